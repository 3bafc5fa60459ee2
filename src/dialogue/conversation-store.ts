import { Schema } from 'mongoose'
import type { StraightOut } from '../messaging/inbox.js'
import type { OutgoingMessage, SealedMessage } from '../messaging/message.js'
import { pendingSourceOf } from '../messaging/pending-store.js'
import { sealMessage } from '../messaging/seal-message.js'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'
import type { ChatKeys } from '../sealing/chats/chat-key-store.js'
import { carriedSourceOf } from '../shared/carried.js'
import { gather } from '../shared/gather.js'
import { type Connection, databaseOf, isDuplicateKey } from '../shared/mongo.js'
import { type Conversation, type Kept, newConversation } from './conversation.js'
import type { AskedOfTurn } from './learning/asked-of-turn.js'
import type { Secrecy } from './secrecy.js'

/** What was talked about: it lies sealed. */
type Talk = Pick<Conversation, 'flow' | 'suspended' | 'kept' | 'context' | 'offered' | 'last'>

/** What stands in clear of a talk, so that its drafts are found and its files kept: nothing that was said. */
type Held = { hasDraft: boolean; keptSince: Date[]; files: string[] }

/** What was talked about in clear: stored before December 2026. */
type StoredConversation = Omit<Conversation, 'chat' | keyof Talk> &
  Partial<Talk> & {
    _id: string
    said?: ChatBox
    held?: Held
    outgoing: (OutgoingMessage | SealedMessage)[]
    /** Questions that weren't counted yet; missing where none was asked. */
    asked?: AskedOfTurn[]
    updatedAt: Date
  }

/** What a talk is sealed with. */
export type TalkSealing = { boxes: ChatBoxes; keys: Pick<ChatKeys, 'mark' | 'endTalk'> }

/** What is stored with a turn. */
type Beside = {
  straight?: StraightOut | null
  asked?: AskedOfTurn | null
  secrecy?: Secrecy
}

const plain = Schema.Types.Mixed
const schema = new Schema<StoredConversation>(
  {
    _id: String,
    version: Number,
    said: plain,
    held: plain,
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

const talkFields = { flow: 1, suspended: 1, kept: 1, context: 1, offered: 1, last: 1 } as const

const talkOf = ({ flow, suspended, kept, context, offered, last }: Conversation): Talk => ({
  flow,
  suspended,
  kept,
  context,
  offered,
  last,
})

const keptChain = (kept: Kept | null | undefined): Kept[] => (kept ? [kept, ...keptChain(kept.under)] : [])

/** The ids in every list `files` of a draft, however deep it lies. */
const filesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'files' && Array.isArray(inner) ? inner.filter((one) => typeof one === 'string') : filesIn(inner),
  )
}

const heldIn = ({ flow, suspended, kept }: Pick<Talk, 'flow' | 'suspended' | 'kept'>): Held => ({
  hasDraft: flow !== null || suspended.length > 0,
  keptSince: keptChain(kept).map(({ at }) => at),
  files: [...new Set(filesIn([flow, suspended, kept]))],
})

