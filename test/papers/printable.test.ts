import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MissingGlyph, pictureWord, printable } from '../../src/papers/printable.js'
import { typeface } from '../../src/papers/typeface.js'

const vowels = 'aăâeêioôơuưy'
const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const letters = [...`${vowels}bcdđghklmnpqrstvx`].flatMap((letter) =>
  (vowels.includes(letter) ? tones : ['']).flatMap((tone) => [letter + tone, letter.toUpperCase() + tone]),
)

describe('what is printed', () => {
  test.each([
    ['letters with marks apart become one letter', 'Nguyê\u0303n Thi\u0323 Hô\u0300ng', 'Nguyễn Thị Hồng'],
    ['marks in the other order too', 'Viê\u0323t, Vie\u0323\u0302t', 'Việt, Việt'],
    ['a picture is named', 'Bực quá 😡', `Bực quá ${pictureWord}`],
    ['a run of pictures is named once', '😡😡🔥', pictureWord],
    ['a family joined of four people is one picture', '👨‍👩‍👧‍👦 nhà tôi', `${pictureWord} nhà tôi`],
    ['a hand with its colour', '👍🏽', pictureWord],
    ['a flag', 'Cờ 🇻🇳', `Cờ ${pictureWord}`],
    ['a digit in a frame', '1️⃣ việc', `${pictureWord} việc`],
    ['digits and signs are no pictures', '1 # * © ™', '1 # * © ™'],
    ['invisible letters go', 'đ\u200bất\ufeff v\u00adườn\u202e', 'đất vườn'],
    ['controls go, lines stay', 'một\u0000\u0007\r\nhai\rba\u2028bốn', 'một\nhai\nba\nbốn'],
    ['a tab is a space', 'a\tb', 'a b'],
    ['fancy letters are written plainly', '𝐓ô𝐢 viết ｖuông', 'Tôi viết vuông'],
    ['the signs of our own papers', '“đất” – 120 m² … ≥ 5.000 ₫ → №', '“đất” – 120 m² … ≥ 5.000 ₫ → №'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(printable(text)).toBe(expected)
  })

  test('every letter of Vietnamese, apart or composed, is printed as one', () => {
    for (const letter of letters)
      expect([...printable(letter.normalize('NFD'))], letter).toEqual([letter.normalize('NFC')])
  })

  test.each([
    ['漢字 trong đơn', ['漢', '字']],
    ['ភាសា', ['ភ', 'ា', 'ស']],
    ['\ue000', ['\ue000']],
  ])('%s is refused, by name, not left out', (text, characters) => {
    const printing = () => printable(text)
    expect(printing).toThrow(MissingGlyph)
    try {
      printing()
    } catch (error) {
      expect((error as MissingGlyph).characters).toEqual(characters)
    }
  })

  test('whatever is written: what comes out has a glyph in every style, and comes out the same again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let printed: string
        try {
          printed = printable(text)
        } catch (error) {
          expect(error).toBeInstanceOf(MissingGlyph)
          return
        }
        for (const font of Object.values(typeface().fonts))
          for (const character of printed)
            if (character !== '\n')
              expect(font.hasGlyphForCodePoint(character.codePointAt(0) as number), JSON.stringify(text)).toBe(true)
        expect(printable(printed)).toBe(printed)
      }),
      { numRuns: 500 },
    )
  })

  test('a heap of marks on one letter is printed, and nothing hangs on it', () => {
    expect(printable(`a${'\u0301'.repeat(50_000)}`)).toMatch(/^[aá]/)
  })
})
