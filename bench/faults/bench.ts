import { parseArgs } from 'node:util'
import { runFaults, type Way } from './fault-run.js'

const ways: Way[] = ['telegram-webhook', 'telegram-polling', 'zalo-webhook', 'zalo-polling']
const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== 'faults'),
  options: {
    way: { type: 'string', multiple: true },
    chats: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
})
const chosen = values.way ? ways.filter((way) => values.way?.includes(way)) : ways
const reports = []
for (const way of chosen)
  reports.push(
    await runFaults({
      way,
      chats: Number(values.chats),
      seconds: Number(values.seconds),
      killEverySeconds: 2,
      seed: Number(values.seed),
      say: (line) => console.error(line),
    }),
  )
console.table(Object.fromEntries(reports.map(({ way, ...figures }) => [way, figures])))
console.log(
  "Zalo's polling has no acknowledgement: each crash may lose the one event on its way. It is for trials; the zeros are promised for the other three.",
)
process.exit(
  reports.some(
    ({ way, lost, doubledCases, orderViolations }) =>
      way !== 'zalo-polling' && lost + doubledCases + orderViolations > 0,
  )
    ? 1
    : 0,
)
