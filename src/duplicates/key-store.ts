import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'
import type { Keys } from './keys.js'

/** One open report: digests of what it is looked up by, and nothing of what was written. */
type StoredKeys = { _id: string; alike: string[]; near: string[]; openedAt: Date }

const schema = new Schema<StoredKeys>(
  { _id: String, alike: [String], near: [String], openedAt: Date },
  { versionKey: false, collection: 'report_keys' },
)
schema.index({ alike: 1 })
schema.index({ near: 1, openedAt: -1 })

/** How many a look-up reads at most of each kind, however many cases there are. */
const mostAlike = 30
const mostNear = 10

/** Which open reports share a key. */
export const createKeyStore = (connection: Connection) => {
  const model = connection.model<StoredKeys>('ReportKeys', schema)

  return {
    prepare: () => model.createIndexes(),

    async put(id: string, { alike, near }: Keys, openedAt: Date): Promise<void> {
      await model.updateOne({ _id: id }, { $set: { alike, near, openedAt } }, { upsert: true })
    },

    async remove(ids: readonly string[]): Promise<void> {
      if (ids.length > 0) await model.deleteMany({ _id: { $in: ids } })
    },

    async isEmpty(): Promise<boolean> {
      return (await model.findOne({}, { _id: 1 }).lean()) === null
    },

    /** Ids of reports that share keys, those of one matter before those of one place. */
    async find({ alike, near }: Keys): Promise<string[]> {
      const [same, close] = await Promise.all([
        model
          .find({ alike: { $in: alike } }, { _id: 1 })
          .limit(mostAlike)
          .lean<{ _id: string }[]>(),
        near.length === 0
          ? []
          : model
              .find({ near: { $in: near } }, { _id: 1 })
              .sort({ openedAt: -1 })
              .limit(mostNear)
              .lean<{ _id: string }[]>(),
      ])
      return [...new Set([...same, ...close].map(({ _id }) => _id))]
    },
  }
}

export type KeyStore = ReturnType<typeof createKeyStore>
