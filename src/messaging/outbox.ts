import { setTimeout as pause } from 'node:timers/promises'
import type { CarriedSource } from '../shared/carried.js'
import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { ChatStore, DirectDelivery } from './chat-store.js'
import type { BegunMessages } from './inbox.js'
import type { Lease } from './lease-store.js'
import { channelOf, type OutgoingMessage, type SealedMessage, type SendOutcome } from './message.js'
import type { OutboxStore, StoredOutgoing } from './outbox-store.js'
import type { PaceStore } from './pace-store.js'
import { createPerChat } from './per-chat.js'
import { afterQuietHours } from './quiet-hours.js'

/** Documents that carry, in the update that changed them, the messages this change causes. */
export type PendingSource = CarriedSource<OutgoingMessage | SealedMessage>

/** Hands one message to its platform; never throws for what the platform says. */
export type Send = (message: OutgoingMessage) => Promise<SendOutcome>

type DeliveryStore = Pick<
  OutboxStore,
  | 'add'
  | 'addDelivered'
  | 'get'
  | 'nextWaiting'
  | 'findChatsDue'
  | 'beginTry'
  | 'countInterrupted'
  | 'postpone'
  | 'move'
  | 'markDelivered'
  | 'markFailed'
  | 'failAll'
  | 'sendAgain'
  | 'reopenMissedNews'
>

/** What delivery has to know of a chat's platform. */
export type Platform = { rings: boolean; limits: { perChat: number; inAll: number } | null }

const lookAroundMs = 1_000
const batch = 100
const longestWaitMs = 10 * 60_000
const giveUpAfterMs = 24 * 60 * 60_000
/** How long nothing is sent over a channel whose token is refused. */
const misconfiguredMs = 60_000
/** A message whose tries may each have arrived is tried no more than this often; the rest is for a person. */
const mostUnclearTries = 2

/** Seconds 1, 2, 4 … up to ten minutes, each with up to a half of it more by chance. */
const backOffMs = (attempts: number): number => {
  const base = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(attempts, 20))
  return base + Math.random() * base * 0.5
}

/**
 * Collects messages from the documents that caused them and delivers them, in order per chat. A message is collected
 * by its id, so a crash between collecting and clearing makes no second one; a crash between sending and marking
 * sends it once more and is counted: at least once towards a platform, exactly once towards our own web page.
 * Looking around is a loop of its own and no job: it answers to what is due, in every process, and people wait for it.
 */
