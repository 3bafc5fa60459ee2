import { describe, expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { type FreeSlot, findBookingCode, nextFree, readBookingCode } from '../../src/reception/booking.js'
import { dayIdOf, isDayId, type ReceptionDay, slotsOf } from '../../src/reception/reception-day.js'
import { countDays, lastDayToPost, warningsOf } from '../../src/reception/rules.js'
import { buildDay } from './build-day.js'

test.each([
  ['08:00', '09:00', 15, ['08:00', '08:15', '08:30', '08:45']],
  ['08:00', '09:10', 20, ['08:00', '08:20', '08:40']],
  ['13:30', '14:00', 30, ['13:30']],
  ['13:30', '13:45', 30, []],
  ['10:00', '09:00', 15, []],
] as const)('from %s to %s by %i minutes there are the slots %j', (from, to, minutesPerSlot, slots) => {
  expect(slotsOf({ from, to, minutesPerSlot })).toEqual(slots)
})

test.each([
  ['2026-05-05', '2026-04-23', 'worked example R02 of the legal facts: back over the holidays of 30 April'],
  ['2026-12-15', '2026-12-08', 'an ordinary week'],
  ['2026-12-14', '2026-12-07', 'a Monday'],
])('a reception on %s is posted by %s: %s', (day, by) => {
  expect(lastDayToPost(stateCalendar, day)).toBe(by)
})

const on = (day: string, more: Partial<ReceptionDay> = {}): ReceptionDay => buildDay({ day, ...more })

test.each([
  ['none', [], 0],
  ['two days', [on('2026-12-08'), on('2026-12-22')], 2],
  ['morning and afternoon of one day', [on('2026-12-08'), on('2026-12-08', { from: '13:30' })], 1],
  ['one postponed', [on('2026-12-08', { state: 'postponed' }), on('2026-12-22')], 1],
  ['one taken back', [on('2026-12-08', { state: 'removed' }), on('2026-12-22')], 1],
  ['one of another month', [on('2027-01-08'), on('2026-12-22')], 1],
] as const)('%s counts for a month', (_, days, count) => {
  expect(countDays(days, '2026-12')).toBe(count)
})

describe('a leader is warned', () => {
  const warned = (days: ReceptionDay[], today = '2026-12-01') =>
    warningsOf({ days, month: '2026-12', today, calendar: stateCalendar })

  test('of fewer than two days, not once the month is over', () => {
    expect(warned([on('2026-12-22')])).toContainEqual({ kind: 'too_few', count: 1 })
    expect(warned([on('2026-12-22'), on('2026-12-08')]).map(({ kind }) => kind)).not.toContain('too_few')
    expect(warned([on('2026-12-22')], '2027-01-05')).toEqual([])
  })
  test('until when to post, and that it is late', () => {
    const planned = on('2026-12-15', { state: 'planned' })
    expect(warned([planned], '2026-12-08')).toContainEqual({ kind: 'to_post', day: '2026-12-15', by: '2026-12-08' })
    expect(warned([planned], '2026-12-09')).toContainEqual({ kind: 'late', day: '2026-12-15', what: '2026-12-08' })
    expect(warned([on('2026-12-15', { isPostedLate: true })])).toContainEqual({
      kind: 'late',
      day: '2026-12-15',
      what: '2026-12-08',
    })
  })
  test('of a day on which nobody works', () => {
    expect(warned([on('2026-12-12')])).toContainEqual(expect.objectContaining({ kind: 'day_off', day: '2026-12-12' }))
    expect(warned([on('2026-12-15')]).map(({ kind }) => kind)).not.toContain('day_off')
  })
})

test('whoever comes second hears of the next free ones, filled up with those just before', () => {
  const at = (slot: string, day = '2026-12-15'): FreeSlot => ({ dayId: 'x', day, slot })
  const free = [at('08:00'), at('08:30'), at('09:00'), at('08:00', '2026-12-22'), at('08:15', '2026-12-22')]
  const wanted = { day: '2026-12-15', slot: '08:15' }
  expect(nextFree(free, wanted, 3)).toEqual([at('08:30'), at('09:00'), at('08:00', '2026-12-22')])
  expect(nextFree(free, { day: '2026-12-22', slot: '08:00' }, 3)).toEqual([
    at('08:30'),
    at('09:00'),
    at('08:15', '2026-12-22'),
  ])
  expect(nextFree([], wanted, 3)).toEqual([])
})

test.each([
  ['TD-7K2M9Q', 'TD-7K2M9Q'],
  ['td 7k2m9q ', 'TD-7K2M9Q'],
  ['7k2m9q', 'TD-7K2M9Q'],
  ['7k2m9', null],
  ['TD-7K2M9O', null],
])('“%s” is read as the code %s', (typed, code) => {
  expect(readBookingCode(typed)).toBe(code)
})

test('a code in a sentence is found, a word is none', () => {
  expect(findBookingCode('dời lịch TD-7K2M9Q giúp tôi')).toBe('TD-7K2M9Q')
  expect(findBookingCode('tôi ở TD sáu')).toBeNull()
})

test('the id of a day says commune, day and hour; anything else is none', () => {
  expect(dayIdOf('12049', '2026-12-15', '08:00')).toBe('12049-2026-12-15-0800')
  expect(isDayId('12049-2026-12-15-0800')).toBe(true)
  expect(isDayId('99999-2026-12-15-0800')).toBe(false)
  expect(isDayId('xa-yen-my')).toBe(false)
})
