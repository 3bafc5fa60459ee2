import { expect, test } from 'vitest'
import { accuses } from '../../../src/dialogue/flows/intake/accusation.js'
import { accusing, others } from './accusing-sentences.js'

test.each(accusing)('“%s” accuses people in office', (text) => {
  expect(accuses(text)).toBe(true)
})

test.each(others)('“%s” accuses nobody in office', (text) => {
  expect(accuses(text)).toBe(false)
})

test('an accusation hidden deep in a long text is found', () => {
  const filler = 'Con đường làng tôi hỏng đã lâu, mưa xuống là ngập. '
  const hidden = `${filler.repeat(180)}Chủ tịch xã nhận hối lộ 50 triệu. ${filler.repeat(180)}`
  expect(accuses(hidden)).toBe(true)
  expect(accuses(filler.repeat(2_000))).toBe(false)
})
