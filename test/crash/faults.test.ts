import { expect, test } from 'vitest'
import { runFaults } from '../../bench/faults/fault-run.js'

/** The short form of `npm run bench:faults`. */
test('three processes, killed in turn, over a platform that fails: nothing lost, doubled or out of order', async () => {
  const said: string[] = []
  const report = await runFaults({
    way: 'telegram-webhook',
    chats: 10,
    seconds: 6,
    killEverySeconds: 1.5,
    seed: 7,
    drainWithinSeconds: 200,
    say: (line) => said.push(line),
  })
  expect(report, said.join('\n')).toMatchObject({ messages: 100, lost: 0, doubledCases: 0, orderViolations: 0 })
  expect(report.kills).toBeGreaterThan(2)
}, 420_000)
