import { Schema } from 'mongoose'
import { z } from 'zod'
import { type AuditEntry, auditEntry, auditSourceOf, type Doer } from '../shared/audit.js'
import type { Connection } from '../shared/mongo.js'

const text = z
  .string()
  .trim()
  .max(300)
  .transform((typed) => typed || null)
export const provinceOfficeSchema = z.object({ address: text, hours: text, phone: text })

/** Where the province receives citizens, as its administrator entered it; null: not entered. */
export type ProvinceOffice = z.infer<typeof provinceOfficeSchema>

type Stored = ProvinceOffice & { _id: string; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  { _id: String, address: String, hours: String, phone: String, audit: [Schema.Types.Mixed] },
  { versionKey: false, collection: 'province_office' },
)
schema.index({ 'audit.id': 1 })

const theOne = 'province'

export const createProvinceOfficeStore = (connection: Connection) => {
  const model = connection.model<Stored>('ProvinceOffice', schema)

  return {
    prepare: () => model.createIndexes(),
    auditSource: () => auditSourceOf(model),

    async get(): Promise<ProvinceOffice> {
      const { address = null, hours = null, phone = null } = (await model.findById(theOne).lean<Stored>()) ?? {}
      return { address, hours, phone }
    },

    async save({ fields, ...doer }: Doer & { fields: ProvinceOffice }): Promise<void> {
      const entry = auditEntry(doer, 'province_office_changed', null)
      await model.updateOne({ _id: theOne }, { $set: fields, $push: { audit: entry } }, { upsert: true })
    },
  }
}
