import { setTimeout as pause } from 'node:timers/promises'
import type { Fields } from './platform-server.js'

export type Event = { event_name: string; message: Fields }
type Hook = { url: string; secret: string }

/** What the live platform does isn't documented; each test picks. */
export type DeliverySwitches = {
  /** The webhook's body: bare as captured live, or wrapped as documented. */
  body: 'bare' | 'wrapped'
  /** What becomes of a delivery that failed: forgotten, repeated three times, or repeated until it is taken. */
  repeats: 'none' | 'three' | 'until taken'
  /** How often each event is delivered, whatever the answers. */
  copies: number
  /** 'swapped': of two events that come soon after each other the second is delivered first. */
  order: 'as sent' | 'swapped'
}

const triesOf = { none: 1, three: 4, 'until taken': 200 }
const answerWithinMs = 10_000
const swapWithinMs = 200

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
const isPrivate = (host: string): boolean => isLoopback(host) || /^(10\.|192\.168\.)/.test(host)

/** Why the platform refuses an address; null: it takes it. */
export const whyRefused = (url: string, allowLoopback: boolean): string | null => {
  if (!URL.canParse(url)) return 'url'
  const { protocol, hostname } = new URL(url)
  if (allowLoopback && isLoopback(hostname)) return null
  if (isPrivate(hostname)) return 'url must be public'
  return protocol === 'https:' ? null : 'url must be https'
}

const outcomeOfStatus = (status: number): string => {
  if (status < 300) return 'webhook.ok'
  if (status >= 500) return 'webhook.http.5xx'
  return status === 403 || status === 404 ? `webhook.http.${status}` : 'webhook.http.other'
}

const isAboutTls = (error: unknown): boolean =>
  /CERT|TLS|SSL|SIGNATURE/.test(String((error as { cause?: { code?: string } }).cause?.code))

/** Calls the address as the platform does when it is set. */
const probe = async ({ url, secret }: Hook) => {
  const begun = Date.now()
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'x-bot-api-secret-token': secret },
      signal: AbortSignal.timeout(answerWithinMs),
    })
    const outcome = outcomeOfStatus(status)
    return {
      ok: outcome === 'webhook.ok',
      url,
      outcome,
      hint: '',
      status_code: status,
      latency_ms: Date.now() - begun,
    }
  } catch (error) {
    return { ok: false, url, outcome: isAboutTls(error) ? 'webhook.err.tls' : 'webhook.err.unreachable', hint: '' }
  }
}

/** Hands events to a webhook, one chat's one after the other. `timeScale` shortens the waits between repeats. */
export const createZaloDelivery = ({ timeScale, switches }: { timeScale: number; switches: DeliverySwitches }) => {
  const queues = new Map<string, Promise<void>>()
  let hook: Hook | null = null
  let inFlight = 0
  let isStopped = false
  let held: { deliver: () => void } | null = null

  const post = async (to: Hook, event: Event): Promise<boolean> => {
    try {
      const response = await fetch(to.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-bot-api-secret-token': to.secret },
        body: JSON.stringify(switches.body === 'bare' ? event : { ok: true, result: event }),
        signal: AbortSignal.timeout(answerWithinMs),
      })
      await response.arrayBuffer()
      return response.ok
    } catch {
      return false
    }
  }

  const deliver = async (event: Event): Promise<void> => {
    const tries = triesOf[switches.repeats]
    for (let count = 0; count < tries && !isStopped; count += 1) {
      if (count > 0) await pause(1_000 * timeScale * Math.min(count, 20))
      if (hook && (await post(hook, event))) break
    }
    for (let count = 1; count < switches.copies && hook && !isStopped; count += 1) await post(hook, event)
  }

  const enqueue = (event: Event): Promise<void> => {
    const { id } = event.message.chat as { id: string }
    inFlight += 1
    const done = (queues.get(id) ?? Promise.resolve())
      .then(() => deliver(event))
      .finally(() => {
        inFlight -= 1
      })
    queues.set(id, done)
    return done
  }

  /** Keeps the first of two events until the second has gone ahead. */
  const swap = (event: Event): Promise<void> => {
    const first = held
    if (first) {
      held = null
      const done = enqueue(event)
      first.deliver()
      return done
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => mine.deliver(), swapWithinMs)
      const mine = {
        deliver: () => {
          clearTimeout(timer)
          if (held === mine) held = null
          resolve(enqueue(event))
        },
      }
      held = mine
    })
  }

  return {
    get: () => hook,
    pending: () => inFlight + (held ? 1 : 0),

    /** Takes the address, calls it at once and keeps it whatever comes of that. */
    async set(next: Hook) {
      hook = next
      return probe(next)
    },
    clear(): void {
      hook = null
    },
    probe: () => (hook ? probe(hook) : null),

    /** Resolves when the event was taken or given up. */
    hand: (event: Event): Promise<void> => (switches.order === 'swapped' ? swap(event) : enqueue(event)),
    /** One more copy beside all queues. */
    copy: (event: Event) => (hook ? post(hook, event) : Promise.resolve(false)),

    stop(): void {
      isStopped = true
    },
  }
}