export const createOutbox = (parts: {
  store: DeliveryStore
  chats: Pick<ChatStore, 'block' | 'unblock' | 'whyBlocked' | 'takeDelivery'>
  pace: PaceStore
  /** Asked for at every collecting, so that they may be built after the outbox. */
  sources: () => readonly PendingSource[]
  send: Send
  platformOf: (chat: string) => Platform
  onDelivered: (chat: string) => void
  /** The channels over which nothing is to be sent now: stopped by hand. */
  silentChannels: () => readonly string[]
  clock: Clock
  logger: Logger
}) => {
  const { store, chats: chatStore, pace, clock, logger } = parts
  const restingUntil = new Map<string, number>()
  let collecting: Promise<void> | null = null
  let collectAgain: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const dueFrom = (message: Pick<OutgoingMessage, 'isNews' | 'chat'>, now: Date): Date =>
    message.isNews && parts.platformOf(message.chat).rings ? afterQuietHours(now) : now

  /** Chats in parallel, the messages of one in their order. */
  const addAll = async (pending: readonly (OutgoingMessage | SealedMessage)[]): Promise<Set<string>> => {
    const chats = new Map<string, Promise<void>>()
    for (const message of pending) {
      const before = chats.get(message.chat) ?? Promise.resolve()
      const now = clock.now()
      chats.set(
        message.chat,
        before.then(() => store.add(message, now, dueFrom(message, now))),
      )
    }
    await Promise.all(chats.values())
    return new Set(chats.keys())
  }

  const collectFrom = async (source: PendingSource): Promise<void> => {
    for (;;) {
      const pending = await source.findPending(batch)
      if (pending.length === 0) return
      const chats = await addAll(pending)
      await source.clearPending(pending.map(({ id }) => id))
      for (const chat of chats) void deliver(chat)
    }
  }

  const collectOnce = async (): Promise<void> => {
    await Promise.all(parts.sources().map(collectFrom))
  }

  /** Resolves when everything caused before this call has been collected. */
  const collect = (): Promise<void> => {
    if (!collecting) {
      collecting = collectOnce().finally(() => {
        collecting = null
      })
      return collecting
    }
    collectAgain ??= collecting
      .catch(() => undefined)
      .then(() => {
        collectAgain = null
        return collect()
      })
    return collectAgain
  }

  const isResting = (channel: string): boolean =>
    (restingUntil.get(channel) ?? 0) > Date.now() || parts.silentChannels().includes(channel)

  const rest = async (channel: string, ms: number): Promise<void> => {
    restingUntil.set(channel, Date.now() + ms)
    await pace.rest(channel, ms)
  }

  /** Waits for a slot of the channel and of the chat. */
  const waitForSlot = async (chat: string): Promise<void> => {
    const { limits } = parts.platformOf(chat)
    if (!limits) return
    const waits = await Promise.all([pace.takeSlot(channelOf(chat), limits.inAll), pace.takeSlot(chat, limits.perChat)])
    const waitMs = Math.max(...waits)
    if (waitMs > 0) await pause(waitMs)
  }

  const block = async (chat: string, reason: string): Promise<void> => {
    await chatStore.block(chat, reason, clock.now())
    await store.failAll(chat, reason)
  }

  /** True: go on with the chat's next message. */
  const settle = async (stored: StoredOutgoing, result: SendOutcome): Promise<boolean> => {
    const { _id: id, chat, channel } = stored
    const now = clock.now()
    const later = (ms: number): Date => new Date(now.getTime() + ms)
    const isTooOld = now.getTime() - stored.createdAt.getTime() > giveUpAfterMs
    switch (result.outcome) {
      case 'delivered':
        await store.markDelivered(id, chat, result.platformMessageId, now, stored.isNews)
        parts.onDelivered(chat)
        return true
      case 'moved':
        await store.move(id, result.chat)
        void deliver(result.chat)
        return true
      case 'blocked':
        logger.info({ message: stored.key, reason: result.reason }, 'chat out of reach')
        await block(chat, result.reason)
        return false
      case 'rejected':
        logger.warn({ message: stored.key, reason: result.reason }, 'message refused by the platform')
        await store.markFailed(id, 'rejected', result.reason)
        return true
      case 'misconfigured':
        logger.error({ channel, reason: result.reason }, 'channel rests: the platform refuses the token')
        await rest(channel, misconfiguredMs)
        await store.postpone(id, later(misconfiguredMs))
        return false
      case 'unclear':
        if (stored.unclearTries + 1 >= mostUnclearTries) {
          await store.markFailed(id, 'unclear', null)
          return true
        }
        await store.postpone(id, later(backOffMs(stored.attempts)), { isUnclear: true })
        return false
      case 'retry': {
        if (isTooOld) {
          await store.markFailed(id, 'expired', null)
          return true
        }
        const waitMs = result.afterMs ?? backOffMs(stored.attempts)
        if (result.scope === 'channel') await rest(channel, waitMs)
        await store.postpone(id, later(waitMs))
        return false
      }
    }
  }

  type Held = Pick<Lease, 'isHeld'>
  const mayBegin = async (chat: string, lease: Held): Promise<boolean> => {
    await waitForSlot(chat)
    return lease.isHeld() && !isResting(channelOf(chat)) && !chats.isStopped()
  }

  /** Sends what is stored as begun; what doesn't arrive waits in the queue, with what came after it. */
  const sendStraight = async ({ messages, clear }: BegunMessages, direct: DirectDelivery): Promise<boolean> => {
    const left = [...messages]
    let hasArrived = true
    for (let next = left[0]; next && hasArrived && (await mayBegin(next.chat, direct)); next = left[0]) {
      const { id, chat } = next
      const result = await parts.send({ ...toSend(next), id })
      hasArrived = result.outcome === 'delivered'
      if (result.outcome === 'delivered') {
        await store.addDelivered(next, await direct.takePlaces(), result.platformMessageId, clock.now())
        parts.onDelivered(chat)
      } else {
        await store.add(next, clock.now())
        const stored = await store.get(id)
        if (stored) await settle(stored, result)
      }
      left.shift()
    }
    for (const { begun: _, ...message } of left) await store.add(message, clock.now())
    if (messages.length > 0) await clear()
    return hasArrived && left.length === 0
  }

  const deliverOne = async (next: StoredOutgoing, lease: Held & Pick<Lease, 'fence'>): Promise<boolean> => {
    if (!(await mayBegin(next.chat, lease))) return false
    const stored = await store.beginTry(next._id, lease.fence, clock.now())
    if (!stored) return false
    if (stored.tryingSince) {
      logger.warn({ message: stored.key }, 'message may have arrived twice')
      await store.countInterrupted(stored._id)
    }
    return settle(stored, await parts.send({ ...toSend(stored), id: stored._id }))
  }

  const drain = async (chat: string): Promise<void> => {
    if (isResting(channelOf(chat))) return
    const lease = await chatStore.takeDelivery(chat)
    if (!lease) return
    let isEmptied = false
    try {
      const reason = await chatStore.whyBlocked(chat)
      if (reason !== null) await store.failAll(chat, reason)
      while (!chats.isStopped() && lease.isHeld()) {
        const message = await store.nextWaiting(chat, clock.now())
        isEmptied = !message
        if (!message || message.nextAttemptAt > clock.now()) break
        if (!(await deliverOne(message, lease))) break
      }
    } finally {
      await lease.release({ isEmptied })
    }
  }

  const chats = createPerChat({ work: drain, onError: (error) => logger.warn({ error }, 'delivery waits') })
  const deliver = chats.run

  const lookAround = async (): Promise<void> => {
    try {
      await collect()
      for (const chat of await store.findChatsDue(clock.now(), 200, parts.silentChannels())) void deliver(chat)
    } catch (error) {
      logger.warn({ error }, 'outbox waits for the database')
    }
    if (!chats.isStopped()) timer = setTimeout(lookAround, lookAroundMs)
  }

  return {
    collect,
    sendStraight,
    /** Delivers what waits for a chat. */
    deliver(chat: string): void {
      void deliver(chat)
    },
    /** The platform says that a chat can't be reached any more: nothing is tried until it writes again. */
    block,
    /** The chat can be reached again: what it missed of its cases goes out. */
    async unblock(chat: string): Promise<void> {
      await chatStore.unblock(chat)
      await store.reopenMissedNews(chat, clock.now())
      void deliver(chat)
    },
    /** Sends a dead letter once more; false when it isn't one any more. `accountId`: who wants it. */
    async sendAgain(id: string, accountId: string): Promise<boolean> {
      const found = await store.get(id)
      if (!found || !(await store.sendAgain(id, { accountId, at: clock.now() }))) return false
      await chatStore.unblock(found.chat)
      void deliver(found.chat)
      return true
    },
    /** Tells the outbox that something was caused just now. */
    wake(): void {
      collect().catch((error) => logger.warn({ error }, 'outbox waits for the database'))
    },
    start(): void {
      void lookAround()
    },
    async stop(): Promise<void> {
      clearTimeout(timer)
      await Promise.allSettled([collecting, chats.stop()])
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

/** Of a stored message what the channels are to know. */
const toSend = ({
  chat,
  text,
  choices,
  causedBy,
  firstNumber,
  picture,
}: Omit<OutgoingMessage, 'id'>): Omit<OutgoingMessage, 'id'> => ({
  chat,
  text,
  choices,
  causedBy,
  ...(firstNumber && { firstNumber }),
  ...(picture && { picture }),
})
