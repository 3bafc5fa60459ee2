import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { Schema } from 'mongoose'
import { type Clock, localDay } from '../../shared/clock.js'
import { BadSetup } from '../../shared/errors.js'
import { type Connection, isDuplicateKey } from '../../shared/mongo.js'
import { bytesOf, open, seal } from '../box.js'
import { type KeyFolder, type KeyName, lastingKey } from './key-folder.js'
import { isOwnKey } from './own-folder.js'

type StoredKey = {
  _id: string
  chat: string
  day: string
  /** What is sealed now is sealed with it: one of each chat at most. */
  isOpen: boolean
  /** Since when the talk may be of a denunciation or tip: such a key is destroyed, never kept. */
  markedAt: Date | null
  /** Since when nothing is sealed with it any more because what was talked about was filed. */
  filedAt: Date | null
  /** Under which key outside the database it lies. */
  under: KeyName
  wrapped: Buffer
}

const schema = new Schema<StoredKey>(
  {
    _id: String,
    chat: String,
    day: String,
    isOpen: Boolean,
    markedAt: Date,
    filedAt: Date,
    under: String,
    wrapped: Buffer,
  },
  { versionKey: false, collection: 'chat_keys' },
)
schema.index({ chat: 1 }, { unique: true, partialFilterExpression: { isOpen: true } })
schema.index({ chat: 1, day: 1 })
schema.index({ under: 1, day: 1 })

/** A key and the name by which boxes say that they lie under it. */
export type ChatKey = { id: string; key: Buffer }

const keyBytes = 32
const mostKnown = 20_000
/** How long a process remembers a key that another one may have destroyed. */
const knownMs = 10 * 60_000
/** How long a process seals with a key without asking whether it is still the open one. */
const trustedMs = 30_000
/** What another process sealed with a key that it trusted still is to be read. */
const afterFilingMs = 4 * trustedMs
const dayMs = 24 * 60 * 60_000

const nameOf = ({ _id, chat }: Pick<StoredKey, '_id' | 'chat'>): string => `${chat} ${_id}`

/**
 * The keys of chats, one a day for each, wrapped by a key outside the database: of the day at first, and after a day by the
 * one that lasts. A marked one is destroyed at filing or after 24 hours instead, and its day's key with it.
 */
