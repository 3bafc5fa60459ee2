import { describe, expect, test } from 'vitest'
import { createCalendars, type Offices } from '../../src/deadlines/calendar.js'
import { computeClock, resumeClock } from '../../src/deadlines/clock-events.js'
import type { ClockId } from '../../src/deadlines/clock-rules.js'
import { describeSum } from '../../src/deadlines/describe-sum.js'
import { computeTarget } from '../../src/deadlines/target.js'
import { calendarWith } from './build-calendar.js'

const flood = {
  id: 'f',
  communeCode: '12049',
  from: '2026-12-01',
  to: '2026-12-03',
  reason: 'Lũ lụt',
  decision: 'QĐ 1',
}
const { state, of } = createCalendars(calendarWith('2026', {}, [flood]))
const flooded: Offices = { now: '12049', before: [] }
const noon = (day: string): Date => new Date(`${day}T05:00:00Z`)
const dueOn = (clockId: ClockId, day: string, offices: Offices) =>
  computeClock({ clockId, startedAt: noon(day), calendar: of(offices) })?.dueOn

describe('a commune that is closed from 1 to 3 December', () => {
  test.each<[string, ClockId, Offices, string]>([
    ['counts none of these days as a working day', 'kn.send1', flooded, '2026-12-08'],
    ['leaves another commune alone', 'kn.send1', { now: '11953', before: [] }, '2026-12-03'],
    ['leaves the province alone', 'kn.send1', { now: null, before: [] }, '2026-12-03'],
    [
      'counts for a case that it had until then',
      'kn.send1',
      { now: '11953', before: [{ communeCode: '12049', until: '2026-12-02' }] },
      '2026-12-07',
    ],
    [
      'counts from the day after it got the case',
      'kn.send1',
      { now: '12049', before: [{ communeCode: null, until: '2026-12-01' }] },
      '2026-12-07',
    ],
  ])('%s', (_, clockId, offices, day) => {
    expect(dueOn(clockId, '2026-11-30', offices)).toBe(day)
  })

  test('moves no term in calendar days, not even its last day', () => {
    expect(dueOn('kn.send2', '2026-11-24', flooded)).toBe('2026-12-01')
    expect(dueOn('kn.send2', '2026-11-24', { now: null, before: [] })).toBe('2026-12-01')
  })

  test('is named among the days that were skipped', () => {
    const clock = computeClock({ clockId: 'kn.send1', startedAt: noon('2026-11-30'), calendar: of(flooded) })
    if (!clock) throw new Error('no clock')
    expect(describeSum(clock)).toBe(
      'từ 30/11 → tính từ 01/12 → nghỉ Lũ lụt 01/12, 02/12, 03/12 → nghỉ cuối tuần 05/12, 06/12 → hạn 08/12',
    )
  })

  test('counts for the province’s own target in working days, not for one in days', () => {
    const start = noon('2026-11-30')
    expect(computeTarget({ days: 2, unit: 'working_day', start, calendar: of(flooded) }).dueOn).toBe('2026-12-07')
    expect(computeTarget({ days: 2, unit: 'calendar_day', start, calendar: of(flooded) }).dueOn).toBe('2026-12-02')
  })

  test.each([
    ['the flooded one', of(flooded), '2026-12-10'],
    ['another one', state, '2026-12-07'],
  ])('counts after a pause too: %s', (_, calendar, day) => {
    const clock = computeClock({ clockId: 'tc.first', startedAt: noon('2026-11-20'), calendar })
    if (!clock) throw new Error('no clock')
    const resumed = resumeClock(clock, { pausedOn: '2026-11-25', resumedAt: noon('2026-11-30'), calendar })
    expect(resumed.dueOn).toBe(day)
  })

  test('a weekend within it keeps its own name', () => {
    const long = createCalendars(calendarWith('2026', {}, [{ ...flood, to: '2026-12-07' }])).of(flooded)
    expect([long.dayOffName('2026-12-05'), long.dayOffName('2026-12-07'), long.dayOffName('2026-12-08')]).toEqual([
      'Thứ Bảy',
      'Lũ lụt',
      null,
    ])
  })
})
