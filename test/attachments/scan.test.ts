import { randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createScanner } from '../../src/attachments/scan.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { startFakeClamd, virus } from './fake-clamd.js'
import { testFiles } from './test-files.js'

const at = new Date('2026-11-25T03:00:00Z')
let connection: Connection
let database: Awaited<ReturnType<typeof startTestDatabase>>
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
})
afterAll(async () => {
  await connection.close()
  await database.stop()
})

test('every byte reaches clamd and its verdict is the result', async () => {
  const clamd = await startFakeClamd()
  const scanner = createScanner({ host: '127.0.0.1', port: clamd.port })
  const large = randomBytes(20 * 1024 * 1024)
  expect(await scanner?.scan(large)).toBe('clean')
  expect(clamd.scanned[0]?.equals(large)).toBe(true)
  expect(await scanner?.scan(Buffer.from(`x${virus}x`))).toBe('infected')
  await clamd.stop()
})

test.each([['INSTREAM size limit exceeded. ERROR\0'], ['stream: OK ERROR\0'], ['stre'], [''], [null]])(
  'an answer of %j is no verdict',
  async (answer) => {
    const clamd = await startFakeClamd()
    clamd.state.answer = answer
    const scanner = createScanner({ host: '127.0.0.1', port: clamd.port }, 300)
    expect(await scanner?.scan(Buffer.from('x'))).toBe('unavailable')
    await clamd.stop()
  },
)

test('with a scanner a file opens only once it was found clean, and is scanned once', async () => {
  const clamd = await startFakeClamd()
  const scanner = createScanner({ host: '127.0.0.1', port: clamd.port })
  const store = testFiles(connection, { scanner })
  const clean = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer()
  const files = { clean, infected: Buffer.concat([clean, Buffer.from(virus)]), later: clean }
  for (const [id, bytes] of Object.entries(files)) await store.keep({ id, chat: 'fake:2', bytes, name: null, at })
  expect(await store.open('clean')).toMatchObject({ attachment: { scan: 'clean' }, bytes: clean })
  expect(await store.open('infected')).toEqual({ refused: 'infected' })
  await clamd.stop()
  expect(await store.open('later')).toEqual({ refused: 'not_scanned' })
  expect(await store.open('clean')).toMatchObject({ bytes: clean })
  expect(await store.open('infected')).toEqual({ refused: 'infected' })
  expect(clamd.scanned.length).toBe(2)
})
