import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import { gather } from '../shared/gather.js'
import { traceOf } from '../shared/keys.js'
import { type Connection, insertedOf } from '../shared/mongo.js'
import type { ChatStore, Places } from './chat-store.js'
import {
  type Choice,
  channelOf,
  correctionCause,
  type OutgoingMessage,
  type QueueState,
  type SealedMessage,
} from './message.js'
import { readQueues } from './queue-store.js'
import { sealMessage } from './seal-message.js'

/** Why a message was given up: refused by the platform, the chat out of reach, a day gone by, twice no clear answer. */
type Failure = 'rejected' | 'blocked' | 'expired' | 'unclear'

export type StoredOutgoing = Omit<OutgoingMessage, 'id'> & {
  _id: string
  /** Random, for staff's pages, forms and logs: the id may hold the chat's. */
  key: string
  channel: string
  state: 'waiting' | 'delivered' | 'failed'
  /** Order within the chat in which messages were caused. */
  order: number
  /** Order within the chat in which messages were delivered; null before. */
  sequence: number | null
  attempts: number
  /** A try that failed is repeated then; the chat's later messages wait with it. */
  nextAttemptAt: Date
  /** Before this the message isn't due at all (quiet hours); later ones may pass it. */
  notBefore: Date
  /** When the try under way began; still set when the next one begins: that one never heard its result. */
  tryingSince: Date | null
  /** The fence of the lease under which it was tried last. */
  fence: Date | null
  /** Tries whose answer was lost on the way back; like those cut off by a crash, they may have arrived. */
  unclearTries: number
  interruptedTries: number
  createdAt: Date
  deliveredAt: Date | null
  platformMessageId: string | null
  failure: Failure | null
  /** What the platform said, for staff. */
  failureReason: string | null
  audit: AuditEntry[]
}

const choiceSchema = new Schema<Choice>({ label: String, value: String }, { _id: false })
const schema = new Schema<SealedOutgoing>(
  {
    _id: String,
    key: String,
    chat: String,
    channel: String,
    said: Schema.Types.Mixed,
    text: String,
    choices: { type: [choiceSchema], default: undefined },
    causedBy: String,
    firstNumber: Number,
    told: { type: [Schema.Types.Mixed], default: undefined },
    picture: String,
    isNews: Boolean,
    state: String,
    order: Number,
    sequence: Number,
    attempts: Number,
    nextAttemptAt: Date,
    notBefore: Date,
    tryingSince: Date,
    fence: Date,
    unclearTries: Number,
    interruptedTries: Number,
    createdAt: Date,
    deliveredAt: Date,
    platformMessageId: String,
    failure: String,
    failureReason: String,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'outgoing' },
)
schema.index({ chat: 1, state: 1, order: 1 })
schema.index({ chat: 1, sequence: 1 })
schema.index({ chat: 1, isNews: 1, sequence: 1 })
schema.index({ causedBy: 1, order: 1 })
schema.index({ state: 1, nextAttemptAt: 1 })
schema.index({ channel: 1, deliveredAt: 1 })
schema.index({ state: 1, createdAt: -1 })
schema.index({ key: 1 })
schema.index({ 'audit.id': 1 })
schema.index({ 'told.procedure': 1, createdAt: 1 })

/** As it lies in the database; `text` and `choices` in clear: stored before December 2026. */
type SealedOutgoing = Omit<StoredOutgoing, 'text' | 'choices'> & { said?: ChatBox; text?: string; choices?: Choice[] }

/** What a chat was told of a procedure: the number of the version and the facts, and what caused it. */
export type Telling = { chat: string; causedBy: string; version: number; facts: string[]; at: Date }

type Counters = Pick<ChatStore, 'countCaused' | 'countDelivered'>

const newlyCaused = ({ id, begun, ...rest }: SealedMessage, at: Date): SealedOutgoing => ({
  _id: id,
  key: randomUUID(),
  ...rest,
  channel: channelOf(rest.chat),
  state: 'waiting',
  order: 0,
  sequence: null,
  attempts: 0,
  nextAttemptAt: at,
  notBefore: at,
  tryingSince: begun?.at ?? null,
  fence: begun?.fence ?? null,
  unclearTries: 0,
  interruptedTries: 0,
  createdAt: at,
  deliveredAt: null,
  platformMessageId: null,
  failure: null,
  failureReason: null,
  audit: [],
})

