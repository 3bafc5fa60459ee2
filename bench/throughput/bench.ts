import { runThroughput } from './throughput-run.js'

const reports = await runThroughput(Number(process.argv[3] ?? 2_000), Number(process.argv[4] ?? 3))
const bare = reports[0]?.messagesPerSecond ?? 1
console.table(
  Object.fromEntries(
    reports.map(({ name, ...figures }) => [
      name,
      { ...figures, ratio: Math.round((figures.messagesPerSecond / bare) * 100) / 100 },
    ]),
  ),
)
console.log(
  'Webhook to reply handed to the platform; platform limits lifted (CHAT_PER_SECOND=0, TELEGRAM_PER_SECOND=0).',
)
process.exit(0)
