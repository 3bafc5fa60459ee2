import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BadSetup } from '../src/shared/errors.js'
import { createLogger } from '../src/shared/logger.js'
import { connectMongo } from '../src/shared/mongo.js'
import { startDatabase } from '../src/shared/open-database.js'

const logger = createLogger('silent')
let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xaoi-database-'))
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test.skipIf(process.platform === 'win32')(
  'the own database listens on a socket in DATA_DIR and on no port',
  async () => {
    const database = await startDatabase(dataDir, logger)
    expect(database.socket).toBe(join(dataDir, 'database', 'mongo.sock'))
    expect(database.port).toBe(0)
    const connection = await connectMongo(database.uri)
    await connection.collection('a').insertOne({ x: 1 })
    expect(await connection.collection('a').countDocuments({})).toBe(1)
    await connection.close()
    await database.close()
  },
)

test('a damaged file stops the start and says which file, and that there is a backup to be put back', async () => {
  await (await startDatabase(dataDir, logger)).close()
  await truncate(join(dataDir, 'database', 'embedded-mongo.lmdb'), 10_000)
  const error = await startDatabase(dataDir, logger).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(BadSetup)
  expect(error.message).toMatch(/embedded-mongo\.lmdb is damaged[\s\S]*chép lại bản sao lưu gần nhất/)
})
