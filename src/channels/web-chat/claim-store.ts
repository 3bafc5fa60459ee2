import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'

/** Bound conversations kept in memory, so that a chat costs one write for it. */
const mostKnown = 50_000
/** How long an opening message whose answer was lost may come again. */
const reopensMs = 60 * 60_000

type StoredClaim = { _id: string; openedBy: string; openedAt: Date; isBound?: boolean }

const schema = new Schema<StoredClaim>(
  { _id: String, openedBy: String, openedAt: Date, isBound: Boolean },
  { versionKey: false, collection: 'web_conversations' },
)

/**
 * Which message opened a web conversation. The one insert decides, so that of two browsers racing for an id one gets
 * it; the opening message sent again (its answer was lost on the way) opens it again within the hour, until a browser has
 * shown its token.
 */
export const createClaimStore = (connection: Connection) => {
  const model = connection.model<StoredClaim>('WebConversation', schema)
  const known = new Set<string>()
  return {
    /** Remembers that this conversation's browser keeps its token: from now on nobody writes here without it. */
    async bind(conversationId: string): Promise<void> {
      if (known.has(conversationId)) return
      await model.updateOne({ _id: conversationId }, { $set: { isBound: true } })
      if (known.size >= mostKnown) known.clear()
      known.add(conversationId)
    },

    isBound: async (conversationId: string): Promise<boolean> =>
      known.has(conversationId) || (await model.exists({ _id: conversationId, isBound: true })) !== null,

    /** True when this message opens the conversation, now or, while no browser has shown the token, when it was sent first. */
    async claim(conversationId: string, messageId: string, at: Date): Promise<boolean> {
      try {
        await model.create({ _id: conversationId, openedBy: messageId, openedAt: at })
        return true
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
        const claimed = await model.findById(conversationId).lean<StoredClaim>()
        if (claimed?.openedBy !== messageId || claimed.isBound) return false
        return at.getTime() - claimed.openedAt.getTime() < reopensMs
      }
    },
  }
}

export type ClaimStore = ReturnType<typeof createClaimStore>
