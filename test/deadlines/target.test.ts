import { expect, test } from 'vitest'
import { computeTarget } from '../../src/deadlines/target.js'

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

test('a province’s target is counted like a term of law', () => {
  expect(computeTarget({ days: 5, unit: 'working_day', start: at('2026-08-27', '10:00') })).toMatchObject({
    startedOn: '2026-08-27',
    dueOn: '2026-09-08',
    provisional: false,
  })
  expect(computeTarget({ days: 3, unit: 'calendar_day', start: at('2026-08-27', '10:00') })).toMatchObject({
    rawLastDay: '2026-08-30',
    dueOn: '2026-09-03',
    dueAt: at('2026-09-04', '00:00'),
  })
})

test.each(['working_day', 'calendar_day'] as const)('of no %s ends on the same day, even one that is off', (unit) => {
  for (const day of ['2026-11-20', '2026-11-22', '2027-02-08'])
    expect(computeTarget({ days: 0, unit, start: at(day, '10:00') })).toMatchObject({
      startedOn: day,
      rawLastDay: day,
      dueOn: day,
      skipped: [],
      provisional: false,
    })
  expect(computeTarget({ days: 0, unit, start: at('2026-11-22', '10:00') }).dueAt).toEqual(at('2026-11-23', '00:00'))
})

test('of one day ends on the next one', () => {
  expect(computeTarget({ days: 1, unit: 'working_day', start: at('2026-11-19', '10:00') }).dueOn).toBe('2026-11-20')
  expect(computeTarget({ days: 1, unit: 'working_day', start: at('2026-11-20', '10:00') }).dueOn).toBe('2026-11-23')
})

test.each([
  ['calendar_day', '2026-12-25', false],
  ['calendar_day', '2026-12-29', true],
  ['working_day', '2026-12-29', true],
] as const)('of three %s from %s rests on a calendar that may change: %s', (unit, day, provisional) => {
  expect(computeTarget({ days: 3, unit, start: at(day, '10:00') }).provisional).toBe(provisional)
})
