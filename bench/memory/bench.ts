import { setTimeout as pause } from 'node:timers/promises'
import { drive, startOurs } from '../throughput/throughput-run.js'

const steps = (process.argv[3] ?? '1000,10000').split(',').map(Number)
const atOnce = 50

const ours = await startOurs(1, 'embedded')
const rows: Record<string, { resident: number; anonymous: number }> = {}
let chats = 0
for (const step of steps) {
  while (chats < step) {
    const load = { chats: atOnce, perChat: 1, text: 'làm giấy khai sinh cần gì', firstUpdate: 1e6 + chats }
    await drive(ours.target, ours.sent, load)
    chats += atOnce
  }
  await pause(5_000)
  rows[`${step} chats`] = await ours.memory()
}
await ours.stop()
const [first, last] = [Object.values(rows)[0], Object.values(rows).at(-1)]
console.table(rows)
if (first && last)
  console.log(
    `MB; the last is ${(last.resident / first.resident).toFixed(2)} times the first, ${(last.anonymous / first.anonymous).toFixed(2)} without the pages of the database's file.`,
  )
process.exit(0)
