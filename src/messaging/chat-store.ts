import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

type StoredChat = {
  _id: string
  /** How many messages have been stored from this chat, caused for it, delivered to it. */
  received: number
  caused: number
  delivered: number
  /** Why nothing can be delivered; null: it can. */
  blocked: { reason: string; at: Date } | null
}

const schema = new Schema<StoredChat>(
  { _id: String, received: Number, caused: Number, delivered: Number, blocked: Schema.Types.Mixed },
  { versionKey: false, collection: 'chats' },
)

/** What is known of each chat itself: its counters, which give every message its place, and whether it can be reached. */
export const createChatStore = (connection: Connection) => {
  const model = connection.model<StoredChat>('Chat', schema)

  const count = async (chat: string, what: 'caused' | 'delivered'): Promise<number> => {
    const counted = await model
      .findOneAndUpdate({ _id: chat }, { $inc: { [what]: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<StoredChat>()
    return counted?.[what] ?? 1
  }

  return {
    /** The place of a message that is being stored; a chat that writes can be reached again. */
    async countReceived(chat: string): Promise<{ order: number; cameBack: boolean }> {
      const before = await model
        .findOneAndUpdate(
          { _id: chat },
          { $inc: { received: 1 }, $set: { blocked: null } },
          { upsert: true, returnDocument: 'before' },
        )
        .lean<StoredChat>()
      return { order: (before?.received ?? 0) + 1, cameBack: Boolean(before?.blocked) }
    },

    countCaused: (chat: string) => count(chat, 'caused'),
    countDelivered: (chat: string) => count(chat, 'delivered'),

    async block(chat: string, reason: string, at: Date): Promise<void> {
      await model.updateOne({ _id: chat }, { $set: { blocked: { reason, at } } }, { upsert: true })
    },

    /** False when it wasn't blocked. */
    async unblock(chat: string): Promise<boolean> {
      const result = await model.updateOne({ _id: chat, blocked: { $ne: null } }, { $set: { blocked: null } })
      return result.modifiedCount === 1
    },

    async whyBlocked(chat: string): Promise<string | null> {
      const found = await model.findById(chat, { blocked: 1 }).lean<StoredChat>()
      return found?.blocked?.reason ?? null
    },
  }
}

export type ChatStore = ReturnType<typeof createChatStore>
