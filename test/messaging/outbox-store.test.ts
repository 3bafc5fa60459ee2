import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChatStore } from '../../src/messaging/chat-store.js'
import type { OutgoingMessage } from '../../src/messaging/message.js'
import { createOutboxStore, type OutboxStore } from '../../src/messaging/outbox-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testSealing } from '../sealing/test-sealing.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: OutboxStore
let chats = 0
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = createOutboxStore(connection, createChatStore(connection), testSealing(connection).boxes)
  await store.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const at = new Date('2026-11-25T03:00:00Z')
const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1_000)

/** A chat of a test's own with messages of these texts waiting; ids are `<chat>/<text>`. */
const chatWith = async (...messages: (string | (Partial<OutgoingMessage> & { text: string }))[]) => {
  chats += 1
  const chat = `fake:${chats}`
  for (const given of messages) {
    const more = typeof given === 'string' ? { text: given } : given
    await store.add({ id: `${chat}/${more.text}`, chat, choices: [], causedBy: 'test', ...more }, at)
  }
  return { chat, id: (text: string) => `${chat}/${text}` }
}
const texts = (found: { text: string }[]): string[] => found.map(({ text }) => text)

test('a message is added as waiting, under the channel of its chat, and only once', async () => {
  const { chat, id } = await chatWith('một')
  await store.add({ id: id('một'), chat, text: 'anew', choices: [], causedBy: 'test' }, later(9))
  expect(await store.get(id('một'))).toMatchObject({
    channel: 'fake',
    text: 'một',
    state: 'waiting',
    attempts: 0,
    unclearTries: 0,
    interruptedTries: 0,
    nextAttemptAt: at,
    notBefore: at,
    createdAt: at,
  })
})

test('the number of a message’s first choice is kept for a later try', async () => {
  const { chat } = await chatWith({ text: 'Ta làm tiếp.', firstNumber: 3 })
  expect((await store.nextWaiting(chat, at))?.firstNumber).toBe(3)
})

test('the same message added by many at once is one', async () => {
  const { chat } = await chatWith()
  const message = { id: `${chat}/x`, chat, text: 'x', choices: [], causedBy: `cause-of-${chat}` }
  await Promise.all(Array.from({ length: 5 }, () => store.add(message, at)))
  expect(await store.findCausedBy(`cause-of-${chat}`)).toHaveLength(1)
})

test('the next message is the first that waits and is due; one that sleeps lets later ones pass', async () => {
  const { chat, id } = await chatWith()
  await store.add({ id: id('tin'), chat, text: 'tin', choices: [], causedBy: 'test' }, at, later(60))
  await store.add({ id: id('đáp'), chat, text: 'đáp', choices: [], causedBy: 'test' }, at)
  expect((await store.nextWaiting(chat, at))?.text).toBe('đáp')
  expect((await store.nextWaiting(chat, later(60)))?.text).toBe('tin')
  await store.markDelivered(id('tin'), chat, null, later(60))
  await store.markDelivered(id('đáp'), chat, null, later(60))
  expect(await store.nextWaiting(chat, later(60))).toBeNull()
})

test('a try begins under the fence of a lease; an earlier holder is refused, and so is what no longer waits', async () => {
  const { chat, id } = await chatWith('một')
  expect(await store.beginTry(id('một'), later(5), at)).toMatchObject({ text: 'một', tryingSince: null })
  expect(await store.beginTry(id('một'), later(4), later(1))).toBeNull()
  expect(await store.beginTry(id('một'), later(5), later(1))).toMatchObject({ tryingSince: at })
  await store.countInterrupted(id('một'))
  await store.markDelivered(id('một'), chat, '77', later(2))
  expect(await store.beginTry(id('một'), later(6), later(3))).toBeNull()
  expect(await store.get(id('một'))).toMatchObject({
    state: 'delivered',
    platformMessageId: '77',
    deliveredAt: later(2),
    tryingSince: null,
    interruptedTries: 1,
  })
})

