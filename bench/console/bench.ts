import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedMongoThread } from 'embedded-mongo'
import { connectMongo } from '../../src/shared/mongo.js'
import { createBenchCases, openSample } from './bench-cases.js'
import { fillCases } from './fill-cases.js'
import { hotQueries } from './hot-queries.js'

const steps = (process.argv[3] ?? '1000,10000,100000').split(',').map(Number)
const rounds = 15
/** How much longer the largest may take than the smallest, in the same run. */
const bar = 2.5
const now = new Date('2026-11-25T03:00:00Z')

const dataDir = process.env.MONGODB_URI ? null : await mkdtemp(join(tmpdir(), 'xaoi-console-'))
const server = dataDir ? await startEmbeddedMongoThread({ dataDir }) : null
const url = new URL(process.env.MONGODB_URI ?? server?.uri ?? '')
url.pathname = '/console_bench'
const connection = await connectMongo(url.href)
const cases = await createBenchCases(connection)
await openSample(cases, now)

const best = async (run: () => Promise<unknown>): Promise<number> => {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    await run()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const table = new Map<string, number[]>()
for (const size of steps) {
  await fillCases(connection, size, now)
  for (const [name, run] of Object.entries(hotQueries(cases, now)))
    table.set(name, [...(table.get(name) ?? []), await best(run)])
}
console.log(`| ms, best of ${rounds} | ${steps.map((size) => size.toLocaleString('en')).join(' | ')} | last/first |`)
console.log(`| --- |${' --- |'.repeat(steps.length + 1)}`)
for (const [name, times] of table)
  console.log(
    `| ${name} | ${times.map((time) => time.toFixed(1)).join(' | ')} | ${((times.at(-1) ?? 0) / (times[0] ?? 1)).toFixed(2)} |`,
  )
console.log(`bar: ${bar} for the first page`)
await connection.close()
await server?.close()
if (dataDir) await rm(dataDir, { recursive: true, force: true })
