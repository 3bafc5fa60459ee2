import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCatalog } from '../../src/catalog/catalog.js'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { systemClock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { buildProcedure } from '../catalog/build-procedure.js'
import { startTestDatabase } from '../journeys/journey.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Connection
let folder: string
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  folder = await mkdtemp(join(tmpdir(), 'xaoi-procedures-'))
})
afterAll(async () => {
  await connection.close()
  await database.stop()
  await rm(folder, { recursive: true })
})

test('a procedure is one file: the next start publishes it and tells who listens', async () => {
  const catalog = createCatalog({ connection, clock: systemClock, logger: createLogger('silent') })
  const start = async (slug: string) => {
    await writeFile(join(folder, `${slug}.yml`), procedureFormat.toYaml(buildProcedure(slug)))
    await catalog.prepare()
    await catalog.importFolder(folder)
    await catalog.refresh()
  }
  const told: string[][] = []
  catalog.onChange((procedures) => told.push(procedures.map(({ slug }) => slug)))
  await start('register-birth')
  await start('register-bicycle')
  expect(catalog.get('register-bicycle')).toEqual(buildProcedure('register-bicycle'))
  expect(told).toEqual([['register-birth'], ['register-birth', 'register-bicycle']])
})
