import { LRUCache } from 'lru-cache'
import { teencode } from './teencode.js'
import { readTypingResidue } from './typing-residue.js'
import { type Word, wordOf } from './words.js'

const newTonePlaces: [RegExp, string][] = [
  [/o([àáảãạ])(?![\p{L}])/gu, 'à'],
  [/o([èéẻẽẹ])(?![\p{L}])/gu, 'è'],
  [/u([ỳýỷỹỵ])(?![\p{L}])/gu, 'ỳ'],
]
const plainOf: Record<string, string> = { à: 'a', è: 'e', ỳ: 'y' }

/** 'hoà' and 'hòa' are one word: the tone goes where school books put it. 'q' keeps its own ("quỳ", "quý"). */
const settleTone = (text: string): string =>
  newTonePlaces.reduce(
    (settled, [pattern, kind]) =>
      settled.replace(pattern, (whole, toned: string, at: number, all: string) => {
        const first = whole[0] ?? ''
        if (all[at - 1] === 'q') return whole
        const tone = toned.normalize('NFD').slice(1)
        return (first + tone).normalize('NFC') + (plainOf[kind] ?? '')
      }),
    text,
  )

const stretched = /(\p{L})\1{2,}/gu

const readWord = (typed: string): readonly string[] => {
  const word = settleTone(typed.replace(stretched, '$1'))
  const meaning = teencode.get(word)
  if (meaning) return meaning
  return [readTypingResidue(word) ?? word]
}

/** What a typed word is read as. */
export type Reading = { words: readonly Word[]; isMarked: boolean }

/** Words repeat endlessly: what was read last is kept. */
const readings = new LRUCache<string, Reading>({ max: 30_000 })
/** A longer piece of a text would keep the whole text in memory. */
const longestKept = 12

/** What a typed word in lower case is read as: itself, or the words it is short for. */
export const readingOf = (typed: string): Reading => {
  const known = readings.get(typed)
  if (known) return known
  const words = readWord(typed).map(wordOf)
  const reading = { words, isMarked: words.some(({ marked, folded }) => marked !== folded) }
  if (typed.length <= longestKept) readings.set(typed, reading)
  return reading
}
