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
    suspended: [plain],
    kept: plain,
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
      const { flow, suspended, kept, context, offered, last } = newConversation(chat)
      await model.updateOne({ _id: chat }, { $set: { flow, suspended, kept, context, offered, last } })
    },

    /** Which of these files a draft holds, running or put aside, of a chat that was written in since then. */
    async findHeldFiles(files: readonly { id: string; chat: string }[], since: Date): Promise<Set<string>> {
      const chats = [...new Set(files.map(({ chat }) => chat))]
      const live = await model
        .find({ _id: { $in: chats }, updatedAt: { $gte: since } }, { flow: 1, suspended: 1, kept: 1 })
        .lean<StoredConversation[]>()
      const drafts = new Map(
        live.map(({ _id, flow, suspended, kept }) => [_id, JSON.stringify([flow, suspended, kept])]),
      )
      return new Set(files.filter(({ id, chat }) => drafts.get(chat)?.includes(JSON.stringify(id))).map(({ id }) => id))
    },

    source: () => pendingSourceOf(model),
  }
}

export type ConversationStore = ReturnType<typeof createConversationStore>
