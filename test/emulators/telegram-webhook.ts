import { setTimeout as pause } from 'node:timers/promises'
import type { Fields } from './platform-server.js'

type Update = Fields & { update_id: number }
type Hook = { url: string; secret: string | null; maxConnections: number; allowed: string[] }

const answerWithinMs = 60_000
const firstRepeatMs = 2_000
const longestRepeatMs = 90_000
const expiresMs = { message: 24 * 60 * 60_000, callback: 150_000 }

/** The queue of an update: messages of one chat wait for each other, presses of one person apart from them. */
const queueOf = (update: Update): { name: string; expires: number } => {
  const pressed = update.callback_query as { from: { id: number } } | undefined
  if (pressed) return { name: `callback:${pressed.from.id}`, expires: expiresMs.callback }
  const found = (update.message ?? update.edited_message ?? update.my_chat_member) as
    | { chat: { id: number } }
    | undefined
  return { name: `chat:${found?.chat.id ?? 0}`, expires: expiresMs.message }
}

/**
 * Hands updates to a webhook as the platform does: one queue per chat, the next only after the last was taken with 2xx,
 * repeats at once, then after 2, 4, 8 … seconds until the update expires. `timeScale` shortens all waits.
 */
export const createWebhookDelivery = ({ timeScale }: { timeScale: number }) => {
  const queues = new Map<string, Promise<void>>()
  let hook: Hook | null = null
  let pending = 0
  let running = 0
  let lastError: { at: number; message: string } | null = null
  let isStopped = false

  const post = async (to: Hook, update: Update): Promise<boolean> => {
    while (running >= to.maxConnections && !isStopped) await pause(1)
    running += 1
    try {
      const response = await fetch(to.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(to.secret !== null && { 'x-telegram-bot-api-secret-token': to.secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.timeout(Math.max(1_000, answerWithinMs * timeScale)),
      })
      await response.arrayBuffer()
      if (response.ok) return true
      lastError = {
        at: Date.now(),
        message: `Wrong response from the webhook: ${response.status} ${response.statusText}`,
      }
      return false
    } catch (error) {
      const isLate = error instanceof DOMException
      lastError = { at: Date.now(), message: isLate ? 'Read timeout expired' : 'Connection refused' }
      return false
    } finally {
      running -= 1
    }
  }

  const deliver = async (update: Update, expires: number): Promise<void> => {
    const end = Date.now() + expires * Math.max(timeScale, 0.01)
    for (let tries = 0; !isStopped && Date.now() < end; tries += 1) {
      if (tries > 1) await pause(Math.min(longestRepeatMs, firstRepeatMs * 2 ** (tries - 2)) * timeScale)
      if (hook && (await post(hook, update))) return
      if (!hook) await pause(10)
    }
  }

  return {
    set(next: Hook | null): void {
      hook = next
    },
    get: () => hook,
    isAllowed: (kind: string) => !hook || hook.allowed.length === 0 || hook.allowed.includes(kind),
    pending: () => pending,
    lastError: () => lastError,

    /** Puts an update at the end of its queue. Resolves when the webhook has taken it or it has expired. */
    enqueue(update: Update): Promise<void> {
      const { name, expires } = queueOf(update)
      pending += 1
      const done = (queues.get(name) ?? Promise.resolve())
        .then(() => deliver(update, expires))
        .finally(() => {
          pending -= 1
        })
      queues.set(name, done)
      return done
    },

    /** One more copy beside all queues, as after an answer that was lost. */
    copy: (update: Update) => (hook ? post(hook, update) : Promise.resolve(false)),

    stop(): void {
      isStopped = true
    },
  }
}
