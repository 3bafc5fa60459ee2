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

/** How many a look-up weighs by their keys, and gives at most, however many cases there are. */
const mostWeighed = 60
const mostAlike = 10
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

    /** Ids of reports of the same matter: those that share most keys first, of two alike the later one. */
    async findAlike({ alike }: Keys): Promise<string[]> {
      if (alike.length === 0) return []
      const wanted = new Set(alike)
      const found = await model
        .find({ alike: { $in: alike } }, { alike: 1, openedAt: 1 })
        .limit(mostWeighed)
        .lean<StoredKeys[]>()
      return found
        .map(({ _id, alike: own, openedAt }) => ({
          _id,
          shared: own.filter((key) => wanted.has(key)).length,
          openedAt,
        }))
        .toSorted((a, b) => b.shared - a.shared || b.openedAt.getTime() - a.openedAt.getTime())
        .slice(0, mostAlike)
        .map(({ _id }) => _id)
    },

    /** Ids of the latest reports of the same place, whatever they tell. */
    async findNear({ near }: Keys): Promise<string[]> {
      if (near.length === 0) return []
      const found = await model
        .find({ near: { $in: near } }, { _id: 1 })
        .sort({ openedAt: -1 })
        .limit(mostNear)
        .lean<{ _id: string }[]>()
      return found.map(({ _id }) => _id)
    },
  }
}

export type KeyStore = ReturnType<typeof createKeyStore>
