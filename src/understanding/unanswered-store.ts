import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { partToRead } from '../shared/text.js'

/** A message that the bot couldn't answer, kept for the editors. */
export type Unanswered = {
  id: string
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

/** Takes out what looks like a telephone or identity number. */
const withoutNumbers = (text: string): string => text.replace(/\d[\d .-]{7,}\d/g, '…')

export const createUnansweredStore = (connection: Connection) => {
  const model = connection.model<StoredUnanswered>('Unanswered', schema)

  return {
    prepare: () => model.createIndexes(),

    /** `id` is the message's: the same message is kept once. */
    async add({ id, ...rest }: Omit<Unanswered, 'state'>): Promise<void> {
      try {
        await model.create({
          ...rest,
          _id: id,
          text: withoutNumbers(partToRead(rest.text)).slice(0, longestKept),
          state: 'new',
        })
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

    async markDone(id: string): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { state: 'done' } })
    },
  }
}

export type UnansweredStore = ReturnType<typeof createUnansweredStore>
