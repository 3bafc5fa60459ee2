import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AttachmentStore } from '../../src/attachments/attachment-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testFiles } from './test-files.js'

let connection: Connection
let store: AttachmentStore
let database: Awaited<ReturnType<typeof startTestDatabase>>
const at = new Date('2026-11-25T03:00:00Z')
const chat = 'fake:interrupted'

const paper = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)])
const chunks = () => connection.collection('attachment_bytes.chunks')
const files = () => connection.collection('attachment_bytes.files')
const bytesOf = async (id: string): Promise<Buffer | null> => {
  const opened = await store.open(id)
  return 'bytes' in opened ? opened.bytes : null
}

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = testFiles(connection)
  await store.prepare()
})
afterEach(async () => {
  await store.sweep(new Date('9999-01-01'), async () => new Set())
  await Promise.all([chunks(), files(), connection.collection('attachments')].map((one) => one.deleteMany({})))
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

/** Begins to keep a file on a connection of its own and cuts it when some of the bytes are written. */
const keepHalf = async (id: string, bytes: Buffer): Promise<void> => {
  const cut = await connectMongo(database.uri)
  const keeping = testFiles(cut).keep({
    id,
    chat,
    bytes,
    name: null,
    at,
  })
  const failed = keeping.then(
    () => false,
    () => true,
  )
  while ((await chunks().countDocuments()) < 3) await pause(1)
  await cut.close(true)
  expect(await failed).toBe(true)
  expect([await files().countDocuments(), await store.get(id)]).toEqual([0, null])
}

test('a file half written when the process died is kept on the second try and leaves no bytes over', async () => {
  const id = randomUUID()
  const bytes = paper(19 * 1024 * 1024)
  await keepHalf(id, bytes)
  expect(await store.keep({ id, chat, bytes, name: null, at })).toMatchObject({ kept: { id, size: bytes.length } })
  expect((await bytesOf(id))?.equals(bytes)).toBe(true)
  const whole = await files().find().toArray()
  expect(whole.length).toBe(1)
  expect(await chunks().countDocuments({ files_id: { $ne: whole[0]?._id } })).toBe(0)
})

test('a file half written that never comes again goes with the chat’s other files', async () => {
  await keepHalf(randomUUID(), paper(19 * 1024 * 1024))
  expect(await store.forgetUnlinked(chat)).toBe(1)
  expect(await chunks().countDocuments()).toBe(0)
})

test('the same file delivered five times at once is kept once', async () => {
  const id = randomUUID()
  const bytes = paper(2 * 1024 * 1024)
  const results = await Promise.all(Array.from({ length: 5 }, () => store.keep({ id, chat, bytes, name: null, at })))
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
  expect((await bytesOf(id))?.equals(bytes)).toBe(true)
  const whole = await files().find().toArray()
  expect(whole.length).toBe(1)
  expect(await chunks().countDocuments({ files_id: { $ne: whole[0]?._id } })).toBe(0)
})

test('a file linked to a case while its chat is forgotten is whole or gone, never half', async () => {
  let whole = 0
  for (let round = 0; round < 30; round += 1) {
    const id = randomUUID()
    const bytes = paper(1_000)
    await store.keep({ id, chat, bytes, name: null, at })
    const link = pause(round % 3).then(() => store.link([id], `case-${round}`))
    await Promise.all([link, store.forgetUnlinked(chat)])
    const found = await store.get(id)
    if (found) expect([found.caseId, (await bytesOf(id))?.equals(bytes)]).toEqual([`case-${round}`, true])
    if (found) whole += 1
  }
  expect(await files().countDocuments()).toBe(whole)
})

test('a removal that was cut short is finished by the sweep', async () => {
  const id = randomUUID()
  await store.keep({ id, chat, bytes: paper(1_000), name: null, at })
  await store.link([id], 'case-1')
  await connection
    .collection('attachments')
    .updateOne({ _id: id as never }, { $set: { removed: { by: 'officer', reason: 'ảnh thẻ', at } } })
  await store.sweep(new Date(0), async () => new Set())
  expect([await files().countDocuments(), await chunks().countDocuments()]).toEqual([0, 0])
  expect(await store.get(id)).toMatchObject({ removed: { reason: 'ảnh thẻ' } })
})
