import type { Logger } from '../shared/logger.js'
import { isDatabaseAway } from '../shared/mongo.js'
import type { ChatHold, ChatStore, DirectDelivery } from './chat-store.js'
import type { InboxStore, Waiting } from './inbox-store.js'
import { leaseMs } from './lease-store.js'
import type { IncomingMessage, OutgoingMessage, UnreadableUpdate } from './message.js'
import { createPerChat } from './per-chat.js'

/** Decides and stores what one message causes; called again with the same message after a crash. */
export type HandleMessage = (message: IncomingMessage, straight: StraightOut | null) => Promise<void>
/** Messages that were stored with the mark that they are being sent, and what takes them out of there again. */
export type BegunMessages = { messages: readonly OutgoingMessage[]; clear(): Promise<unknown> }
/** Lets whoever stores what a message causes have it sent without a queue: stored with `begun`, then told here. */
export type StraightOut = { begun: NonNullable<OutgoingMessage['begun']>; caused(begun: BegunMessages): void }
/** Says sorry for a message that couldn't be handled, so that nobody waits in silence. */
export type GiveUp = (message: IncomingMessage) => Promise<void>

const mostAttempts = 3
const lookAroundMs = 1_000
/** An album comes as one update per picture, without an end mark. */
const albumMs = 1_500
const mostPerMinute = 30
/** A flood is over when nothing came for this long; one without end is answered in parts. */
const floodPauseMs = 10_000
const longestHoldMs = 60_000
const mostJoined = 500

/**
 * Takes messages in, each once, and hands the messages of one chat over strictly in order, different chats in parallel.
 * What another process left behind is found within a second or, if it died, when its lease ends. Of a chat that
 * writes more than thirty messages a minute the rest is held, noted once, and handled as one when the flood ends.
 * Looking around is a loop of its own and no job: it answers to what is waiting, in every process, and people wait for it.
 */
