import { expect, test } from 'vitest'
import type { SendOutcome } from '../../src/messaging/message.js'
import { createOutbox } from '../../src/messaging/outbox.js'
import type { OutboxStore, StoredOutgoing } from '../../src/messaging/outbox-store.js'
import { createLogger } from '../../src/shared/logger.js'

/** One waiting message on fake stores; the platform gives these outcomes, the last of them for ever. */
const deliver = async (outcomes: SendOutcome[], hours = 0) => {
  let now = new Date('2026-11-25T03:00:00Z')
  let sends = 0
  const stored = {
    ...{ _id: 'm', chat: 'fake:1', channel: 'fake', text: 'x', choices: [], causedBy: 'c', isNews: false },
    ...{
      state: 'waiting',
      attempts: 0,
      unclearTries: 0,
      tryingSince: null,
      nextAttemptAt: now,
      createdAt: now,
      failure: null,
    },
  } as unknown as StoredOutgoing
  const waiting = () => (stored.state === 'waiting' ? structuredClone(stored) : null)
  const store: Partial<OutboxStore> = {
    findChatsDue: async () => (waiting() ? ['fake:1'] : []),
    nextWaiting: (async () => waiting()) as unknown as OutboxStore['nextWaiting'],
    beginTry: (async () => waiting()) as unknown as OutboxStore['beginTry'],
    markDelivered: async () => void Object.assign(stored, { state: 'delivered' }),
    markFailed: async (_id, failure) => void Object.assign(stored, { state: 'failed', failure }),
    failAll: async () => void Object.assign(stored, { state: 'failed', failure: 'blocked' }),
    async postpone(_id, until, { isUnclear = false } = {}) {
      Object.assign(stored, { attempts: stored.attempts + 1, unclearTries: stored.unclearTries + (isUnclear ? 1 : 0) })
      stored.nextAttemptAt = until
    },
  }
  const outbox = createOutbox({
    store: store as OutboxStore,
    chats: {
      whyBlocked: async () => null,
      block: async () => undefined,
      takeDelivery: async () => ({ fence: now, isHeld: () => true, release: async () => undefined }),
    } as never,
    pace: { rest: async () => undefined } as never,
    sources: () => [],
    send: async () => outcomes[Math.min(sends++, outcomes.length - 1)] as SendOutcome,
    platformOf: () => ({ rings: false, limits: null }),
    onDelivered: () => undefined,
    silentChannels: () => [],
    clock: { now: () => now },
    logger: createLogger('silent'),
  })
  outbox.start()
  for (let round = 0; round < 8 && waiting(); round++) {
    const before = sends
    await expect.poll(() => sends > before || !waiting(), { timeout: 3_000 }).toBe(true)
    now = new Date(now.getTime() + Math.max(1, hours) * 60 * 60_000)
  }
  await outbox.stop()
  return { sends, state: stored.state, failure: stored.failure }
}

test('a message that may have arrived is tried twice, no more', async () => {
  expect(await deliver([{ outcome: 'unclear' }])).toEqual({ sends: 2, state: 'failed', failure: 'unclear' })
})

test('a message that surely failed is tried again, and given up after a day', async () => {
  const retry: SendOutcome = { outcome: 'retry', afterMs: null, scope: 'chat' }
  expect(await deliver([retry, { outcome: 'delivered', platformMessageId: null }])).toMatchObject({
    sends: 2,
    state: 'delivered',
  })
  expect(await deliver([retry], 13)).toEqual({ sends: 3, state: 'failed', failure: 'expired' })
})
