import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, normalise } from '../../src/understanding/reading/normalise.js'
import { plainText } from '../../src/understanding/reading/words.js'

const vietnamese = fc
  .array(
    fc.constantFrom('đường', 'Hoà', 'thuý', 'giấy', 'ko', 'ỨNG', 'quý', 'xã', '👍🏽', '\u200d', '?', '5.000đ', 'ngoẹo'),
  )
  .map((words) => words.join(' '))
const anyText = fc.oneof(vietnamese, fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }))

const wordsOf = (text: string): string =>
  normalise(text)
    .words.map(({ marked }) => marked)
    .join(' ')

describe('normalising', () => {
  test('twice changes nothing more', () => {
    fc.assert(fc.property(anyText, (text) => cleanText(cleanText(text)) === cleanText(text)))
  })

  test('gives the same for composed and decomposed letters', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        expect(normalise(text.normalize('NFD'))).toEqual(normalise(text.normalize('NFC')))
      }),
    )
  })

  test('reads a text as the same with an invisible sign in it', () => {
    const unit = fc.constantFrom(...'aBcđĐeêỆiơƯưyỹzốỘỠụ19 .,-–“')
    const letters = fc.string({ unit, minLength: 1, maxLength: 60 }).filter((text) => /[\p{L}\p{N}]/u.test(text))
    fc.assert(
      fc.property(letters, (text) => {
        expect(normalise(text)).toEqual(normalise(`${text}\u200b`))
      }),
      { numRuns: 2_000 },
    )
  })

  test('leaves the folded words without any mark', () => {
    fc.assert(fc.property(vietnamese, (text) => !/[\p{M}đ]/u.test(plainText(normalise(text).words).normalize('NFD'))))
  })

  test.each([
    ['ddaats giaays', 'đất giấy'],
    ['gia61y khai sinh', 'giấy khai sinh'],
    ['dduwowngf nguwowif', 'đường người'],
    ['k bt lm j', 'không bt làm gì'],
    ['gks đkkh', 'giấy khai sinh đăng ký kết hôn'],
    ['koooo', 'không'],
    ['mấy h hqua', 'mấy giờ hôm qua'],
    ['hộ kd', 'hộ kinh doanh'],
    ['👍🏽', 'ok'],
    ['👎', 'không'],
    ['🙏🙏', 'cảm ơn'],
    ['đường ngập 🙏', 'đường ngập'],
    ['😡', ''],
    ['Hoà, thuý', 'hòa thúy'],
    ['qu\u00fd quỳnh', 'quý quỳnh'],
    ['ct01 h46 2tr', 'ct01 h46 2tr'],
    ['khai\u200b sanh', 'khai sinh'],
  ])('reads "%s" as "%s"', (typed, meant) => {
    expect(wordsOf(typed)).toBe(meant)
  })
})

test.each([
  ['tui mất giấy', 'tôi mất giấy'],
  ['thu tien roi bo tui', 'thu tien roi bo tui'],
  ['ở mô rứa', 'ở đâu thế'],
  ['chăn nuôi quy mô nhỏ', 'chăn nuôi quy mô nhỏ'],
  ['răng lâu rứa', 'sao lâu thế'],
  ['bị đánh gãy răng', 'bị đánh gãy răng'],
])('a dialect word that is half of another is left as it is: %s', (typed, meant) => {
  expect(
    normalise(typed)
      .words.map(({ marked }) => marked)
      .join(' '),
  ).toBe(meant)
})