test('a try that will be repeated counts, an unclear one twice over, and waits until its time', async () => {
  const { chat, id } = await chatWith('một')
  await store.beginTry(id('một'), at, at)
  await store.postpone(id('một'), later(10))
  await store.postpone(id('một'), later(20), { isUnclear: true })
  expect(await store.get(id('một'))).toMatchObject({
    attempts: 2,
    unclearTries: 1,
    tryingSince: null,
    nextAttemptAt: later(20),
  })
  expect(await store.findChatsDue(later(19), 100)).not.toContain(chat)
  expect(await store.findChatsDue(later(20), 100)).toContain(chat)
})

test('chats that are due longest come first, as many as asked for', async () => {
  const early = await chatWith()
  await store.add({ id: early.id('x'), chat: early.chat, text: 'x', choices: [], causedBy: 'test' }, later(-90))
  const earlier = await chatWith()
  await store.add({ id: earlier.id('x'), chat: earlier.chat, text: 'x', choices: [], causedBy: 'test' }, later(-95))
  expect(await store.findChatsDue(later(-90), 10)).toEqual([earlier.chat, early.chat])
  expect(await store.findChatsDue(later(-90), 1)).toEqual([earlier.chat])
})

test('what was delivered or given up is not changed by a late result', async () => {
  const { chat, id } = await chatWith('một', 'hai')
  await store.markDelivered(id('một'), chat, null, at)
  await store.markFailed(id('một'), 'rejected', 'late')
  await store.postpone(id('một'), later(1))
  await store.move(id('một'), 'fake:elsewhere')
  expect(await store.get(id('một'))).toMatchObject({ state: 'delivered', failure: null, attempts: 0, chat })
  await store.markFailed(id('hai'), 'expired', 'a day')
  await store.markDelivered(id('hai'), chat, null, at)
  expect(await store.get(id('hai'))).toMatchObject({ state: 'failed', failure: 'expired', failureReason: 'a day' })
})

test('everything that waits for a chat out of reach fails with the reason; what arrived stays', async () => {
  const { chat, id } = await chatWith('một', 'hai', 'ba')
  const other = await chatWith('khác')
  await store.markDelivered(id('một'), chat, null, at)
  await store.beginTry(id('hai'), at, at)
  await store.failAll(chat, 'blocked by user')
  expect(await store.get(id('một'))).toMatchObject({ state: 'delivered' })
  for (const text of ['hai', 'ba'])
    expect(await store.get(id(text))).toMatchObject({
      state: 'failed',
      failure: 'blocked',
      failureReason: 'blocked by user',
      tryingSince: null,
    })
  expect(await store.get(other.id('khác'))).toMatchObject({ state: 'waiting' })
})

test('who can be reached again gets missed news, no old answers and nothing that failed otherwise', async () => {
  const { chat, id } = await chatWith('đáp', { text: 'tin', isNews: true }, { text: 'tin cũ', isNews: true })
  const other = await chatWith({ text: 'tin khác', isNews: true })
  await store.postpone(id('tin'), later(1))
  await store.markFailed(id('tin cũ'), 'expired', null)
  await store.failAll(chat, 'gone')
  await store.failAll(other.chat, 'gone')
  await store.reopenMissedNews(chat, later(100))
  expect(await store.get(id('đáp'))).toMatchObject({ state: 'failed', failure: 'blocked' })
  expect(await store.get(id('tin cũ'))).toMatchObject({ state: 'failed', failure: 'expired' })
  expect(await store.get(other.id('tin khác'))).toMatchObject({ state: 'failed' })
  expect(await store.get(id('tin'))).toMatchObject({
    state: 'waiting',
    failure: null,
    failureReason: null,
    nextAttemptAt: later(100),
    createdAt: later(100),
    attempts: 0,
  })
})

