import { describe, expect, test } from 'vitest'
import { createReceiptCode, findBrokenCode, findReceiptCode } from '../../src/cases/receipt-code.js'
import { allNames } from '../../src/places/name-index.js'
import { foldMarks } from '../../src/shared/text.js'

const fives = [...new Set(allNames.flatMap((name) => foldMarks(name).split(' ')))].filter(({ length }) => length === 5)

describe('names are no codes', () => {
  test.each([
    ['of communes', allNames.flatMap((name) => [name, `xã ${name}`, foldMarks(name), foldMarks(name).toUpperCase()])],
    ['any two words of five letters', fives.flatMap((one) => fives.map((other) => `${one} ${other}`))],
    ['written together', fives.flatMap((one) => fives.map((other) => `${one}${other}`))],
    ['hyphenated', fives.flatMap((one) => fives.map((other) => `${one}-${other}`))],
    [
      'behind the number of a road',
      fives.flatMap((one) => [`đường DT396 ${one}`, `ql39a ${one}`, `DT396 ${one} hong`]),
    ],
    ['of people', ['trung nguyen', 'Truong Thanh', 'thang khanh', 'Quang Thuan', 'Nguyen Thang']],
  ])('%s', (_what, names) => {
    expect(names.filter((name) => findReceiptCode(name) !== null || findBrokenCode(name) !== null)).toEqual([])
  })
})

test('every new code is found, however it is typed', () => {
  const codes = Array.from({ length: 500 }, createReceiptCode)
  const typed = codes.flatMap((code) => [
    { code, text: code },
    { code, text: `cho em hoi vu ${code.toLowerCase()} den dau roi` },
    { code, text: `mã ${code.replace('-', ' ')}` },
    { code, text: code.replace('-', '') },
  ])
  expect(typed.filter(({ code, text }) => findReceiptCode(text)?.code !== code)).toEqual([])
  expect(codes.filter((code) => !/\d/.test(code))).toEqual([])
})

test.each([
  ['K7M2Q-9XTR', 9],
  ['k7m2q-9xtr', 9],
  ['k7m2q9xtr45', 11],
  ['K7M2Q-9XTRAB', 11],
  ['mã k7mwq-xtrw', 9],
  ['mã biên nhận: KM2Q9XTRW', 9],
  ['mã của tôi KBM2Q-XTRW', 9],
  ['ma k7mwq-xtrwq4', 11],
])('“%s” is a code typed wrong', (text, count) => {
  expect(findBrokenCode(text)).toMatchObject({ count })
})

test.each([
  'xe 89AB-12345 do ở đường',
  'khoang 2000k 300k',
  'thon 5 xa Trung',
  'quang 500m2',
  'sdt 0912345678',
  '3 hop2nguoi',
  'so nha 15a ngo12',
])('“%s” is none', (text) => {
  expect(findReceiptCode(text)).toBeNull()
})
