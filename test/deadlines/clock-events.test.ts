import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCalendar, stateCalendar } from '../../src/deadlines/calendar.js'
import { readCalendarData } from '../../src/deadlines/calendar-data.js'
import { canPause, computeClock, extendClock, type LegalClock, resumeClock } from '../../src/deadlines/clock-events.js'
import { type ClockId, clockRules, findRule } from '../../src/deadlines/clock-rules.js'
import { addDays, addWorkingDays, addYears } from '../../src/deadlines/working-days.js'

const at = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+07:00`)
const started = (clockId: ClockId, day: string, rest: Partial<Parameters<typeof computeClock>[0]> = {}): LegalClock => {
  const clock = computeClock({ clockId, startedAt: at(day), ...rest })
  if (!clock) throw new Error(`${clockId} has no term on ${day}`)
  return clock
}

describe('a clock', () => {
  it('becomes overdue at 24:00 of its due day in Vietnam', () => {
    expect(started('kn.accept', '2026-07-06').dueAt).toEqual(new Date('2026-07-15T17:00:00Z'))
  })

  it('starts on the local day of its event, also shortly after midnight', () => {
    expect(computeClock({ clockId: 'kn.accept', startedAt: at('2026-07-01', '00:05') })?.ruleVersion).toBe(
      'kn.accept@2026-07-01',
    )
    expect(computeClock({ clockId: 'kn.accept', startedAt: at('2026-06-30', '23:55') })?.ruleVersion).toBe(
      'kn.accept@origin',
    )
  })

  it('names the days off it skipped: for working days all of them, for calendar days those it rolled past', () => {
    expect(started('kn.send1', '2026-08-28').skipped).toEqual([
      { date: '2026-08-29', name: 'Thứ Bảy' },
      { date: '2026-08-30', name: 'Chủ nhật' },
      { date: '2026-08-31', name: 'Nghỉ hoán đổi (làm bù 22/08/2026)' },
      { date: '2026-09-01', name: 'Quốc khánh (ngày liền kề trước)' },
      { date: '2026-09-02', name: 'Quốc khánh' },
      { date: '2026-09-05', name: 'Thứ Bảy' },
      { date: '2026-09-06', name: 'Chủ nhật' },
    ])
    expect(started('kn.second', '2026-01-30').skipped).toEqual([{ date: '2026-03-01', name: 'Chủ nhật' }])
    expect(started('kn.resolve1', '2026-07-15').skipped).toEqual([])
  })

  it('warns on a working day before the raw last day', () => {
    expect(started('kn.resolve1', '2026-07-15').remindOn).toBe('2026-08-13')
    expect(started('tc.extend', '2026-09-02', { extensions: 1 }).remindOn).toBe('2026-10-30')
    expect(started('kn.dialogue', '2026-09-15').remindOn).toBe('2026-09-09')
  })

  it('of acceptance warns by the earlier of 7 working days and 10 calendar days', () => {
    expect(started('kn.accept', '2026-07-06')).toMatchObject({ dueOn: '2026-07-15', remindOn: '2026-07-14' })
    expect(started('kn.accept', '2027-02-01')).toMatchObject({ dueOn: '2027-02-17', remindOn: '2027-02-04' })
  })

  it('takes effect when its last day is over', () => {
    expect(started('kn.effect', '2026-07-30').dueAt).toEqual(at('2026-08-30', '00:00'))
  })

  it('has no term where the law fixed none on that day', () => {
    expect(computeClock({ clockId: 'kn.pause.send', startedAt: at('2026-06-30') })).toBeNull()
    expect(computeClock({ clockId: 'kn.dialogue', startedAt: at('2026-05-30') })).toBeNull()
  })

  it('says when it rests on days off that no decision fixes', () => {
    expect(started('kn.accept', '2026-07-06').provisional).toBe(false)
    expect(started('kn.accept', '2027-02-01').provisional).toBe(true)
    const far = started('kn.accept', '2031-01-27')
    expect(far).toMatchObject({ provisional: true, dueOn: '2031-02-05' })
    expect(started('kn.accept', '2026-12-29').provisional).toBe(true)
    expect(started('tcd.post', '2027-01-04')).toMatchObject({ dueOn: '2026-12-25', provisional: true })
    expect(started('tcd.post', '2026-11-20').provisional).toBe(false)
  })

  it('gives other amounts only for findings that its rule knows', () => {
    expect(started('kn.resolve1', '2026-07-15', { findings: ['several_places'] }).rawLastDay).toBe('2026-08-14')
    expect(started('kn.effect', '2026-07-30', { findings: ['remote'] }).rawLastDay).toBe('2026-09-13')
    expect(started('dl.do.delete', '2026-02-13', { findings: ['third_party'] }).rawLastDay).toBe('2026-03-15')
  })
})

describe('pause and extension', () => {
  it('may be paused by the law in force on that day', () => {
    const complaint = started('kn.resolve1', '2026-06-20')
    expect(canPause(complaint, '2026-06-30')).toBe(false)
    expect(canPause(complaint, '2026-07-01')).toBe(true)
    expect(canPause(started('tc.resolve', '2026-03-02'), '2026-03-20')).toBe(true)
    expect(canPause(started('kn.accept', '2026-07-06'), '2026-07-07')).toBe(false)
  })

  it('keeps the days used through several pauses', () => {
    const clock = started('tc.resolve', '2026-03-02', {
      pauses: [
        { pausedOn: '2026-03-12', resumedAt: at('2026-04-01') },
        { pausedOn: '2026-04-11', resumedAt: at('2026-05-11') },
      ],
    })
    expect(clock.rawLastDay).toBe('2026-05-21')
  })

  it('changes nothing when it had run out before the pause', () => {
    const clock = started('tc.resolve', '2026-03-02')
    expect(resumeClock(clock, { pausedOn: '2026-06-01', resumedAt: at('2026-06-10') })).toEqual(clock)
  })

  it('is extended from the raw last day, and no more often than the law allows', () => {
    const once = extendClock(started('tc.resolve', '2026-08-03'))
    expect(once).toMatchObject({ rawLastDay: '2026-10-02', article: 'LTC 30.1; LTC 30.2–30.4; NĐ31 Đ3' })
    expect(() => extendClock(once, { alreadyExtended: 2 })).toThrow(RangeError)
    expect(() => extendClock(started('kn.resolve1', '2026-08-03'))).toThrow(RangeError)
  })
})

describe('a changed calendar', () => {
  it('gives open clocks their new days', () => {
    const data = readCalendarData()
    const year = data.years['2026']
    if (!year) throw new Error('2026 is missing')
    const swapped = createCalendar({
      ...data,
      years: {
        ...data.years,
        '2026': {
          ...year,
          daysOff: [
            ...year.daysOff,
            { date: '2026-11-23', name: 'Nghỉ hoán đổi', kind: 'swapped', makeUpDay: '2026-11-28', assumed: false },
          ],
        },
      },
    })
    expect(started('kn.send1', '2026-11-20').dueOn).toBe('2026-11-26')
    expect(started('kn.send1', '2026-11-20', { calendar: swapped }).dueOn).toBe('2026-11-27')
    expect(started('kn.send1', '2026-11-26').dueOn).toBe('2026-12-01')
    expect(started('kn.send1', '2026-11-26', { calendar: swapped }).dueOn).toBe('2026-11-30')
  })
})

describe('the clock table', () => {
  it('has one wording at a time for each clock', () => {
    for (const { id } of clockRules()) {
      for (const day of ['2025-12-31', '2026-06-30', '2026-07-01', '2027-01-01']) {
        const inForce = clockRules().filter(
          (one) => one.id === id && (one.validFrom ?? '') <= day && day <= (one.validTo ?? '9999'),
        )
        expect(inForce.length).toBeLessThanOrEqual(1)
        expect(findRule(id, day)).toBe(inForce[0] ?? null)
      }
    }
  })

  it('names an article and a duty in every row', () => {
    for (const rule of clockRules()) expect(rule.article.length * rule.duty.length).toBeGreaterThan(0)
  })
})

const anyDay = fc.integer({ min: 0, max: 1_400 }).map((offset) => addDays('2025-01-01', offset))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const forward = clockRules().filter((rule) => rule.direction === 'forward')

describe('for any day', () => {
  it('a forward clock is due after its start, never before its raw last day, and a rolled one never on a day off', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forward), anyDay, anyTime, (rule, day, time) => {
        const startedAt = at(day, time)
        const clock = computeClock({ clockId: rule.id, startedAt })
        if (!clock) return
        expect(clock.dueAt.getTime()).toBeGreaterThan(startedAt.getTime())
        expect(clock.dueOn >= clock.rawLastDay && clock.rawLastDay > day).toBe(true)
        expect(clock.remindOn >= day && clock.remindOn <= clock.rawLastDay).toBe(true)
        if (rule.ends === 'next_working_day' && rule.unit !== 'hour')
          expect(stateCalendar.isWorkingDay(clock.dueOn)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('a backward clock ends before its event, at least as many days as the law wants', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...clockRules().filter((rule) => rule.direction === 'backward')),
        anyDay,
        (rule, day) => {
          const clock = computeClock({ clockId: rule.id, startedAt: at(day) })
          if (!clock) return
          expect(clock.dueOn < day).toBe(true)
          if (rule.unit === 'calendar_day') expect(addDays(clock.dueOn, rule.amount)).toBe(day)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('more days never end sooner', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, count) => {
        expect(addWorkingDays(stateCalendar, day, count) < addWorkingDays(stateCalendar, day, count + 1)).toBe(true)
        expect(
          started('tc.resolve', day, { extensions: 1 }).dueOn < started('tc.resolve', day, { extensions: 2 }).dueOn,
        ).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('a pause of any length never ends the clock sooner than without it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 29 }), fc.integer({ min: 0, max: 200 }), (day, used, stood) => {
        const clock = started('tc.resolve', day)
        const pausedOn = addDays(day, used)
        const resumed = resumeClock(clock, { pausedOn, resumedAt: at(addDays(pausedOn, stood)) })
        expect(resumed.rawLastDay).toBe(addDays(clock.rawLastDay, stood))
      }),
      { numRuns: 200 },
    )
  })

  it('counting working days there and back returns to a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (day, count) => {
        const start = addWorkingDays(stateCalendar, day, 1)
        expect(addWorkingDays(stateCalendar, addWorkingDays(stateCalendar, start, count), -count)).toBe(start)
      }),
    )
  })
})

describe('years', () => {
  it('end on the matching day, or the last day of a month that lacks it', () => {
    expect(addYears('2026-03-02', 1)).toBe('2027-03-02')
    expect(addYears('2028-02-29', 1)).toBe('2029-02-28')
  })
})
