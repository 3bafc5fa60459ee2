import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type StoredQuota = { _id: string; bytes: number; endsAt: Date }

const schema = new Schema<StoredQuota>(
  { _id: String, bytes: Number, endsAt: Date },
  { versionKey: false, collection: 'upload_quotas' },
)
schema.index({ endsAt: 1 }, { expireAfterSeconds: 0 })

/** How many bytes were uploaded under a name; counted by one update each, so that parallel uploads can't pass together. */
export const createQuotaStore = (connection: Connection) => {
  const model = connection.model<StoredQuota>('UploadQuota', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Counts the bytes, or returns false and counts nothing when they would be more than `most`. */
    async take(name: string, bytes: number, { most, endsAt }: { most: number; endsAt: Date }): Promise<boolean> {
      if (bytes > most) return false
      const add = () =>
        model.updateOne(
          { _id: name, bytes: { $lte: most - bytes } },
          { $inc: { bytes }, $setOnInsert: { endsAt } },
          { upsert: true },
        )
      try {
        await add()
        return true
      } catch (error) {
        // It is there: full, or inserted by another upload in the same moment.
        if (!isDuplicateKey(error)) throw error
        const again = await model.updateOne({ _id: name, bytes: { $lte: most - bytes } }, { $inc: { bytes } })
        return again.modifiedCount === 1
      }
    },

    async giveBack(name: string, bytes: number): Promise<void> {
      await model.updateOne({ _id: name }, { $inc: { bytes: -bytes } })
    },
  }
}

export type QuotaStore = ReturnType<typeof createQuotaStore>
