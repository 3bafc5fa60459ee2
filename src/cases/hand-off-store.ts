import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type AuditEntry, auditEntry, auditSourceOf } from '../shared/audit.js'
import { traceOf } from '../shared/keys.js'
import { type Connection, giveKeys, isDuplicateKey } from '../shared/mongo.js'

/**
 * A citizen who asked for a person. `communeCode` null: the provincial queue. `isProtected`: about a denunciation or a
 * tip, for the denunciation officers alone.
 */
export type HandOff = {
  /** The asking message's: it holds the chat's, so no page prints it. */
  id: string
  /** Random, for pages and forms. */
  key: string
  chat: string
  communeCode: string | null
  isProtected: boolean
  question: string
  state: 'waiting' | 'answered'
  openedAt: Date
  answeredAt: Date | null
  answer: string | null
  answeredBy: string | null
}

type StoredHandOff = Omit<HandOff, 'id'> & { _id: string; outgoing: OutgoingMessage[]; audit: AuditEntry[] }

const schema = new Schema<StoredHandOff>(
  {
    _id: String,
    key: String,
    chat: String,
    communeCode: String,
    isProtected: Boolean,
    question: String,
    state: String,
    openedAt: Date,
    answeredAt: Date,
    answer: String,
    answeredBy: String,
    outgoing: [Schema.Types.Mixed],
    audit: [Schema.Types.Mixed],
  },
  { versionKey: false, collection: 'hand_offs' },
)
schema.index({ communeCode: 1, state: 1, openedAt: 1 })
schema.index({ isProtected: 1, state: 1, openedAt: 1 })
schema.index({ key: 1 })
schema.index({ 'outgoing.id': 1 })
schema.index({ 'audit.id': 1 })

const toHandOff = ({ _id, outgoing: _outgoing, audit: _audit, ...rest }: StoredHandOff): HandOff => ({
  ...rest,
  id: _id,
  isProtected: rest.isProtected ?? false,
})

/**
 * The queues of citizens who want to talk to a person: one for each commune, one for the province, and one for the
 * denunciation officers that no question about the others can reach.
 */
export const createHandOffStore = (connection: Connection) => {
  const model = connection.model<StoredHandOff>('HandOff', schema)

  return {
    async prepare(): Promise<void> {
      await giveKeys(model)
      await model.createIndexes()
    },

    /** `id` is the asking message's: the same message asks once. */
    async open(
      handOff: Pick<HandOff, 'id' | 'chat' | 'communeCode' | 'isProtected' | 'question' | 'openedAt'>,
    ): Promise<void> {
      const { id, ...rest } = handOff
      try {
        await model.create({
          _id: id,
          key: randomUUID(),
          ...rest,
          state: 'waiting',
          answeredAt: null,
          answer: null,
          answeredBy: null,
          outgoing: [],
          audit: [],
        })
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    },

    async getByKey(key: string): Promise<HandOff | null> {
      const found = await model.findOne({ key }).lean<StoredHandOff>()
      return found && toHandOff(found)
    },

    /** Waiting ones, the oldest first. `communeCode` undefined: all queues but the protected one. */
    async findWaiting(
      queue: { isProtected: true } | { isProtected: false; communeCode: string | null | undefined },
      limit: number,
    ): Promise<HandOff[]> {
      const found = await model
        .find({
          state: 'waiting',
          isProtected: queue.isProtected ? true : { $ne: true },
          ...(!queue.isProtected && queue.communeCode !== undefined && { communeCode: queue.communeCode }),
        })
        .sort({ openedAt: 1 })
        .limit(limit)
        .lean<StoredHandOff[]>()
      return found.map(toHandOff)
    },

    /** Stores the answer and its message to the citizen in one update; false when somebody answered first. */
    async answer(
      id: string,
      by: { accountId: string; text: string; at: Date; message: OutgoingMessage },
    ): Promise<boolean> {
      const result = await model.updateOne(
        { _id: id, state: 'waiting' },
        {
          $set: { state: 'answered', answer: by.text, answeredAt: by.at, answeredBy: by.accountId },
          $push: { outgoing: by.message, audit: auditEntry(by, 'hand_off_answered', traceOf(id)) },
        },
      )
      return result.modifiedCount === 1
    },

    /**
     * Deletes what was asked and answered from a chat; an open question still waits for its answer, and an answer that
     * wasn't collected yet for its way to the person.
     */
    async forgetAnswered(chat: string): Promise<void> {
      const isCollected = { 'outgoing.0': { $exists: false }, 'audit.0': { $exists: false } }
      await model.deleteMany({ chat, state: 'answered', ...isCollected })
    },

    source: () => pendingSourceOf(model),
    auditSource: () => auditSourceOf(model),
  }
}

export type HandOffStore = ReturnType<typeof createHandOffStore>
