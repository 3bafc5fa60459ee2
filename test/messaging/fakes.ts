import { vi } from 'vitest'
import type { createInbox } from '../../src/messaging/inbox.js'
import { joinMessages } from '../../src/messaging/join-messages.js'
import type { Lease } from '../../src/messaging/lease-store.js'
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

/** Leases of one process; a name in `foreign` is held by another one. */
export const createFakeLeases = () => {
  const held = new Set<string>()
  const foreign = new Set<string>()
  let lost = false
  return {
    held,
    foreign,
    /** From now on every lease counts as run out. */
    lose: () => {
      lost = true
    },
    async take(name: string): Promise<Lease | null> {
      if (held.has(name) || foreign.has(name)) return null
      held.add(name)
      return {
        isHeld: () => !lost,
        fence: new Date(),
        release: async () => {
          held.delete(name)
        },
      }
    },
  }
}

type Incoming = IncomingMessage & {
  state: 'waiting' | 'done' | 'failed'
  attempts: number
  storedAt: Date
  joinedTo?: string
}

const withoutState = ({ state: _, attempts: _a, storedAt: _s, joinedTo: _j, ...message }: Incoming): IncomingMessage =>
  message

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
      if (rows.some(({ id }) => id === message.id)) return { isNew: false, cameBack: false }
      rows.push({ ...message, state: 'waiting', attempts: 0, storedAt: new Date() })
      return { isNew: true, cameBack: cameBack.delete(message.chat) }
    },
    async keepAside(update) {
      aside.push(update)
    },
    async nextWaiting(chat) {
      const head = rows.find((row) => row.chat === chat && row.state === 'waiting')
      if (!head) return null
      const joined = head.joinedTo ? rows.filter(({ joinedTo }) => joinedTo === head.joinedTo) : [head]
      return {
        message: joinMessages(joined.map(withoutState)),
        isJoined: head.joinedTo !== undefined,
        storedAt: head.storedAt,
      }
    },
    findWaiting: async (chat, group) =>
      rows.filter((row) => row.chat === chat && row.state === 'waiting' && (group === null || row.group === group)),
    countWritten: async (chat, from, to) =>
      rows.filter((row) => row.chat === chat && row.at > from && row.at <= to).length,
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
export const createFakeChats = () => {
  const blocked = new Map<string, string>()
  const chats: OutboxParts['chats'] = {
    async block(chat, reason) {
      blocked.set(chat, reason)
    },
    unblock: async (chat) => blocked.delete(chat),
    whyBlocked: async (chat) => blocked.get(chat) ?? null,
  }
  return { chats, blocked }
}
