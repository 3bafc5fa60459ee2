// Interrupts staff while they write, and says what was lost: npm run interrupt -- [COUNT] [--seed 7]
import { parseArgs } from 'node:util'
import { runInterruptions } from './run-interruptions.js'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
})
const report = await runInterruptions({
  count: Number(positionals[0] ?? 200),
  seed: Number(values.seed),
  say: (line) => console.log(line),
})
console.log(report)
if (report.lost.length + report.doubled.length > 0) process.exitCode = 1
process.exit()
