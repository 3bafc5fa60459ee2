import { parseArgs } from 'node:util'
import { startServer } from '../web/staff.js'
import { fuzzPages } from './fuzz-pages.js'

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true })
const count = Number(positionals[0] ?? 20_000)
const seed = Number(values.seed ?? 1)

const server = await startServer({ TRUST_PROXY: 'loopback' })
const began = Date.now()
const { wrong, statuses, asked, forms } = await fuzzPages(server, { count, seed })
await server.stop()
console.log(`${asked} requests, ${forms} forms, seed ${seed}, ${Math.round((Date.now() - began) / 1_000)} s`)
console.log(
  [...statuses]
    .toSorted()
    .map(([status, times]) => `${status}: ${times}`)
    .join(', '),
)
for (const one of wrong.slice(0, 30)) console.log(one)
console.log(`wrong: ${wrong.length}`)
process.exitCode = wrong.length > 0 ? 1 : 0
