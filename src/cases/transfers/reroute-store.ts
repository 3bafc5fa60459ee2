import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../../shared/audit.js'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'
import type { StaffName } from '../desk/entry.js'
import type { RerouteFilter } from './reroute-form.js'
import type { transferWording } from './wording.js'

export type LeftOutWhy = keyof typeof transferWording.leftOut

/** One bulk re-routing as the province decided it after the dry run. */
export type Reroute = {
  id: string
  filter: RerouteFilter
  /** Code of a commune, or 'province'. */
  to: string
  reason: string
  by: StaffName
  at: Date
  caseIds: string[]
  /** Null until every case was gone through. */
  done: { at: Date; moved: number; leftOut: { receiptCode: string; why: LeftOutWhy }[] } | null
}

type StoredReroute = Omit<Reroute, 'id'> & { _id: string; audit: AuditEntry[] }

const schema = new Schema<StoredReroute>(
  {
    _id: String,
    filter: Schema.Types.Mixed,
    to: String,
    reason: String,
    by: Schema.Types.Mixed,
    at: Date,
    caseIds: [String],
    done: Schema.Types.Mixed,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'reroutes', minimize: false },
)
schema.index({ done: 1, at: -1 })
schema.index({ 'audit.id': 1 })

const toReroute = ({ _id, audit: _audit, ...rest }: StoredReroute): Reroute => ({ ...rest, id: _id })

/** Bulk re-routings: written before the first case is touched, so that what a crash cuts off can go on. */
export const createRerouteStore = (connection: Connection) => {
  const model = connection.model<StoredReroute>('Reroute', schema)

  const get = async (id: string): Promise<Reroute | null> => {
    const found = await model.findById(id).lean<StoredReroute>()
    return found && toReroute(found)
  }

  return {
    prepare: () => model.createIndexes(),
    get,

    /** Stores it, or returns the one that stands under this id already. */
    async begin({ id, ...reroute }: Reroute): Promise<Reroute> {
      const entry = { id, at: reroute.at, accountId: reroute.by.accountId, what: 'cases_rerouted', subject: id }
      try {
        await model.create({ ...reroute, _id: id, audit: [entry] })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
      return (await get(id)) as Reroute
    },

    async finish(id: string, done: NonNullable<Reroute['done']>): Promise<void> {
      await model.updateOne({ _id: id, done: null }, { $set: { done } })
    },

    /** Those that weren't gone through to their end. */
    async findUnfinished(): Promise<Reroute[]> {
      const found = await model.find({ done: null }).sort({ at: -1 }).limit(20).lean<StoredReroute[]>()
      return found.map(toReroute)
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type RerouteStore = ReturnType<typeof createRerouteStore>
