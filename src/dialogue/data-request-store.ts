import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type AuditEntry, auditEntry, auditSourceOf } from '../shared/audit.js'
import { type Connection, giveKeys } from '../shared/mongo.js'

/** A citizen's request to delete personal data; days are local dates. */
export type DataRequest = {
  /** The asking message's: it holds the chat's, so no page prints it. */
  id: string
  /** Random, for pages, forms and the audit trail. */
  key: string
  chat: string
  at: Date
  /** Last day for answering the person and for deleting. */
  replyBy: string
  dueOn: string
  article: string
  doneAt: Date | null
  doneBy: string | null
}

type StoredDataRequest = Omit<DataRequest, 'id'> & { _id: string; audit: AuditEntry[] }

/** The legal last days of a request made at an instant. */
export type DataRequestTerms = (at: Date) => Pick<DataRequest, 'replyBy' | 'dueOn' | 'article'>

const schema = new Schema<StoredDataRequest>(
  {
    _id: String,
    key: String,
    chat: String,
    at: Date,
    replyBy: String,
    dueOn: String,
    article: String,
    doneAt: Date,
    doneBy: String,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'data_requests' },
)
schema.index({ doneAt: 1, dueOn: 1 })
schema.index({ key: 1 })
schema.index({ 'audit.id': 1 })

const toRequest = ({ _id, audit: _audit, ...rest }: StoredDataRequest): DataRequest => ({ id: _id, ...rest })

/** Requests to delete personal data and whether the office has dealt with them. */
export const createDataRequestStore = (connection: Connection, termsOf: DataRequestTerms) => {
  const model = connection.model<StoredDataRequest>('DataRequest', schema)

  return {
    async prepare(): Promise<void> {
      await giveKeys(model)
      await model.createIndexes()
    },

    /** `id` is the asking message's: the same message asks once. */
    async open({ id, chat, at }: Pick<DataRequest, 'id' | 'chat' | 'at'>): Promise<DataRequest> {
      const request: StoredDataRequest = {
        _id: id,
        key: randomUUID(),
        chat,
        at,
        ...termsOf(at),
        doneAt: null,
        doneBy: null,
        audit: [],
      }
      const { _id, ...fields } = request
      await model.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true })
      return toRequest(request)
    },

    /** Open ones, by last day. */
    async findOpen(limit: number): Promise<DataRequest[]> {
      const found = await model.find({ doneAt: null }).sort({ dueOn: 1 }).limit(limit).lean<StoredDataRequest[]>()
      return found.map(toRequest)
    },

    async markDone(key: string, by: { accountId: string; at: Date }): Promise<void> {
      await model.updateOne(
        { key, doneAt: null },
        {
          $set: { doneAt: by.at, doneBy: by.accountId },
          $push: { audit: auditEntry(by, 'data_request_done', key) },
        },
      )
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type DataRequestStore = ReturnType<typeof createDataRequestStore>
