import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import type { Partner } from './partner.js'

/** `hash`: of its key, which nobody can read back. */
type Stored = Omit<Partner, 'id'> & { _id: string; hash: string; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  {
    _id: String,
    name: String,
    scopes: [String],
    communeCode: { type: String, default: null },
    hash: String,
    createdAt: Date,
    revokedAt: { type: Date, default: null },
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'partners' },
)
schema.index({ hash: 1 }, { unique: true })
schema.index({ 'audit.id': 1 })

const toPartner = ({ _id, name, scopes, communeCode, createdAt, revokedAt }: Stored): Partner => ({
  id: _id,
  name,
  scopes,
  communeCode,
  createdAt,
  revokedAt,
})

export const createPartnerStore = (connection: Connection) => {
  const model = connection.model<Stored>('Partner', schema)

  return {
    prepare: () => model.createIndexes(),

    async create({ id, ...rest }: Partner, hash: string, entry: AuditEntry): Promise<void> {
      await model.create({ _id: id, ...rest, hash, audit: [entry] })
    },

    /** Whose key has this hash, unless it was revoked. */
    async findByHash(hash: string): Promise<Partner | null> {
      const found = await model.findOne({ hash, revokedAt: null }).lean<Stored>()
      return found && toPartner(found)
    },

    /** Of these ids those whose key is in force. */
    async findInForce(ids: readonly string[]): Promise<Partner[]> {
      const found = await model.find({ _id: { $in: [...ids] }, revokedAt: null }).lean<Stored[]>()
      return found.map(toPartner)
    },

    /** The newest first. */
    async findAll(): Promise<Partner[]> {
      const found = await model.find().sort({ createdAt: -1, _id: 1 }).lean<Stored[]>()
      return found.map(toPartner)
    },

    /** False: it was revoked before, or there is none. */
    async revoke(id: string, at: Date, entry: AuditEntry): Promise<boolean> {
      const changed = await model.updateOne(
        { _id: id, revokedAt: null },
        { $set: { revokedAt: at }, $push: { audit: entry } },
      )
      return changed.matchedCount > 0
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type PartnerStore = ReturnType<typeof createPartnerStore>
