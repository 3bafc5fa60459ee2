import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../../shared/audit.js'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'
import type { OpenMonth } from './month.js'

type StoredMonth = OpenMonth & { _id: string; audit: AuditEntry[] }

const schema = new Schema<StoredMonth>(
  {
    _id: String,
    month: String,
    version: Number,
    note: String,
    publishedAt: Date,
    rows: [Schema.Types.Mixed],
    hash: String,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'open_months' },
)
schema.index({ month: -1, version: -1 })
schema.index({ 'audit.id': 1 })

const toMonth = ({ _id: _1, audit: _2, ...rest }: StoredMonth): OpenMonth => rest

/** Months as they were published: a version is never written over. */
export const createMonthStore = (connection: Connection) => {
  const model = connection.model<StoredMonth>('OpenMonth', schema)

  return {
    prepare: () => model.createIndexes(),
    auditSource: () => auditSourceOf(model),

    /** False: somebody published that version meanwhile. */
    async add(month: OpenMonth, doer: Doer): Promise<boolean> {
      const _id = `${month.month}@${month.version}`
      try {
        await model.create({ _id, ...month, audit: [auditEntry(doer, 'figures_published', _id)] })
        return true
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** One version, the latest where none is named. */
    async get(month: string, version?: number): Promise<OpenMonth | null> {
      const [found] = await model
        .find({ month, ...(version !== undefined && { version }) })
        .sort({ version: -1 })
        .limit(1)
        .lean<StoredMonth[]>()
      return found ? toMonth(found) : null
    },

    /** What was published, the newest month and version first, without the figures. */
    async list(): Promise<Omit<OpenMonth, 'rows'>[]> {
      const found = await model
        .find({}, { rows: 0 })
        .sort({ month: -1, version: -1 })
        .lean<Omit<StoredMonth, 'rows'>[]>()
      return found.map(({ _id: _1, audit: _2, ...rest }) => rest)
    },
  }
}

export type MonthStore = ReturnType<typeof createMonthStore>
