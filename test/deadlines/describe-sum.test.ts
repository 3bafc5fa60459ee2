import { expect, test } from 'vitest'
import { computeClock } from '../../src/deadlines/clock-events.js'
import type { ClockId } from '../../src/deadlines/clock-rules.js'
import { describeSum } from '../../src/deadlines/describe-sum.js'
import { computeTarget } from '../../src/deadlines/target.js'

const sumOf = (clockId: ClockId, day: string, more: object = {}): string => {
  const clock = computeClock({ clockId, startedAt: new Date(`${day}T05:00:00Z`) })
  if (!clock) throw new Error(clockId)
  return describeSum({ ...clock, ...more })
}

test.each([
  [
    'tc.transfer',
    '2025-12-30',
    'từ 30/12 → tính từ 31/12 → nghỉ Tết Dương lịch 01/01 → nghỉ hoán đổi (làm bù 10/01/2026) 02/01 → nghỉ cuối tuần 03/01, 04/01 → hạn 08/01',
  ],
  ['kn.resolve1', '2026-07-15', 'từ 15/07 → tính từ 16/07 → hạn 14/08'],
  ['kn.effect', '2026-07-30', 'từ 30/07 → tính từ 31/07 → từ ngày 30/08'],
  ['kn.dialogue', '2026-09-15', 'việc diễn ra 15/09 → tính lùi → chậm nhất 10/09'],
] as const)('%s from %s', (clockId, day, sum) => {
  expect(sumOf(clockId, day, { isDate: clockId === 'kn.effect' })).toBe(sum)
})

test('a last day that is off, pauses and extensions are in the sum', () => {
  expect(sumOf('kn.resolve1', '2026-08-14', {})).toContain('ngày cuối 13/09 là ngày nghỉ')
  const more = { pauses: [{ pausedOn: '2026-08-20', resumedOn: '2026-09-01' }], extensions: 1 }
  expect(sumOf('tc.resolve', '2026-08-03', more)).toContain(
    'tạm dừng 20/08 đến 01/09 → gia hạn 1 lần → nghỉ Quốc khánh',
  )
})

test('the sum of one of the province’s own targets names the days off that it skips', () => {
  const target = computeTarget({ days: 10, unit: 'working_day', start: new Date('2026-08-25T05:00:00Z') })
  expect(target).toMatchObject({ rawLastDay: '2026-09-11', dueOn: '2026-09-11' })
  expect(describeSum(target)).toMatch(/nghỉ cuối tuần 29\/08, 30\/08[\s\S]*Quốc khánh[\s\S]*hạn 11\/09/)
})

test('what is due on its own day says just that', () => {
  const target = computeTarget({ days: 0, unit: 'calendar_day', start: new Date('2026-12-02T05:00:00Z') })
  expect(describeSum(target)).toBe('trong ngày 02/12')
})
