import { expect, test } from 'vitest'
import { createCalendar } from '../../src/deadlines/calendar.js'
import { dataTerms } from '../../src/deadlines/data-terms.js'
import { calendarWith, dayOff } from './build-calendar.js'

const at = new Date('2026-11-25T05:00:00Z')

test('a request to delete is answered within two working days and done within twenty days, by its article', () => {
  expect(dataTerms('delete', at)).toEqual({
    replyBy: '2026-11-27',
    dueOn: '2026-12-15',
    article: 'Nghị định 356/2025 Điều 5 khoản 4',
  })
})

test('it is corrected within ten days, limited within fifteen', () => {
  expect(dataTerms('correct', at)).toMatchObject({ replyBy: '2026-11-27', dueOn: '2026-12-07' })
  expect(dataTerms('object', at)).toMatchObject({ dueOn: '2026-12-10', article: 'Nghị định 356/2025 Điều 5 khoản 2' })
})

test('both go by the calendar in force', () => {
  const calendar = createCalendar(calendarWith('2026', { added: [dayOff('2026-11-26'), dayOff('2026-12-15')] }))
  expect(dataTerms('delete', at, calendar)).toMatchObject({ replyBy: '2026-11-30', dueOn: '2026-12-16' })
})

test('before the decree there is no term to give', () => {
  expect(() => dataTerms('delete', new Date('2025-11-25T05:00:00Z'))).toThrow(/no clock/)
})
