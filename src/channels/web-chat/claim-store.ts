import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'

type StoredClaim = { _id: string; openedBy: string; openedAt: Date }

const schema = new Schema<StoredClaim>(
  { _id: String, openedBy: String, openedAt: Date },
  { versionKey: false, collection: 'web_conversations' },
)

/**
 * Which message opened a web conversation. The one insert decides, so that of two browsers racing for an id one gets
 * it; the opening message sent again (its answer was lost on the way) opens it again.
 */
export const createClaimStore = (connection: Connection) => {
  const model = connection.model<StoredClaim>('WebConversation', schema)
  return {
    /** True when this message opens the conversation, now or when it was sent first. */
    async claim(conversationId: string, messageId: string, at: Date): Promise<boolean> {
      try {
        await model.create({ _id: conversationId, openedBy: messageId, openedAt: at })
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const claimed = await model.findById(conversationId).lean<StoredClaim>()
        return claimed?.openedBy === messageId
      }
    },
  }
}

export type ClaimStore = ReturnType<typeof createClaimStore>
