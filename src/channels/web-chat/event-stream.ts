import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { OutboxStore } from '../../messaging/outbox-store.js'
import { toShownReply } from './shown-reply.js'

const batch = 100
const reconnectAfterMs = 2_000

/** One browser that listens to one chat. */
export type EventStream = {
  /** Sends what was delivered since it was last looked. Rejects when the database is away. */
  catchUp(): Promise<void>
  beat(): void
  end(): void
}

/** Answers with server-sent events: id = the reply's id, data = {id,text,choices}. */
export const openEventStream = (
  response: ServerResponse,
  { chat, after, store }: { chat: string; after: string | null; store: OutboxStore },
): EventStream => {
  let lastId = after
  let running: Promise<void> | null = null
  let again = false

  const write = async (text: string): Promise<void> => {
    if (response.writableEnded || response.destroyed) return
    if (!response.write(text)) await Promise.race([once(response, 'drain'), once(response, 'close')])
  }

  const sendNew = async (): Promise<void> => {
    do {
      again = false
      for (;;) {
        const found = await store.findDeliveredAfter(chat, lastId, batch)
        for (const stored of found) {
          await write(`id: ${stored._id}\ndata: ${JSON.stringify(toShownReply(stored))}\n\n`)
          lastId = stored._id
        }
        if (found.length < batch || response.destroyed) break
      }
    } while (again && !response.destroyed)
  }

  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.write(`retry: ${reconnectAfterMs}\n\n`)

  return {
    catchUp() {
      again = true
      running ??= sendNew().finally(() => {
        running = null
      })
      return running
    },
    beat() {
      if (!response.writableEnded && !response.writableNeedDrain) response.write(': nghe\n\n')
    },
    end() {
      response.end()
    },
  }
}
