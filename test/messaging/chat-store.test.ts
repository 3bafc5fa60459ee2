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
