import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatStore, createChatStore } from '../../src/messaging/chat-store.js'
import type { OutgoingMessage } from '../../src/messaging/message.js'
import { pendingSourceOf } from '../../src/messaging/pending-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})
const at = new Date('2026-11-25T03:00:00Z')

const enter = (chats: ChatStore, chat: string, id: string = randomUUID()) => chats.enter({ id, chat, at })

test('a chat counts what it wrote, what was caused and what was delivered, each by itself from one', async () => {
  const chats = createChatStore(connection)
  await chats.countCaused('fake:1')
  expect((await enter(chats, 'fake:2')).order).toBe(1)
  expect([await chats.countCaused('fake:1'), await chats.countCaused('fake:1')]).toEqual([2, 3])
  expect([await chats.countDelivered('fake:1'), await chats.countDelivered('fake:1')]).toEqual([1, 2])
})

test('a chat is out of reach until it is unblocked or writes', async () => {
  const chats = createChatStore(connection)
  expect(await chats.whyBlocked('fake:3')).toBeNull()
  expect(await chats.unblock('fake:3')).toBe(false)
  await chats.block('fake:3', 'blocked by user', at)
  expect(await chats.whyBlocked('fake:3')).toBe('blocked by user')
  expect(await chats.unblock('fake:3')).toBe(true)
  expect(await chats.whyBlocked('fake:3')).toBeNull()
  await chats.block('fake:3', 'gone', at)
  expect((await enter(chats, 'fake:3')).isBlocked).toBe(true)
})

test('of two processes one takes the chat with its message; what the other brings waits until it lets go', async () => {
  const [one, other] = [createChatStore(connection), createChatStore(connection)]
  const first = await enter(one, 'fake:held')
  expect(first).toMatchObject({ order: 1, hold: { handled: 0, received: 1 } })
  expect(first.hold?.isHeld()).toBe(true)
  expect(await enter(other, 'fake:held')).toMatchObject({ order: 2, hold: null })
  expect(await other.take('fake:held')).toBeNull()
  expect(await first.hold?.release({ handled: 1, isQueued: false })).toEqual({ received: 2, isQueued: false })
  const next = await other.take('fake:held')
  expect(next).toMatchObject({ handled: 1, received: 2 })
  await next?.release({ handled: null, isQueued: false })
  const last = await one.take('fake:held')
  expect(last?.handled).toBe(1)
  await last?.release({ handled: 2, isQueued: false })
})

test('who wants to deliver while replies go straight out is refused, and whoever lets go hears of it', async () => {
  const [one, other] = [createChatStore(connection), createChatStore(connection)]
  const { hold } = await enter(one, 'fake:wanted')
  expect(await other.takeDelivery('fake:wanted')).toBeNull()
  expect(await hold?.release({ handled: 1, isQueued: false })).toEqual({ received: 1, isQueued: true })
})

test('a process that starts again takes its own chats back at once, no others', async () => {
  const dead = createChatStore(connection, { owner: 'host:3001' })
  const living = createChatStore(connection, { owner: 'host:3002' })
  await enter(dead, 'fake:of-the-dead')
  await enter(living, 'fake:of-the-living')
  const restarted = createChatStore(connection, { owner: 'host:3001' })
  expect(await restarted.take('fake:of-the-dead')).not.toBeNull()
  expect(await restarted.take('fake:of-the-living')).toBeNull()
})

test('a copy of what came within a minute gets the place that it has, and takes nothing', async () => {
  const chats = createChatStore(connection)
  const { hold } = await enter(chats, 'fake:copies', 'fake:1')
  await hold?.release({ handled: 1, isQueued: false })
  expect(await enter(chats, 'fake:copies', 'fake:1')).toMatchObject({ order: 1, written: 1, hold: null })
  expect((await enter(chats, 'fake:copies', 'fake:2')).order).toBe(2)
})

test.each<[string, (chats: ChatStore, chat: string) => Promise<unknown>, boolean]>([
  ['nothing was caused', async () => undefined, true],
  ['a message queues', (chats, chat) => chats.countCaused(chat), false],
  [
    'the queue was emptied',
    async (chats, chat) => {
      await chats.countCaused(chat)
      await (await chats.takeDelivery(chat))?.release({ isEmptied: true })
    },
    true,
  ],
  ['the queue was left', async (chats, chat) => (await chats.takeDelivery(chat))?.release({ isEmptied: false }), false],
  ['somebody delivers', (chats, chat) => chats.takeDelivery(chat), false],
  [
    'a reply of the last turn queues',
    async (chats, chat) => {
      await (await chats.take(chat))?.release({ handled: null, isQueued: true })
    },
    false,
  ],
  ['it is out of reach', (chats, chat) => chats.block(chat, 'gone', at), false],
])('whether replies go straight out when %s', async (name, before, isDirect) => {
  const chats = createChatStore(connection)
  const chat = `fake:${name}`
  await (await enter(chats, chat)).hold?.release({ handled: 1, isQueued: false })
  await before(chats, chat)
  expect((await enter(chats, chat)).hold?.direct !== null).toBe(isDirect)
})

test('places of what goes straight out are never given twice, also after a crash of their holder', async () => {
  const places: number[] = []
  for (const owner of ['a', 'a', 'a']) {
    const direct = (await createChatStore(connection, { owner }).take('fake:places'))?.direct
    for (let index = 0; index < 12; index += 1) places.push((await direct?.takePlaces())?.delivered ?? 0)
  }
  expect(places).toEqual([...new Set(places)].toSorted((one, two) => one - two))
  expect(places[0]).toBeGreaterThan(0)
})

test('news that were delivered since then are known of, and nothing is claimed while others may deliver', async () => {
  const chats = createChatStore(connection)
  const { hold } = await enter(chats, 'fake:news')
  expect(hold?.newsAt?.getTime()).toBeLessThan(0)
  await hold?.release({ handled: 1, isQueued: false })
  await chats.countDelivered('fake:news', at)
  const next = await enter(chats, 'fake:news')
  expect(next.hold?.newsAt).toEqual(at)
  await next.hold?.release({ handled: 2, isQueued: true })
  expect((await chats.take('fake:news'))?.newsAt).toBeNull()
})

type Carrier = { name: string; outgoing: OutgoingMessage[] }

test('the messages that documents carry are found, and cleared by id without touching the others', async () => {
  const model = connection.model<Carrier>(
    'Carrier',
    new Schema<Carrier>({ name: String, outgoing: [Schema.Types.Mixed] }),
  )
  const message = (id: string): OutgoingMessage => ({ id, chat: 'fake:1', text: id, choices: [], causedBy: 'test' })
  await model.create([
    { name: 'two', outgoing: [message('a'), message('b')] },
    { name: 'none', outgoing: [] },
    { name: 'one', outgoing: [message('c')] },
  ])
  const source = pendingSourceOf(model)
  const pending = async (limit = 10) => (await source.findPending(limit)).map(({ id }) => id)
  expect(await pending()).toEqual(['a', 'b', 'c'])
  expect(await pending(1)).toEqual(['a', 'b'])
  await source.clearPending(['a', 'c'])
  expect(await source.findPending(10)).toEqual([message('b')])
  expect(await model.countDocuments()).toBe(3)
})
