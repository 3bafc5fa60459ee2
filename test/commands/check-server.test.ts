import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkServer } from '../../src/commands/check-server.js'
import { readConfig } from '../../src/config.js'
import { jobTable } from '../../src/jobs/index.js'
import { createJobRunStore } from '../../src/jobs/job-run-store.js'
import { type Connection, connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

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

const checkJobs = async () => {
  const checks = await checkServer(readConfig({ MONGODB_URI: database.uri, APP_SECRET: 'x'.repeat(32), PORT: '1' }))
  return checks.filter(({ what }) => what.startsWith('Việc định kỳ'))
}
const sweeping = async () => (await checkJobs()).find(({ what }) => what.includes(jobTable.sweep_files.label))

test('the doctor lists every job; those that each process does for itself need no last run', async () => {
  const checks = await checkJobs()
  expect(checks).toHaveLength(Object.keys(jobTable).length)
  expect(checks.filter(({ level }) => level !== 'right')).toEqual([])
})

test.each([
  ['half an hour ago', 30, null, true, 'xong'],
  ['three hours ago', 180, null, false, 'đã quá hạn'],
  ['half an hour ago with an error', 30, 'TypeError', false, 'TypeError'],
] as const)('a job of every hour that ran %s', async (_when, minutesAgo, failure, isOk, said) => {
  const at = new Date(Date.now() - minutesAgo * 60_000)
  await createJobRunStore(connection).put({ name: 'sweep_files', startedAt: at, endedAt: at, failure })
  const check = await sweeping()
  expect(check?.level === 'right').toBe(isOk)
  expect(check?.found).toContain(said)
})
