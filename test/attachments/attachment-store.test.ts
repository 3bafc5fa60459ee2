import { createHash, randomBytes, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AttachmentStore, largestFile } from '../../src/attachments/attachment-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testFiles } from './test-files.js'

let connection: Connection
let store: AttachmentStore
let database: Awaited<ReturnType<typeof startTestDatabase>>
const at = new Date('2026-11-25T03:00:00Z')

const photo = () =>
  sharp({ create: { width: 2_400, height: 1_200, channels: 3, background: 'teal' } })
    .withExif({ IFD0: { Make: 'Dien thoai cua toi' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 38/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
const keep = (bytes: Buffer, name: string | null = null, id: string = randomUUID(), chat = 'fake:1') =>
  store.keep({ id, chat, bytes, name, at })

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  store = testFiles(connection)
  await store.prepare()
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

describe('what is kept', () => {
  test('a photograph, byte for byte, its kind found from the bytes', async () => {
    const bytes = await photo()
    const result = await keep(bytes, 'C:\\anh\\../cột điện.exe')
    if (!('kept' in result)) throw new Error('refused')
    expect(result.kept).toMatchObject({ type: 'image/jpeg', name: 'cột điện.jpg', size: bytes.length, caseId: null })
    expect(await store.open(result.kept.id)).toMatchObject({ bytes })
  })

  test.each([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a program named as a picture', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'type'],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>'), 'type'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'type'],
    ['plain words', Buffer.from('chỉ là chữ'), 'type'],
    ['one byte too many', Buffer.alloc(largestFile + 1), 'too_large'],
  ])('not %s', async (_what, bytes, refused) => {
    expect(await keep(bytes, 'ảnh.jpg')).toEqual({ refused })
  })

  test('the same id again gives the same, whatever is sent', async () => {
    const id = randomUUID()
    const first = await keep(await photo(), 'a.jpg', id)
    expect(await keep(Buffer.from('something else'), 'b.jpg', id)).toEqual(first)
  })

  test('files without a name are told apart by a number', async () => {
    const chat = `fake:${randomUUID()}`
    const names = []
    for (const id of [randomUUID(), randomUUID()]) {
      const result = await keep(await photo(), null, id, chat)
      names.push('kept' in result && result.kept.name)
    }
    expect(names).toEqual(['ảnh-1.jpg', 'ảnh-2.jpg'])
  })

  test('as much as is allowed, byte for byte', async () => {
    const bytes = randomBytes(largestFile)
    Buffer.from('%PDF-1.7\n').copy(bytes)
    const result = await keep(bytes, 'đơn.PDF')
    if (!('kept' in result)) throw new Error('refused')
    expect(result.kept).toMatchObject({ name: 'đơn.pdf', type: 'application/pdf', size: largestFile })
    expect(result.kept.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const opened = await store.open(result.kept.id)
    expect('bytes' in opened && opened.bytes.equals(bytes)).toBe(true)
  })
})

test('a file’s address names it by a key, which is not its id and opens nothing else', async () => {
  const result = await keep(await photo())
  if (!('kept' in result)) throw new Error('refused')
  const { key, id } = result.kept
  expect(await store.getByKey(key)).toEqual(result.kept)
  for (const unknown of [id, '', 'none']) expect(await store.getByKey(unknown)).toBeNull()
})

test('files of no case are forgotten with their chat, those of a case stay', async () => {
  const chat = `fake:${randomUUID()}`
  const ids = [randomUUID(), randomUUID()]
  for (const id of ids) await keep(await photo(), null, id, chat)
  await store.link(ids.slice(0, 1), 'case-1')
  expect(await store.forgetUnlinked(chat)).toBe(1)
  expect((await store.findMany(ids)).map(({ id }) => id)).toEqual(ids.slice(0, 1))
})

test('a removed file is gone, the record says who and why', async () => {
  const id = randomUUID()
  await keep(await photo(), null, id)
  await store.remove(id, { by: 'officer', reason: 'ảnh thẻ căn cước', at })
  expect(await store.open(id)).toEqual({ refused: 'removed' })
  expect(await store.get(id)).toMatchObject({ removed: { reason: 'ảnh thẻ căn cước' } })
  const { uploads } = (await connection.collection('attachments').findOne({ _id: id as never })) as {
    uploads?: unknown
  } & object
  expect(uploads).toEqual([])
})

test('a chat’s files in cases are counted, whatever else it sent', async () => {
  const chat = `fake:${randomUUID()}`
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  for (const id of ids) await keep(await photo(), null, id, chat)
  await store.link(ids.slice(1), 'case-2')
  expect(await store.countLinked(chat)).toBe(2)
})

test('a file belongs to the case that took it first', async () => {
  const id = randomUUID()
  await keep(await photo(), null, id)
  await store.link([id], 'case-3')
  await store.link([id], 'case-4')
  expect(await store.get(id)).toMatchObject({ caseId: 'case-3' })
})
