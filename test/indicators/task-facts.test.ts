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

test.each([
  ['still open', null, [['handed_off', '2026-11-27']]],
  [
    'answered the same day',
    '2026-11-25T08:00:00Z',
    [
      ['handed_off', '2026-11-25'],
      ['handed_off_in_time', '2026-11-25'],
    ],
  ],
  [
    'answered on its last day',
    '2026-11-26T08:00:00Z',
    [
      ['handed_off', '2026-11-26'],
      ['handed_off_in_time', '2026-11-26'],
    ],
  ],
  ['answered late', '2026-11-30T08:00:00Z', [['handed_off', '2026-11-27']]],
])('a call for a person that is %s counts once its working day is over or kept', (_, doneAt, counted) => {
  const times = { openedAt: report.openedAt, doneAt: doneAt ? new Date(doneAt) : null }
  const task = {
    ...times,
    id: '1',
    kind: 'hand_off',
    communeCode: '12049',
    audience: 'office',
    isConfirmed: null,
  } as const
  const facts = taskFacts(task, stateCalendar).map(({ measure, day }) => [measure, day])
  expect(facts.toSorted()).toEqual(counted)
})
