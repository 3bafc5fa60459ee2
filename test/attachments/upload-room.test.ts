import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { largestFile } from '../../src/attachments/attachment-store.js'
import { createQuotaStore, type QuotaStore } from '../../src/attachments/quota-store.js'
import { createUploadRoom, lineOf, mostOfAddress, mostOfChat } from '../../src/attachments/upload-room.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const megabyte = 1024 * 1024
const at = new Date('2026-11-25T03:00:00Z')
const tomorrow = new Date('2026-11-25T17:00:00Z')

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let store: QuotaStore
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = createQuotaStore(connection)
  await store.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

const roomWith = ({ free = null as number | null, mostInAll = 1e15 } = {}) =>
  createUploadRoom({ store, freeBytes: async () => free, floorBytes: 2_000 * megabyte, mostInAll })
const chatOf = () => `fake:${randomUUID()}`

describe('the quota', () => {
  test('of a chat is its own, to the last byte, and new after midnight in Việt Nam', async () => {
    const room = roomWith()
    const [chat, other] = [chatOf(), chatOf()]
    expect(await room.take({ chat, size: mostOfChat - megabyte, at })).toBeNull()
    expect(await room.take({ chat, size: megabyte + 1, at })).toBe('quota')
    expect(await room.take({ chat, size: megabyte, at })).toBeNull()
    expect(await room.take({ chat, size: megabyte, at })).toBe('quota')
    expect(await room.take({ chat: other, size: megabyte, at })).toBeNull()
    expect(await room.take({ chat, size: megabyte, at: tomorrow })).toBeNull()
  })

  test('lets a chat send ten of the largest files a day and an address a hundred, not ten times as many', async () => {
    const room = roomWith()
    const address = '203.0.113.12'
    expect(await room.take({ chat: chatOf(), size: 10 * largestFile, at })).toBeNull()
    expect(await room.take({ chat: chatOf(), size: 100 * largestFile, at })).toBe('quota')
    const ofAddress = async (): Promise<unknown> => room.take({ chat: chatOf(), address, size: 10 * largestFile, at })
    for (let chats = 0; chats < 10; chats += 1) expect(await ofAddress()).toBeNull()
    const refused = []
    for (let chats = 0; chats < 90; chats += 1) refused.push(await ofAddress())
    expect(refused).toContain('quota')
  })

  test('of an address holds whatever chats are opened behind it, and a refused file costs its chat nothing', async () => {
    const room = roomWith()
    const address = '203.0.113.9'
    let taken = 0
    while ((await room.take({ chat: chatOf(), address, size: 200 * megabyte, at })) === null) taken += 200 * megabyte
    expect(taken).toBe(mostOfAddress)
    const chat = chatOf()
    expect(await room.take({ chat, address, size: mostOfChat, at })).toBe('quota')
    expect(await room.take({ chat, address: '203.0.113.10', size: mostOfChat, at })).toBeNull()
  })

  test('of all holds for chats without an address too', async () => {
    const room = roomWith({ mostInAll: 500 * megabyte })
    await connection.collection('upload_quotas').deleteMany({})
    expect(await room.take({ chat: chatOf(), size: 200 * megabyte, at })).toBeNull()
    expect(await room.take({ chat: chatOf(), address: '203.0.113.11', size: 200 * megabyte, at })).toBeNull()
    expect(await room.take({ chat: chatOf(), size: 200 * megabyte, at })).toBe('quota')
    expect(await room.take({ chat: chatOf(), size: 100 * megabyte, at })).toBeNull()
  })

  test('is not passed by forty uploads at once', async () => {
    const room = roomWith()
    const chat = chatOf()
    const size = 20 * megabyte
    const results = await Promise.all(Array.from({ length: 40 }, () => room.take({ chat, size, at })))
    expect(results.filter((refused) => refused === null)).toHaveLength(mostOfChat / size)
  })

  test('counts the smallest files with what they cost beside their bytes', async () => {
    const room = roomWith()
    const chat = chatOf()
    expect(await room.take({ chat, size: mostOfChat - megabyte, at })).toBeNull()
    const results = []
    for (let i = 0; i < 5; i += 1) results.push(await room.take({ chat, size: 100, at }))
    expect(results).toEqual([null, null, null, null, 'quota'])
  })

  test('names neither chat nor address in the database', async () => {
    await roomWith().take({ chat: 'fake:secret-chat', address: '203.0.113.77', size: 1, at })
    const stored = JSON.stringify(await connection.collection('upload_quotas').find().toArray())
    expect(stored).not.toContain('secret-chat')
    expect(stored).not.toContain('203.0.113')
  })
})

test.each([
  [2_000 * megabyte + 10, 10, null],
  [2_000 * megabyte + 10, 11, 'no_space'],
  [0, 1, 'no_space'],
  [null, 1, null],
])('with %s bytes free a file of %s bytes: %s', async (free, size, refused) => {
  expect(await roomWith({ free }).take({ chat: chatOf(), size, at })).toBe(refused)
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the line of %s is %s', (address, line) => {
  expect(lineOf(address)).toBe(line)
})
