import type { Logger } from '../shared/logger.js'
import { isDatabaseAway } from '../shared/mongo.js'
import type { InboxStore } from './inbox-store.js'
import type { LeaseStore } from './lease-store.js'
import type { IncomingMessage } from './message.js'
import { createPerChat } from './per-chat.js'

/** Decides and stores what one message causes; called again with the same message after a crash. */
export type HandleMessage = (message: IncomingMessage) => Promise<void>
/** Says sorry for a message that couldn't be handled, so that nobody waits in silence. */
export type GiveUp = (message: IncomingMessage) => Promise<void>

const mostAttempts = 3
const lookAroundMs = 1_000

/**
 * Takes messages in, each once, and hands the messages of one chat over strictly in order, different chats in parallel.
 * What another process left behind is found within a second or, if it died, when its lease ends.
 */
export const createInbox = (parts: {
  store: InboxStore
  leases: LeaseStore
  handleMessage: HandleMessage
  giveUp: GiveUp
  afterHandling: (chat: string) => void
  logger: Logger
}) => {
  const { store, leases, logger } = parts
  let timer: NodeJS.Timeout | undefined

  const handleOne = async (message: IncomingMessage): Promise<void> => {
    try {
      await parts.handleMessage(message)
    } catch (error) {
      if (isDatabaseAway(error)) throw error
      const attempts = await store.countAttempt(message.id)
      logger.error({ error, messageId: message.id, attempts }, 'message failed')
      if (attempts < mostAttempts) return
      await parts.giveUp(message)
      await store.markFailed(message.id)
      return
    }
    await store.markDone(message.id)
  }

  const drain = async (chat: string): Promise<void> => {
    const lease = await leases.take(`chat:${chat}`)
    if (!lease) return
    try {
      while (!chats.isStopped() && lease.isHeld()) {
        const message = await store.nextWaiting(chat)
        if (!message) break
        await handleOne(message)
        parts.afterHandling(chat)
      }
    } finally {
      await lease.release()
    }
  }

  const chats = createPerChat({
    work: drain,
    onError: (error) => logger.warn({ error }, 'chat waits for the database'),
  })
  const wake = chats.run

  const lookAround = async (): Promise<void> => {
    try {
      for (const chat of await store.findChatsWaiting(200)) if (!chats.isStopped()) void wake(chat)
    } catch (error) {
      logger.warn({ error }, 'inbox waits for the database')
    }
    if (!chats.isStopped()) timer = setTimeout(lookAround, lookAroundMs)
  }

  return {
    /** Stores the message; once this resolves it can't be lost. Returns false for one that is there already. */
    async receive(message: IncomingMessage): Promise<boolean> {
      const isNew = await store.store(message)
      void wake(message.chat)
      return isNew
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
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export type Inbox = ReturnType<typeof createInbox>
