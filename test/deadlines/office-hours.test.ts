import { describe, expect, it } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { createOfficeHours } from '../../src/deadlines/office-hours.js'

const at = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)

describe('office hours', () => {
  const office = createOfficeHours()

  it.each([
    ['2026-11-20', '07:29', false],
    ['2026-11-20', '07:30', true],
    ['2026-11-20', '11:30', false],
    ['2026-11-20', '13:30', true],
    ['2026-11-20', '16:59', true],
    ['2026-11-20', '17:00', false],
    ['2026-11-21', '09:00', false],
    ['2026-11-24', '09:00', false],
    ['2026-08-22', '09:00', true],
  ])('%s %s open: %s', (day, time, isOpen) => {
    expect(office.isOpen(at(day, time))).toBe(isOpen)
  })

  it.each([
    ['2026-11-20', '06:00', '2026-11-20', '07:30'],
    ['2026-11-20', '10:00', '2026-11-20', '10:00'],
    ['2026-11-20', '12:00', '2026-11-20', '13:30'],
    ['2026-11-20', '18:00', '2026-11-23', '07:30'],
    ['2026-11-23', '20:00', '2026-11-25', '07:30'],
    ['2026-02-14', '08:00', '2026-02-23', '07:30'],
  ])('after %s %s the office opens on %s at %s', (day, time, opensOn, opensAt) => {
    expect(office.nextOpening(at(day, time))).toEqual(at(opensOn, opensAt))
  })

  const morning = [{ from: '08:00', to: '12:00' }]
  const own = createOfficeHours({
    week: { 1: morning, 2: morning, 3: morning, 4: morning, 5: morning, 6: [{ from: '07:30', to: '11:30' }] },
    closedOn: (day) => (day === '2026-11-26' ? 'mất điện' : null),
  })

  it.each([
    ['2026-11-20', '14:00', '2026-11-21', '07:30', 'the commune’s own Saturday'],
    ['2026-11-21', '12:00', '2026-11-23', '08:00', 'over Sunday to its Monday'],
    ['2026-11-25', '13:00', '2026-11-27', '08:00', 'over a day on which it is closed'],
    ['2026-11-23', '12:00', '2026-11-25', '08:00', 'over the holiday of 24 November'],
  ])('of a commune: after %s %s it opens on %s at %s: %s', (day, time, opensOn, opensAt) => {
    expect(own.isOpen(at(day, time))).toBe(false)
    expect(own.nextOpening(at(day, time))).toEqual(at(opensOn, opensAt))
  })

  it('a Saturday that makes up for a day off has a Monday’s hours; a holiday on a Saturday has none', () => {
    expect(office.isOpen(at('2026-08-22', '16:00'))).toBe(true)
    expect(own.closesAt(at('2026-11-21', '09:00'))).toBe('11:30')
    expect(own.closedBecause('2026-11-26')).toBe('mất điện')
    const holiday = { ...stateCalendar, dayOffName: () => 'Quốc khánh', isWorkingDay: () => false }
    expect(createOfficeHours({ calendar: holiday, week: { 6: morning } }).nextOpening(at('2026-11-21', '09:00'))).toBe(
      null,
    )
  })
})