export const createInbox = (parts: {
  store: Omit<InboxStore, 'prepare' | 'countUnreadable' | 'findHandled' | 'forget' | 'isWaitingUnder' | 'readQueues'>
  chats: Pick<ChatStore, 'take'>
  handleMessage: HandleMessage
  giveUp: GiveUp
  /** The channels of which nothing is to be handled now: stopped by hand. */
  heldChannels: () => readonly string[]
  /** Tells a chat once that what it writes is kept and will be answered later. */
  noteHeld: (message: IncomingMessage) => Promise<void>
  /** Tells a chat once that what it writes will be answered together. */
  noteFlood: (message: IncomingMessage) => Promise<void>
  /** Sends what a message caused; false when something was left to the queue. */
  deliver: (caused: BegunMessages, direct: DirectDelivery) => Promise<boolean>
  /** What a message caused is to be collected from what carries it. */
  afterHandling: (chat: string) => void
  /** Something waits in the chat's queue. */
  afterRelease: (chat: string) => void
  /** A chat that was out of reach has written. */
  onCameBack: (chat: string) => Promise<void>
  logger: Logger
}) => {
  const { store, logger } = parts
  let timer: NodeJS.Timeout | undefined
  /** Chats that were taken with a message that was just stored, and such messages by their place. */
  const entered = new Map<string, ChatHold>()
  const arrived = new Map<string, Map<number | null, Waiting>>()
  const working = new Map<string, Work>()
  /** Chats in which looking around found something: they are searched, whatever is said to be handled. */
  const found = new Set<string>()

  /** True when nothing was left to the queue. */
  const handleAndDeliver = async (message: IncomingMessage, direct: DirectDelivery | null): Promise<boolean> => {
    const caused: BegunMessages[] = []
    await parts.handleMessage(message, direct && { begun: begunUnder(direct), caused: (begun) => caused.push(begun) })
    return direct !== null && caused[0] !== undefined && parts.deliver(caused[0], direct)
  }

  /** False: the message failed and is to be tried again. */
  const handleOne = async ({ message, isJoined, order }: Waiting, work: Work): Promise<boolean> => {
    try {
      if (!(await handleAndDeliver(message, work.direct))) work.queue()
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      work.queue()
      const attempts = await store.countAttempt(message.id)
      logger.error({ error, message: message.key, attempts }, 'message failed')
      if (attempts < mostAttempts) return false
      await parts.giveUp(message)
      await store.markFailed(message.id)
      work.handled = order
      return true
    }
    await store.markDone(message.id, isJoined)
    work.handled = order
    return true
  }

  /** True: the head is an album that may still grow. Otherwise its pictures have been joined. */
  const isAlbumOpen = async ({ message }: Waiting): Promise<boolean> => {
    const waiting = await store.findWaiting(message.chat, message.group ?? null)
    const newest = Math.max(...waiting.map(({ storedAt }) => storedAt.getTime()))
    if (Date.now() - newest < albumMs) return true
    await store.join(waiting.map(({ id }) => id))
    return false
  }

  /** True: more of a flood is coming. Otherwise what was held has been joined. */
  const isFloodOpen = async ({ message, storedAt }: Waiting): Promise<boolean> => {
    const waiting = (await store.findWaiting(message.chat, null)).slice(0, mostJoined)
    const newest = waiting.at(-1)?.storedAt ?? storedAt
    const now = Date.now()
    const isOpen = now - newest.getTime() < floodPauseMs && now - storedAt.getTime() < longestHoldMs
    if (isOpen) await parts.noteFlood(message)
    else await store.join(waiting.map(({ id }) => id))
    return isOpen
  }

  /** False: the chat waits for more to come. */
  const takeNext = async (next: Waiting, work: Work): Promise<boolean> => {
    if (parts.heldChannels().includes(next.message.channel)) {
      work.queue()
      await parts.noteHeld(next.message)
      return false
    }
    const isFlood = next.written > mostPerMinute
    if (next.isJoined || !(next.message.group || isFlood)) {
      await handleOne(next, work)
      if (work.isQueued) parts.afterHandling(next.message.chat)
      return true
    }
    if (next.message.group) return !(await isAlbumOpen(next))
    work.queue()
    return !(await isFloodOpen(next))
  }

  /** The next message: one that came just now and has no other before it, else what the store finds. */
  const nextOf = (chat: string, { handled }: Work): Waiting | Promise<Waiting | null> => {
    const next = handled === null ? undefined : arrived.get(chat)?.get(handled + 1)
    return next ?? store.nextWaiting(chat)
  }

  /** Handles what waits; false when it stopped before all that is known of was handled. */
  const drainHeld = async (chat: string, hold: ChatHold, work: Work): Promise<boolean> => {
    while (!chats.isStopped() && hold.isHeld()) {
      if (work.handled !== null && work.handled >= lastOf(chat, hold)) return false
      const next = await nextOf(chat, work)
      if (!next || !(await takeNext(next, work))) return true
    }
    return true
  }

  const lastOf = (chat: string, hold: ChatHold): number =>
    Math.max(hold.received, ...[...(arrived.get(chat)?.keys() ?? [])].map(Number))

  const drain = async (chat: string): Promise<void> => {
    const taken = entered.get(chat)
    entered.delete(chat)
    const hold = taken ?? (await parts.chats.take(chat))
    if (!hold) {
      arrived.delete(chat)
      found.delete(chat)
      return
    }
    const work = beginWork(hold, found.delete(chat))
    working.set(chat, work)
    let isSearched = true
    try {
      isSearched = await drainHeld(chat, hold, work)
    } finally {
      working.delete(chat)
      arrived.delete(chat)
      const left = await hold.release({ handled: work.handled, isQueued: work.isQueued })
      if (left.isQueued) parts.afterRelease(chat)
      if (!isSearched && work.handled !== null && left.received > work.handled) void wake(chat)
    }
  }

  const chats = createPerChat({
    work: drain,
    onError: (error) => logger.warn({ error }, 'chat waits for the database'),
  })
  const wake = chats.run

  const lookAround = async (): Promise<void> => {
    try {
      for (const chat of await store.findChatsWaiting(200, parts.heldChannels())) {
        found.add(chat)
        if (!chats.isStopped()) void wake(chat)
      }
    } catch (error) {
      logger.warn({ error }, 'inbox waits for the database')
    }
    if (!chats.isStopped()) timer = setTimeout(lookAround, lookAroundMs)
  }

  const arrive = (chat: string, waiting: Waiting, hold: ChatHold | null): void => {
    const others = arrived.get(chat) ?? new Map<number | null, Waiting>()
    arrived.set(chat, others.set(waiting.order, waiting))
    if (hold) entered.set(chat, hold)
    void wake(chat)
  }

  return {
    /** Stores the message; once this resolves it can't be lost. Returns false for one that is there already. */
    async receive(message: IncomingMessage): Promise<boolean> {
      const stored = await store.store(message)
      try {
        if (stored.cameBack) await parts.onCameBack(message.chat)
      } finally {
        if (stored.isNew) arrive(message.chat, stored.waiting, stored.hold)
      }
      return stored.isNew
    },

    /** Whether news may have been delivered to a chat since then that is being handled; true where that isn't known. */
    mayHaveNews(chat: string, since: Date): boolean {
      const newsAt = working.get(chat)?.newsAt ?? null
      return newsAt === null || newsAt >= since
    },

    /** Keeps an update that couldn't be read, once, with its reason. */
    async keepAside(update: UnreadableUpdate): Promise<void> {
      await store.keepAside(update)
      logger.warn({ updateId: update.id, channel: update.channel, reason: update.reason }, 'update kept aside')
    },

    /** Resolves true when the message was handled, false when `withinMs` went by first. */
    async waitUntilHandled(message: Pick<IncomingMessage, 'id' | 'chat'>, withinMs: number): Promise<boolean> {
      const end = Date.now() + withinMs
      for (;;) {
        const state = await store.getState(message.id)
        if (state === 'done' || state === 'failed') return true
        const left = end - Date.now()
        if (left <= 0) return false
        await Promise.race([wake(message.chat), pause(left)])
        if ((await store.getState(message.id)) === 'waiting') await pause(Math.min(100, left))
      }
    },

    start(): void {
      void lookAround()
    },

    /** Lets what is being handled finish. */
    async stop(): Promise<void> {
      clearTimeout(timer)
      await chats.stop()
      await Promise.allSettled([...entered.values()].map((hold) => hold.release({ handled: null, isQueued: false })))
    },
  }
}

/** How far the handling of a chat has come. */
type Work = {
  handled: number | null
  /** Null once something was left to the queue: what follows stands behind it. */
  direct: DirectDelivery | null
  isQueued: boolean
  newsAt: Date | null
  queue(): void
}

const beginWork = ({ handled, direct, newsAt }: ChatHold, mustSearch: boolean): Work => ({
  handled: mustSearch ? null : handled,
  direct,
  isQueued: false,
  newsAt,
  queue() {
    this.direct = null
    this.isQueued = true
  },
})

const begunUnder = ({ fence }: DirectDelivery) => {
  const at = new Date()
  return { fence, at, until: new Date(at.getTime() + leaseMs) }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export type Inbox = ReturnType<typeof createInbox>
