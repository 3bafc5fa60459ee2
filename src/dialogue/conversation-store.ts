import { Schema } from 'mongoose'
import type { StraightOut } from '../messaging/inbox.js'
import type { OutgoingMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { carriedSourceOf } from '../shared/carried.js'
import { gather } from '../shared/gather.js'
import { type Connection, databaseOf, isDuplicateKey } from '../shared/mongo.js'
import { type Conversation, newConversation } from './conversation.js'
import type { AskedOfTurn } from './learning/asked-of-turn.js'
import { mostKept } from './patterns/keep-draft.js'

type StoredConversation = Omit<Conversation, 'chat'> & {
  _id: string
  outgoing: OutgoingMessage[]
  /** Questions that weren't counted yet; missing where none was asked. */
  asked?: AskedOfTurn[]
  updatedAt: Date
}

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
    asked: { type: [plain], default: undefined },
    updatedAt: Date,
  },
  { versionKey: false, collection: 'conversations', minimize: false },
)
schema.index({ 'outgoing.id': 1 })
schema.index({ 'asked.id': 1 }, { sparse: true })

/** Where the time of each draft that was put aside stands. */
const timesOfKept = Array.from({ length: mostKept }, (_, depth) => `kept.${'under.'.repeat(depth)}at`)

/** What was said last in each chat, together with the replies that the outbox hasn't collected yet. */
export const createConversationStore = (connection: Connection) => {
  const model = connection.model<StoredConversation>('Conversation', schema)
  /** What every message asks goes to the driver itself: the schema's casts cost a tenth of the message and change nothing. */
  const conversations = databaseOf(connection).collection<StoredConversation>(model.collection.name)
  /** Chats whose earlier replies weren't collected yet when they were loaded: what comes now stands behind those. */
  const crowded = new Set<string>()

  const clear = gather(async (replies: { chat: string; ids: string[] }[]) => {
    const chats = replies.map(({ chat }) => chat)
    const ids = replies.flatMap((one) => one.ids)
    await conversations.updateMany({ _id: { $in: chats } }, { $pull: { outgoing: { id: { $in: ids } } } })
    return []
  })

  const abandon = (chat: string) =>
    conversations.updateOne(
      { _id: chat },
      { $set: { 'outgoing.$[one].begun.until': new Date(0) } },
      { arrayFilters: [{ 'one.begun': { $exists: true } }] },
    )

  return {
    prepare: () => model.createIndexes(),

    /** What was said so far; for whoever holds the chat, so that what another one began to send is given to the outbox. */
    async load(chat: string): Promise<Conversation> {
      const stored = await conversations.findOne({ _id: chat })
      if (stored && stored.outgoing.length > 0) crowded.add(chat)
      else crowded.delete(chat)
      if (stored?.outgoing.some(({ begun }) => begun)) await abandon(chat)
      if (!stored) return newConversation(chat)
      const { _id, outgoing: _outgoing, asked: _asked, updatedAt: _updatedAt, ...rest } = stored
      return { chat: _id, ...rest }
    },

    /**
     * Stores the next version with its replies in one update; false when another process was faster. With `straight` the
     * replies go out at once where none waits before them.
     */
    async save(
      next: Conversation,
      replies: OutgoingMessage[],
      at: Date,
      { straight = null, asked = null }: { straight?: StraightOut | null; asked?: AskedOfTurn | null } = {},
    ): Promise<boolean> {
      const { chat, ...rest } = next
      const sender = crowded.delete(chat) ? null : straight
      const outgoing = sender ? replies.map((reply) => ({ ...reply, begun: sender.begun })) : replies
      try {
        const result = await conversations.updateOne(
          { _id: chat, version: next.version - 1 },
          { $set: { ...rest, updatedAt: at }, $push: { outgoing: { $each: outgoing }, ...(asked && { asked }) } },
          { upsert: next.version === 1 },
        )
        const isStored = result.modifiedCount + result.upsertedCount === 1
        if (isStored)
          sender?.caused({ messages: outgoing, clear: () => clear({ chat, ids: outgoing.map(({ id }) => id) }) })
        return isStored
      } catch (error) {
        if (isDuplicateKey(error)) return false
        throw error
      }
    },

    /** Forgets what was talked about; what was handled stays known, so that a late copy does nothing. */
    async forget(chat: string): Promise<void> {
      const { flow, suspended, kept, context, offered, last } = newConversation(chat)
      await model.updateOne(
        { _id: chat },
        { $set: { flow, suspended, kept, context, offered, last }, $unset: { asked: 1 } },
      )
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

    /** Takes what drafts hold beyond their time out of chats that were silent since `before`, or put one aside before. */
    async eraseDrafts(before: Date, left: (conversation: Conversation) => Partial<Conversation>): Promise<void> {
      const silent = model.find({
        $or: [
          ...timesOfKept.map((path) => ({ [path]: { $lt: before } })),
          { updatedAt: { $lt: before }, $or: [{ flow: { $ne: null } }, { 'suspended.0': { $exists: true } }] },
        ],
      })
      for await (const { _id, outgoing: _outgoing, asked: _asked, updatedAt: _updatedAt, ...rest } of silent
        .lean<StoredConversation[]>()
        .cursor()) {
        const next = left({ chat: _id, ...rest })
        if (next.flow === rest.flow && next.kept === rest.kept) continue
        await model.updateOne(
          { _id, version: rest.version },
          { $set: { ...next, last: null, offered: [] }, $inc: { version: 1 } },
        )
      }
    },

    source: () => pendingSourceOf(model),
    /** Questions that were stored with their turn and wait to be counted. */
    askedSource: () => carriedSourceOf<'asked', AskedOfTurn>(model as never, 'asked'),
  }
}

export type ConversationStore = ReturnType<typeof createConversationStore>
