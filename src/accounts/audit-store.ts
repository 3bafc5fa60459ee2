import { Schema } from 'mongoose'
import type { AuditEntry } from '../shared/audit.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type StoredEntry = Omit<AuditEntry, 'id'> & { _id: string }

const schema = new Schema<StoredEntry>(
  { _id: String, at: Date, accountId: String, what: String, subject: String },
  { versionKey: false, collection: 'audit' },
)
schema.index({ at: -1 })
schema.index({ subject: 1, at: -1 })

const toEntry = ({ _id, ...rest }: StoredEntry): AuditEntry => ({ id: String(_id), ...rest })

/** The audit trail: written, never changed. */
export const createAuditStore = (connection: Connection) => {
  const model = connection.model<StoredEntry>('Audit', schema)

  return {
    prepare: () => model.createIndexes(),

    /** An entry that is there already stays as it is. */
    async add({ id, ...entry }: AuditEntry): Promise<void> {
      try {
        await model.create({ _id: id, ...entry })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    /** The newest first; with `subjects`, about these alone. */
    async findLatest(limit: number, subjects?: readonly string[]): Promise<AuditEntry[]> {
      const found = await model
        .find(subjects ? { subject: { $in: [...subjects] } } : {})
        .sort({ at: -1 })
        .limit(limit)
        .lean<StoredEntry[]>()
      return found.map(toEntry)
    },
  }
}

export type AuditStore = ReturnType<typeof createAuditStore>
