import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { putSampleIn, takeSampleOut } from '../../src/commands/demo/sample.js'
import { keptCollections } from '../../src/commands/demo/sample-ledger.js'
import { type Config, readConfig } from '../../src/config.js'
import { startXaOi } from '../../src/main.js'
import { createProcessStore } from '../../src/operations/process-store.js'
import { systemClock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { modelCache } from '../model-cache.js'
import { makeAccount } from '../web/staff.js'

let database: Awaited<ReturnType<typeof startTestDatabase>>
let config: Config
let dataDir = ''

/** Every document but those that stay, as bytes, by collection and id. */
const readAll = async (): Promise<Map<string, string>> => {
  const connection = await connectMongo(database.uri)
  const found = new Map<string, string>()
  const names = (await databaseOf(connection).listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)
  for (const name of names.filter((one) => !keptCollections.includes(one)))
    for await (const one of databaseOf(connection).collection(name).find())
      found.set(`${name} ${String(one._id)}`, JSON.stringify(one))
  await connection.close()
  return found
}
const serve = async (run: (xaOi: Awaited<ReturnType<typeof startXaOi>>) => Promise<unknown>): Promise<void> => {
  const begun = new Date()
  const xaOi = await startXaOi({ config, clock: systemClock, logger: createLogger('silent') })
  await run(xaOi)
  await xaOi.stop()
  const connection = await connectMongo(database.uri)
  await createProcessStore(connection).forgetSince(begun)
  await connection.close()
}

beforeAll(async () => {
  database = await startTestDatabase()
  dataDir = await mkdtemp(join(tmpdir(), 'xaoi-sample-'))
  config = readConfig({
    DATA_DIR: dataDir,
    CACHE_DIR: modelCache,
    PORT: '0',
    MONGODB_URI: database.uri,
    APP_SECRET: 'a secret of at least thirty-two characters',
  })
}, 60_000)
afterAll(async () => {
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('the sample comes into an unused installation, and goes out with every trace; what was entered since stays', async () => {
  await serve(async () => {})
  await expect(putSampleIn(config)).rejects.toThrow('Chưa có quản trị')
  await serve((xaOi) => makeAccount(xaOi, 'quan.tri', 'administrator', null))
  const before = await readAll()

  expect(await putSampleIn(config)).toContain('mau.canbo.meso')
  const within = await readAll()
  expect(within.size).toBeGreaterThan(before.size + 100)
  await expect(putSampleIn(config)).rejects.toThrow('Dữ liệu mẫu đã có')

  await serve((xaOi) => makeAccount(xaOi, 'can.bo.that', 'officer', '12049'))
  expect(await takeSampleOut(config)).toContain('Đã xóa')
  const after = await readAll()
  const real = [...after].filter(([name, text]) => name.startsWith('accounts ') && text.includes('can.bo.that'))
  expect(real).toHaveLength(1)
  after.delete(real[0]?.[0] ?? '')
  expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before))
  await expect(takeSampleOut(config)).rejects.toThrow('Không có dữ liệu mẫu')
}, 300_000)
