import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import type { ChatBox, ChatBoxes } from '../sealing/chats/chat-boxes.js'
import { gather } from '../shared/gather.js'
import { type Connection, insertedOf } from '../shared/mongo.js'
import type { ChatHold, ChatStore, Entered } from './chat-store.js'
import { joinMessages } from './join-messages.js'
import { channelOf, type IncomingMessage, platformChatOf, type QueueState, type UnreadableUpdate } from './message.js'
import { readQueues } from './queue-store.js'

/** What the person sent, of a message: it lies sealed. */
type Said = Pick<IncomingMessage, 'text' | 'files' | 'location'>

/** `text`, `files` and `location` in clear: stored before December 2026. */
type StoredIncoming = Omit<IncomingMessage, 'id' | keyof Said> &
  Partial<Said> & {
    _id: string
    said?: ChatBox
    state: 'waiting' | 'done' | 'failed'
    attempts: number
    /** Place within the chat: the order in which its messages were stored first. */
    order: number
    /** How many messages its chat wrote in the minute up to it; what was stored before 30 November 2026 doesn't say. */
    written?: number
    storedAt: Date
    /** Id of the message together with which this one is handled. */
    joinedTo?: string
  }

type StoredUnreadable = Omit<UnreadableUpdate, 'id'> & { _id: string; times: number; storedAt: Date }

const mostUnreadable = 500
const longestRaw = 16_384
const longestReason = 500

const plain = Schema.Types.Mixed
const schema = new Schema<StoredIncoming>(
  {
    _id: String,
    key: String,
    chat: String,
    channel: String,
    text: String,
    said: plain,
    at: Date,
    files: { type: [plain], default: undefined },
    location: plain,
    platformId: String,
    isEdit: Boolean,
    group: String,
    state: String,
    attempts: Number,
    order: Number,
    written: Number,
    storedAt: Date,
    joinedTo: String,
  },
  { versionKey: false, collection: 'incoming' },
)
schema.index({ chat: 1, state: 1, order: 1 })
schema.index({ state: 1, storedAt: 1 })
schema.index({ joinedTo: 1 }, { sparse: true })

const unreadableSchema = new Schema<StoredUnreadable>(
  { _id: String, channel: String, reason: String, raw: String, times: Number, storedAt: Date },
  { versionKey: false, collection: 'unreadable_updates' },
)

/** A message and what is kept about it; a text of '' where the key of what was said is gone. */
type Kept = { stored: StoredIncoming; message: IncomingMessage }

const toMessage = (stored: StoredIncoming, said: Said): IncomingMessage => {
  const {
    _id,
    said: _said,
    state: _state,
    attempts: _attempts,
    order: _order,
    written: _written,
    storedAt: _storedAt,
    joinedTo: _joinedTo,
    ...rest
  } = stored
  return { id: _id, ...rest, ...said }
}

/** Messages of one chat as they will be handled; takes at least one. */
const waitingOf = (kept: readonly Kept[]): Waiting => {
  const head = kept[0]?.stored
  const last = kept.at(-1)?.stored
  if (!head || !last) throw new Error('nothing waits')
  return {
    message: joinMessages(kept.map(({ message }) => message)),
    isJoined: Boolean(head.joinedTo),
    storedAt: head.storedAt,
    order: last.order - head.order === kept.length - 1 ? last.order : null,
    written: head.written ?? 0,
  }
}

