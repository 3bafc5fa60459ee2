import { expect, test } from 'vitest'
import { clockRules } from '../../src/deadlines/clock-rules.js'
import { nameArticle } from '../../src/deadlines/name-article.js'

test.each([
  ['LKN 33.1', 'Luật Khiếu nại Điều 33 khoản 1'],
  ['LKN 27, 36; NĐ155 Đ10', 'Luật Khiếu nại Điều 27, Điều 36; Nghị định 155/2026 Điều 10'],
  ['LKN 12.1.đ, 14.1.a', 'Luật Khiếu nại Điều 12 khoản 1 điểm đ, Điều 14 khoản 1 điểm a'],
  ['LTC 30.2–30.4; NĐ31 Đ3', 'Luật Tố cáo Điều 30 khoản 2–4; Nghị định 31/2019 Điều 3'],
  ['NĐ154 Đ41.3.b', 'Nghị định 154/2026 Điều 41 khoản 3 điểm b'],
  ['LTTHC 116', 'Luật Tố tụng hành chính Điều 116'],
  ['NĐ124', 'Nghị định 124/2020'],
  ['mục tiêu của tỉnh', 'mục tiêu của tỉnh'],
])('%s is read as %s', (short, name) => {
  expect(nameArticle(short)).toBe(name)
})

test('no article of the table keeps a short name', () => {
  for (const { id, article } of clockRules())
    expect(nameArticle(article), id).not.toMatch(/\b(?:LKN|LTCD?|LTTHC|L91)\b|NĐ\d/u)
})
