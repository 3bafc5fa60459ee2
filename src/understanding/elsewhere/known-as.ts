import { normalise } from '../reading/normalise.js'
import { plainText, type Word } from '../reading/words.js'
import type { KnownAs } from './elsewhere-file.js'
import type { NameReader, NameWord } from './read-names.js'

/** What a message calls by one of people's phrases, and which of its words do, from `from` to `to`. */
export type FoundKnownAs = { codes: readonly string[]; from: number; to: number }

/** How many words may stand within a phrase that aren't of it: "bán các loại thuốc thú y". */
const mostWithin = 2
/** In a shorter phrase nothing may. */
const fewestParted = 3

/** What is typed with marks has the phrase's; what is typed without any may stand for it. */
const fits = (said: Word, word: Word): boolean =>
  said.marked === word.marked || (said.marked === said.folded && said.folded === word.folded)

/** Where a phrase that begins at a word ends; null: the message doesn't go on like it. */
const endOf = (phrase: readonly Word[], said: readonly NameWord[], begin: number): number | null => {
  let within = phrase.length < fewestParted ? 0 : mostWithin
  let at = begin
  for (const word of phrase.slice(1)) {
    const next = said.slice(at + 1, at + 2 + within).findIndex((one) => fits(one, word))
    if (next < 0) return null
    within -= next
    at += 1 + next
  }
  return at
}

/** Finds the longest of people's phrases for procedures of other authorities in the words of a message. */
export const createKnownAs = (entries: readonly KnownAs[], readNames: NameReader) => {
  const byFirst = new Map<string, { phrase: Word[]; letters: number; codes: readonly string[] }[]>()
  for (const { codes, as } of entries)
    for (const text of as) {
      const phrase = readNames(normalise(text))
      const first = phrase[0]?.folded ?? ''
      const known = { phrase, letters: plainText(phrase).length, codes }
      byFirst.set(first, [...(byFirst.get(first) ?? []), known])
    }
  return (said: readonly NameWord[]): FoundKnownAs | null => {
    let found: FoundKnownAs | null = null
    let most = 0
    for (const [begin, word] of said.entries())
      for (const { phrase, letters, codes } of byFirst.get(word.folded) ?? []) {
        if (letters <= most || !fits(word, phrase[0] as Word)) continue
        const end = endOf(phrase, said, begin)
        if (end === null) continue
        most = letters
        found = { codes, from: word.from, to: (said[end] as NameWord).to }
      }
    return found
  }
}
