import { expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { taskFacts } from '../../src/indicators/sources/other-facts.js'
import type { Task } from '../../src/tasks/task.js'

const report: Task = {
  id: '1',
  kind: 'error_report',
  facts: { text: 'phí sai', slug: 'register-birth' },
  chat: null,
  communeCode: null,
  audience: 'office',
  openedAt: new Date('2026-11-25T03:00:00Z'),
  dueOn: null,
  state: 'done',
  doneAt: new Date('2026-11-26T03:00:00Z'),
  doneBy: 'editor',
  answer: null,
  isConfirmed: null,
}

test.each([
  [true, ['error_days', 'error_reported', 'error_settled']],
  [false, ['error_days', 'error_reported']],
  [null, ['error_days', 'error_reported']],
])('of what was reported as wrong, judged %s, these are counted: %j', (isConfirmed, measures) => {
  const facts = taskFacts({ ...report, isConfirmed }, stateCalendar)
  expect(facts.map(({ measure }) => measure).toSorted()).toEqual(measures)
})
