import { Schema } from 'mongoose'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { type Conversation, newConversation } from './conversation.js'

type StoredConversation = Omit<Conversation, 'chat'> & { _id: string; outgoing: OutgoingMessage[]; updatedAt: Date }

const plain = Schema.Types.Mixed
const schema = new Schema<StoredConversation>(
  {
    _id: String,
    version: Number,
    flow: plain,
    suspended: plain,
    context: plain,
    offered: [plain],
    handled: [String],
    lastTurnAt: Date,
    last: plain,
    outgoing: [plain],
    updatedAt: Date,
  },
  { versionKey: false, collection: 'conversations', minimize: false },
)
schema.index({ 'outgoing.id': 1 })

/** What was said last in each chat, together with the replies that the outbox hasn't collected yet. */
export const createConversationStore = (connection: Connection) => {
  const model = connection.model<StoredConversation>('Conversation', schema)

  return {
    prepare: () => model.createIndexes(),

    async load(chat: string): Promise<Conversation> {
      const stored = await model.findById(chat).lean<StoredConversation>()
      if (!stored) return newConversation(chat)
      const { _id, outgoing: _outgoing, updatedAt: _updatedAt, ...rest } = stored
      return { chat: _id, ...rest }
    },

    /** Stores the next version with its replies in one update; false when another process was faster. */
    async save(next: Conversation, outgoing: OutgoingMessage[], at: Date): Promise<boolean> {
      const { chat, ...rest } = next
      try {
        const result = await model.updateOne(
          { _id: chat, version: next.version - 1 },
          { $set: { ...rest, updatedAt: at }, $push: { outgoing: { $each: outgoing } } },
          { upsert: next.version === 1 },
        )
        return result.modifiedCount + result.upsertedCount === 1
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Forgets what was talked about; what was handled stays known, so that a late copy does nothing. */
    async forget(chat: string): Promise<void> {
      const { flow, suspended, context, offered, last } = newConversation(chat)
      await model.updateOne({ _id: chat }, { $set: { flow, suspended, context, offered, last } })
    },

    source: () => pendingSourceOf(model),
  }
}

export type ConversationStore = ReturnType<typeof createConversationStore>
