import { expect, test } from 'vitest'
import { answeredStates, openStates } from '../../../src/cases/inbox/queues.js'

test.each(['answered', 'decided', 'refused', 'stopped'])('%s is answered', (state) => {
  expect(answeredStates).toContain(state)
})

test.each(['received', 'accepted', 'verifying', 'dialogue', 'paused'])('%s is not answered yet', (state) => {
  expect(answeredStates).not.toContain(state)
  expect(openStates).toContain(state)
})
