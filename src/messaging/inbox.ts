import type { Logger } from '../shared/logger.js'
import { isDatabaseAway } from '../shared/mongo.js'
import type { InboxStore, Waiting } from './inbox-store.js'
import type { LeaseStore } from './lease-store.js'
import type { IncomingMessage, UnreadableUpdate } from './message.js'
import { createPerChat } from './per-chat.js'

/** Decides and stores what one message causes; called again with the same message after a crash. */
export type HandleMessage = (message: IncomingMessage) => Promise<void>
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
  store: Omit<InboxStore, 'prepare' | 'countUnreadable' | 'forget'>
  leases: Pick<LeaseStore, 'take'>
  handleMessage: HandleMessage
  giveUp: GiveUp
  /** Tells a chat once that what it writes will be answered together. */
  noteFlood: (message: IncomingMessage) => Promise<void>
  afterHandling: (chat: string) => void
  /** A chat that was out of reach has written. */
  onCameBack: (chat: string) => Promise<void>
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
      logger.error({ error, message: message.key, attempts }, 'message failed')
      if (attempts < mostAttempts) return
      await parts.giveUp(message)
      await store.markFailed(message.id)
      return
    }
    await store.markDone(message.id)
  }

  /** True: the head is an album that may still grow. Otherwise its pictures have been joined. */
  const isAlbumOpen = async ({ message }: Waiting): Promise<boolean> => {
    const waiting = await store.findWaiting(message.chat, message.group ?? null)
    const newest = Math.max(...waiting.map(({ storedAt }) => storedAt.getTime()))
    if (Date.now() - newest < albumMs) return true
    await store.join(waiting.map(({ id }) => id))
    return false
  }

  /** 'none': handle it now. 'open': more is coming. 'over': what was held has been joined. */
  const floodOf = async ({ message, storedAt }: Waiting): Promise<'none' | 'open' | 'over'> => {
    const written = await store.countWritten(message.chat, new Date(message.at.getTime() - 60_000), message.at)
    if (written <= mostPerMinute) return 'none'
    const waiting = (await store.findWaiting(message.chat, null)).slice(0, mostJoined)
    const newest = waiting.at(-1)?.storedAt ?? storedAt
    const now = Date.now()
    const isOpen = now - newest.getTime() < floodPauseMs && now - storedAt.getTime() < longestHoldMs
    if (!isOpen) {
      await store.join(waiting.map(({ id }) => id))
      return 'over'
    }
    await parts.noteFlood(message)
    return 'open'
  }

  const drain = async (chat: string): Promise<void> => {
    const lease = await leases.take(`chat:${chat}`)
    if (!lease) return
    try {
      while (!chats.isStopped() && lease.isHeld()) {
        const next = await store.nextWaiting(chat)
        if (!next) break
        if (!next.isJoined) {
          if (next.message.group) {
            if (await isAlbumOpen(next)) break
            continue
          }
          const flood = await floodOf(next)
          if (flood === 'open') break
          if (flood === 'over') continue
        }
        await handleOne(next.message)
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
      const { isNew, cameBack } = await store.store(message)
      if (cameBack) await parts.onCameBack(message.chat)
      if (isNew) void wake(message.chat)
      return isNew
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
    },
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

export type Inbox = ReturnType<typeof createInbox>
