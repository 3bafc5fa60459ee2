import type { OutboxStore } from '../../messaging/outbox-store.js'
import type { Clock } from '../../shared/clock.js'
import type { Logger } from '../../shared/logger.js'
import type { EventStream } from './event-stream.js'

const lookAroundMs = 1_000
const beatMs = 20_000
/** How far two processes' clocks may differ. */
const overlapMs = 5_000
const mostPerChat = 8

/**
 * Who listens to which chat in this process. Messages delivered here arrive at once; those that other processes
 * delivered are found every second. Both timers are loops of this process and no jobs: they serve the streams open here.
 */
export const createListeners = (parts: { channel: string; store: OutboxStore; clock: Clock; logger: Logger }) => {
  const { store, clock, logger } = parts
  const byChat = new Map<string, Set<EventStream>>()
  let lookAroundTimer: NodeJS.Timeout | undefined
  let beatTimer: NodeJS.Timeout | undefined
  let seenUntil = clock.now()
  let isStopped = false

  /** A stream that can't catch up is ended: the browser comes back and resumes. */
  const catchUp = async (stream: EventStream): Promise<void> => {
    try {
      await stream.catchUp()
    } catch (error) {
      logger.warn({ error }, 'events wait for the database')
      stream.end()
    }
  }

  const wake = (chat: string): void => {
    for (const stream of byChat.get(chat) ?? []) void catchUp(stream)
  }

  const lookAround = async (): Promise<void> => {
    const now = clock.now()
    try {
      if (byChat.size > 0) {
        const since = new Date(seenUntil.getTime() - overlapMs)
        for (const chat of await store.findChatsDeliveredSince(parts.channel, since)) wake(chat)
      }
      seenUntil = now
    } catch (error) {
      logger.warn({ error }, 'events wait for the database')
    }
    if (!isStopped) lookAroundTimer = setTimeout(lookAround, lookAroundMs)
  }

  return {
    wake,

    /** Takes a stream in; of too many on one chat the oldest ends. Returns how to take it out. */
    add(chat: string, stream: EventStream): () => void {
      if (isStopped) stream.end()
      const streams = byChat.get(chat) ?? new Set()
      byChat.set(chat, streams.add(stream))
      const remove = (): void => {
        streams.delete(stream)
        if (streams.size === 0 && byChat.get(chat) === streams) byChat.delete(chat)
      }
      const [oldest] = streams
      if (oldest && streams.size > mostPerChat) {
        streams.delete(oldest)
        oldest.end()
      }
      void catchUp(stream)
      return remove
    },

    start(): void {
      seenUntil = clock.now()
      beatTimer = setInterval(() => {
        for (const streams of byChat.values()) for (const stream of streams) stream.beat()
      }, beatMs)
      lookAroundTimer = setTimeout(lookAround, lookAroundMs)
    },

    stop(): void {
      isStopped = true
      clearInterval(beatTimer)
      clearTimeout(lookAroundTimer)
      for (const streams of byChat.values()) for (const stream of streams) stream.end()
      byChat.clear()
    },
  }
}

export type Listeners = ReturnType<typeof createListeners>
