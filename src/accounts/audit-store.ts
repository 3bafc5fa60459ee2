import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** One line of the audit trail: who did what to which thing, when. Ids only, never content. */
export type AuditEntry = {
  at: Date
  accountId: string | null
  what:
    | 'signed_in'
    | 'sign_in_failed'
    | 'signed_out'
    | 'account_created'
    | 'account_invited'
    | 'account_closed'
    | 'password_set'
    | 'protected_case_viewed'
    | 'case_changed'
    | 'message_sent_again'
    | 'data_request_done'
    | 'file_opened'
  subject: string | null
}

const schema = new Schema<AuditEntry>(
  { at: Date, accountId: String, what: String, subject: String },
  { versionKey: false, collection: 'audit' },
)
schema.index({ at: -1 })
schema.index({ subject: 1, at: -1 })

/** The audit trail: written, never changed. */
export const createAuditStore = (connection: Connection) => {
  const model = connection.model<AuditEntry>('Audit', schema)

  return {
    prepare: () => model.createIndexes(),

    async add(entry: AuditEntry): Promise<void> {
      await model.create(entry)
    },

    findLatest: (limit: number) => model.find({}, { _id: 0 }).sort({ at: -1 }).limit(limit).lean<AuditEntry[]>(),
  }
}

export type AuditStore = ReturnType<typeof createAuditStore>
