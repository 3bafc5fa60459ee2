import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { open, seal } from '../../src/sealing/box.js'
import { createSealing, type Sealing } from '../../src/sealing/sealing.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

const begin = new Date('2026-11-25T03:00:00Z')
const hours = (count: number): Date => new Date(begin.getTime() + count * 60 * 60_000)
const nothingWaits = async (): Promise<boolean> => false

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connections: Connection[]
let keyDir: string
let now = begin

beforeAll(async () => {
  database = await startTestDatabase()
  connections = [await connectMongo(database.uri), await connectMongo(database.uri)]
  keyDir = await mkdtemp(join(tmpdir(), 'xaoi-keys-'))
})
afterAll(async () => {
  for (const connection of connections) await connection.close()
  await database.stop()
  await rm(keyDir, { recursive: true })
})

/** A process: with nothing remembered of what others did. */
const start = (at = 0): Sealing =>
  createSealing({ connection: connections[at] as Connection, keyDir, clock: { now: () => now } })
const newChat = (): string => `fake:${randomUUID()}`
const words = { text: 'ông Tham nhận tiền', at: begin, list: [1, null, { deep: 'ở kho số 7' }] }

test('a box opens under its key and name alone, and no changed byte goes unnoticed', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const box = seal(key, 'a', Buffer.from('bí mật'))
  expect(open(key, 'a', box)?.toString()).toBe('bí mật')
  expect(open(other, 'a', box)).toBeNull()
  expect(open(key, 'b', box)).toBeNull()
  for (let at = 0; at < box.length; at += 1) {
    const changed = Buffer.from(box)
    changed[at] = (changed[at] as number) ^ 1
    expect(open(key, 'a', changed), `byte ${at}`).toBeNull()
  }
  expect(open(key, 'a', box.subarray(0, 20))).toBeNull()
})

describe('what a chat says', () => {
  test('comes back as it was, dates and all, in every process, and is nowhere in what is stored', async () => {
    const { prepare, boxes } = start()
    await prepare()
    const box = await boxes.seal(newChat(), words)
    expect(await boxes.open(box)).toEqual(words)
    expect(await start(1).boxes.open(box)).toEqual(words)
    expect(Buffer.from(box.box as Buffer).toString('utf8')).not.toContain('Tham')
  })

  test('lies under one key a day, whichever process seals', async () => {
    const chat = newChat()
    now = begin
    const many = await Promise.all([0, 1, 0, 1, 0, 1].map((at) => start(at).boxes.seal(chat, words)))
    expect(new Set(many.map(({ key }) => key)).size).toBe(1)
    now = hours(24)
    expect((await start().boxes.seal(chat, words)).key).not.toBe(many[0]?.key)
    now = begin
  })

  test('stays readable when its day is long over, but no longer by the key of that day', async () => {
    now = begin
    const chat = newChat()
    const box = await start().boxes.seal(chat, words)
    expect(await readdir(keyDir)).toContain('day-2026-11-25')
    now = hours(72)
    await start().settle(nothingWaits)
    expect(await readdir(keyDir)).not.toContain('day-2026-11-25')
    expect(await start(1).boxes.open(box)).toEqual(words)
    now = begin
  })
})

describe('what may be of a denunciation', () => {
  const talk = async (): Promise<{
    sealing: Sealing
    chat: string
    before: Awaited<ReturnType<Sealing['boxes']['seal']>>
  }> => {
    now = begin
    const sealing = start()
    const chat = newChat()
    const before = await sealing.boxes.seal(chat, words)
    await sealing.keys.mark(chat)
    return { sealing, chat, before }
  }

  test('is gone after a day, with what was said before it turned out to be', async () => {
    const { chat, before } = await talk()
    now = hours(23)
    await start().settle(nothingWaits)
    expect(await start().boxes.open(before)).toEqual(words)
    now = hours(25)
    await start().settle(nothingWaits)
    expect(await start().boxes.open(before)).toBeNull()
    expect(await connections[0]?.collection('chat_keys').countDocuments({ chat })).toBe(0)
    now = begin
  })

  test('is gone minutes after it was filed; what is said then is not', async () => {
    const { sealing, chat, before } = await talk()
    await sealing.keys.endTalk(chat)
    const receipt = await sealing.boxes.seal(chat, { text: 'Đã nhận' })
    expect(receipt.key).not.toBe(before.key)
    now = new Date(begin.getTime() + 3 * 60_000)
    await start().settle(nothingWaits)
    expect(await start().boxes.open(before)).toBeNull()
    expect(await start().boxes.open(receipt)).toEqual({ text: 'Đã nhận' })
    now = begin
  })

  test('stays while something that lies under its key waits to be handled or delivered', async () => {
    const { sealing, chat, before } = await talk()
    await sealing.keys.endTalk(chat)
    now = hours(30)
    await start().settle(async (key) => key === before.key)
    expect(await start().boxes.open(before)).toEqual(words)
    await start().settle(nothingWaits)
    expect(await start().boxes.open(before)).toBeNull()
    now = begin
  })

  test('is not readable with the key that lasts, only with that of its day', async () => {
    const { chat } = await talk()
    const stored = await connections[0]?.collection('chat_keys').findOne({ chat })
    expect(stored).toMatchObject({ under: '2026-11-25', markedAt: begin })
  })
})

test('a folder of other keys is refused: what others write could not be read', async () => {
  const other = await mkdtemp(join(tmpdir(), 'xaoi-keys-'))
  await start().prepare()
  const connection = connections[1] as Connection
  await expect(createSealing({ connection, keyDir: other, clock: { now: () => now } }).prepare()).rejects.toThrow(
    'KEY_DIR',
  )
  await rm(other, { recursive: true })
})
