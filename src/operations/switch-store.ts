import { Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'

/** `since`: when it was set as it is; null: never touched. */
export type Switch = { name: string; isOff: boolean; reason: string; since: Date | null }

type Stored = Omit<Switch, 'name'> & { _id: string; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  { _id: String, isOff: Boolean, reason: String, since: Date, audit: [Schema.Types.Mixed] },
  { versionKey: false, collection: 'switches' },
)
schema.index({ 'audit.id': 1 })

export const createSwitchStore = (connection: Connection) => {
  const model = connection.model<Stored>('Switch', schema)

  return {
    prepare: () => model.createIndexes(),
    auditSource: () => auditSourceOf(model),

    async findAll(): Promise<Switch[]> {
      const found = await model.find({}, { audit: 0 }).lean<Stored[]>()
      return found.map(({ _id, isOff, reason, since }) => ({ name: _id, isOff, reason, since }))
    },

    async put({ name, ...rest }: Switch, entry: AuditEntry): Promise<void> {
      await model.updateOne({ _id: name }, { $set: rest, $push: { audit: entry } }, { upsert: true })
    },
  }
}
