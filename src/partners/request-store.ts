import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

/** `_id`: digest of whose key and which name the request has; `body`: digest of what it brought. */
type Stored = { _id: string; body: string; at: Date }

const schema = new Schema<Stored>(
  { _id: String, body: String, at: Date },
  { versionKey: false, collection: 'partner_requests' },
)
schema.index({ at: 1 })

/** Names of requests that are sent again when their answer got lost (Idempotency-Key), with what they brought. */
export const createRequestStore = (connection: Connection) => {
  const model = connection.model<Stored>('PartnerRequest', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Takes the name for this body; false: it was taken for another one. */
    async take(id: string, body: string, at: Date): Promise<boolean> {
      try {
        await model.create({ _id: id, body, at })
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        return (await model.exists({ _id: id, body })) !== null
      }
    },

    async removeOlder(than: Date): Promise<void> {
      await model.deleteMany({ at: { $lt: than } })
    },
  }
}
