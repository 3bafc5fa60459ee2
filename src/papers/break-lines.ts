import type { Run, Style } from './paper.js'
import { typeface } from './typeface.js'

/** Letters of one style on a line; a space at the end belongs to them. */
export type Piece = { text: string; style: Style; width: number }
export type Line = {
  pieces: Piece[]
  /** Without the space at its end. */
  width: number
  /** Spaces that are stretched: those between its words and those that hold a word together. */
  gaps: number
  /** The last of its paragraph: not stretched. */
  isLast: boolean
}

/** What no line may be broken in: letters up to a space, perhaps in several styles. */
type Word = { pieces: Piece[]; width: number; spaceWidth: number }

/** How many spaces a piece of a line has. */
export const spacesOf = (text: string): number => text.match(/[ \u00a0]/g)?.length ?? 0

const letters = /\P{M}\p{M}*|\p{M}+/gu

/** Words of runs; every space or line break between words is one space. */
const wordsOf = (runs: readonly Run[], size: number): Word[] => {
  const { widthOf } = typeface()
  const words: Word[] = []
  let open: Word | null = null
  for (const { text, style } of runs) {
    for (const [part] of text.matchAll(/[^ \n]+|[ \n]+/g)) {
      if (/^[ \n]/.test(part)) {
        if (open) {
          open.spaceWidth = widthOf(' ', style, size)
          words.push(open)
          open = null
        }
        continue
      }
      const width = widthOf(part, style, size)
      open ??= { pieces: [], width: 0, spaceWidth: 0 }
      open.pieces.push({ text: part, style, width })
      open.width += width
    }
  }
  return open ? [...words, open] : words
}

/** A word that is wider than a line, in parts that fit: addresses, numbers of accounts, what a cat typed. */
const splitWord = (word: Word, size: number, widths: { first: number; rest: number }): Word[] => {
  const { widthOf } = typeface()
  const parts: Word[] = []
  let open: Word = { pieces: [], width: 0, spaceWidth: 0 }
  for (const { text, style } of word.pieces)
    for (const [letter] of text.matchAll(letters)) {
      const width = widthOf(letter, style, size)
      if (open.width + width > (parts.length === 0 ? widths.first : widths.rest) && open.pieces.length > 0) {
        parts.push(open)
        open = { pieces: [], width: 0, spaceWidth: 0 }
      }
      const last = open.pieces.at(-1)
      if (last?.style === style) {
        last.text += letter
        last.width += width
      } else open.pieces.push({ text: letter, style, width })
      open.width += width
    }
  return [...parts, { ...open, spaceWidth: word.spaceWidth }]
}

const joined = (words: readonly Word[], isLast: boolean): Line => {
  const pieces: Piece[] = []
  words.forEach((word, index) => {
    for (const piece of word.pieces) {
      const last = pieces.at(-1)
      if (last?.style === piece.style) {
        last.text += piece.text
        last.width += piece.width
      } else pieces.push({ ...piece })
    }
    const last = pieces.at(-1)
    if (index < words.length - 1 && last) {
      last.text += ' '
      last.width += word.spaceWidth
    }
  })
  return {
    pieces,
    width: pieces.reduce((sum, { width }) => sum + width, 0),
    gaps: pieces.reduce((sum, { text }) => sum + spacesOf(text), 0),
    isLast,
  }
}

/**
 * The lines of a paragraph at a size in points. `first` is the width of its first line, `rest` of the others; a word
 * wider than a line goes on in the next. Text is printable already. No words: no line.
 */
export const breakLines = (
  runs: readonly Run[],
  { size, first, rest }: { size: number; first: number; rest: number },
): Line[] => {
  const lines: Line[] = []
  let words: Word[] = []
  let used = 0
  const room = () => (lines.length === 0 ? first : rest)
  const close = (isLast: boolean): void => {
    lines.push(joined(words, isLast))
    words = []
    used = 0
  }
  for (const whole of wordsOf(runs, size)) {
    const isTooWide = whole.width > (words.length === 0 ? Math.min(room(), rest) : rest)
    const parts = isTooWide ? splitWord(whole, size, { first: Math.min(room(), rest), rest }) : [whole]
    for (const word of parts) {
      const space = words.at(-1)?.spaceWidth ?? 0
      if (words.length > 0 && used + space + word.width > room()) close(false)
      used += (words.at(-1)?.spaceWidth ?? 0) + word.width
      words.push(word)
    }
  }
  if (words.length > 0) close(true)
  return lines
}
