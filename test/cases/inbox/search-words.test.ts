import { expect, test } from 'vitest'
import { searchWordsOf, wordsOf } from '../../../src/cases/inbox/search-words.js'
import { caseIn } from '../case-parts.js'

test.each([
  ['Đèn đường hỏng, đèn tối', ['den', 'duong', 'hong', 'toi']],
  ['gọi +84 912-345 678', ['0912345678', 'goi']],
  ['mã ABCDE-23456', ['ma', 'abcde23456']],
])('“%s” is found by %o', (text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('a case is found by its code, its sender, and of a long story by the first words alone', () => {
  const text = Array.from({ length: 500 }, (_, index) => `từ${index}`).join(' ')
  const reporter = { name: 'Nguyễn Văn B', address: 'thôn 9', phone: '0912345678' }
  const words = searchWordsOf(caseIn('feedback', 'received', { text, reporter }))
  expect(words).toHaveLength(400)
  expect(words.slice(0, 5)).toEqual(['0912345678', 'abcde23456', 'nguyen', 'van', 'b'])
  expect(words).not.toContain('9')
})
