import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Account } from '../../src/accounts/roles.js'
import { csvColumns } from '../../src/api/v1/case-body.js'
import { connectMongo, databaseOf } from '../../src/shared/mongo.js'
import { streamCsv } from '../../src/shared/spreadsheet/stream-csv.js'
import { caseColumns } from '../../src/web/console/export-page.js'
import { createBenchCases, openSample } from '../console/bench-cases.js'
import { fillCases } from '../console/fill-cases.js'

const count = Number(process.argv[3] ?? 100_000)
const bars = { megabytes: 150, speed: 0.3 }
const now = new Date('2026-11-25T03:00:00Z')

/** The database in a process of its own, so that its memory isn't ours. */
const startDatabase = async (data: string): Promise<{ uri: string; child: ChildProcess }> => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/commands/mongo.ts', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout as Readable, 'data')
  return { uri: String(line).trim(), child }
}

const folder = await mkdtemp(join(tmpdir(), 'xaoi-export-'))
const { uri, child } = await startDatabase(join(folder, 'database'))
process.once('exit', () => child.kill())
const url = new URL(uri)
url.pathname = '/export_bench'
const connection = await connectMongo(url.href)
const cases = await createBenchCases(connection)
await openSample(cases, now)
await fillCases(connection, count, now)

const supervisor: Account = {
  id: 'bench',
  role: 'supervisor',
  communeCode: null,
  displayName: 'Giám sát',
  userName: 'giam.sat',
}
const file = () => createWriteStream(join(folder, 'out.csv'))

/** A bare cursor of whole documents, each a line of JSON in a file. */
const bare = (): Promise<void> =>
  pipeline(
    databaseOf(connection).collection('cases').find(),
    async function* (found: AsyncIterable<unknown>) {
      for await (const one of found) yield `${JSON.stringify(one)}\n`
    },
    file(),
  )
const ways: Record<string, () => Promise<void>> = {
  'bare cursor': bare,
  '/can-bo/xuat.csv': async () =>
    streamCsv(file(), caseColumns, await cases.streamFor(supervisor, { queue: 'all' }, now)),
  '/api/v1/exports/cases.csv': () =>
    streamCsv(file(), csvColumns, cases.coded.takeOut({}, { partnerId: 'bench', at: now })),
}

/** Seconds, and the most memory above what stood before, in megabytes. */
const measure = async (run: () => Promise<void>) => {
  const idle = process.memoryUsage().rss
  let most = idle
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const start = performance.now()
  await run()
  clearInterval(watch)
  return { seconds: (performance.now() - start) / 1_000, megabytes: (most - idle) / 1024 / 1024 }
}

console.log(`| ${count.toLocaleString('en')} cases | s | rows/s | of the bare cursor | MB above idle |`)
console.log('| --- | --- | --- | --- | --- |')
let bareSeconds = 0
for (const [name, run] of Object.entries(ways)) {
  const { seconds, megabytes } = await measure(run)
  bareSeconds ||= seconds
  console.log(
    `| ${name} | ${seconds.toFixed(1)} | ${Math.round(count / seconds)} | ${(bareSeconds / seconds).toFixed(2)} | ${megabytes.toFixed(0)} |`,
  )
}
console.log(`bars: at least ${bars.speed} of the bare cursor, at most ${bars.megabytes} MB`)
await connection.close()
child.kill()
await once(child, 'exit')
await rm(folder, { recursive: true, force: true })
