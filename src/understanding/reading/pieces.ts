import { cleanText } from './normalise.js'
import { readingOf } from './read-word.js'

/** A piece of a message: a word as it was meant, a number in figures, a sign or the end of a line. */
export type Piece = { kind: 'word' | 'number' | 'sign'; marked: string; folded: string }

/** Sizes of paper say nothing of its count. */
const paperSize = /(?<![\p{L}\p{N}])(?:khổ |kho )?a[345](?![\p{L}\p{N}])/gu

const chunk =
  /((?<!\S)-\d+|\d{1,3}(?: \d{3})+(?![\d.,]*\d))|(\d+(?:[.,]\d+)*)|([\p{L}\p{M}]+)|(\n)|([^\s\p{L}\p{M}\p{N}])/gu

/** Typed without a Vietnamese keyboard, its digits are marks ("nga2y"); glued to a count they are figures ("trang3bản"). */
const typed = /(?<![\p{L}\p{M}\p{N}])\p{L}[\p{L}\p{M}]*\d[\p{L}\p{M}\p{N}]*/gu
const startsWithUnit = /^(trang|ban|bo|to|nguoi|thang|nam|phieu|phong|giay|x)\d/

const withMarks = (text: string): string =>
  text.replace(typed, (word) => {
    if (startsWithUnit.test(word.normalize('NFD').replace(/\p{M}/gu, ''))) return word
    const words = readingOf(word).words.map(({ marked }) => marked)
    return words.every((one) => /^\p{L}[\p{L}\p{M}]*$/u.test(one)) ? words.join(' ') : word
  })

const numberSyllables = 'mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|lam|chuc|tram'
/** "haitrang", "mườihaibản" */
const gluedCount = new RegExp(`^((?:${numberSyllables})+)(trang|ban|bo|nguoi|thang)$`)
const gluedParts = new RegExp(numberSyllables, 'g')

const piecesOfWord = (word: string): Piece[] =>
  readingOf(word).words.flatMap(({ marked, folded }): Piece[] => {
    const glued = gluedCount.exec(folded)
    if (!glued) return [{ kind: 'word', marked, folded }]
    return [...(glued[1]?.match(gluedParts) ?? []), glued[2] ?? ''].map((part) => ({
      kind: 'word',
      marked: part,
      folded: part,
    }))
  })

/** A message cut where its counts can be read: figures apart from letters, short forms written out, signs kept. */
export const cutPieces = (text: string): Piece[] =>
  [...withMarks(cleanText(text).replace(paperSize, ' ')).matchAll(chunk)].flatMap(
    ([whole, grouped, figures, word]): Piece[] => {
      if (grouped ?? figures) return [{ kind: 'number', marked: whole, folded: whole }]
      if (word) return piecesOfWord(word)
      return [{ kind: 'sign', marked: whole, folded: whole }]
    },
  )
