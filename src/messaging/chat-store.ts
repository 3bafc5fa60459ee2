import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'
import { keepLease, type Lease, leaseMs } from './lease-store.js'

/** Who works on one side of a chat just now, as a lease of lease-store.ts kept in the chat's own document. */
type Holder = { token: string; owner: string; run: string; until: Date; takenAt: Date }

type StoredChat = {
  _id: string
  /** How many messages have been stored from this chat, caused for it, delivered to it. */
  received: number
  caused: number
  delivered: number
  /** Messages from this chat up to this place are handled. */
  handled: number | null
  /** The messages of the last minute, with the places that they have. */
  recent: { id: string; at: Date; order: number }[]
  /** Why nothing can be delivered; null: it can. */
  blocked: { reason: string; at: Date } | null
  /** Who handles what it wrote, who delivers what was caused for it. */
  handling: Holder | null
  delivering: Holder | null
  /** Something may be waiting for delivery: what is caused now queues behind it. */
  isQueued: boolean
  /** When news were delivered last, at the latest. */
  newsAt: Date
}

const plain = Schema.Types.Mixed
const schema = new Schema<StoredChat>(
  {
    _id: String,
    received: Number,
    caused: Number,
    delivered: Number,
    handled: Number,
    recent: [plain],
    blocked: plain,
    handling: plain,
    delivering: plain,
    isQueued: Boolean,
    newsAt: Date,
  },
  { versionKey: false, collection: 'chats' },
)

const longAgo = new Date('1900-01-01')
const minuteMs = 60_000
/** More than this in a minute is a flood however much more it is. */
const mostRecent = 40
/** Places for messages caused and delivered that a holder gets with its lease. */
const placesAtOnce = 10

/** Places that messages get which are delivered at once. */
export type Places = { caused: number; delivered: number }

/** The right to send what is caused straight away: nothing is waiting before it, and nobody else delivers to the chat. */
export type DirectDelivery = {
  fence: Date
  isHeld(): boolean
  takePlaces(): Promise<Places>
}

/** A chat that is being handled by this process. */
export type ChatHold = {
  isHeld(): boolean
  /** All up to this place is handled; null: not known. */
  handled: number | null
  /** The last place that was given when the hold began. */
  received: number
  direct: DirectDelivery | null
  /** When news were delivered last, at the latest; null: they may be delivered just now. */
  newsAt: Date | null
  /** Says up to where all is handled, and whether something was left to the queue. */
  release(done: { handled: number | null; isQueued: boolean }): Promise<{ received: number; isQueued: boolean }>
}

/** The right to deliver what is waiting for a chat. */
export type DeliveryHold = Omit<Lease, 'release'> & {
  /** `isEmptied`: nothing was waiting any more. */
  release(done: { isEmptied: boolean }): Promise<void>
}

export type Entered = {
  order: number
  /** How many messages the chat wrote in the minute up to this one. */
  written: number
  isBlocked: boolean
  /** Null: the chat is in other hands, or a copy came. */
  hold: ChatHold | null
}

/**
 * What is known of each chat itself: its counters, which give every message its place, who works on it, and whether it
 * can be reached. One update counts a message in and takes the chat, so that most messages need no other question.
 */
