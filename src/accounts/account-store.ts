import { type QueryFilter, Schema, type UpdateQuery } from 'mongoose'
import type { OfficerKeys } from '../sealing/officers/officer-keys.js'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { Conflict } from '../shared/errors.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { Account, Role } from './roles.js'
import { isOpen, openSession, type Session, sessionUsedAgain, type Waiting } from './session.js'

/** On whose word a link was given: an administrator's alone, an officer's in office, the server's owner's. */
export type LinkGiver = 'administrator' | 'officer' | 'owner'

type Invitation = { tokenHash: string; expiresAt: Date; givenBy: LinkGiver }

/** A link that an administrator asked for and that an officer in office has to consent to. */
type LinkRequest = { id: string; askedBy: string; at: Date }

/** What one administrator proposes for an account and a second person has to confirm. */
export type Proposal = { id: string; askedBy: string; at: Date } & (
  | { what: 'link' | 'factor' }
  | { what: 'role'; seen: Role; role: Role; communeCode: string | null }
)

/** `sealed`: the secret, under the key of KEY_DIR that lasts. `recovery`: keyed hashes of the codes that are left. */
export type StoredFactor = {
  sealed: string
  /** The step of RFC 6238 whose code counted last: it and those before it count no more. */
  lastStep: number
  recovery: string[]
  since: Date
}

/**
 * The keys with which an account reads denunciations, and who admitted the current pair: only then are cases sealed to it.
 * `by` null: nobody was in office yet, it was in office before there were keys, or it was recovered by the holders.
 */
export type StoredKeys = {
  /** Grows with every change, which replaces the whole if it is still the one that was seen. */
  revision: number
  keys: OfficerKeys
  admitted: { publicKey: string; by: string | null; at: Date } | null
}

/** `seen`: the revision that a change goes out from; null: there were no keys. */
export type ChangeOfKeys = { seen: number | null; next: StoredKeys }

/** Of an account that may read denunciations. */
export type KeyedAccount = Account & { officerKeys: StoredKeys }

export type StoredAccount = Omit<Account, 'id'> & {
  _id: string
  passwordHash: string | null
  isActive: boolean
  invitation: Invitation | null
  request: LinkRequest | null
  /** The role whose first account this is, taken on an administrator's word alone: one account in each role at most. */
  firstOf: Role | null
  /** Who is signed in; they end in the update that sets a password or closes the account. */
  sessions: Session[]
  waiting?: Waiting[]
  factor?: StoredFactor | null
  proposal?: Proposal | null
  /** Something happened to the account that its owner hasn't read. */
  hasNews?: boolean
  /** Up to when its owner has read what happened to the accounts of the role. */
  newsReadAt: Date | null
  officerKeys?: StoredKeys | null
  /** Relatives and units that the account declared, hidden (ties.ts). */
  ties?: string | null
  createdAt: Date
  /** When somebody signed in last; left out: before it was noted. */
  signedInAt?: Date | null
  /** When an administrator last confirmed that the account is still needed. */
  reviewedAt?: Date | null
  audit: AuditEntry[]
}

/** What the administrator's page shows. */
export type AccountEntry = Account & {
  isActive: boolean
  hasPassword: boolean
  invitedUntil: Date | null
  createdAt: Date
  signedInAt: Date | null
  reviewedAt: Date | null
  hasFactor: boolean
  proposal: Proposal | null
  request: LinkRequest | null
}

const plain = Schema.Types.Mixed
const schema = new Schema<StoredAccount>(
  {
    _id: String,
    userName: String,
    displayName: String,
    role: String,
    communeCode: String,
    passwordHash: String,
    isActive: Boolean,
    invitation: plain,
    request: plain,
    firstOf: String,
    sessions: [plain],
    waiting: [plain],
    factor: plain,
    proposal: plain,
    hasNews: Boolean,
    newsReadAt: Date,
    officerKeys: plain,
    ties: String,
    createdAt: Date,
    signedInAt: Date,
    reviewedAt: Date,
    audit: [plain],
  },
  { versionKey: false, collection: 'accounts' },
)
schema.index({ userName: 1 }, { unique: true })
schema.index({ 'invitation.tokenHash': 1 })
schema.index({ 'sessions.tokenHash': 1 })
schema.index({ 'waiting.tokenHash': 1 })
schema.index({ firstOf: 1 }, { unique: true, partialFilterExpression: { firstOf: { $gt: '' } } })
schema.index({ 'audit.id': 1 })

