import { Schema } from 'mongoose'
import type { Account } from '../../accounts/roles.js'
import type { Connection } from '../../shared/mongo.js'

type StoredPresence = { _id: string; case: string; account: string; name: string; at: Date }

/** A page says every twenty seconds that it is open. */
const presentForMs = 45_000

const schema = new Schema<StoredPresence>(
  { _id: String, case: String, account: String, name: String, at: Date },
  { versionKey: false, collection: 'case_presence' },
)
schema.index({ case: 1, at: 1 })
schema.index({ at: 1 }, { expireAfterSeconds: 3_600 })

/** Who has which case open at the moment. */
export const createPresenceStore = (connection: Connection) => {
  const model = connection.model<StoredPresence>('CasePresence', schema)
  return {
    prepare: () => model.createIndexes(),

    /** Notes that an account has a case open; the names of the others that have. */
    async note({ id, displayName }: Account, caseId: string, at: Date): Promise<string[]> {
      await model.updateOne(
        { _id: `${caseId}:${id}` },
        { $set: { case: caseId, account: id, name: displayName, at } },
        { upsert: true },
      )
      const others = await model
        .find({ case: caseId, account: { $ne: id }, at: { $gt: new Date(at.getTime() - presentForMs) } })
        .lean<StoredPresence[]>()
      return others.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'vi'))
    },
  }
}
