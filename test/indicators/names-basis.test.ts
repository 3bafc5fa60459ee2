import { expect, test } from 'vitest'
import { byRecord } from '../../src/indicators/indicators.js'
import { namesBasis } from '../../src/indicators/sources/names-basis.js'

test.each([
  'Theo Điều 28, xã đã sửa.',
  'Căn cứ điều 5 của quy chế',
  'khoản 2 điều 12 nói rõ',
  'Luật Đất đai quy định như vậy.',
  'Bộ luật Dân sự',
  'Nghị định 154/2026/NĐ-CP',
  'thông tư số 07/2014/TT-TTCP',
  'Quyết định số 12/QĐ-UBND',
  'công văn 45/UBND-ĐC',
])('names a basis: %s', (text) => {
  expect(namesBasis(text)).toBe(true)
})

test.each([
  'Đất thuộc thửa 114 tờ bản đồ 7.',
  'Xã quyết định giao thôn làm.',
  'quyết định 2 lần kiểm tra',
  'theo luật pháp',
  'Xã điều 2 xe đến chở rác.',
  'một khoản 5 triệu đồng',
  'Hạn nộp 15/12/2026, số 3 ngõ 5',
  'Xã có thông báo 2 lần.',
])('names none: %s', (text) => {
  expect(namesBasis(text)).toBe(false)
})

test('what was published of an answer is its case’s row, found twice or not', () => {
  const fact = (measure: 'answered_in_words' | 'published_answers') => ({
    day: '2026-11-10',
    commune: '12049',
    kind: 'feedback',
    field: 'roads',
    measure,
    by: '',
    n: 1,
  })
  const [answered, published] = [fact('answered_in_words'), fact('published_answers')]
  const found = [
    { id: 'case:a', facts: [answered] },
    { id: 'public:a', facts: [published] },
    { id: 'case:b', facts: [answered] },
    { id: 'case:b', facts: [answered] },
  ]
  expect([...byRecord(found)]).toEqual([
    ['case:a', [answered, published]],
    ['case:b', [answered]],
  ])
})
