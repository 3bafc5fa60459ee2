import { expect, test } from 'vitest'
import { guardedChanges } from '../../src/catalog/second-person.js'
import { buildProcedure } from './build-procedure.js'

const answer = (about: string, says: string) => ({ about, says, asks: ['hỏi thế nào'], ages: null })
const published = {
  ...buildProcedure('a'),
  notes: 'Mang theo giấy tờ gốc.',
  answers: [answer('fee', 'Nộp 10.000 đồng.'), answer('photo', 'Một ảnh 3x4.')],
}

test.each([
  ['a fee in a small answer', { answers: [answer('fee', 'Nộp 99.000 đồng.'), published.answers[1]] }, ['told_money']],
  [
    'a small answer about amounts without a figure',
    { answers: [...published.answers, answer('amount', 'Hỏi xã.')] },
    ['told_money'],
  ],
  ['who is spared', { answers: [...published.answers, answer('exempt', 'Ai cũng được.')] }, ['told_money']],
  ['money in the notes', { notes: 'Phí 99.000 đồng mỗi trang.' }, ['told_money']],
  [
    'what is free, in a small answer about something else',
    { answers: [...published.answers, answer('copies', 'Bản thêm không mất phí.')] },
    ['told_money'],
  ],
  ['a fee that a small answer tells no more', { answers: [published.answers[1]] }, ['told_money']],
  ['the law', { legal_basis: [{ number: '1/2026/NĐ-CP', articles: null }] }, ['legal_basis']],
  ['notes without money', { notes: 'Mang theo hai bản.' }, []],
  ['another small answer', { answers: [published.answers[0], answer('photo', 'Hai ảnh 3x4.')] }, []],
  [
    'how people ask about the fee',
    { answers: [{ ...published.answers[0], asks: ['hết 10.000 đồng à'] }, published.answers[1]] },
    [],
  ],
  ['a question that speaks of money', { questions: ['mất 10.000 đồng phải không'] }, []],
])('%s', (_what, change, expected) => {
  expect(guardedChanges({ ...published, ...change }, published)).toEqual(expected)
})
