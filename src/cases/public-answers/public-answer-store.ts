import { randomUUID } from 'node:crypto'
import { type QueryFilter, Schema } from 'mongoose'
import { type AuditEntry, auditSourceOf } from '../../shared/audit.js'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'
import type { CategoryName } from '../categories.js'
import type { PublicAnswer, PublicAnswerState } from './public-answer.js'

type Stored = Omit<PublicAnswer, 'id'> & { _id: string; chat: string | null; agreedAt: Date; audit: AuditEntry[] }

const schema = new Schema<Stored>(
  {
    _id: String,
    publicId: String,
    chat: String,
    state: String,
    communeCode: String,
    category: String,
    question: String,
    answer: String,
    agreedAt: Date,
    publishedAt: Date,
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'public_answers' },
)
schema.index({ state: 1, publishedAt: -1, _id: 1 })
schema.index({ state: 1, communeCode: 1, category: 1, publishedAt: -1 })
schema.index({ chat: 1 })
schema.index({ 'audit.id': 1 })

const toAnswer = ({
  _id,
  publicId,
  state,
  communeCode,
  category,
  question,
  answer,
  publishedAt,
}: Stored): PublicAnswer => ({
  id: _id,
  publicId,
  state,
  communeCode,
  category,
  question,
  answer,
  publishedAt,
})

export type PublicAnswerFilter = { communeCode?: string; category?: CategoryName }

/** Who agreed to be published, and what was. */
export const createPublicAnswerStore = (connection: Connection) => {
  const model = connection.model<Stored>('PublicAnswer', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Once for each case. */
    async agree(id: string, chat: string | null, at: Date): Promise<void> {
      const none = { communeCode: null, category: null, question: null, answer: null, publishedAt: null }
      try {
        await model.updateOne(
          { _id: id },
          { $setOnInsert: { publicId: randomUUID(), chat, state: 'agreed', agreedAt: at, ...none, audit: [] } },
          { upsert: true },
        )
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async get(id: string): Promise<PublicAnswer | null> {
      const found = await model.findById(id).lean<Stored>()
      return found && toAnswer(found)
    },

    /** One update with its line of the audit trail; false: it isn't in one of these states, as when the data were deleted. */
    async change(
      id: string,
      from: readonly PublicAnswerState[],
      set: Partial<Omit<PublicAnswer, 'id'>>,
      entry: AuditEntry,
    ): Promise<boolean> {
      const changed = await model.updateOne(
        { _id: id, state: { $in: [...from] } },
        { $set: set, $push: { audit: entry } },
      )
      return changed.matchedCount > 0
    },

    /** The newest first. */
    async findPublished(filter: PublicAnswerFilter, { skip, limit }: { skip: number; limit: number }) {
      const wanted: QueryFilter<Stored> = { state: 'published', ...filter }
      const found = await model.find(wanted).sort({ publishedAt: -1, _id: 1 }).skip(skip).limit(limit).lean<Stored[]>()
      return found.map(toAnswer)
    },

    /** Every one, in whatever state: for figures. */
    async *readAll(): AsyncGenerator<PublicAnswer> {
      for await (const stored of model.find().lean<Stored[]>().cursor()) yield toAnswer(stored as unknown as Stored)
    },

    /** Takes down and empties what belongs to a chat or these cases; the audit trail keeps that it was there. */
    async erase(chat: string, caseIds: readonly string[]): Promise<void> {
      await model.updateMany(
        { $or: [{ chat }, { _id: { $in: [...caseIds] } }] },
        { $set: { state: 'erased', chat: null, question: null, answer: null, communeCode: null, category: null } },
      )
    },

    auditSource: () => auditSourceOf(model),
  }
}

export type PublicAnswerStore = ReturnType<typeof createPublicAnswerStore>