/** Messages on their way to citizens, in order per chat, and those that arrived. */
export const createOutboxStore = (connection: Connection, chats: Counters, boxes: ChatBoxes) => {
  const model = connection.model<SealedOutgoing>('Outgoing', schema)
  const insert = gather((messages: SealedOutgoing[]) => insertedOf(model, messages))

  /** Null: its key was destroyed. */
  const openOne = async ({
    said,
    text = '',
    choices = [],
    ...rest
  }: SealedOutgoing): Promise<StoredOutgoing | null> => {
    const content = said ? await boxes.open<Pick<OutgoingMessage, 'text' | 'choices'>>(said) : { text, choices }
    return content && { ...rest, ...content }
  }
  const openAll = async (found: readonly SealedOutgoing[]): Promise<StoredOutgoing[]> =>
    (await Promise.all(found.map(openOne))).filter((one) => one !== null)
  const openFound = async (found: SealedOutgoing | null): Promise<StoredOutgoing | null> => found && openOne(found)

  const markDelivered = async (
    id: string,
    sequence: number,
    platformMessageId: string | null,
    at: Date,
  ): Promise<void> => {
    await model.updateOne(
      { _id: id, state: 'waiting' },
      { $set: { state: 'delivered', sequence, platformMessageId, deliveredAt: at, tryingSince: null } },
    )
  }

  return {
    prepare: () => model.createIndexes(),

    /** Adds a message; one with the same id that is there already stays as it is. */
    async add(message: OutgoingMessage | SealedMessage, at: Date, notBefore: Date = at): Promise<void> {
      if (await model.exists({ _id: message.id })) return
      await insert({
        ...newlyCaused(await sealMessage(boxes, message), at),
        notBefore,
        nextAttemptAt: notBefore,
        order: await chats.countCaused(message.chat),
      })
    },

    /** Adds a message that was delivered without waiting here; one that somebody else has added meanwhile is marked. */
    async addDelivered(
      message: OutgoingMessage,
      places: Places,
      platformMessageId: string | null,
      at: Date,
    ): Promise<void> {
      const delivered = { state: 'delivered' as const, tryingSince: null, platformMessageId, deliveredAt: at }
      const stored = {
        ...newlyCaused(await sealMessage(boxes, message), at),
        ...delivered,
        order: places.caused,
        sequence: places.delivered,
      }
      if (!(await insert(stored))) await markDelivered(message.id, places.delivered, platformMessageId, at)
    },

    /** One whose key is gone can't be told any more: it is given up, and the next one looked at. */
    async nextWaiting(chat: string, at: Date): Promise<StoredOutgoing | null> {
      for (;;) {
        const found = await model
          .findOne({ chat, state: 'waiting', notBefore: { $lte: at } })
          .sort({ order: 1 })
          .lean<SealedOutgoing>()
        const opened = await openFound(found)
        if (!found || opened) return opened
        await model.updateOne({ _id: found._id, state: 'waiting' }, { $set: { state: 'failed', failure: 'expired' } })
      }
    },

    /** Whether something that lies under a chat's key still waits to be delivered. */
    isWaitingUnder: async (keyId: string): Promise<boolean> =>
      (await model.exists({ state: 'waiting', 'said.key': keyId })) !== null,

    /**
     * Notes that a try begins, under the fence of a lease. Returns the message as it was before; null when it is no
     * longer waiting or a later holder of the lease has tried it.
     */
    beginTry: async (id: string, fence: Date, at: Date): Promise<StoredOutgoing | null> =>
      openFound(
        await model
          .findOneAndUpdate(
            { _id: id, state: 'waiting', $or: [{ fence: null }, { fence: { $lte: fence } }] },
            { $set: { tryingSince: at, fence } },
            { returnDocument: 'before' },
          )
          .lean<SealedOutgoing>(),
      ),

    async markDelivered(
      id: string,
      chat: string,
      platformMessageId: string | null,
      at: Date,
      isNews = false,
    ): Promise<void> {
      await markDelivered(id, await chats.countDelivered(chat, isNews ? at : null), platformMessageId, at)
    },

    /** Ends a try that will be repeated. */
    async postpone(id: string, until: Date, { isUnclear = false } = {}): Promise<void> {
      await model.updateOne(
        { _id: id, state: 'waiting' },
        { $set: { nextAttemptAt: until, tryingSince: null }, $inc: { attempts: 1, unclearTries: isUnclear ? 1 : 0 } },
      )
    },

    /** A try that a crash or a lost lease cut off before its result was stored. */
    async countInterrupted(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $inc: { interruptedTries: 1 } })
    },

    async move(id: string, chat: string): Promise<void> {
      await model.updateOne({ _id: id, state: 'waiting' }, { $set: { chat, tryingSince: null } })
    },

    async markFailed(id: string, failure: Failure, failureReason: string | null): Promise<void> {
      await model.updateOne(
        { _id: id, state: 'waiting' },
        { $set: { state: 'failed', failure, failureReason, tryingSince: null } },
      )
    },

    /** Everything that waits for a chat out of reach. */
    async failAll(chat: string, reason: string): Promise<void> {
      await model.updateMany(
        { chat, state: 'waiting' },
        { $set: { state: 'failed', failure: 'blocked', failureReason: reason, tryingSince: null } },
      )
    },

    /** News that a chat missed while it was out of reach go out again; old answers don't. */
    async reopenMissedNews(chat: string, at: Date): Promise<void> {
      await model.updateMany(
        { chat, state: 'failed', failure: 'blocked', isNews: true },
        {
          $set: { state: 'waiting', failure: null, failureReason: null, nextAttemptAt: at, createdAt: at, attempts: 0 },
        },
      )
    },

    /** A dead letter goes out once more; false when it is none any more. */
    async sendAgain(id: string, by: Doer): Promise<boolean> {
      const { at } = by
      const result = await model.updateOne(
        { _id: id, state: 'failed' },
        {
          $set: {
            state: 'waiting',
            failure: null,
            failureReason: null,
            nextAttemptAt: at,
            notBefore: at,
            createdAt: at,
            attempts: 0,
          },
          $push: { audit: auditEntry(by, 'message_sent_again', traceOf(id)) },
        },
      )
      return result.modifiedCount === 1
    },

    /** Dead letters, the newest first. */
    findFailed: async (limit: number) =>
      openAll(await model.find({ state: 'failed' }).sort({ createdAt: -1 }).limit(limit).lean<SealedOutgoing[]>()),

    countFailed: () => model.countDocuments({ state: 'failed' }),

    /** What caused messages that couldn't be delivered, beginning with a prefix. */
    async findFailedCauses(prefix: string, limit: number): Promise<string[]> {
      const found = await model
        .find({ state: 'failed', causedBy: new RegExp(`^${prefix}`) }, { causedBy: 1 })
        .sort({ createdAt: -1 })
        .limit(limit)
        .lean<Pick<StoredOutgoing, 'causedBy'>[]>()
      return [...new Set(found.map(({ causedBy }) => causedBy).filter((one) => one !== null))]
    },

    get: async (id: string) => openFound(await model.findById(id).lean<SealedOutgoing>()),

    getByKey: async (key: string) => openFound(await model.findOne({ key }).lean<SealedOutgoing>()),

    /** Slugs of the procedures that some answer still kept was about. */
    async findToldProcedures(): Promise<string[]> {
      return (await model.distinct('told.procedure')).filter((slug): slug is string => typeof slug === 'string')
    },

    /** What chats were told of a procedure since then, or will be once it is day; the earliest first. */
    async findTellings(procedure: string, since: Date): Promise<Telling[]> {
      const found = await model
        .find(
          { 'told.procedure': procedure, createdAt: { $gte: since }, state: { $in: ['delivered', 'waiting'] } },
          { chat: 1, causedBy: 1, told: 1, createdAt: 1 },
        )
        .sort({ createdAt: 1 })
        .lean<StoredOutgoing[]>()
      return found.flatMap(({ chat, causedBy, told = [], createdAt: at }) =>
        told.flatMap(({ procedure: slug, version, facts }) =>
          slug === procedure && version !== null ? [{ chat, causedBy, version, facts, at }] : [],
        ),
      )
    },

    /** What one case told the citizen in vain. */
    findFailedOf: async (causedBy: string) =>
      openAll(await model.find({ causedBy, state: 'failed' }).sort({ order: 1 }).lean<SealedOutgoing[]>()),

    /** What waits, by channel; what isn't due yet counts, and is no time late. */
    readQueues: (now: Date): Promise<QueueState[]> => readQueues(model, 'notBefore', now),

    /** Chats with something due, those that wait longest first; none of `except`. */
    async findChatsDue(at: Date, limit: number, except: readonly string[] = []): Promise<string[]> {
      const found = await model.aggregate<{ _id: string }>([
        {
          $match: {
            state: 'waiting',
            nextAttemptAt: { $lte: at },
            ...(except.length > 0 && { channel: { $nin: except } }),
          },
        },
        { $group: { _id: '$chat', since: { $min: '$nextAttemptAt' } } },
        { $sort: { since: 1 } },
        { $limit: limit },
      ])
      return found.map(({ _id }) => _id)
    },

    /** What one incoming message or case event caused, in order. */
    findCausedBy: async (causedBy: string) =>
      openAll(await model.find({ causedBy }).sort({ order: 1 }).lean<SealedOutgoing[]>()),

    /** What was delivered to a chat after the message with this id, or all of it when null or unknown. */
    async findDeliveredAfter(chat: string, lastId: string | null, limit: number): Promise<StoredOutgoing[]> {
      const last = lastId ? await model.findOne({ _id: lastId, chat }, { sequence: 1 }).lean<SealedOutgoing>() : null
      return openAll(
        await model
          .find({ chat, sequence: { $gt: last?.sequence ?? 0 } })
          .sort({ sequence: 1 })
          .limit(limit)
          .lean<SealedOutgoing[]>(),
      )
    },

    /** The choices of the last news that reached a chat since then, its pictures aside: a number typed now may pick one. */
    async findOfferedByNews(chat: string, since: Date): Promise<Choice[]> {
      const [last] = await model
        .find({ chat, isNews: true, picture: null, state: 'delivered', deliveredAt: { $gte: since } })
        .sort({ sequence: -1 })
        .limit(1)
        .lean<SealedOutgoing[]>()
      return (last && (await openOne(last)))?.choices.map(({ label, value }) => ({ label, value })) ?? []
    },

    /** Chats of a channel to which something was delivered since then, by any process. */
    async findChatsDeliveredSince(channel: string, since: Date): Promise<string[]> {
      const found = await model.find({ channel, deliveredAt: { $gte: since } }, { chat: 1 }).lean<StoredOutgoing[]>()
      return [...new Set(found.map(({ chat }) => chat))]
    },

    /**
     * Deletes what a chat was told, except what is still on its way and what a cause of this beginning caused. A correction
     * of what was told doesn't go out any more.
     */
    async forget(chat: string, keptCause: string): Promise<void> {
      await model.deleteMany({
        chat,
        state: 'waiting',
        tryingSince: null,
        causedBy: new RegExp(`^${correctionCause('')}`),
      })
      await model.deleteMany({
        chat,
        state: { $ne: 'waiting' },
        causedBy: { $not: new RegExp(`^${keptCause}`) },
        'audit.0': { $exists: false },
      })
    },

    /** Gives what one cause has brought another, and each message the id that `hideId` makes of its own; can be done again. */
    async renameCause(from: string, to: string, hideId: (id: string) => string): Promise<void> {
      for (const stored of await model.find({ causedBy: from }).lean<SealedOutgoing[]>()) {
        await insert({ ...stored, _id: hideId(stored._id), causedBy: to })
        await model.deleteOne({ _id: stored._id })
      }
    },

    /** Deletes all that something caused. */
    async forgetCaused(causedBy: string): Promise<void> {
      await model.deleteMany({ causedBy })
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type OutboxStore = ReturnType<typeof createOutboxStore>
