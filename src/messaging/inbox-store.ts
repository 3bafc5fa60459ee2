import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { IncomingMessage } from './message.js'

type StoredIncoming = Omit<IncomingMessage, 'id'> & {
  _id: string
  state: 'waiting' | 'done' | 'failed'
  attempts: number
  order: number
}

const schema = new Schema<StoredIncoming>(
  {
    _id: String,
    chat: String,
    channel: String,
    text: String,
    at: Date,
    state: String,
    attempts: Number,
    order: Number,
  },
  { versionKey: false, collection: 'incoming' },
)
schema.index({ chat: 1, state: 1, order: 1 })
schema.index({ state: 1, order: 1 })

const toMessage = ({ _id, chat, channel, text, at }: StoredIncoming): IncomingMessage => ({
  id: _id,
  chat,
  channel,
  text,
  at,
})

/** Messages as they arrived, each once, and whether they were handled. */
export const createInboxStore = (connection: Connection) => {
  const model = connection.model<StoredIncoming>('Incoming', schema)
  let lastOrder = 0

  /** Grows within one process; between processes the clock decides, and one chat's messages come one by one. */
  const nextOrder = (): number => {
    lastOrder = Math.max(lastOrder + 0.001, Date.now())
    return lastOrder
  }

  return {
    prepare: () => model.createIndexes(),

    /** Stores a message. Returns false when the same id is there already. */
    async store(message: IncomingMessage): Promise<boolean> {
      const { id, ...rest } = message
      try {
        await model.create({ _id: id, ...rest, state: 'waiting', attempts: 0, order: nextOrder() })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    async nextWaiting(chat: string): Promise<IncomingMessage | null> {
      const found = await model.findOne({ chat, state: 'waiting' }).sort({ order: 1 }).lean<StoredIncoming>()
      return found && toMessage(found)
    },

    async markDone(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'done' } })
    },

    /** Counts a failed attempt and returns how many there have been. */
    async countAttempt(id: string): Promise<number> {
      const updated = await model
        .findOneAndUpdate({ _id: id }, { $inc: { attempts: 1 } }, { returnDocument: 'after' })
        .lean<StoredIncoming>()
      return updated?.attempts ?? 0
    },

    async markFailed(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'failed' } })
    },

    async getState(id: string): Promise<StoredIncoming['state'] | null> {
      const found = await model.findById(id, { state: 1 }).lean<StoredIncoming>()
      return found?.state ?? null
    },

    async findChatsWaiting(limit: number): Promise<string[]> {
      const found = await model
        .find({ state: 'waiting' }, { chat: 1 })
        .sort({ order: 1 })
        .limit(limit)
        .lean<StoredIncoming[]>()
      return [...new Set(found.map(({ chat }) => chat))]
    },
  }
}

export type InboxStore = ReturnType<typeof createInboxStore>
