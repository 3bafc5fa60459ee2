import { expect, test } from 'vitest'
import { runCrashes } from '../../bench/crash/crash-run.js'

test('the whole server killed with -9 in the middle of intakes loses no acknowledged message and doubles no case', async () => {
  const report = await runCrashes({ citizens: 12, kills: 2 })
  expect(report).toMatchObject({ acknowledged: 72, lost: 0, notOneCase: 0, changedAnswers: 0 })
}, 240_000)
