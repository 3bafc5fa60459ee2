import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAttachments } from '../../src/attachments/attachments.js'
import { readConfig } from '../../src/config.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'
import { testSealing } from '../sealing/test-sealing.js'
import { noCaseBoxes } from './test-files.js'

const at = new Date('2026-11-25T03:00:00Z')
const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

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

const open = async (settings: { floorBytes: number }) => {
  const { uploads, ...config } = readConfig({ DATA_DIR: tmpdir() })
  const attachments = createAttachments({
    connection,
    boxes: testSealing(connection).boxes,
    caseBoxes: noCaseBoxes,
    config: { ...config, uploads: { ...uploads, ...settings } },
  })
  await attachments.prepare()
  const keep = (id: string) =>
    attachments.keep({ id, chat: 'fake:1', bytes: Buffer.from('%PDF-1.7\n'), name: null, at })
  return { attachments, keep }
}

test('a file without a case is swept after an hour, one that something holds is not', async () => {
  const { attachments, keep } = await open({ floorBytes: 0 })
  const [idle, held] = [randomUUID(), randomUUID()]
  for (const id of [idle, held]) expect(await keep(id)).toMatchObject({ kept: { id } })
  const sweep = (minutes: number) => attachments.sweep(later(minutes), async () => new Set([held]))
  expect(await sweep(59)).toBe(0)
  expect(await sweep(61)).toBe(1)
  expect((await attachments.findMany([idle, held])).map(({ id }) => id)).toEqual([held])
})

test('with the embedded database the disk of DATA_DIR is asked for room', async () => {
  const { keep } = await open({ floorBytes: Number.MAX_SAFE_INTEGER })
  expect(await keep(randomUUID())).toEqual({ refused: 'no_space' })
})
