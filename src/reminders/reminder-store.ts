import { Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import type { PendingSource } from '../messaging/outbox.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import { type Connection, insertedOf } from '../shared/mongo.js'
import type { DigestNotice, IdentityNotice, Reminder, StepNotice } from './reminder.js'

type StoredReminder = Partial<Omit<StepNotice, 'what'>> &
  Partial<Omit<DigestNotice, 'what'>> &
  Partial<Omit<IdentityNotice, 'what'>> &
  Pick<Reminder, 'what' | 'accounts' | 'unread' | 'createdAt' | 'closedAt'> & {
    _id: string
    /** The local day of `createdAt`. */
    madeOn: string
    outgoing: OutgoingMessage[]
    /** Accounts that a letter waits for, that one is on its way to, and that got one. */
    toMail: string[]
    mailing: string[]
    mailed: string[]
    mailAfter: Date
    audit: AuditEntry[]
  }

/** A reminder as it is made: with what goes out beside the console. */
export type NewReminder = Reminder & { outgoing: OutgoingMessage[]; toMail: string[]; audit?: AuditEntry[] }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredReminder>(
  {
    _id: String,
    what: String,
    caseId: String,
    kind: String,
    isProtected: Boolean,
    receiptCode: String,
    clockId: String,
    duty: String,
    dueOn: String,
    step: String,
    by: String,
    alsoCodes: { type: [String], default: undefined },
    day: String,
    counts: plain,
    isAgain: Boolean,
    accounts: [String],
    unread: [String],
    createdAt: Date,
    madeOn: String,
    closedAt: Date,
    outgoing: [plain],
    toMail: [String],
    mailing: [String],
    mailed: [String],
    mailAfter: Date,
    audit: [plain],
  },
  { versionKey: false, collection: 'reminders' },
)
schema.index({ unread: 1 })
schema.index({ accounts: 1, what: 1, closedAt: 1, createdAt: -1 })
schema.index({ caseId: 1, createdAt: 1 })
schema.index({ what: 1, day: 1 })
schema.index({ what: 1, madeOn: 1 })
schema.index({ toMail: 1, mailAfter: 1 })
schema.index({ 'outgoing.id': 1 })
schema.index({ 'audit.id': 1 })

const toReminder = (stored: StoredReminder): Reminder => {
  const {
    _id,
    outgoing: _1,
    toMail: _2,
    mailing: _3,
    mailed: _4,
    mailAfter: _5,
    madeOn: _6,
    audit: _7,
    ...rest
  } = stored
  return { ...rest, key: _id } as Reminder
}

const closing = { unread: [], outgoing: [], toMail: [] }

/** What staff were reminded of. The key is the document's id, so that no process says the same twice. */
export const createReminderStore = (connection: Connection) => {
  const model = connection.model<StoredReminder>('Reminder', schema)
  const pending = pendingSourceOf(model)

  return {
    prepare: () => model.createIndexes(),

    /** Those with a key that is there already stay as they are. */
    async insert(reminders: readonly NewReminder[]): Promise<void> {
      if (reminders.length === 0) return
      await insertedOf(
        model,
        reminders.map(({ key, audit = [], ...rest }) => ({
          ...rest,
          audit,
          _id: key,
          madeOn: localDay(rest.createdAt),
          mailing: [],
          mailed: [],
          mailAfter: rest.createdAt,
        })),
      )
    },

    /** Which of these keys are there. */
    async findKeys(keys: readonly string[]): Promise<Set<string>> {
      const found = await model.find({ _id: { $in: [...keys] } }, { _id: 1 }).lean<{ _id: string }[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    /** Ends the urges of earlier days that these stand in the place of. */
    async closeEarlierUrges(urges: readonly (Reminder & StepNotice)[], accountId: string, at: Date): Promise<void> {
      if (urges.length === 0) return
      await model.updateMany(
        {
          caseId: { $in: urges.map(({ caseId }) => caseId) },
          accounts: accountId,
          step: 'urged',
          closedAt: null,
          _id: { $nin: urges.map(({ key }) => key) },
        },
        { $set: { closedAt: at, ...closing } },
      )
    },

    /**
     * Ends the reminders of a case but for these: the duty is done, stands still or ends on another day. Urges stand as long
     * as one of the steps does.
     */
    async closeOthers(caseId: string, standing: readonly string[], at: Date): Promise<void> {
      await model.updateMany(
        {
          caseId,
          closedAt: null,
          _id: { $nin: [...standing] },
          ...(standing.length > 0 && { step: { $ne: 'urged' } }),
        },
        { $set: { closedAt: at, ...closing } },
      )
    },

    /** Ends the digests of earlier days; those of a month ago are deleted. */
    async closeDigestsBefore(day: string, deleteBefore: string, at: Date): Promise<void> {
      await model.updateMany(
        { what: 'digest', day: { $lt: day }, closedAt: null },
        { $set: { closedAt: at, ...closing } },
      )
      await model.deleteMany({ what: 'digest', day: { $lt: deleteBefore } })
    },

    /** The accounts that have a digest of that day. */
    async findDigested(day: string): Promise<Set<string>> {
      const found = await model.find({ what: 'digest', day }, { accounts: 1 }).lean<StoredReminder[]>()
      return new Set(found.flatMap(({ accounts }) => accounts))
    },

    /** The half-way and day-before steps that came up on a day and still stand. */
    async findEarlySteps(day: string): Promise<(Reminder & StepNotice)[]> {
      const found = await model
        .find({ what: 'step', madeOn: day, step: { $in: ['half', 'before'] }, closedAt: null })
        .lean<StoredReminder[]>()
      return found.map(toReminder) as (Reminder & StepNotice)[]
    },

    /** The steps that an account is still reminded of, the newest first. */
    async findStanding(accountId: string, limit: number): Promise<(Reminder & StepNotice)[]> {
      const found = await model
        .find({ accounts: accountId, what: 'step', closedAt: null })
        .sort({ createdAt: -1 })
        .limit(limit)
        .lean<StoredReminder[]>()
      return found.map(toReminder) as (Reminder & StepNotice)[]
    },

    async findLastDigest(accountId: string): Promise<(Reminder & DigestNotice) | null> {
      const found = await model
        .findOne({ accounts: accountId, what: 'digest', closedAt: null })
        .sort({ createdAt: -1 })
        .lean<StoredReminder>()
      return found && (toReminder(found) as Reminder & DigestNotice)
    },

    /** Deletes what whoever keeps identities was told, but for these. */
    async keepIdentityNotices(keys: readonly string[]): Promise<void> {
      await model.deleteMany({ what: 'identity', _id: { $nin: [...keys] } })
    },

    /** What an account was told of questions for identities that still wait. */
    async findIdentityNotices(accountId: string): Promise<(Reminder & IdentityNotice)[]> {
      const found = await model.find({ accounts: accountId, what: 'identity' }).lean<StoredReminder[]>()
      return found.map(toReminder) as (Reminder & IdentityNotice)[]
    },

    /** Every reminder that a case ever caused, in order. */
    async findOfCase(caseId: string): Promise<(Reminder & StepNotice)[]> {
      const found = await model.find({ caseId }).sort({ createdAt: 1 }).limit(200).lean<StoredReminder[]>()
      return found.map(toReminder) as (Reminder & StepNotice)[]
    },

    countUnread: (accountId: string): Promise<number> => model.countDocuments({ unread: accountId }),

    /** `key` null: all of them. */
    async markRead(accountId: string, key: string | null): Promise<void> {
      await model.updateMany({ unread: accountId, ...(key !== null && { _id: key }) }, { $pull: { unread: accountId } })
    },

    /** A letter that waits; from now on it counts as on its way, so that no crash sends it twice. Null: none waits. */
    async beginMail(at: Date): Promise<{ reminder: Reminder; accountId: string } | null> {
      for (;;) {
        const found = await model.findOne({ toMail: { $gt: '' }, mailAfter: { $lte: at } }).lean<StoredReminder>()
        const accountId = found?.toMail[0]
        if (!found || !accountId) return null
        const begun = await model.updateOne(
          { _id: found._id, toMail: accountId },
          { $pull: { toMail: accountId }, $push: { mailing: accountId } },
        )
        if (begun.modifiedCount === 1) return { reminder: toReminder(found), accountId }
      }
    },

    /** What became of a letter on its way: it is there, surely isn't and waits again, or is given up. */
    async endMail(key: string, accountId: string, end: 'sent' | 'dropped' | { again: Date }): Promise<void> {
      const result =
        typeof end === 'object'
          ? { $push: { toMail: accountId }, $set: { mailAfter: end.again } }
          : end === 'sent'
            ? { $push: { mailed: accountId } }
            : {}
      await model.updateOne({ _id: key }, { $pull: { mailing: accountId }, ...result })
    },

    auditSource: () => auditSourceOf(model),

    /** Messages for the outbox, which gets them only while `mayTell` says so. */
    source: (mayTell: () => boolean): PendingSource => ({
      ...pending,
      findPending: async (limit) => (mayTell() ? pending.findPending(limit) : []),
    }),
  }
}

export type ReminderStore = ReturnType<typeof createReminderStore>
