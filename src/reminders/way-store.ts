import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'

type Waiting = { hash: string; expiresAt: Date }

type StoredWay = {
  _id: string
  /** A chat of Telegram or Zalo, and the code that linked it. */
  chat: string | null
  linkedWith: string | null
  chatCode: Waiting | null
  email: string | null
  emailCode: (Waiting & { email: string }) | null
  audit: AuditEntry[]
}

/** How an account is told besides the console. */
export type Way = { accountId: string; chat: string | null; email: string | null }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredWay>(
  {
    _id: String,
    chat: String,
    linkedWith: String,
    chatCode: plain,
    email: String,
    emailCode: plain,
    audit: [plain],
  },
  { versionKey: false, collection: 'reminder_ways' },
)
schema.index({ chat: 1 })
schema.index({ 'chatCode.hash': 1 })
schema.index({ 'audit.id': 1 })

const unlinked = { chat: null, linkedWith: null }

/** The chat and the mail address of each account that gave one; both were confirmed by a one-time code. */
export const createWayStore = (connection: Connection) => {
  const model = connection.model<StoredWay>('ReminderWay', schema)
  const toWay = ({ _id, chat, email }: StoredWay): Way => ({ accountId: _id, chat: chat ?? null, email: email ?? null })

  return {
    prepare: () => model.createIndexes(),

    async get(accountId: string): Promise<Way> {
      const found = await model.findById(accountId).lean<StoredWay>()
      return found ? toWay(found) : { accountId, chat: null, email: null }
    },

    findAll: async (): Promise<Way[]> =>
      (await model.find({ $or: [{ chat: { $ne: null } }, { email: { $ne: null } }] }).lean<StoredWay[]>()).map(toWay),

    /** The code before it ends. */
    async putChatCode(accountId: string, chatCode: Waiting): Promise<void> {
      await model.updateOne({ _id: accountId }, { $set: { chatCode } }, { upsert: true })
    },

    async putEmailCode(accountId: string, emailCode: NonNullable<StoredWay['emailCode']>): Promise<void> {
      await model.updateOne({ _id: accountId }, { $set: { emailCode } }, { upsert: true })
    },

    /** Links a chat to the account whose code it sent; another one's link to it ends. False: no such code. */
    async linkChat(chat: string, hash: string, at: Date): Promise<boolean> {
      if (await model.exists({ chat, linkedWith: hash })) return true
      const owner = await model.findOne({ 'chatCode.hash': hash, 'chatCode.expiresAt': { $gt: at } }).lean<StoredWay>()
      if (!owner) return false
      await model.updateMany({ chat, _id: { $ne: owner._id } }, { $set: unlinked })
      const linked = await model.updateOne(
        { _id: owner._id, 'chatCode.hash': hash },
        {
          $set: { chat, linkedWith: hash, chatCode: null },
          $push: { audit: auditEntry({ accountId: owner._id, at }, 'reminder_chat_linked', owner._id) },
        },
      )
      return linked.modifiedCount === 1
    },

    /** False: that chat is nobody's. */
    async unlinkChat(chat: string, at: Date): Promise<boolean> {
      const owner = await model.findOne({ chat }).lean<StoredWay>()
      if (!owner) return false
      await this.remove(owner._id, 'chat', at)
      return true
    },

    /** Takes the address that this code was sent to; false: the code is wrong or has run out. */
    async confirmEmail(accountId: string, hash: string, at: Date): Promise<boolean> {
      const found = await model.findOne({ _id: accountId, 'emailCode.hash': hash }).lean<StoredWay>()
      if (!found?.emailCode || found.emailCode.expiresAt <= at) return false
      const confirmed = await model.updateOne(
        { _id: accountId, 'emailCode.hash': hash },
        {
          $set: { email: found.emailCode.email, emailCode: null },
          $push: { audit: auditEntry({ accountId, at }, 'reminder_email_confirmed', accountId) },
        },
      )
      return confirmed.modifiedCount === 1
    },

    async remove(accountId: string, what: 'chat' | 'email', at: Date): Promise<void> {
      await model.updateOne(
        { _id: accountId },
        {
          $set: what === 'chat' ? { ...unlinked, chatCode: null } : { email: null, emailCode: null },
          $push: { audit: auditEntry({ accountId, at }, `reminder_${what}_removed`, accountId) },
        },
      )
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type WayStore = ReturnType<typeof createWayStore>