test('a message of a moved chat waits under the new one', async () => {
  const { chat, id } = await chatWith('một')
  await store.beginTry(id('một'), at, at)
  await store.move(id('một'), `${chat}-new`)
  expect(await store.nextWaiting(chat, at)).toBeNull()
  expect(await store.nextWaiting(`${chat}-new`, at)).toMatchObject({ text: 'một', tryingSince: null })
})

test('dead letters are listed, the newest first, and those of one case in their order', async () => {
  const cause = 'case-of-dead-letters'
  const { id } = await chatWith({ text: 'một', causedBy: cause }, { text: 'hai', causedBy: cause }, 'ba')
  await store.add(
    { id: id('mới'), chat: 'fake:newest', text: 'mới', choices: [], causedBy: cause },
    new Date('2099-01-01'),
  )
  for (const text of ['mới', 'hai', 'một']) await store.markFailed(id(text), 'rejected', 'no')
  expect(texts(await store.findFailed(1))).toEqual(['mới'])
  expect(texts(await store.findFailedOf(cause)).filter((text) => text !== 'mới')).toEqual(['một', 'hai'])
})

test('what was delivered after a message is found in the order of delivery, as much as asked for', async () => {
  const { chat, id } = await chatWith('một', 'hai', 'ba', 'chờ')
  for (const text of ['hai', 'một', 'ba']) await store.markDelivered(id(text), chat, null, at)
  expect(texts(await store.findDeliveredAfter(chat, null, 10))).toEqual(['hai', 'một', 'ba'])
  expect(texts(await store.findDeliveredAfter(chat, id('hai'), 10))).toEqual(['một', 'ba'])
  expect(texts(await store.findDeliveredAfter(chat, id('hai'), 1))).toEqual(['một'])
  expect(texts(await store.findDeliveredAfter(chat, 'unknown', 10))).toEqual(['hai', 'một', 'ba'])
})

test('the choices of the last news that arrived are offered, older and unread ones are not', async () => {
  const choice = (label: string) => ({ label, value: `/${label}` })
  const { chat, id } = await chatWith(
    { text: 'cũ', isNews: true, choices: [choice('cũ')] },
    { text: 'mới', isNews: true, choices: [choice('mới')] },
    { text: 'đáp', choices: [choice('đáp')] },
    { text: 'chờ', isNews: true, choices: [choice('chờ')] },
  )
  expect(await store.findOfferedByNews(chat, at)).toEqual([])
  for (const text of ['cũ', 'mới', 'đáp']) await store.markDelivered(id(text), chat, null, at)
  expect(await store.findOfferedByNews(chat, at)).toEqual([choice('mới')])
  expect(await store.findOfferedByNews(chat, later(1))).toEqual([])
})

test('chats of a channel to which something was delivered since then, each once', async () => {
  const since = new Date('2098-01-01')
  const { chat, id } = await chatWith('một', 'hai')
  const before = await chatWith('trước')
  for (const text of ['một', 'hai']) await store.markDelivered(id(text), chat, null, since)
  await store.markDelivered(before.id('trước'), before.chat, null, new Date(since.getTime() - 1))
  expect(await store.findChatsDeliveredSince('fake', since)).toEqual([chat])
  expect(await store.findChatsDeliveredSince('other', since)).toEqual([])
})

test('forgetting deletes what a chat was told, but not what is on its way nor the news of its cases', async () => {
  const { chat, id } = await chatWith('đáp', { text: 'tin', causedBy: 'case:1:received' }, 'chờ')
  const other = await chatWith('khác')
  for (const text of ['đáp', 'tin']) await store.markDelivered(id(text), chat, null, at)
  await store.markDelivered(other.id('khác'), other.chat, null, at)
  await store.forget(chat, 'case:')
  expect(await store.get(id('đáp'))).toBeNull()
  expect(await store.get(id('tin'))).not.toBeNull()
  expect(await store.get(id('chờ'))).not.toBeNull()
  expect(await store.get(other.id('khác'))).not.toBeNull()
})
