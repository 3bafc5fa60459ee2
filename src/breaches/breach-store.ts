import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'
import type { Breach, BreachExtent, BreachStepName } from './breach.js'

type Stored = Omit<Breach, 'id'> & { _id: string; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  {
    _id: String,
    foundAt: Date,
    what: String,
    people: { type: Number, default: null },
    harm: { type: String, default: null },
    measures: String,
    recordedAt: Date,
    done: Schema.Types.Mixed,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'breaches', minimize: false },
)
schema.index({ foundAt: -1 })
schema.index({ 'audit.id': 1 })

const toBreach = ({ _id, audit: _audit, ...rest }: Stored): Breach => ({ id: _id, ...rest, harm: rest.harm ?? null })

export const createBreachStore = (connection: Connection) => {
  const model = connection.model<Stored>('Breach', schema)

  return {
    prepare: () => model.createIndexes(),

    async create({ id, ...rest }: Breach, entry: AuditEntry): Promise<void> {
      await model.create({ _id: id, ...rest, audit: [entry] })
    },

    async get(id: string): Promise<Breach | null> {
      const found = await model.findById(id).lean<Stored>()
      return found && toBreach(found)
    },

    /** The latest found first. */
    async findAll(): Promise<Breach[]> {
      return (await model.find().sort({ foundAt: -1, _id: 1 }).lean<Stored[]>()).map(toBreach)
    },

    /** False: there is none, or the step was done before. */
    async setDone(id: string, step: BreachStepName, at: Date, entry: AuditEntry): Promise<boolean> {
      const change = { $set: { [`done.${step}`]: at }, $push: { audit: entry } }
      return (await model.updateOne({ _id: id, [`done.${step}`]: { $exists: false } }, change)).modifiedCount === 1
    },

    /** False: there is none. */
    async setExtent(id: string, extent: BreachExtent, entry: AuditEntry): Promise<boolean> {
      const change = { $set: extent, $push: { audit: entry } }
      return (await model.updateOne({ _id: id }, change)).matchedCount === 1
    },

    auditSource: () => auditSourceOf(model),
  }
}
