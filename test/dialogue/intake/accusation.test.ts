import { expect, test } from 'vitest'
import { accuses } from '../../../src/dialogue/flows/intake/accusation.js'
import { accusing, others } from './accusing-sentences.js'

test.each(accusing)('“%s” accuses people in office', (text) => {
  expect(accuses(text)).toBe(true)
})

test.each(others)('“%s” accuses nobody in office', (text) => {
  expect(accuses(text)).toBe(false)
})

test('an accusation hidden deep in a long text is found in bounded time', () => {
  const filler = 'Con đường làng tôi hỏng đã lâu, mưa xuống là ngập. '
  const hidden = `${filler.repeat(180)}Chủ tịch xã nhận hối lộ 50 triệu. ${filler.repeat(180)}`
  const began = performance.now()
  expect(accuses(hidden)).toBe(true)
  expect(accuses(filler.repeat(2_000))).toBe(false)
  expect(performance.now() - began).toBeLessThan(5_000)
})
