import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** `box`: sealed, base64. */
type StoredAnswer = { _id: string; box: string; expiresAt: Date }

const schema = new Schema<StoredAnswer>(
  { _id: String, box: String, expiresAt: Date },
  { versionKey: false, collection: 'form_answers' },
)
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

/** Boxes that are gone after their time; nothing in them says whose they are. */
export const createFormAnswerStore = (connection: Connection) => {
  const model = connection.model<StoredAnswer>('FormAnswer', schema)
  return {
    prepare: () => model.createIndexes(),

    /** What stood under this id gives way. */
    async put(id: string, box: string, expiresAt: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { box, expiresAt } }, { upsert: true })
    },

    async getBox(id: string, at: Date): Promise<string | null> {
      return (await model.findOne({ _id: id, expiresAt: { $gt: at } }).lean<StoredAnswer>())?.box ?? null
    },
  }
}
