import { expect, test } from 'vitest'
import { ownLimitStart, readPastDay } from '../../src/cases/own-limit.js'
import { at } from './case-parts.js'

test.each([
  ['ngày 3/11/2026', '2026-11-03'],
  ['05-10-26', '2026-10-05'],
  ['ngày 12 tháng 9 năm 2026', '2026-09-12'],
  ['20/11', '2026-11-20'],
  ['20/12', '2025-12-20'],
  ['20/12/2026', null],
  ['31/02/2026', null],
  ['32/1', null],
  ['hôm nay', '2026-11-25'],
  ['hôm qua', '2026-11-24'],
  ['hôm kia', '2026-11-23'],
  ['tháng trước', null],
])('“%s” tells the day %s', (words, day) => {
  expect(readPastDay(words, '2026-11-25')).toBe(day)
})

test.each([
  ['complaint', 'thu hồi đất', '3/11/2026', [{ clock: 'kn.limit', day: '2026-11-03' }]],
  ['complaint', 'buộc thôi việc tôi', '3/11/2026', [{ clock: 'kn.limit.discipline', day: '2026-11-03' }]],
  ['second_complaint', 'thu hồi đất', '3/11/2026', [{ clock: 'kn.second', day: '2026-11-03' }]],
  ['complaint', 'thu hồi đất', 'tháng trước', []],
  ['complaint', 'thu hồi đất', null, []],
  ['feedback', 'đèn hỏng', '3/11/2026', []],
] as const)('a %s that tells “%s”, since %s, has the limits %o', (kind, text, when, limits) => {
  expect(ownLimitStart({ kind, text, when }, at)).toEqual(limits)
})
