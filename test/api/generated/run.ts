import { parseArgs } from 'node:util'
import { startServer } from '../../web/staff.js'
import { callServer } from './call-server.js'

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true })
const count = Number(positionals[0] ?? 10_000)
const seed = Number(values.seed ?? 1)

const server = await startServer({ TRUST_PROXY: 'loopback', FEEDBACK_TARGETS: 'default=15' })
const began = Date.now()
const { wrong, statuses } = await callServer(server, { count, seed })
await server.stop()
console.log(`${count} calls, seed ${seed}, ${Math.round((Date.now() - began) / 1_000)} s`)
console.log(
  [...statuses]
    .toSorted()
    .map(([status, times]) => `${status}: ${times}`)
    .join(', '),
)
for (const { call, wrong: said } of wrong.slice(0, 20)) console.log(`${call}\n  ${said}`)
console.log(`wrong: ${wrong.length}`)
process.exitCode = wrong.length > 0 ? 1 : 0
