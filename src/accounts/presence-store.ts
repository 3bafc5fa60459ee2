import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import type { Account } from './roles.js'

type StoredPresence = { _id: string; subject: string; account: string; name: string; at: Date }

/** A page says every twenty seconds that it is open. */
const presentForMs = 45_000

/** Who has which thing open at the moment. */
export const createPresenceStore = (connection: Connection, { collection }: { collection: string }) => {
  const schema = new Schema<StoredPresence>(
    { _id: String, subject: String, account: String, name: String, at: Date },
    { versionKey: false, collection },
  )
  schema.index({ subject: 1, at: 1 })
  schema.index({ at: 1 }, { expireAfterSeconds: 3_600 })
  const model = connection.model<StoredPresence>(collection, schema)
  return {
    prepare: () => model.createIndexes(),

    /** Notes that an account has a thing open; the names of the others that have. */
    async note({ id, displayName }: Account, subject: string, at: Date): Promise<string[]> {
      await model.updateOne(
        { _id: `${subject}:${id}` },
        { $set: { subject, account: id, name: displayName, at } },
        { upsert: true },
      )
      const others = await model
        .find({ subject, account: { $ne: id }, at: { $gt: new Date(at.getTime() - presentForMs) } })
        .lean<StoredPresence[]>()
      return others.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'vi'))
    },
  }
}
