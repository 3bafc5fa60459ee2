import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Catalog, createCatalog } from '../../src/catalog/catalog.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let catalog: Catalog
let folder: string

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  const clock = { now: () => new Date('2026-11-25T03:00:00Z') }
  catalog = createCatalog({ connection, clock, logger: createLogger('silent') })
  folder = await mkdtemp(join(tmpdir(), 'xaoi-export-'))
  await catalog.prepare()
  await catalog.importFolder('procedures')
  await catalog.refresh()
}, 60_000)

afterAll(async () => {
  await connection.close()
  await database.stop()
  await rm(folder, { recursive: true })
})

const difference = async (): Promise<string[]> => {
  const names = await readdir('procedures')
  expect(await readdir(folder)).toEqual(names)
  const pairs = await Promise.all(
    names.map(async (name) => [
      name,
      await readFile(join('procedures', name), 'utf8'),
      await readFile(join(folder, name), 'utf8'),
    ]),
  )
  return pairs.filter(([, before, after]) => before !== after).map(([name]) => name as string)
}

test('what nobody edited is exported byte for byte as its file', async () => {
  expect(await catalog.exportFolder(folder)).toBe((await readdir('procedures')).length)
  expect(await difference()).toEqual([])
})

test('what an editor published is in its file, and the file says what is published when it is imported again', async () => {
  const slug = 'register-birth'
  const entry = await catalog.findVersions(slug)
  const published = entry?.published?.procedure
  if (!entry || !published) throw new Error('not imported')
  const change = { slug, accountId: 'account-editor', by: 'Biên tập', why: 'thử', at: new Date() }
  const procedure = { ...published, notes: 'Nhớ mang "căn cước": bản gốc' }
  const revision = await catalog.saveDraft({ ...change, content: procedure, expected: entry.revision })
  await catalog.exportFolder(folder)
  expect(await difference()).toEqual([])

  await catalog.publishDraft({ ...change, expected: revision })
  expect(catalog.get(slug)?.notes).toBe(procedure.notes)
  await catalog.exportFolder(folder)
  expect(await difference()).toEqual([`${slug}.yml`])
  expect(await catalog.importFolder(folder)).toEqual({ published: [], drafted: [], waiting: [] })
  expect((await catalog.findVersions(slug))?.draft).toBeNull()
})
