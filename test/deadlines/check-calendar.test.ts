import { describe, expect, test } from 'vitest'
import type { CalendarContent, Closure } from '../../src/deadlines/calendar-data.js'
import { readCalendarData } from '../../src/deadlines/calendar-data.js'
import { problemsOfCalendar } from '../../src/deadlines/check-calendar.js'
import { calendarWith, dayOff, swapped, yearOf } from './build-calendar.js'

const isCommune = (code: string): boolean => code === '12049' || code === '11953'
const messagesOf = (content: CalendarContent): string[] =>
  problemsOfCalendar(content, isCommune).map(({ message }) => message)

const withoutTet = (year: string, left: number) => {
  const tet = yearOf(year).daysOff.filter(({ kind }) => kind === 'lunar_new_year')
  return calendarWith(year, {
    daysOff: [...yearOf(year).daysOff.filter(({ kind }) => kind !== 'lunar_new_year'), ...tet.slice(0, left)],
  })
}
const tetInAugust = () =>
  calendarWith('2027', {
    daysOff: yearOf('2027').daysOff.map((one) =>
      one.kind === 'lunar_new_year' ? { ...one, date: one.date.replace('-02-', '-08-') } : one,
    ),
  })
const closed = (more: Partial<Closure> = {}, others: readonly Closure[] = []): CalendarContent => {
  const flood = {
    id: 'flood',
    communeCode: '12049',
    from: '2026-12-01',
    to: '2026-12-03',
    reason: 'Lũ',
    decision: 'QĐ 1',
  }
  return calendarWith('2026', {}, [...others, { ...flood, ...more }])
}
const other: Closure = {
  id: 'other',
  communeCode: '12049',
  from: '2026-12-03',
  to: '2026-12-05',
  reason: 'Bão',
  decision: 'QĐ 2',
}

const refused: [string, CalendarContent, RegExp][] = [
  [
    'a make-up day that is a day off of the same year',
    calendarWith('2026', { added: [swapped('2026-04-24', '2026-04-26')] }),
    /26\/04\/2026 vừa là ngày nghỉ vừa là ngày làm bù/,
  ],
  [
    'a make-up day that is a day off of another year',
    calendarWith('2026', { added: [swapped('2026-12-31', '2027-02-06')] }),
    /06\/02\/2027 vừa là ngày nghỉ vừa là ngày làm bù/,
  ],
  [
    'a make-up day on a Wednesday',
    calendarWith('2026', { added: [swapped('2026-12-11', '2026-12-09')] }),
    /09\/12\/2026 không phải thứ Bảy hay Chủ nhật/,
  ],
  [
    'one make-up day for two days off',
    calendarWith('2026', { added: [swapped('2026-12-10', '2026-12-12'), swapped('2026-12-11', '2026-12-12')] }),
    /12\/12\/2026 làm bù cho hai ngày nghỉ/,
  ],
  [
    'a swapped day without a make-up day',
    calendarWith('2026', { added: [swapped('2026-12-11', null)] }),
    /hoán đổi 11\/12\/2026 chưa có ngày làm bù/,
  ],
  [
    'a make-up day of a holiday',
    calendarWith('2026', { added: [dayOff('2026-12-11', { makeUpDay: '2026-12-12' })] }),
    /11\/12\/2026 có ngày làm bù/,
  ],
  [
    'a make-up day months away',
    calendarWith('2026', { added: [swapped('2026-12-11', '2026-08-22')] }),
    /11\/12\/2026 cách quá 60 ngày/,
  ],
  [
    'a swapped Saturday',
    calendarWith('2026', { added: [swapped('2026-12-12', '2026-12-19')] }),
    /12\/12\/2026 là cuối tuần/,
  ],
  [
    'a substitute Sunday',
    calendarWith('2026', { added: [dayOff('2026-12-13', { kind: 'substitute' })] }),
    /13\/12\/2026 là cuối tuần/,
  ],
  ['a day twice', calendarWith('2026', { added: [dayOff('2026-09-02')] }), /02\/09\/2026 được ghi hai lần/],
  [
    'a day of another year',
    calendarWith('2026', { added: [dayOff('2027-12-24')] }),
    /24\/12\/2027 không thuộc năm 2026/,
  ],
  ['a year without Tết', withoutTet('2027', 0), /2027 mới có 0 ngày Tết/],
  ['a year with four days of Tết', withoutTet('2027', 4), /2027 mới có 4 ngày Tết/],
  ['a Tết in August', tetInAugust(), /2027 mới có 0 ngày Tết/],
  ['an official year without a paper', calendarWith('2027', { status: 'official' }), /2027 là chính thức thì phải ghi/],
  ['an official year with a blank paper', calendarWith('2026', { decision: ' ' }), /2026 là chính thức thì phải ghi/],
  ['an unknown commune', closed({ communeCode: '99999' }), /Không có xã, phường này/],
  ['a closure that ends before it begins', closed({ to: '2026-11-30' }), /không thể trước ngày đầu/],
  ['a closure of 91 days', closed({ to: '2027-03-01' }), /không quá 90 ngày/],
  ['a closure on days that are closed already', closed({}, [other]), /đã có đợt nghỉ từ 03\/12\/2026 đến 05\/12\/2026/],
  ['a closure without a reason', closed({ reason: ' ' }), /ghi lý do nghỉ/],
  ['a closure without a paper', closed({ decision: '' }), /ghi số, ngày của văn bản/],
]

describe('a calendar is refused for', () => {
  test.each(refused)('%s', (_, content, message) => {
    const messages = messagesOf(content)
    expect(messages.filter((one) => message.test(one))).toHaveLength(1)
  })
})

const accepted: [string, CalendarContent][] = [
  ['the shipped one', readCalendarData()],
  ['a swap with a Saturday', calendarWith('2026', { added: [swapped('2026-12-11', '2026-12-12')] })],
  ['a swap made up in the next year', calendarWith('2026', { added: [swapped('2026-12-31', '2027-01-09')] })],
  ['a holiday on a Sunday', calendarWith('2026', { added: [dayOff('2026-12-13')] })],
  ['a year made official', calendarWith('2027', { status: 'official', decision: 'Thông báo 1/TB-BNV' })],
  ['a closure of 90 days', closed({ to: '2027-02-28' })],
  ['a closure right after another one', closed({ to: '2026-12-02' }, [other])],
  ['two communes closed on the same days', closed({ communeCode: '11953' }, [other])],
]

test.each(accepted)('accepted is %s', (_, content) => {
  expect(messagesOf(content)).toEqual([])
})

test('a problem says which day or closure it is about', () => {
  const content = calendarWith('2026', { added: [swapped('2026-12-11', '2026-12-09')] })
  expect(problemsOfCalendar(content, isCommune).map(({ about }) => about)).toEqual(['2026-12-11'])
  expect(problemsOfCalendar(closed({ communeCode: '1' }), isCommune).map(({ about }) => about)).toEqual(['flood'])
})
