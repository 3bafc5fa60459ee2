import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitText } from '../../src/channels/split-text.js'

describe('splitText', () => {
  test('a short text stays whole', () => {
    expect(splitText('Chào anh/chị.', 4_000)).toEqual(['Chào anh/chị.'])
  })

  test('cuts after paragraphs before lines, lines before sentences, sentences before words', () => {
    expect(splitText('một hai. ba\nbốn\n\nnăm sáu', 18)).toEqual(['một hai. ba\nbốn', 'năm sáu'])
    expect(splitText('một hai. ba bốn\nnăm', 17)).toEqual(['một hai. ba bốn', 'năm'])
    expect(splitText('một hai ba. bốn năm', 15)).toEqual(['một hai ba.', 'bốn năm'])
    expect(splitText('một hai ba bốn', 9)).toEqual(['một hai', 'ba bốn'])
  })

  test('divides no sign, neither an emoji of several parts nor a letter from its marks', () => {
    const family = '👨‍👩‍👧'
    for (const piece of splitText(family.repeat(50), 30)) expect(piece.length % family.length).toBe(0)
    for (const piece of splitText('q̣̃'.repeat(40), 10)) expect(piece.length % 3).toBe(0)
  })

  test('keeps every sign but the white space at the cuts, in pieces that are never too long, for any text', () => {
    const bare = (text: string) => text.normalize('NFC').replace(/\s+/g, '')
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 20, max: 60 }),
        (text, longest) => {
          const pieces = splitText(text, longest)
          expect(pieces.every((piece) => piece.length > 0 && piece.length <= longest)).toBe(true)
          expect(bare(pieces.join(''))).toBe(bare(text))
        },
      ),
    )
  })
})