export const createChatStore = (connection: Connection, { owner }: { owner: string } = { owner: randomUUID() }) => {
  const model = connection.model<StoredChat>('Chat', schema)
  /** Tells a process that starts again from the one that died under its name. */
  const run = randomUUID()

  const change = async (chat: string, set: object): Promise<StoredChat> => {
    for (;;) {
      try {
        const changed = await model.collection.findOneAndUpdate({ _id: chat as never }, [{ $set: set }], {
          upsert: true,
          returnDocument: 'after',
        })
        return changed as unknown as StoredChat
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
  }

  const isFree = (side: Side) => ({
    $or: [
      { $lte: [{ $ifNull: [`$${side}.until`, longAgo] }, '$$NOW'] },
      { $and: [{ $eq: [`$${side}.owner`, owner] }, { $ne: [`$${side}.run`, run] }] },
    ],
  })
  const holder = (token: string) => ({
    token,
    owner,
    run,
    takenAt: '$$NOW',
    until: { $add: ['$$NOW', leaseMs] },
  })

  /** Keeps a lease in a chat's document as long as nobody else has taken it. */
  const keep = (chat: string, side: Side, token: string, askedAt: number) =>
    keepLease(askedAt, async () => {
      const renewed = await model.collection.updateOne({ _id: chat as never, [`${side}.token`]: token }, [
        { $set: { [`${side}.until`]: { $add: ['$$NOW', leaseMs] } } },
      ])
      return renewed.matchedCount === 1
    })

  const count = (what: 'caused' | 'delivered', by: number) => ({ $add: [{ $ifNull: [`$${what}`, 0] }, by] })

  /** What takes both sides of a chat where they are free; to deliver only when nothing is waiting before. */
  const taking = (token: string, isAllowed: unknown = true) => {
    const isNew = { $eq: [{ $ifNull: ['$received', 0] }, 0] }
    const isQueued = { $ifNull: ['$isQueued', { $not: [isNew] }] }
    const handling = { $and: [isAllowed, isFree('handling')] }
    const isBlocked = { $ne: [{ $ifNull: ['$blocked', null] }, null] }
    const direct = { $and: [handling, isFree('delivering'), { $not: [{ $or: [isQueued, isBlocked] }] }] }
    return {
      isQueued,
      handled: { $ifNull: ['$handled', { $cond: [isNew, 0, null] }] },
      newsAt: { $ifNull: ['$newsAt', { $cond: [isNew, longAgo, '$$NOW'] }] },
      handling: { $cond: [handling, holder(token), '$handling'] },
      delivering: { $cond: [direct, holder(token), '$delivering'] },
      caused: { $cond: [direct, count('caused', placesAtOnce), '$caused'] },
      delivered: { $cond: [direct, count('delivered', placesAtOnce), '$delivered'] },
    }
  }

  /** Null: somebody else has one of these sides by now. */
  const letGo = async (
    chat: string,
    token: string,
    sides: readonly Side[],
    { handled, isQueued }: { handled: number | null; isQueued: boolean },
  ): Promise<StoredChat | null> => {
    const ours = Object.fromEntries(sides.map((side) => [`${side}.token`, token]))
    const free = Object.fromEntries(sides.map((side) => [side, null]))
    const left = await model.collection.findOneAndUpdate(
      { _id: chat as never, ...ours },
      { $set: { ...free, ...(isQueued && { isQueued }) }, ...(handled !== null && { $max: { handled } }) },
      { returnDocument: 'after', projection: { received: 1, isQueued: 1 } },
    )
    return left as StoredChat | null
  }

  const directOf = (chat: string, token: string, askedAt: number, taken: StoredChat) => {
    if (taken.delivering?.token !== token) return null
    const kept = keep(chat, 'delivering', token, askedAt)
    let last: Places = { caused: taken.caused, delivered: taken.delivered }
    let left = placesAtOnce
    return {
      end: kept.end,
      fence: taken.delivering.takenAt,
      isHeld: kept.isHeld,
      async takePlaces(): Promise<Places> {
        if (left === 0) {
          left = placesAtOnce
          last = await change(chat, {
            caused: count('caused', placesAtOnce),
            delivered: count('delivered', placesAtOnce),
          })
        }
        left -= 1
        return { caused: last.caused - left, delivered: last.delivered - left }
      },
    }
  }

  const holdOf = (chat: string, token: string, askedAt: number, taken: StoredChat): ChatHold | null => {
    if (taken.handling?.token !== token) return null
    const kept = keep(chat, 'handling', token, askedAt)
    const direct = directOf(chat, token, askedAt, taken)
    return {
      isHeld: kept.isHeld,
      handled: taken.handled ?? null,
      received: taken.received ?? 0,
      direct,
      newsAt: direct ? taken.newsAt : null,
      async release({ handled, isQueued }) {
        kept.end()
        direct?.end()
        const done = { handled, isQueued }
        const left = direct
          ? ((await letGo(chat, token, ['handling', 'delivering'], done)) ??
            (await letGo(chat, token, ['delivering'], { handled: null, isQueued })) ??
            (await letGo(chat, token, ['handling'], done)))
          : await letGo(chat, token, ['handling'], done)
        return { received: left?.received ?? 0, isQueued: left?.isQueued ?? isQueued }
      },
    }
  }

  return {
    /** Gives a message that is to be stored its place, a copy the one that it has, and takes the chat where it is free. */
    async enter({ id, chat, at }: { id: string; chat: string; at: Date }): Promise<Entered> {
      const token = randomUUID()
      const askedAt = performance.now()
      const recent = { $ifNull: ['$recent', []] }
      const isCopy = { $in: [id, { $ifNull: ['$recent.id', []] }] }
      const order = { $add: [{ $ifNull: ['$received', 0] }, 1] }
      const from = new Date(at.getTime() - minuteMs)
      const lately = { $filter: { input: recent, as: 'one', cond: { $gt: ['$$one.at', from] } } }
      const entered = await change(chat, {
        ...taking(token, { $not: [isCopy] }),
        received: { $cond: [isCopy, '$received', order] },
        recent: {
          $cond: [
            isCopy,
            recent,
            { $slice: [{ $concatArrays: [lately, [{ id: { $literal: id }, at, order }]] }, -mostRecent] },
          ],
        },
      })
      const own = entered.recent.find((one) => one.id === id)
      return {
        order: own?.order ?? entered.received,
        written: entered.recent.filter((one) => one.at > from && one.at <= at).length,
        isBlocked: Boolean(entered.blocked),
        hold: holdOf(chat, token, askedAt, entered),
      }
    },

    /** Takes a chat to handle what it wrote; null: somebody else does. */
    async take(chat: string): Promise<ChatHold | null> {
      const token = randomUUID()
      const askedAt = performance.now()
      return holdOf(chat, token, askedAt, await change(chat, taking(token)))
    },

    /** Takes a chat to deliver what is waiting for it; null: somebody else does. */
    async takeDelivery(chat: string): Promise<DeliveryHold | null> {
      const token = randomUUID()
      const askedAt = performance.now()
      const taken = await change(chat, {
        delivering: { $cond: [isFree('delivering'), holder(token), '$delivering'] },
        isQueued: true,
      })
      if (taken.delivering?.token !== token) return null
      const kept = keep(chat, 'delivering', token, askedAt)
      return {
        isHeld: kept.isHeld,
        fence: taken.delivering.takenAt,
        async release({ isEmptied }) {
          kept.end()
          await model.collection.updateOne(
            { _id: chat as never, 'delivering.token': token },
            { $set: { delivering: null, ...(isEmptied && { isQueued: false }) } },
          )
        },
      }
    },

    /** The place of a message that queues. */
    async countCaused(chat: string): Promise<number> {
      return (await change(chat, { caused: count('caused', 1), isQueued: true })).caused
    },

    /** The place of a message that was delivered; `newsAt` where it was news. */
    async countDelivered(chat: string, newsAt: Date | null = null): Promise<number> {
      const set = { delivered: count('delivered', 1), ...(newsAt && { newsAt }) }
      return (await change(chat, set)).delivered
    },

    async block(chat: string, reason: string, at: Date): Promise<void> {
      await model.updateOne({ _id: chat }, { $set: { blocked: { reason, at } } }, { upsert: true })
    },

    /** Those of them to which nothing can be delivered. */
    async findBlocked(chats: readonly string[]): Promise<ReadonlySet<string>> {
      const found = await model
        .find({ _id: { $in: [...chats] }, blocked: { $ne: null } }, { _id: 1 })
        .lean<Pick<StoredChat, '_id'>[]>()
      return new Set(found.map(({ _id }) => _id))
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

type Side = 'handling' | 'delivering'

export type ChatStore = ReturnType<typeof createChatStore>
