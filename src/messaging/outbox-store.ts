import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { type Choice, channelOf, type OutgoingMessage } from './message.js'

export type StoredOutgoing = Omit<OutgoingMessage, 'id'> & {
  _id: string
  channel: string
  state: 'waiting' | 'delivered' | 'failed'
  /** Order within the chat in which messages were caused. */
  order: number
  /** Order within the chat in which messages were delivered; null before. */
  sequence: number | null
  attempts: number
  nextAttemptAt: Date
  createdAt: Date
  deliveredAt: Date | null
  platformMessageId: string | null
  /** Why it could not be delivered. */
  failure: string | null
}

type StoredCounter = { _id: string; value: number }

const choiceSchema = new Schema<Choice>({ label: String, value: String }, { _id: false })
const schema = new Schema<StoredOutgoing>(
  {
    _id: String,
    chat: String,
    channel: String,
    text: String,
    choices: [choiceSchema],
    causedBy: String,
    state: String,
    order: Number,
    sequence: Number,
    attempts: Number,
    nextAttemptAt: Date,
    createdAt: Date,
    deliveredAt: Date,
    platformMessageId: String,
    failure: String,
  },
  { versionKey: false, collection: 'outgoing' },
)
schema.index({ chat: 1, state: 1, order: 1 })
schema.index({ chat: 1, sequence: 1 })
schema.index({ causedBy: 1, order: 1 })
schema.index({ state: 1, nextAttemptAt: 1 })
schema.index({ channel: 1, deliveredAt: 1 })

const counterSchema = new Schema<StoredCounter>(
  { _id: String, value: Number },
  { versionKey: false, collection: 'counters' },
)

/** Messages on their way to citizens, in order per chat, and those that arrived. */
export const createOutboxStore = (connection: Connection) => {
  const model = connection.model<StoredOutgoing>('Outgoing', schema)
  const counters = connection.model<StoredCounter>('Counter', counterSchema)

  const next = async (name: string): Promise<number> => {
    const counter = await counters
      .findOneAndUpdate({ _id: name }, { $inc: { value: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<StoredCounter>()
    return counter?.value ?? 1
  }

  return {
    prepare: () => model.createIndexes(),

    /** Adds a message; one with the same id that is there already stays as it is. */
    async add(message: OutgoingMessage, at: Date): Promise<void> {
      const { id, ...rest } = message
      if (await model.exists({ _id: id })) return
      try {
        await model.create({
          _id: id,
          ...rest,
          channel: channelOf(message.chat),
          state: 'waiting',
          order: await next(`order:${message.chat}`),
          sequence: null,
          attempts: 0,
          nextAttemptAt: at,
          createdAt: at,
          deliveredAt: null,
          platformMessageId: null,
          failure: null,
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    nextWaiting: (chat: string) => model.findOne({ chat, state: 'waiting' }).sort({ order: 1 }).lean<StoredOutgoing>(),

    async markDelivered(id: string, chat: string, platformMessageId: string | null, at: Date): Promise<void> {
      const sequence = await next(`sequence:${chat}`)
      await model.updateOne(
        { _id: id, state: 'waiting' },
        { $set: { state: 'delivered', sequence, platformMessageId, deliveredAt: at } },
      )
    },

    async postpone(id: string, until: Date): Promise<void> {
      await model.updateOne({ _id: id, state: 'waiting' }, { $set: { nextAttemptAt: until }, $inc: { attempts: 1 } })
    },

    async markFailed(id: string, failure: string): Promise<void> {
      await model.updateOne({ _id: id, state: 'waiting' }, { $set: { state: 'failed', failure } })
    },

    async findChatsDue(at: Date, limit: number): Promise<string[]> {
      const found = await model
        .find({ state: 'waiting', nextAttemptAt: { $lte: at } }, { chat: 1 })
        .sort({ nextAttemptAt: 1 })
        .limit(limit)
        .lean<StoredOutgoing[]>()
      return [...new Set(found.map(({ chat }) => chat))]
    },

    /** What one incoming message or case event caused, in order. */
    findCausedBy: (causedBy: string) => model.find({ causedBy }).sort({ order: 1 }).lean<StoredOutgoing[]>(),

    /** What was delivered to a chat after the message with this id, or all of it when null or unknown. */
    async findDeliveredAfter(chat: string, lastId: string | null, limit: number): Promise<StoredOutgoing[]> {
      const last = lastId ? await model.findOne({ _id: lastId, chat }, { sequence: 1 }).lean<StoredOutgoing>() : null
      return model
        .find({ chat, sequence: { $gt: last?.sequence ?? 0 } })
        .sort({ sequence: 1 })
        .limit(limit)
        .lean<StoredOutgoing[]>()
    },

    /** Chats of a channel to which something was delivered since then, by any process. */
    async findChatsDeliveredSince(channel: string, since: Date): Promise<string[]> {
      const found = await model.find({ channel, deliveredAt: { $gte: since } }, { chat: 1 }).lean<StoredOutgoing[]>()
      return [...new Set(found.map(({ chat }) => chat))]
    },
  }
}

export type OutboxStore = ReturnType<typeof createOutboxStore>
