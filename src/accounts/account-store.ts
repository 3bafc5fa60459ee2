import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { Conflict, NotFound } from '../shared/errors.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Account, Role } from './roles.js'

type StoredAccount = Omit<Account, 'id'> & {
  _id: string
  passwordHash: string | null
  isActive: boolean
  invitation: { tokenHash: string; expiresAt: Date } | null
  createdAt: Date
}

/** What the administrator's page shows. */
export type AccountEntry = Account & { isActive: boolean; hasPassword: boolean; invitedUntil: Date | null }

const schema = new Schema<StoredAccount>(
  {
    _id: String,
    userName: String,
    displayName: String,
    role: String,
    communeCode: String,
    passwordHash: String,
    isActive: Boolean,
    invitation: Schema.Types.Mixed,
    createdAt: Date,
  },
  { versionKey: false, collection: 'accounts' },
)
schema.index({ userName: 1 }, { unique: true })
schema.index({ 'invitation.tokenHash': 1 })

const toAccount = ({ _id, userName, displayName, role, communeCode }: StoredAccount): Account => ({
  id: _id,
  userName,
  displayName,
  role,
  communeCode,
})

const toEntry = (stored: StoredAccount): AccountEntry => ({
  ...toAccount(stored),
  isActive: stored.isActive,
  hasPassword: stored.passwordHash !== null,
  invitedUntil: stored.invitation?.expiresAt ?? null,
})

/** Accounts of staff. User names are kept in lower case. */
export const createAccountStore = (connection: Connection) => {
  const model = connection.model<StoredAccount>('Account', schema)

  return {
    prepare: () => model.createIndexes(),

    /** A new account without a password; an invitation lets its owner set one. Throws Conflict when the name is taken. */
    async create(account: Omit<Account, 'id'>, at: Date): Promise<Account> {
      const stored: StoredAccount = {
        ...account,
        _id: randomUUID(),
        userName: account.userName.toLowerCase(),
        passwordHash: null,
        isActive: true,
        invitation: null,
        createdAt: at,
      }
      try {
        await model.create(stored)
        return toAccount(stored)
      } catch (error) {
        if (isDuplicateKey(error)) throw new Conflict('Tên đăng nhập này đã có. Hãy chọn tên khác.')
        throw error
      }
    },

    async get(id: string): Promise<Account | null> {
      const found = await model.findOne({ _id: id, isActive: true }).lean<StoredAccount>()
      return found && toAccount(found)
    },

    /** For the sign-in: the account and its password's hash; both null when there is none or it is closed. */
    async getForSignIn(userName: string): Promise<{ account: Account | null; passwordHash: string | null }> {
      const found = await model.findOne({ userName: userName.toLowerCase(), isActive: true }).lean<StoredAccount>()
      return { account: found && toAccount(found), passwordHash: found?.passwordHash ?? null }
    },

    async findAll(): Promise<AccountEntry[]> {
      return (await model.find({}).sort({ role: 1, userName: 1 }).lean<StoredAccount[]>()).map(toEntry)
    },

    hasAnyPassword: async (): Promise<boolean> => (await model.exists({ passwordHash: { $ne: null } })) !== null,

    getByRole: async (role: Role): Promise<Account | null> => {
      const found = await model.findOne({ role }).lean<StoredAccount>()
      return found && toAccount(found)
    },

    /** Puts a one-time invitation in place of the one before. */
    async invite(id: string, tokenHash: string, expiresAt: Date): Promise<void> {
      const result = await model.updateOne(
        { _id: id },
        { $set: { invitation: { tokenHash, expiresAt }, isActive: true } },
      )
      if (result.matchedCount === 0) throw new NotFound('Không có tài khoản này.')
    },

    async getInvited(tokenHash: string, at: Date): Promise<Account | null> {
      const found = await model
        .findOne({ 'invitation.tokenHash': tokenHash, 'invitation.expiresAt': { $gt: at } })
        .lean<StoredAccount>()
      return found && toAccount(found)
    },

    /** Uses an invitation up: sets the password. False when it was used or ran out meanwhile. */
    async acceptInvitation(
      tokenHash: string,
      set: { passwordHash: string; displayName: string },
      at: Date,
    ): Promise<boolean> {
      const result = await model.updateOne(
        { 'invitation.tokenHash': tokenHash, 'invitation.expiresAt': { $gt: at } },
        { $set: { ...set, invitation: null } },
      )
      return result.modifiedCount === 1
    },

    async deactivate(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { isActive: false, invitation: null, passwordHash: null } })
    },
  }
}

export type AccountStore = ReturnType<typeof createAccountStore>
