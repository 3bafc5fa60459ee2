import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import type { Account } from '../../accounts/roles.js'
import type { Connection } from '../../shared/mongo.js'

/** A list that an account keeps: `address` is what stands behind '?'. */
export type SavedView = { id: string; name: string; address: string }
type StoredView = { _id: string; account: string; name: string; address: string }

const mostViews = 20

const schema = new Schema<StoredView>(
  { _id: String, account: String, name: String, address: String },
  { versionKey: false, collection: 'saved_views' },
)
schema.index({ account: 1, name: 1 }, { unique: true })

/** The lists of the inbox that accounts keep for themselves. */
export const createSavedViewStore = (connection: Connection) => {
  const model = connection.model<StoredView>('SavedView', schema)
  return {
    prepare: () => model.createIndexes(),

    async findAll({ id }: Account): Promise<SavedView[]> {
      const found = await model.find({ account: id }).sort({ name: 1 }).lean<StoredView[]>()
      return found.map(({ _id, name, address }) => ({ id: _id, name, address }))
    },

    /** A list of the same name is exchanged; false: the account has as many as it may. */
    async save({ id }: Account, { name, address }: Omit<SavedView, 'id'>): Promise<boolean> {
      const isKnown = (await model.exists({ account: id, name })) !== null
      if (!isKnown && (await model.countDocuments({ account: id })) >= mostViews) return false
      await model.updateOne(
        { account: id, name },
        { $set: { address }, $setOnInsert: { _id: randomUUID() } },
        { upsert: true },
      )
      return true
    },

    async remove({ id }: Account, viewId: string): Promise<void> {
      await model.deleteOne({ _id: viewId, account: id })
    },
  }
}
