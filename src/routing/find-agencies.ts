import { partToRead } from '../shared/text.js'
import { type AgencyRow, agencies } from './agencies.js'

type Word = { folded: string; marked: string }

/** A word without marks, and with them in an order that doesn't hang on where a tone stands: "hòa" is "hoà". */
const wordOf = (word: string): Word => {
  const letters = word.normalize('NFD')
  const folded = letters.replace(/\p{M}/gu, '').replaceAll('đ', 'd')
  const tones = [...letters.replace(/[^\p{M}đ]/gu, '')].sort().join('')
  return { folded, marked: `${folded}${tones}` }
}

const wordsOf = (text: string): Word[] =>
  (
    partToRead(text)
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  ).map(wordOf)

/** A word typed without marks is any that is written so; with marks only the very same: "công chúng" isn't "công chứng". */
const isSame = (typed: Word, known: Word): boolean =>
  typed.folded === known.folded && (typed.marked === known.marked || typed.marked === typed.folded)

type Phrase = { words: readonly Word[]; row: AgencyRow }

/**
 * Finds the longest phrase that begins at a word of a text; of two alike the one of the earlier row. The phrases are kept
 * by their first word without marks.
 */
const createFinder = (phrasesOf: (row: AgencyRow) => readonly string[]) => {
  const known = new Map<string, Phrase[]>()
  for (const row of agencies)
    for (const phrase of phrasesOf(row)) {
      const words = wordsOf(phrase)
      const { folded } = words[0] as Word
      known.set(folded, [...(known.get(folded) ?? []), { words, row }])
    }
  for (const phrases of known.values()) phrases.sort((a, b) => b.words.length - a.words.length)
  return (text: readonly Word[], from: number): Phrase | undefined =>
    known
      .get((text[from] as Word).folded)
      ?.find(({ words }) => words.every((word, k) => text[from + k] && isSame(text[from + k] as Word, word)))
}

const nameAt = createFinder((row) => [row.name, row.short_name, ...row.also_called, ...row.former])
const reportAt = createFinder((row) => row.reports?.words ?? [])

/**
 * The bodies named in a text, in its order, each name as long as it goes. A general name ("giám đốc sở") counts only where
 * no other body is named.
 */
export const findAgencies = (text: string): AgencyRow[] => {
  const words = wordsOf(text)
  const found: AgencyRow[] = []
  let end = 0
  for (let from = 0; from < words.length; from++) {
    const phrase = nameAt(words, from)
    if (!phrase || from + phrase.words.length <= end) continue
    end = from + phrase.words.length
    found.push(phrase.row)
  }
  const named = found.filter(({ generic }) => !generic)
  return named.length > 0 ? named : found
}

/** The body whose matter a report is, by its words and what it is about; null: none of the table, so the commune's. */
export const findReported = (text: string, category: string): AgencyRow | null => {
  const words = wordsOf(text)
  for (let from = 0; from < words.length; from++) {
    const row = reportAt(words, from)?.row
    if (row?.reports?.categories.includes(category)) return row
  }
  return null
}
