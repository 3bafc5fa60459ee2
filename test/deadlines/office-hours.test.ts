import { describe, expect, it } from 'vitest'
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

  it('follow the sessions of the commune', () => {
    const morning = createOfficeHours({ sessions: [{ from: '08:00', to: '12:00' }] })
    expect(morning.isOpen(at('2026-11-20', '14:00'))).toBe(false)
    expect(morning.nextOpening(at('2026-11-20', '14:00'))).toEqual(at('2026-11-23', '08:00'))
  })
})
