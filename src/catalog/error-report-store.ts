import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, giveKeys, isDuplicateKey } from '../shared/mongo.js'

/** "Báo sai": a citizen says that what an answer tells isn't right; `slug` is the procedure's or the matter's beside the catalog, `key` random, for pages and forms: the id holds the chat's. */
export type ErrorReport = {
  id: string
  key: string
  slug: string
  text: string
  reportedAt: Date
  state: 'new' | 'done'
}

type StoredReport = Omit<ErrorReport, 'id'> & { _id: string; chat: string }

const schema = new Schema<StoredReport>(
  { _id: String, key: String, chat: String, slug: String, text: String, reportedAt: Date, state: String },
  { versionKey: false, collection: 'error_reports' },
)
schema.index({ state: 1, reportedAt: -1 })
schema.index({ key: 1 })
schema.index({ chat: 1 })

export const createErrorReportStore = (connection: Connection) => {
  const model = connection.model<StoredReport>('ErrorReport', schema)

  return {
    async prepare(): Promise<void> {
      await giveKeys(model)
      await model.createIndexes()
    },

    /** `id` is the message's: the same message reports once. */
    async add({ id, ...rest }: Omit<ErrorReport, 'state' | 'key'> & { chat: string }): Promise<void> {
      try {
        await model.create({ _id: id, key: randomUUID(), ...rest, text: rest.text.slice(0, 2_000), state: 'new' })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async findNew(limit: number): Promise<ErrorReport[]> {
      const found = await model.find({ state: 'new' }).sort({ reportedAt: -1 }).limit(limit).lean<StoredReport[]>()
      return found.map(({ _id, chat: _chat, ...rest }) => ({ id: _id, ...rest }))
    },

    async forget(chat: string): Promise<void> {
      await model.deleteMany({ chat })
    },

    async markDone(key: string): Promise<void> {
      await model.updateOne({ key }, { $set: { state: 'done' } })
    },
  }
}

export type ErrorReportStore = ReturnType<typeof createErrorReportStore>
