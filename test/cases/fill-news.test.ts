import { expect, test } from 'vitest'
import { fillNews } from '../../src/cases/wording.js'

const facts = { receiptCode: 'ABCDE-23456', agency: 'UBND xã Mễ Sở', text: null, paper: null, due: '2026-12-09' }

test('each slot of a state’s news is filled', () => {
  expect(fillNews('{receiptCode} {agency} {due} {paper}', facts)).toBe('ABCDE-23456 UBND xã Mễ Sở 09/12/2026')
  expect(fillNews('Hạn: {due}', { ...facts, due: null })).toBe('Hạn: theo luật định')
})

test('an officer’s own words arrive as they were written', () => {
  const text = 'Điền {due}, {paper}, {agency}, {text} và {receiptCode} vào mẫu; giá $& và $1'
  expect(fillNews('{agency} trả lời {receiptCode}:\n{text}', { ...facts, text })).toBe(
    `UBND xã Mễ Sở trả lời ABCDE-23456:\n${text}`,
  )
})
