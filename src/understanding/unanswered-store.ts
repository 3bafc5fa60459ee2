import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, giveKeys, isDuplicateKey } from '../shared/mongo.js'
import { partToRead } from '../shared/text.js'

/** A message that the bot couldn't answer, kept for the editors. */
export type Unanswered = {
  /** The message's: it holds the chat's, so no page prints it. */
  id: string
  /** Random, for pages and forms. */
  key: string
  chat: string
  text: string
  intent: string
  confidence: number
  /** The nearest procedure, by slug. */
  nearest: string | null
  askedAt: Date
  state: 'new' | 'done'
}

type StoredUnanswered = Omit<Unanswered, 'id'> & { _id: string }

const longestKept = 1_000

const schema = new Schema<StoredUnanswered>(
  {
    _id: String,
    key: String,
    chat: String,
    text: String,
    intent: String,
    confidence: Number,
    nearest: String,
    askedAt: Date,
    state: String,
  },
  { versionKey: false, collection: 'unanswered' },
)
schema.index({ state: 1, askedAt: -1 })
schema.index({ chat: 1 })
schema.index({ key: 1 })

/** Takes out what looks like a telephone or identity number. */
const withoutNumbers = (text: string): string => text.replace(/\d[\d .-]{7,}\d/g, '…')

export const createUnansweredStore = (connection: Connection) => {
  const model = connection.model<StoredUnanswered>('Unanswered', schema)

  return {
    async prepare(): Promise<void> {
      await giveKeys(model)
      await model.createIndexes()
    },

    /** `id` is the message's: the same message is kept once. */
    async add({ id, ...rest }: Omit<Unanswered, 'state' | 'key'>): Promise<void> {
      try {
        const text = withoutNumbers(partToRead(rest.text)).slice(0, longestKept)
        await model.create({ ...rest, _id: id, key: randomUUID(), text, state: 'new' })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async findNew(limit: number): Promise<Unanswered[]> {
      const found = await model.find({ state: 'new' }).sort({ askedAt: -1 }).limit(limit).lean<StoredUnanswered[]>()
      return found.map(({ _id, ...rest }) => ({ id: _id, ...rest }))
    },

    async forget(chat: string): Promise<void> {
      await model.deleteMany({ chat })
    },

    async markDone(key: string): Promise<void> {
      await model.updateOne({ key }, { $set: { state: 'done' } })
    },
  }
}

export type UnansweredStore = ReturnType<typeof createUnansweredStore>
