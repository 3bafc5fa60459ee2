import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import * as fontkit from 'fontkit'
import { LRUCache } from 'lru-cache'
import { once } from '../shared/once.js'
import type { Style } from './paper.js'

const files: Record<Style, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  boldItalic: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
}
const styles = Object.keys(files) as Style[]
const lettersFirst = [...'Đđ'].map((letter) => letter.codePointAt(0) as number)
/** A province's papers are made of a few thousand syllables. */
const mostMeasured = 20_000

const readTypeface = () => {
  const resolve = createRequire(import.meta.url).resolve
  const open = (style: Style) => {
    const font = fontkit.create(readFileSync(resolve(`@expo-google-fonts/tinos/${files[style]}`)))
    if (!('layout' in font)) throw new Error(`${files[style]} is a collection of fonts`)
    // A font keeps each glyph as it was first asked for, and a PDF's text is what its glyphs are kept for: a glyph first
    // met as a part of another (ơ in ờ) would have none. Asked for by letter now, and Đ before Ð, which looks the same.
    for (const code of [...lettersFirst, ...font.characterSet]) font.glyphForCodePoint(code)
    return font
  }
  const fonts = { regular: open('regular'), bold: open('bold'), italic: open('italic'), boldItalic: open('boldItalic') }
  const [first, ...others] = styles.map((style) => new Set(fonts[style].characterSet))
  const covered = new Set([...(first ?? [])].filter((code) => others.every((set) => set.has(code))))
  const measured = new LRUCache<string, number>({ max: mostMeasured })

  return {
    /** One parsed font for each style, shared by all papers. */
    fonts,

    /** Whether every style has a glyph for a character. */
    has: (character: string): boolean => covered.has(character.codePointAt(0) as number),

    /** Width of a word, with the space behind it if it has one, in points. */
    widthOf(word: string, style: Style, size: number): number {
      const key = `${style} ${word}`
      let units = measured.get(key)
      if (units === undefined) {
        units = fonts[style].layout(word).advanceWidth
        measured.set(key, units)
      }
      return (units * size) / fonts[style].unitsPerEm
    },
  }
}

/**
 * Tinos, whose letters are as wide as those of Times New Roman, the face that Nghị định 30/2020/NĐ-CP asks for. Whole
 * TrueType files; the ones on our pages are split by alphabets and can't print a Vietnamese sentence.
 */
export const typeface = once(readTypeface)

/** Share of the size that a line's letters reach above and below its base line. */
export const ascent = 0.891
export const descent = 0.216
