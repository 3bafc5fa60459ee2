import type { Clock } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import type { LeaseStore } from './lease-store.js'
import type { OutgoingMessage, SendOutcome } from './message.js'
import type { OutboxStore, StoredOutgoing } from './outbox-store.js'
import { createPerChat } from './per-chat.js'

/** Documents that carry, in the update that changed them, the messages this change causes. */
export type PendingSource = {
  findPending(limit: number): Promise<OutgoingMessage[]>
  clearPending(ids: string[]): Promise<void>
}

/** Hands one message to its platform; never throws for what the platform says. */
export type Send = (message: OutgoingMessage) => Promise<SendOutcome>

const lookAroundMs = 1_000
const batch = 100
const longestWaitMs = 10 * 60_000
const giveUpAfterMs = 24 * 60 * 60_000

/** Seconds 1, 2, 4 … up to ten minutes, each with up to a half of it more by chance. */
const backOffMs = (attempts: number): number => {
  const base = Math.min(longestWaitMs, 1_000 * 2 ** Math.min(attempts, 20))
  return base + Math.random() * base * 0.5
}

/**
 * Collects messages from the documents that caused them and delivers them, in order per chat. A message is collected
 * by its id, so a crash between collecting and clearing makes no second one; a crash between sending and marking
 * sends it once more: at least once towards a platform, exactly once towards our own web page.
 */
export const createOutbox = (parts: {
  store: OutboxStore
  leases: LeaseStore
  sources: PendingSource[]
  send: Send
  onDelivered: (chat: string) => void
  clock: Clock
  logger: Logger
}) => {
  const { store, clock, logger } = parts
  let collecting: Promise<void> | null = null
  let collectAgain: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined

  const collectOnce = async (): Promise<void> => {
    const chats = new Set<string>()
    for (const source of parts.sources) {
      for (;;) {
        const pending = await source.findPending(batch)
        if (pending.length === 0) break
        for (const message of pending) {
          await store.add(message, clock.now())
          chats.add(message.chat)
        }
        await source.clearPending(pending.map(({ id }) => id))
      }
    }
    for (const chat of chats) void deliver(chat)
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

  const deliverOne = async (stored: StoredOutgoing): Promise<boolean> => {
    const { _id: id, chat, text, choices, causedBy } = stored
    const result = await parts.send({ id, chat, text, choices, causedBy })
    const now = clock.now()
    switch (result.outcome) {
      case 'delivered':
        await store.markDelivered(id, chat, result.platformMessageId, now)
        parts.onDelivered(chat)
        return true
      case 'blocked':
      case 'rejected':
        logger.warn({ messageId: id, reason: result.reason }, 'message refused by the platform')
        await store.markFailed(id, result.reason)
        return true
      case 'retry':
      case 'unclear': {
        if (now.getTime() - stored.createdAt.getTime() > giveUpAfterMs) {
          await store.markFailed(id, 'undeliverable for 24 hours')
          return true
        }
        const waitMs =
          result.outcome === 'retry' && result.afterMs !== null ? result.afterMs : backOffMs(stored.attempts)
        await store.postpone(id, new Date(now.getTime() + waitMs))
        return false
      }
    }
  }

  const drain = async (chat: string): Promise<void> => {
    const lease = await parts.leases.take(`out:${chat}`)
    if (!lease) return
    try {
      while (!chats.isStopped() && lease.isHeld()) {
        const message = await store.nextWaiting(chat)
        if (!message || message.nextAttemptAt > clock.now()) break
        if (!(await deliverOne(message))) break
      }
    } finally {
      await lease.release()
    }
  }

  const chats = createPerChat({ work: drain, onError: (error) => logger.warn({ error }, 'delivery waits') })
  const deliver = chats.run

  const lookAround = async (): Promise<void> => {
    try {
      await collect()
      for (const chat of await store.findChatsDue(clock.now(), 200)) void deliver(chat)
    } catch (error) {
      logger.warn({ error }, 'outbox waits for the database')
    }
    if (!chats.isStopped()) timer = setTimeout(lookAround, lookAroundMs)
  }

  return {
    collect,
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
