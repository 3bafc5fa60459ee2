import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'

/** A public key to which officers' private keys are sealed, and who holds the three shares of its private key. */
export type StoredRecoveryKey = {
  id: string
  publicKey: string
  holders: string[]
  madeAt: Date
  /** Null: it waits for an officer in office to confirm who holds it; nothing is sealed to it until then. */
  confirmedAt: Date | null
}

type Stored = Omit<StoredRecoveryKey, 'id'> & { _id: string; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  {
    _id: String,
    publicKey: String,
    holders: [String],
    madeAt: Date,
    confirmedAt: Date,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'recovery_keys' },
)
schema.index({ confirmedAt: -1 })
schema.index({ 'audit.id': 1 })

const toKey = ({ _id, publicKey, holders, madeAt, confirmedAt }: Stored): StoredRecoveryKey => ({
  id: _id,
  publicKey,
  holders,
  madeAt,
  confirmedAt,
})

/** The recovery keys that there were; private keys and shares are kept nowhere. */
export const createRecoveryStore = (connection: Connection) => {
  const model = connection.model<Stored>('RecoveryKey', schema)
  return {
    prepare: () => model.createIndexes(),

    async add({ id, ...key }: StoredRecoveryKey, entry: AuditEntry): Promise<void> {
      await model.create({ ...key, _id: id, audit: [entry] })
    },

    async get(id: string): Promise<StoredRecoveryKey | null> {
      const found = await model.findById(id).lean<Stored>()
      return found && toKey(found)
    },

    /** The one that private keys are sealed to now. */
    async getCurrent(): Promise<StoredRecoveryKey | null> {
      const found = await model
        .findOne({ confirmedAt: { $ne: null } })
        .sort({ confirmedAt: -1 })
        .lean<Stored>()
      return found && toKey(found)
    },

    /** The newest first. */
    async findUnconfirmed(): Promise<StoredRecoveryKey[]> {
      return (await model.find({ confirmedAt: null }).sort({ madeAt: -1 }).lean<Stored[]>()).map(toKey)
    },

    /** False when there is none that waits. */
    async confirm(id: string, entry: AuditEntry): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, confirmedAt: null },
        { $set: { confirmedAt: entry.at }, $push: { audit: entry } },
      )
      return result.matchedCount === 1
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type RecoveryStore = ReturnType<typeof createRecoveryStore>
