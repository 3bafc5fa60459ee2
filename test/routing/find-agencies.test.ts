import { expect, test } from 'vitest'
import { findReported } from '../../src/routing/find-agencies.js'

test.each([
  ['mất điện cả xóm', 'lighting', 'dien-luc'],
  ['mat dien ca xom', 'lighting', 'dien-luc'],
  ['mất điện cả xóm', 'officials', null],
  ['đèn đường hỏng', 'lighting', null],
])('a report “%s” about %s is the matter of %s', (text, category, body) => {
  expect(findReported(text, category)?.id ?? null).toBe(body)
})
