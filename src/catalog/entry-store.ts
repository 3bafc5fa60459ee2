import { Schema } from 'mongoose'
import { Conflict, NotFound } from '../shared/errors.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import type { StoredEntry } from './version.js'

const authorship = { by: String, why: String, at: Date }
const content = { content: Schema.Types.Mixed }
const changes = { changes: { type: [Schema.Types.Mixed], default: undefined } }
const version = {
  ...authorship,
  ...content,
  ...changes,
  number: Number,
  restoredFrom: Number,
  from: Date,
  lesson: Schema.Types.Mixed,
}
const versionSchema = new Schema(version, { _id: false, minimize: false })
const draftSchema = new Schema(
  { ...authorship, ...content, ...changes, writers: Schema.Types.Mixed, review: Schema.Types.Mixed },
  { _id: false, minimize: false },
)
const schema = new Schema<StoredEntry>(
  {
    _id: String,
    revision: Number,
    published: { type: versionSchema, default: null },
    scheduled: { type: versionSchema, default: null },
    draft: { type: draftSchema, default: null },
    withdrawn: { type: new Schema(authorship, { _id: false }), default: null },
    archived: [versionSchema],
    order: Number,
    importedHash: { type: String, default: null },
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'procedure_versions', minimize: false },
)
schema.index({ order: 1 }, { unique: true, partialFilterExpression: { order: { $gt: 0 } } })
schema.index({ 'audit.id': 1 })

export const changedMeanwhile = () =>
  new Conflict('Có người vừa sửa thủ tục này. Xin tải lại trang, xem bản mới rồi sửa lại phần của bạn.')

/** The collection of procedures with their histories, and what every write of it needs. */
export const openEntries = (connection: Connection) => {
  const model = connection.model<StoredEntry>('ProcedureVersions', schema)

  const catalogRevision = async (): Promise<number> => {
    const last = await model
      .findOne({ order: { $gt: 0 } }, { order: 1 })
      .sort({ order: -1 })
      .lean<StoredEntry>()
    return last?.order ?? 0
  }

  const getStored = async (slug: string): Promise<StoredEntry> => {
    const entry = await model.findById(slug).lean<StoredEntry>()
    if (!entry) throw new NotFound(`Không có thủ tục "${slug}".`)
    return entry
  }

  return {
    model,
    getStored,
    /** Grows with every publishing in the whole catalog, by one indexed read. */
    catalogRevision,

    /** Runs a write that takes the next place in the catalog's history; the unique index makes one of two racers try again. */
    async inOrder<T>(write: (order: number) => Promise<T>): Promise<T> {
      for (;;) {
        const order = (await catalogRevision()) + 1
        try {
          return await write(order)
        } catch (error) {
          if (!isDuplicateKey(error) || (await catalogRevision()) < order) throw error
        }
      }
    },

    /** The entry as it was seen; throws Conflict where it changed since. */
    async getSeen(slug: string, expected: number): Promise<StoredEntry> {
      const entry = await getStored(slug)
      if (entry.revision !== expected) throw changedMeanwhile()
      return entry
    },
  }
}

export type Entries = ReturnType<typeof openEntries>
