import { describe, expect, test } from 'vitest'
import { assertSecondPerson, guardedChanges, unpublishedAmounts } from '../../src/catalog/second-person.js'
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

describe('amounts that a correction tells', () => {
  const of = { fees: [{ what: 'Bản sao', amount: 8000 }], answers: [answer('fee', 'Từ trang ba: một nghìn đồng.')] }

  test.each<[string, string[]]>([
    ['Phí nay là 8.000 đồng một bản.', []],
    ['Phí nay là 8 nghìn một bản.', []],
    ['Từ trang ba một nghìn đồng.', []],
    ['Xong trong 5 ngày, nộp 2 bản.', []],
    ['Phí nay là 99.000 đồng một bản.', ['99.000 đồng']],
    ['Phí nay là 99.000 một bản.', ['99.000']],
    ['Phí nay là 9 nghìn.', ['9 nghìn']],
    ['Phí nay là sáu nghìn.', ['sáu nghìn']],
    ['Giảm 50% cho mọi người.', ['50%']],
  ])('%s', (text, expected) => {
    expect(unpublishedAmounts(text, of)).toEqual(expected)
  })
})

describe('two persons stand for what is published', () => {
  const [lan, minh] = [
    { accountId: 'lan', by: 'Lan' },
    { accountId: 'minh', by: 'Minh' },
  ]
  const sentBy = (one: typeof lan) => ({ ...one, at: new Date(), why: 'xem giúp' })

  test.each([
    ['who wrote it and sent it', { fees: lan }, lan, lan, false],
    ['another one', { fees: lan }, lan, minh, true],
    ['who wrote the fee, where the other wrote too and sent it', { fees: lan, told_money: minh }, minh, lan, true],
    ['who wrote too and sent it', { fees: lan, told_money: minh }, minh, minh, false],
    ['who wrote it, where one who wrote nothing sent it', { fees: lan }, minh, lan, false],
    ['who wrote the fee, where nobody sent it', { fees: lan }, null, lan, false],
  ])('%s', (_what, writers, sender, publisher, may) => {
    const publish = () => assertSecondPerson({ writers, review: sender && sentBy(sender) }, publisher.accountId)
    if (may) expect(publish).not.toThrow()
    else expect(publish).toThrow()
  })
})