/** More than these at once, and the oldest session of an account ends. */
export const mostSessions = 20

const withRevision = (seen: number | null): QueryFilter<StoredAccount> =>
  seen === null ? { officerKeys: null } : { 'officerKeys.revision': seen }

export const toAccount = ({ _id, userName, displayName, role, communeCode }: StoredAccount): Account => ({
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
  request: stored.request,
  createdAt: stored.createdAt,
  signedInAt: stored.signedInAt ?? null,
  reviewedAt: stored.reviewedAt ?? null,
  hasFactor: Boolean(stored.factor),
  proposal: stored.proposal ?? null,
})

/** Accounts of staff with their sessions. User names are kept in lower case. Every write carries its audit entry. */
export const createAccountStore = (connection: Connection) => {
  const model = connection.model<StoredAccount>('Account', schema)

  /** True when there was such an account. */
  const change = async (
    filter: QueryFilter<StoredAccount>,
    set: UpdateQuery<StoredAccount>['$set'],
    entry: AuditEntry,
  ): Promise<boolean> => {
    const result = await model.updateOne(filter, { $set: set, $push: { audit: entry } })
    return result.matchedCount === 1
  }

  return {
    prepare: () => model.createIndexes(),

    /** A new account without a password. Throws Conflict when the name is taken. */
    async create(account: Account, entry: AuditEntry): Promise<void> {
      const { id, ...rest } = account
      try {
        await model.create({
          ...rest,
          _id: id,
          passwordHash: null,
          isActive: true,
          invitation: null,
          request: null,
          firstOf: null,
          sessions: [],
          newsReadAt: null,
          createdAt: entry.at,
          audit: [entry],
        })
      } catch (error) {
        if (isDuplicateKey(error)) throw new Conflict('Tên đăng nhập này đã có. Hãy chọn tên khác.')
        throw error
      }
    },

    /** Open or closed. */
    async getEntry(id: string): Promise<AccountEntry | null> {
      const found = await model.findById(id).lean<StoredAccount>()
      return found && toEntry(found)
    },

    /** For the sign-in: the account and its password's hash; both null when there is none or it is closed. */
    async getForSignIn(userName: string): Promise<{ account: Account | null; passwordHash: string | null }> {
      const found = await model.findOne({ userName: userName.toLowerCase(), isActive: true }).lean<StoredAccount>()
      return { account: found && toAccount(found), passwordHash: found?.passwordHash ?? null }
    },

    async findAll(): Promise<AccountEntry[]> {
      return (await model.find({}).sort({ role: 1, userName: 1 }).lean<StoredAccount[]>()).map(toEntry)
    },

    /** Of open and closed accounts. */
    async findUserNames(): Promise<string[]> {
      return (await model.find({}, { userName: 1 }).lean<StoredAccount[]>()).map(({ userName }) => userName)
    },

    hasAnyPassword: async (): Promise<boolean> => (await model.exists({ passwordHash: { $ne: null } })) !== null,

    hasFirst: async (role: Role): Promise<boolean> => (await model.exists({ firstOf: role })) !== null,

    /** Of accounts from before there was a first one: the oldest that has a password. */
    async markFirst(role: Role): Promise<void> {
      if (await model.exists({ firstOf: role })) return
      const [oldest] = await model
        .find({ role, passwordHash: { $ne: null } })
        .sort({ createdAt: 1 })
        .limit(1)
      if (!oldest) return
      await model.updateOne({ _id: oldest._id }, { $set: { firstOf: role } }).catch((error) => {
        if (!isDuplicateKey(error)) throw error
      })
    },

    /** Whether anybody of these roles can sign in. */
    isAnyInOffice: async (roles: readonly Role[]): Promise<boolean> =>
      (await model.exists({ role: { $in: [...roles] }, isActive: true, passwordHash: { $ne: null } })) !== null,

    /** Puts a one-time invitation in place of the one before and opens the account; false when there is none. */
    invite: (id: string, invitation: Invitation, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id }, { invitation, isActive: true, request: null }, entry),

    /** Puts a request for a link in place of the one before; the link before ends. */
    ask: (id: string, request: LinkRequest, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id }, { request, invitation: null }, entry),

    /** Gives the link that was asked for; false when the request was answered meanwhile. */
    consent: (id: string, requestId: string, invitation: Invitation, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id, 'request.id': requestId }, { invitation, isActive: true, request: null }, entry),

    decline: (id: string, requestId: string, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id, 'request.id': requestId }, { request: null }, entry),

    async getInvited(tokenHash: string, at: Date): Promise<{ account: Account; givenBy: LinkGiver } | null> {
      const found = await model
        .findOne({ 'invitation.tokenHash': tokenHash, 'invitation.expiresAt': { $gt: at } })
        .lean<StoredAccount>()
      return found?.invitation ? { account: toAccount(found), givenBy: found.invitation.givenBy } : null
    },

    /**
     * Uses an invitation up: sets the password and ends every session. 'gone': it was used or ran out meanwhile;
     * 'taken': another account was the first of its role already.
     */
    async accept(
      tokenHash: string,
      set: { passwordHash: string; displayName: string; firstOf?: Role; officerKeys?: StoredKeys },
      entry: AuditEntry,
    ): Promise<'accepted' | 'gone' | 'taken'> {
      const filter = { 'invitation.tokenHash': tokenHash, 'invitation.expiresAt': { $gt: entry.at } }
      try {
        const isAccepted = await change(filter, { ...set, invitation: null, sessions: [], waiting: [] }, entry)
        return isAccepted ? 'accepted' : 'gone'
      } catch (error) {
        if (isDuplicateKey(error)) return 'taken'
        throw error
      }
    },

    /** Takes password, link, sessions and what was declared away; false when there is no such account. */
    close: (id: string, entry: AuditEntry): Promise<boolean> =>
      change(
        { _id: id },
        { isActive: false, invitation: null, request: null, passwordHash: null, sessions: [], waiting: [], ties: null },
        entry,
      ),

    /** False when the account was closed. */
    setTies: (id: string, ties: string, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id, isActive: true }, { ties }, entry),

    async findTies(): Promise<{ id: string; ties: string }[]> {
      const found = await model.find({ ties: { $gt: '' } }, { ties: 1 }).lean<StoredAccount[]>()
      return found.map(({ _id, ties }) => ({ id: _id, ties: ties ?? '' }))
    },

    /** False when the account was closed meanwhile. */
    async beginSession(id: string, session: StoredAccount['sessions'][number], entry: AuditEntry): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, isActive: true },
        {
          $set: { signedInAt: entry.at },
          $push: { sessions: { $each: [session], $slice: -mostSessions }, audit: entry },
        },
      )
      return result.matchedCount === 1
    },

    async getSignedIn(tokenHash: string, at: Date): Promise<Account | null> {
      const found = await model
        .findOne({ sessions: { $elemMatch: openSession(tokenHash, at) }, isActive: true })
        .lean<StoredAccount>()
      return found && toAccount(found)
    },

    /** Notes that a page of the session is used, where it was last noted a minute ago. */
    async noteUse(tokenHash: string, at: Date): Promise<void> {
      await model.updateOne(
        { sessions: { $elemMatch: sessionUsedAgain(tokenHash, at) } },
        { $set: { 'sessions.$[used].seenAt': at } },
        { arrayFilters: [{ 'used.tokenHash': tokenHash }] },
      )
    },

    /** Who is signed in, with the keys as the session holds them; null for one that holds none. */
    async getSignedInKeys(tokenHash: string, at: Date): Promise<{ account: KeyedAccount; key: string } | null> {
      const found = await model
        .findOne({ sessions: { $elemMatch: openSession(tokenHash, at) }, isActive: true })
        .lean<StoredAccount>()
      const key = found?.sessions.find((session) => session.tokenHash === tokenHash)?.key
      return found?.officerKeys && key
        ? { account: { ...toAccount(found), officerKeys: found.officerKeys }, key }
        : null
    },

    async getKeys(id: string): Promise<StoredKeys | null> {
      const found = await model.findById(id, { officerKeys: 1 }).lean<StoredAccount>()
      return found?.officerKeys ?? null
    },

    /** False when the keys were changed meanwhile. */
    async replaceKeys(id: string, { seen, next }: ChangeOfKeys, entry?: AuditEntry): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, ...withRevision(seen) },
        { $set: { officerKeys: next }, ...(entry && { $push: { audit: entry } }) },
      )
      return result.matchedCount === 1
    },

    /** Accounts of these roles that can sign in and have keys, admitted or not. */
    async findKeyed(among: readonly Role[]): Promise<KeyedAccount[]> {
      const found = await model
        .find({
          role: { $in: [...among] },
          isActive: true,
          passwordHash: { $ne: null },
          officerKeys: { $ne: null },
        })
        .sort({ userName: 1 })
        .lean<StoredAccount[]>()
      return found.flatMap((one) => (one.officerKeys ? [{ ...toAccount(one), officerKeys: one.officerKeys }] : []))
    },

    async endSession(tokenHash: string, entry: AuditEntry): Promise<void> {
      await model.updateOne(
        { 'sessions.tokenHash': tokenHash },
        { $pull: { sessions: { tokenHash } }, $push: { audit: entry } },
      )
    },

    /** The account's open sessions, the newest first. */
    async findSessions(id: string, at: Date): Promise<Session[]> {
      const found = await model.findById(id, { sessions: 1 }).lean<StoredAccount>()
      return (found?.sessions ?? []).filter((session) => isOpen(session, at)).reverse()
    },

    /** Ends all sessions of the account but one. */
    async endOtherSessions(id: string, keptTokenHash: string, entry: AuditEntry): Promise<void> {
      await model.updateOne(
        { _id: id },
        { $pull: { sessions: { tokenHash: { $ne: keptTokenHash } } }, $push: { audit: entry } },
      )
    },

    /** Ends all sessions and sign-ins that wait; false when there is no such account. */
    async endSessions(id: string, entry: AuditEntry): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id },
        { $set: { sessions: [], waiting: [] }, $push: { audit: entry } },
      )
      return result.matchedCount === 1
    },

    /**
     * Sets a password, with the sessions that are left; false when the account was closed or its keys changed meanwhile.
     */
    async setPassword(
      id: string,
      { passwordHash, keys, sessions }: { passwordHash: string; keys: ChangeOfKeys | null; sessions: Session[] },
      entry: AuditEntry,
    ): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, isActive: true, ...(keys && withRevision(keys.seen)) },
        {
          $set: { passwordHash, sessions, waiting: [], ...(keys && { officerKeys: keys.next }) },
          $push: { audit: entry },
        },
      )
      return result.matchedCount === 1
    },

    /** Gives an account another role or commune and ends its sessions; false when there is none of the role that was seen. */
    async changeRole(
      id: string,
      seen: Role,
      set: Pick<Account, 'role' | 'communeCode'>,
      entry: AuditEntry,
    ): Promise<boolean> {
      return change({ _id: id, role: seen }, { ...set, sessions: [], waiting: [] }, entry)
    },

    /** Notes that an account is still needed; false when there is none. */
    noteReview: (id: string, entry: AuditEntry): Promise<boolean> =>
      change({ _id: id }, { reviewedAt: entry.at }, entry),

    /** Which of these names are taken. */
    async findTaken(userNames: readonly string[]): Promise<Set<string>> {
      const found = await model.find({ userName: { $in: [...userNames] } }, { userName: 1 }).lean<StoredAccount[]>()
      return new Set(found.map(({ userName }) => userName))
    },

    /** Takes accounts back that were made a moment ago and have no password. */
    async removeUnused(ids: readonly string[]): Promise<void> {
      await model.deleteMany({ _id: { $in: [...ids] }, passwordHash: null })
    },

    async getNewsReadAt(id: string): Promise<Date | null> {
      const found = await model.findById(id, { newsReadAt: 1 }).lean<StoredAccount>()
      return found?.newsReadAt ?? null
    },

    async markNewsRead(id: string, at: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { newsReadAt: at } })
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type AccountStore = ReturnType<typeof createAccountStore>