/** Messages as they arrived, each once, and whether they were handled. */
export const createInboxStore = (
  connection: Connection,
  chats: Pick<ChatStore, 'enter' | 'unblock'>,
  boxes: ChatBoxes,
) => {
  const model = connection.model<StoredIncoming>('Incoming', schema)
  const unreadable = connection.model<StoredUnreadable>('UnreadableUpdate', unreadableSchema)
  /** True where the message was not there yet. */
  const insert = gather((messages: StoredIncoming[]) => insertedOf(model, messages))
  const markDone = gather(async (ids: string[]) => {
    await model.collection.updateMany({ _id: { $in: ids as never[] } }, { $set: { state: 'done' } })
    return []
  })
  const openSaid = async ({ said, text = '', files, location }: StoredIncoming): Promise<Said> =>
    said
      ? ((await boxes.open<Said>(said)) ?? { text: '' })
      : { text, ...(files && { files }), ...(location && { location }) }
  const openAll = (all: readonly StoredIncoming[]): Promise<Kept[]> =>
    Promise.all(all.map(async (stored) => ({ stored, message: toMessage(stored, await openSaid(stored)) })))
  const setJoined = (id: string, state: StoredIncoming['state']) =>
    model.updateMany({ joinedTo: id }, { $set: { state } })

  /**
   * A copy has been given a place that nobody fills: with all before it handled, so is that. Unless the first of two
   * that came at once stands there, through another process, and waits.
   */
  const giveBack = async (id: string, { order, hold }: Entered, cameBack: boolean): Promise<Stored> => {
    if (hold) {
      const isEmpty = hold.handled === order - 1 && !(await model.exists({ _id: id, order }))
      await hold.release({ handled: isEmpty ? order : null, isQueued: false })
    }
    return { isNew: false, cameBack, hold: null }
  }

  return {
    prepare: () => model.createIndexes(),

    /**
     * Stores a message. `isNew` false: the same id is there already; `cameBack`: its chat had been out of reach. With it
     * comes its chat, to be handled at once, where nobody else has it.
     */
    async store(message: IncomingMessage): Promise<Stored> {
      const entered = await chats.enter(message)
      const { order, written, hold } = entered
      const { id, text, files, location, ...rest } = message
      try {
        if (entered.isBlocked && (await model.exists({ _id: id }))) return await giveBack(id, entered, false)
        const cameBack = entered.isBlocked && (await chats.unblock(message.chat))
        const state = { state: 'waiting' as const, attempts: 0, order, written, storedAt: new Date() }
        const said = await boxes.seal(message.chat, { text, files, location })
        const stored = { _id: id, key: randomUUID(), ...rest, said, ...state }
        if (!(await insert(stored))) return await giveBack(id, entered, cameBack)
        return {
          isNew: true,
          cameBack,
          hold,
          waiting: waitingOf([{ stored, message: { ...message, key: stored.key } }]),
        }
      } catch (error) {
        await hold?.release({ handled: null, isQueued: false }).catch(() => undefined)
        throw error
      }
    },

    /** At most 500 are kept, 16 KB of each; of more only their number, per channel. */
    async keepAside({ id, channel, reason, raw }: UnreadableUpdate): Promise<void> {
      const isKnown = await unreadable.exists({ _id: id })
      const isFull = !isKnown && (await unreadable.countDocuments({})) >= mostUnreadable
      const kept = isFull
        ? { channel, reason: 'more than are kept', raw: '' }
        : { channel, reason: reason.slice(0, longestReason), raw: raw.slice(0, longestRaw) }
      await unreadable.updateOne(
        { _id: isFull ? `${channel}:more` : id },
        { $setOnInsert: { ...kept, storedAt: new Date() }, $inc: { times: 1 } },
        { upsert: true },
      )
    },

    countUnreadable: () => unreadable.countDocuments({}),

    /** The next message of a chat as it will be handled, with when it and the newest after it were stored. */
    async nextWaiting(chat: string): Promise<Waiting | null> {
      const head = await model.findOne({ chat, state: 'waiting' }).sort({ order: 1 }).lean<StoredIncoming>()
      if (!head) return null
      const joined = head.joinedTo
        ? await model.find({ chat, joinedTo: head.joinedTo }).sort({ order: 1 }).lean<StoredIncoming[]>()
        : [head]
      return waitingOf(await openAll(joined))
    },

    /** What waits behind the head of a chat: all of it, or what belongs to the same group. */
    async findWaiting(chat: string, group: string | null): Promise<{ id: string; at: Date; storedAt: Date }[]> {
      const found = await model
        .find({ chat, state: 'waiting', ...(group && { group }) }, { at: 1, storedAt: 1 })
        .sort({ order: 1 })
        .lean<StoredIncoming[]>()
      return found.map(({ _id, at, storedAt }) => ({ id: _id, at, storedAt }))
    },

    /** From now on these are handled as one, under the id of the first. */
    async join(ids: string[]): Promise<void> {
      await model.updateMany({ _id: { $in: ids }, state: 'waiting' }, { $set: { joinedTo: ids[0] } })
    },

    /** `isJoined`: with the others that are handled together with it. */
    async markDone(id: string, isJoined = false): Promise<void> {
      if (isJoined) await setJoined(id, 'done')
      await markDone(id)
    },

    /** Counts a failed attempt and returns how many there have been. */
    async countAttempt(id: string): Promise<number> {
      const updated = await model
        .findOneAndUpdate({ _id: id }, { $inc: { attempts: 1 } }, { returnDocument: 'after' })
        .lean<StoredIncoming>()
      return updated?.attempts ?? 0
    },

    async markFailed(id: string): Promise<void> {
      await setJoined(id, 'failed')
      await model.updateOne({ _id: id }, { $set: { state: 'failed' } })
    },

    /** Whether something that lies under a chat's key still waits to be handled. */
    isWaitingUnder: async (keyId: string): Promise<boolean> =>
      (await model.exists({ state: 'waiting', 'said.key': keyId })) !== null,

    async getState(id: string): Promise<StoredIncoming['state'] | null> {
      const found = await model.findById(id, { state: 1 }).lean<StoredIncoming>()
      return found?.state ?? null
    },

    /** The last messages of a chat that were handled since then, oldest first. */
    async findHandled(chat: string, since: Date, most: number): Promise<Pick<IncomingMessage, 'id' | 'text'>[]> {
      const found = await model
        .find({ chat, state: 'done', storedAt: { $gte: since }, joinedTo: { $exists: false } })
        .sort({ order: -1 })
        .limit(most)
        .lean<StoredIncoming[]>()
      return (await openAll(found.reverse())).map(({ message: { id, text } }) => ({ id, text }))
    },

    /** What waits, by channel. */
    readQueues: (now: Date): Promise<QueueState[]> => readQueues(model, 'storedAt', now),

    /** Chats with something to handle, those that wait longest first, however much one of them sent; none of `except`. */
    async findChatsWaiting(limit: number, except: readonly string[] = []): Promise<string[]> {
      const found = await model.aggregate<{ _id: string }>([
        { $match: { state: 'waiting', ...(except.length > 0 && { channel: { $nin: except } }) } },
        { $group: { _id: '$chat', since: { $min: '$storedAt' } } },
        { $sort: { since: 1 } },
        { $limit: limit },
      ])
      return found.map(({ _id }) => _id)
    },

    /**
     * Takes the words out of what was handled; the ids stay, so that a late copy is still recognised. Updates kept aside
     * that name the chat are deleted.
     */
    async forget(chat: string): Promise<void> {
      await model.updateMany(
        { chat, state: { $ne: 'waiting' } },
        { $set: { text: '' }, $unset: { said: 1, files: 1, location: 1 } },
      )
      const named = platformChatOf(chat).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      await unreadable.deleteMany({ channel: channelOf(chat), raw: new RegExp(`(?<![\\w-])${named}(?![\\w-])`) })
    },
  }
}

export type Waiting = {
  message: IncomingMessage
  isJoined: boolean
  storedAt: Date
  /** The place of its last; null: others stand between those that were joined. */
  order: number | null
  written: number
}
/** What became of a message that came; `waiting` and perhaps a hold on its chat when it is new. */
export type Stored =
  | { isNew: true; cameBack: boolean; hold: ChatHold | null; waiting: Waiting }
  | { isNew: false; cameBack: boolean; hold: null }
export type InboxStore = ReturnType<typeof createInboxStore>
