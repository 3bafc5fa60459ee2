import { describe, expect, test } from 'vitest'
import { createClockKeeper } from '../../src/cases/clocks.js'
import type { CaseClockId } from '../../src/cases/kinds/state-table.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { isOfficeTime, keyOf, planOf, standingKeys, stepDaysOf } from '../../src/reminders/steps.js'

const keeper = createClockKeeper(() => stateCalendar, { default: 10 })
const clocksOf = (clock: CaseClockId, day: string) =>
  keeper.afterStep({ clocks: [], category: 'other', findings: [], day, starts: [{ clock, day }], stops: [] }).clocks
const clockOf = (clock: CaseClockId, day: string) => {
  const [found] = clocksOf(clock, day)
  if (!found) throw new Error('no clock')
  return found
}
const local = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+07:00`)

test.each([
  // An ordinary complaint: 30 calendar days from a Monday; the last day is a Wednesday.
  ['kn.resolve1', '2026-11-30', { half: '2026-12-15', before: '2026-12-29', day: '2026-12-30', after: '2026-12-31' }],
  // The middle is a Sunday, the last day the New Year holiday's eve.
  ['kn.resolve1', '2026-12-05', { half: '2026-12-21', before: '2026-12-31', day: '2027-01-04', after: '2027-01-05' }],
  // Over Tết 2027 (5 to 11 February off): the last day falls into it and rolls to the Friday after.
  ['kn.resolve1', '2027-01-08', { half: '2027-01-25', before: '2027-02-04', day: '2027-02-12', after: '2027-02-15' }],
  // The middle falls into Tết.
  ['kn.resolve1', '2027-01-25', { half: '2027-02-12', before: '2027-02-23', day: '2027-02-24', after: '2027-02-25' }],
  // Seven working days round Tết end after ten calendar days: the first step comes by the stricter reading.
  ['kn.accept', '2027-02-01', { half: '2027-02-04', before: '2027-02-16', day: '2027-02-17', after: '2027-02-18' }],
  // Swapped day: Saturday 22 August 2026 is worked, Monday 31 August is off.
  ['kn.send1', '2026-08-20', { half: null, before: '2026-08-22', day: '2026-08-24', after: '2026-08-25' }],
  ['kn.resolve1', '2026-08-01', { half: '2026-08-17', before: '2026-08-28', day: '2026-09-03', after: '2026-09-04' }],
  // Own targets count working days.
  ['target.answer', '2026-11-25', { half: '2026-12-02', before: '2026-12-08', day: '2026-12-09', after: '2026-12-10' }],
  // One working day: there is no day before but that of its beginning.
  ['target.protect', '2026-12-04', { half: null, before: null, day: '2026-12-07', after: '2026-12-08' }],
] as const)('%s from %s', (clockId, day, expected) => {
  const planned = Object.fromEntries(stepDaysOf(clockOf(clockId, day), stateCalendar).map((one) => [one.step, one.day]))
  expect({ half: null, before: null, day: null, after: null, ...planned }).toEqual(expected)
})

test('the days on which a clock stood still move its middle', () => {
  const running = clocksOf('kn.resolve1', '2026-11-30')
  const step = { category: 'other' as const, findings: [], starts: [], stops: [] }
  const paused = keeper.afterStep({ ...step, clocks: running, day: '2026-12-04', pause: 'stand' })
  const resumed = keeper.afterStep({ ...step, clocks: paused.clocks, day: '2026-12-14', pause: 'go_on' })
  const [clock] = resumed.clocks
  expect(clock && stepDaysOf(clock, stateCalendar)).toEqual([
    { step: 'half', day: '2026-12-25' },
    { step: 'before', day: '2027-01-08' },
    { step: 'day', day: '2027-01-11' },
    { step: 'after', day: '2027-01-12' },
  ])
})

describe('what is due at an instant', () => {
  const clocks = clocksOf('kn.resolve1', '2026-11-30')
  test.each([
    ['2026-12-15 07:29', [], '2026-12-15 07:30'],
    ['2026-12-15 07:30', ['half'], '2026-12-29 07:30'],
    ['2026-12-29 07:29', ['half'], '2026-12-29 07:30'],
    ['2026-12-29 09:00', ['before'], '2026-12-30 07:30'],
    ['2026-12-30 17:00', ['day'], '2026-12-31 07:30'],
    // Down since the day before: the newest step alone.
    ['2026-12-31 08:00', ['after'], null],
    ['2027-03-01 08:00', ['after'], null],
  ])('%s', (now, expected, next) => {
    const plan = planOf(clocks, stateCalendar, local(now))
    expect(plan.due.map(({ step }) => step)).toEqual(expected)
    expect(plan.next).toEqual(next && local(next))
  })

  const after = local('2026-12-31 08:00')
  test('nothing of a duty that is done, of one that stands still, of a date or a limit', () => {
    const [clock] = clocks
    if (!clock) throw new Error('no clock')
    const others = [...clocksOf('kn.effect', '2026-11-02'), ...clocksOf('kn.second', '2026-11-02')]
    for (const still of [[{ ...clock, stoppedOn: '2026-12-30' }], [{ ...clock, pausedOn: '2026-12-10' }], others])
      expect(planOf(still, stateCalendar, after)).toEqual({ due: [], next: null })
  })

  test('the reminder of the last day stands beside the one of the day after', () => {
    const { due } = planOf(clocks, stateCalendar, after)
    expect(standingKeys('c1', due)).toEqual(['c1:kn.resolve1:2026-12-30:after', 'c1:kn.resolve1:2026-12-30:day'])
    expect(due.map((one) => keyOf('c2', one))).toEqual(['c2:kn.resolve1:2026-12-30:after'])
  })
})

test.each([
  ['2026-12-01 07:29', false],
  ['2026-12-01 07:30', true],
  ['2026-12-01 17:29', true],
  ['2026-12-01 17:30', false],
  ['2026-12-01 23:00', false],
  ['2026-12-05 10:00', false],
  ['2027-02-10 10:00', false],
  ['2026-08-22 10:00', true],
  ['2026-08-31 10:00', false],
])('people may be told something at %s: %s', (at, expected) => {
  expect(isOfficeTime(stateCalendar, local(at))).toBe(expected)
})
