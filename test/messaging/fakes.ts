import { vi } from 'vitest'
import type { ChatHold, DeliveryHold } from '../../src/messaging/chat-store.js'
import type { createInbox } from '../../src/messaging/inbox.js'
import type { Waiting } from '../../src/messaging/inbox-store.js'
import { joinMessages } from '../../src/messaging/join-messages.js'
import type { IncomingMessage } from '../../src/messaging/message.js'
import { channelOf } from '../../src/messaging/message.js'
import type { createOutbox } from '../../src/messaging/outbox.js'
import type { StoredOutgoing } from '../../src/messaging/outbox-store.js'

type InboxParts = Parameters<typeof createInbox>[0]
type OutboxParts = Parameters<typeof createOutbox>[0]

/** Freezes the time of day and the timers; what is awaited still goes on by itself. */
export const useFakeTime = (now: string): void => {
  vi.useFakeTimers({
    now: new Date(now),
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
}

/** Lets everything that waits for no timer run to its end. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve))
}

/** Lets time go by, tick by tick, as a running process would see it. */
export const pass = async (ms: number, tickMs = 500): Promise<void> => {
  for (let gone = 0; gone < ms; gone += tickMs) {
    await vi.advanceTimersByTimeAsync(Math.min(tickMs, ms - gone))
    await settle()
  }
}

/**
 * Who works on chats in one process: `chat:` names are those handled, `out:` those delivered to; a name in `foreign` is held by
 * another process.
 */
export const createFakeLeases = () => {
  const held = new Set<string>()
  const foreign = new Set<string>()
  let lost = false
  const take = (name: string): { isHeld(): boolean; end(): void } | null => {
    if (held.has(name) || foreign.has(name)) return null
    held.add(name)
    return { isHeld: () => !lost, end: () => held.delete(name) }
  }
  return {
    held,
    foreign,
    /** From now on every lease counts as run out. */
    lose: () => {
      lost = true
    },
    async take(chat: string): Promise<ChatHold | null> {
      const hold = take(`chat:${chat}`)
      return (
        hold && {
          isHeld: hold.isHeld,
          handled: null,
          received: Infinity,
          direct: null,
          newsAt: null,
          async release() {
            hold.end()
            return { received: 0, isQueued: false }
          },
        }
      )
    },
    async takeDelivery(chat: string): Promise<DeliveryHold | null> {
      const hold = take(`out:${chat}`)
      return hold && { isHeld: hold.isHeld, fence: new Date(), release: async () => hold.end() }
    },
  }
}

type Incoming = IncomingMessage & {
  state: 'waiting' | 'done' | 'failed'
  attempts: number
  storedAt: Date
  order: number
  written: number
  joinedTo?: string
}

const waitingOf = (rows: readonly Incoming[]): Waiting => {
  const [head, last] = [rows[0] as Incoming, rows.at(-1) as Incoming]
  const messages = rows.map(
    ({ state: _, attempts: _a, storedAt: _s, order: _o, written: _w, joinedTo: _j, ...message }) => message,
  )
  return {
    message: joinMessages(messages),
    isJoined: head.joinedTo !== undefined,
    storedAt: head.storedAt,
    order: last.order,
    written: head.written,
  }
}

/** Keeps incoming messages in memory, in the order of their storage. */
export const createFakeInboxStore = () => {
  const rows: Incoming[] = []
  const cameBack = new Set<string>()
  const aside: { id: string }[] = []
  const isOf = (id: string) => (row: Incoming) => row.id === id || row.joinedTo === id
  const setState = (id: string, state: Incoming['state']): void => {
    for (const row of rows.filter(isOf(id))) row.state = state
  }
  const store: InboxParts['store'] = {
    async store(message) {
      if (rows.some(({ id }) => id === message.id)) return { isNew: false, cameBack: false, hold: null }
      const from = message.at.getTime() - 60_000
      const before = rows.filter(({ chat, at }) => chat === message.chat && at.getTime() > from && at <= message.at)
      const placed = { order: rows.length + 1, written: before.length + 1 }
      const stored: Incoming = { ...message, state: 'waiting', attempts: 0, storedAt: new Date(), ...placed }
      rows.push(stored)
      return { isNew: true, cameBack: cameBack.delete(message.chat), hold: null, waiting: waitingOf([stored]) }
    },
    async keepAside(update) {
      aside.push(update)
    },
    async nextWaiting(chat) {
      const head = rows.find((row) => row.chat === chat && row.state === 'waiting')
      if (!head) return null
      return waitingOf(head.joinedTo ? rows.filter(({ joinedTo }) => joinedTo === head.joinedTo) : [head])
    },
    findWaiting: async (chat, group) =>
      rows.filter((row) => row.chat === chat && row.state === 'waiting' && (group === null || row.group === group)),
    async join(ids) {
      for (const row of rows) if (ids.includes(row.id)) row.joinedTo = ids[0] as string
    },
    markDone: async (id) => setState(id, 'done'),
    async countAttempt(id) {
      const row = rows.find((one) => one.id === id)
      if (row) row.attempts += 1
      return row?.attempts ?? 0
    },
    markFailed: async (id) => setState(id, 'failed'),
    getState: async (id) => rows.find((row) => row.id === id)?.state ?? null,
    findChatsWaiting: async (limit) =>
      [...new Set(rows.filter(({ state }) => state === 'waiting').map(({ chat }) => chat))].slice(0, limit),
  }
  return { store, rows, aside, cameBack }
}

/** Keeps outgoing messages in memory, in the order in which they were added. */
export const createFakeOutboxStore = () => {
  const rows: StoredOutgoing[] = []
  const find = (id: string): StoredOutgoing | undefined => rows.find((row) => row._id === id)
  const change = (id: string, to: Partial<StoredOutgoing>): void => {
    const row = find(id)
    if (row?.state === 'waiting') Object.assign(row, { tryingSince: null, ...to })
  }
  const reopen = (row: StoredOutgoing, at: Date): void => {
    Object.assign(row, {
      state: 'waiting',
      failure: null,
      failureReason: null,
      nextAttemptAt: at,
      createdAt: at,
      attempts: 0,
    })
  }
  const store: OutboxParts['store'] = {
    async add({ id, ...message }, at, notBefore = at) {
      if (find(id)) return
      rows.push({
        ...({} as StoredOutgoing),
        ...message,
        _id: id,
        channel: channelOf(message.chat),
        state: 'waiting',
        order: rows.length,
        attempts: 0,
        nextAttemptAt: notBefore,
        notBefore,
        tryingSince: null,
        fence: null,
        unclearTries: 0,
        interruptedTries: 0,
        createdAt: at,
        failure: null,
        failureReason: null,
      })
    },
    async addDelivered(message, _places, platformMessageId, at) {
      await store.add(message, at)
      change(message.id, { state: 'delivered', platformMessageId, deliveredAt: at })
    },
    get: async (id) => find(id) ?? null,
    nextWaiting: async (chat, at) =>
      rows.find((row) => row.chat === chat && row.state === 'waiting' && row.notBefore <= at) ?? null,
    findChatsDue: async (at) => [
      ...new Set(rows.filter((row) => row.state === 'waiting' && row.nextAttemptAt <= at).map(({ chat }) => chat)),
    ],
    async beginTry(id, fence, at) {
      const row = find(id)
      if (row?.state !== 'waiting' || (row.fence && row.fence > fence)) return null
      const before = { ...row }
      Object.assign(row, { tryingSince: at, fence })
      return before
    },
    async countInterrupted(id) {
      const row = find(id)
      if (row) row.interruptedTries += 1
    },
    async postpone(id, until, { isUnclear = false } = {}) {
      const { attempts = 0, unclearTries = 0 } = find(id) ?? {}
      change(id, { nextAttemptAt: until, attempts: attempts + 1, unclearTries: unclearTries + (isUnclear ? 1 : 0) })
    },
    move: async (id, chat) => change(id, { chat }),
    markDelivered: async (id, _chat, platformMessageId, at) =>
      change(id, { state: 'delivered', platformMessageId, deliveredAt: at }),
    markFailed: async (id, failure, failureReason) => change(id, { state: 'failed', failure, failureReason }),
    async failAll(chat, failureReason) {
      for (const row of rows)
        if (row.chat === chat) change(row._id, { state: 'failed', failure: 'blocked', failureReason })
    },
    async sendAgain(id, { at }) {
      const row = find(id)
      if (row?.state !== 'failed') return false
      reopen(row, at)
      row.notBefore = at
      return true
    },
    async reopenMissedNews(chat, at) {
      for (const row of rows)
        if (row.chat === chat && row.state === 'failed' && row.failure === 'blocked' && row.isNews) reopen(row, at)
    },
  }
  return { store, rows, get: (id: string): StoredOutgoing => find(id) as StoredOutgoing }
}

/** Which chats are out of reach, and why. */
export const createFakeChats = (leases: Pick<OutboxParts['chats'], 'takeDelivery'>) => {
  const blocked = new Map<string, string>()
  const chats: OutboxParts['chats'] = {
    async block(chat, reason) {
      blocked.set(chat, reason)
    },
    unblock: async (chat) => blocked.delete(chat),
    takeDelivery: leases.takeDelivery,
    whyBlocked: async (chat) => blocked.get(chat) ?? null,
  }
  return { chats, blocked }
}