/** What was said last in each chat, together with the replies that the outbox hasn't collected yet. */
export const createConversationStore = (connection: Connection, { boxes, keys }: TalkSealing) => {
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

  /** A talk whose key was destroyed begins anew; what was handled stays known. */
  const openTalk = async (stored: StoredConversation): Promise<Conversation> => {
    const { _id, said, held: _held, outgoing: _outgoing, asked: _asked, updatedAt: _updatedAt, ...rest } = stored
    const talk = said ? await boxes.open<Talk>(said) : null
    const { chat, ...anew } = newConversation(_id)
    return { chat, ...anew, ...rest, ...talk }
  }

  /** How a talk is written. */
  const sealTalk = async (conversation: Conversation) => ({
    said: await boxes.seal(conversation.chat, talkOf(conversation)),
    held: heldIn(conversation),
  })

  return {
    prepare: () => model.createIndexes(),

    /** What was said so far; for whoever holds the chat, so that what another one began to send is given to the outbox. */
    async load(chat: string): Promise<Conversation> {
      const stored = await conversations.findOne({ _id: chat })
      if (stored && stored.outgoing.length > 0) crowded.add(chat)
      else crowded.delete(chat)
      if (stored?.outgoing.some(({ begun }) => begun)) await abandon(chat)
      return stored ? openTalk(stored) : newConversation(chat)
    },

    /**
     * Stores the next version with its replies in one update; false when another process was faster. With `straight` the
     * replies go out at once where none waits before them. `secrecy`: of a talk that may be of a denunciation, or that ends
     * with this.
     */
    async save(
      next: Conversation,
      replies: OutgoingMessage[],
      at: Date,
      { straight = null, asked = null, secrecy = null }: Beside = {},
    ): Promise<boolean> {
      const { chat, version, handled, lastTurnAt } = next
      if (secrecy) await keys.mark(chat)
      if (secrecy === 'ends') await keys.endTalk(chat)
      const sender = crowded.delete(chat) ? null : straight
      const outgoing = sender ? replies.map((reply) => ({ ...reply, begun: sender.begun })) : replies
      const sealed = await Promise.all(outgoing.map((message) => sealMessage(boxes, message)))
      try {
        const result = await conversations.updateOne(
          { _id: chat, version: next.version - 1 },
          {
            $set: { version, handled, lastTurnAt, ...(await sealTalk(next)), updatedAt: at },
            $unset: talkFields,
            $push: { outgoing: { $each: sealed }, ...(asked && { asked }) },
          },
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

    /** Whether a reply sealed with this key still waits to be collected. */
    isCarriedUnder: async (keyId: string): Promise<boolean> =>
      (await model.exists({ 'outgoing.id': { $gt: '' }, 'outgoing.said.key': keyId })) !== null,

    /** Forgets what was talked about; what was handled stays known, so that a late copy does nothing. */
    async forget(chat: string): Promise<void> {
      await model.updateOne({ _id: chat }, { $unset: { ...talkFields, said: 1, held: 1, asked: 1 } })
    },

    /** Which of these files a draft holds, running or put aside, of a chat that was written in since then. */
    async findHeldFiles(files: readonly { id: string; chat: string }[], since: Date): Promise<Set<string>> {
      const chats = [...new Set(files.map(({ chat }) => chat))]
      const live = await model
        .find({ _id: { $in: chats }, updatedAt: { $gte: since } }, { flow: 1, suspended: 1, kept: 1, held: 1 })
        .lean<StoredConversation[]>()
      const held = new Map(
        live.map(({ _id, held: one, flow = null, suspended = [], kept = null }) => [
          _id,
          new Set((one ?? heldIn({ flow, suspended, kept })).files),
        ]),
      )
      return new Set(files.filter(({ id, chat }) => held.get(chat)?.has(id)).map(({ id }) => id))
    },

    /** Takes what drafts hold beyond their time out of chats that were silent since `before`, or put one aside before. */
    async eraseDrafts(before: Date, left: (conversation: Conversation) => Partial<Conversation>): Promise<void> {
      const silent = model.find({
        $or: [
          { 'held.keptSince': { $lt: before } },
          { updatedAt: { $lt: before }, 'held.hasDraft': true },
          { held: { $exists: false }, $or: [{ flow: { $ne: null } }, { kept: { $ne: null } }] },
        ],
      })
      for await (const stored of silent.lean<StoredConversation[]>().cursor()) {
        const found = await openTalk(stored as unknown as StoredConversation)
        const next = left(found)
        if (next.flow === found.flow && next.kept === found.kept) continue
        await model.updateOne(
          { _id: found.chat, version: found.version },
          {
            $set: await sealTalk({ ...found, ...next, last: null, offered: [] }),
            $unset: talkFields,
            $inc: { version: 1 },
          },
        )
      }
    },

    source: () => pendingSourceOf(model),
    /** Questions that were stored with their turn and wait to be counted. */
    askedSource: () => carriedSourceOf<'asked', AskedOfTurn>(model as never, 'asked'),
  }
}

export type ConversationStore = ReturnType<typeof createConversationStore>