export const createChatKeys = ({
  connection,
  folder,
  clock,
}: {
  connection: Connection
  folder: KeyFolder
  clock: Clock
}) => {
  const model = connection.model<StoredKey>('ChatKey', schema)
  const known = new LRUCache<string, Buffer>({ max: mostKnown, ttl: knownMs })
  const openOnes = new LRUCache<string, ChatKey & { day: string; isMarked: boolean; askedAt: number }>({
    max: mostKnown,
  })

  const unwrap = async (stored: StoredKey): Promise<Buffer | null> => {
    const outer = await folder.get(stored.under)
    return outer && open(outer, nameOf(stored), bytesOf(stored.wrapped))
  }

  const trust = (stored: StoredKey, key: Buffer): ChatKey => {
    const { _id: id, chat, day, markedAt } = stored
    known.set(id, key)
    openOnes.set(chat, { id, key, day, isMarked: markedAt !== null, askedAt: performance.now() })
    return { id, key }
  }

  /** The chat's open key, or the one that is made for it now: one command. */
  const findOrMake = async (chat: string, day: string): Promise<StoredKey> => {
    const _id = randomBytes(9).toString('base64url')
    const wrapped = seal(await folder.getOrMake(day), nameOf({ _id, chat }), randomBytes(keyBytes))
    const made = { _id, day, markedAt: null, filedAt: null, under: day, wrapped }
    for (;;) {
      try {
        const stored = await model
          .findOneAndUpdate({ chat, isOpen: true }, { $setOnInsert: made }, { upsert: true, returnDocument: 'after' })
          .lean<StoredKey>()
        if (stored) return stored
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
  }

  /** Of another day, or under a key that is gone: nothing more is sealed with it. */
  const close = (id: string) => model.updateOne({ _id: id, isOpen: true }, { $set: { isOpen: false } })

  const openOf = async (chat: string): Promise<ChatKey> => {
    const day = localDay(clock.now())
    for (;;) {
      const stored = await findOrMake(chat, day)
      const key = stored.day === day ? await unwrap(stored) : null
      if (key) return trust(stored, key)
      await close(stored._id)
    }
  }

  /**
   * Throws BadSetup where the folder isn't the one that this database was sealed with: what another process writes couldn't be
   * read here.
   */
  const checkFolder = async (): Promise<void> => {
    if (!(await isOwnKey(connection, await folder.getOrMake(lastingKey))))
      throw new BadSetup(
        'KEY_DIR: đây không phải thư mục khóa của cơ sở dữ liệu này. Hãy đặt đúng thư mục cũ, hoặc lấy lại từ bản sao.',
      )
  }

  return {
    async prepare(): Promise<void> {
      await model.createIndexes()
      await checkFolder()
    },

    /** The key with which a chat's words are sealed now. */
    async current(chat: string): Promise<ChatKey> {
      const one = openOnes.get(chat)
      const isTrusted = one && one.day === localDay(clock.now()) && performance.now() - one.askedAt < trustedMs
      return isTrusted ? one : openOf(chat)
    },

    /** The key of what belongs to no talk, or outlives it. */
    lasting: async (): Promise<ChatKey> => ({ id: lastingKey, key: await folder.getOrMake(lastingKey) }),

    /** A key by its name; null: it was destroyed. */
    async get(id: string): Promise<Buffer | null> {
      if (id === lastingKey) return folder.get(lastingKey)
      const there = known.get(id)
      if (there) return there
      const stored = await model.findById(id).lean<StoredKey>()
      const key = stored && (await unwrap(stored))
      if (key) known.set(id, key)
      return key
    },

    /** What the chat talks about may be a denunciation: its keys of these days will not be kept. */
    async mark(chat: string): Promise<void> {
      const one = openOnes.get(chat)
      if (one?.isMarked) return
      await model.updateMany({ chat, markedAt: null, under: { $ne: lastingKey } }, { $set: { markedAt: clock.now() } })
      if (one) one.isMarked = true
    },

    /** What was talked about is filed, or given up: what follows is sealed anew, what lies under the keys so far goes. */
    async endTalk(chat: string): Promise<void> {
      openOnes.delete(chat)
      const now = clock.now()
      await model.updateMany(
        { chat, filedAt: null, markedAt: { $ne: null } },
        { $set: { filedAt: now, isOpen: false } },
      )
    },

    /**
     * Destroys the keys of what was filed, once nothing that lies under them waits, and marked ones after a day; puts the
     * others of past days under the key that lasts; then destroys the keys of past days.
     */
    async settle(isNeeded: (keyId: string) => Promise<boolean>): Promise<void> {
      const now = clock.now()
      const destroy = async (filter: Record<string, unknown>): Promise<void> => {
        for await (const { _id } of model.find(filter, { _id: 1 }).lean<StoredKey[]>().cursor()) {
          if (await isNeeded(String(_id))) continue
          await model.deleteOne({ _id })
          known.delete(String(_id))
        }
      }
      await destroy({ filedAt: { $lte: new Date(now.getTime() - afterFilingMs) } })
      const dayAgo = new Date(now.getTime() - dayMs)
      await destroy({ markedAt: { $lte: dayAgo } })
      const yesterday = localDay(dayAgo)
      const past = model.find({ under: { $ne: lastingKey }, day: { $lt: yesterday } })
      for await (const stored of past.lean<StoredKey[]>().cursor()) {
        const found = stored as unknown as StoredKey
        const key = await unwrap(found)
        if (!key) {
          await model.deleteOne({ _id: found._id })
          known.delete(found._id)
          continue
        }
        const wrapped = seal(await folder.getOrMake(lastingKey), nameOf(found), key)
        await model.updateOne({ _id: found._id }, { $set: { under: lastingKey, wrapped, isOpen: false } })
      }
      await folder.destroyBefore(yesterday)
    },
  }
}

export type ChatKeys = ReturnType<typeof createChatKeys>
