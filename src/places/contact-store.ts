import { type Connection, Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf } from '../shared/audit.js'
import { NotFound } from '../shared/errors.js'
import type { CommuneContact, CommuneContactFields } from './commune-contact.js'
import { getCommune } from './communes.js'

type StoredContact = Omit<CommuneContact, 'communeCode'> & { _id: string; audit: AuditEntry[] }

const nullableText = { type: String, default: null }

const schema = new Schema<StoredContact>(
  {
    _id: String,
    address: nullableText,
    hours: nullableText,
    phone: nullableText,
    email: nullableText,
    leaderName: nullableText,
    leaderPhone: nullableText,
    receptionSchedule: nullableText,
    updatedAt: { type: Date, default: null },
    updatedBy: nullableText,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'commune_contacts' },
)
schema.index({ 'audit.id': 1 })

const unknownContact: Omit<CommuneContact, 'communeCode'> = {
  address: null,
  hours: null,
  phone: null,
  email: null,
  leaderName: null,
  leaderPhone: null,
  receptionSchedule: null,
  updatedAt: null,
  updatedBy: null,
}

export type ContactStore = ReturnType<typeof createContactStore>

/** Contacts of communes as entered in the console, one document per commune, keyed by its code. */
export const createContactStore = (connection: Connection) => {
  const contacts = connection.model<StoredContact>('CommuneContact', schema)

  return {
    prepare: () => contacts.createIndexes(),

    /** The commune's contact; all fields null while nobody entered any. Throws NotFound for an unknown code. */
    async get(communeCode: string): Promise<CommuneContact> {
      assertCommune(communeCode)
      const found = await contacts.findById(communeCode).lean()
      if (!found) return { communeCode, ...unknownContact }
      const { _id, audit: _audit, ...fields } = found
      return { communeCode: _id, ...fields }
    },

    /** Codes of the communes for which somebody entered where they are or how they are reached. */
    async findEntered(): Promise<Set<string>> {
      const found = await contacts
        .find({ $or: [{ address: { $gt: '' } }, { phone: { $gt: '' } }] }, { _id: 1 })
        .lean<{ _id: string }[]>()
      return new Set(found.map(({ _id }) => _id))
    },

    /** Replaces all fields by those of the form (already through `communeContactSchema`). Throws NotFound. */
    async save(change: {
      communeCode: string
      fields: CommuneContactFields
      updatedBy: string
      at: Date
    }): Promise<void> {
      assertCommune(change.communeCode)
      const { communeCode, updatedBy, at } = change
      const entry = auditEntry({ accountId: updatedBy, at }, 'contact_changed', communeCode)
      await contacts.updateOne(
        { _id: communeCode },
        { $set: { ...change.fields, updatedAt: at, updatedBy }, $push: { audit: entry } },
        { upsert: true },
      )
    },

    auditSource: () => auditSourceOf(contacts),
  }
}

const assertCommune = (code: string): void => {
  if (!getCommune(code)) throw new NotFound('Không có xã, phường nào mang mã này.')
}
