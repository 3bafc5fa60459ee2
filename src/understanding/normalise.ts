import { teencode } from './teencode.js'
import { readTypingResidue } from './typing-residue.js'
import { type Word, wordOf } from './words.js'

/** A message made comparable. `isMarked`: whether any of its words has marks. */
export type Normalised = { words: Word[]; isMarked: boolean }

/** More of a message than this is never looked at: its beginning and its end are kept. */
const longest = 9_000
const longestHead = 6_000
const cut = ' . '

const invisible = /[\p{Cf}\p{Variation_Selector}\u115f\u1160]/gu
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

/** Cuts a text to what is read of it. */
export const readable = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longestHead)}${cut}${text.slice(longestHead + cut.length - longest)}`

/** Lower case, NFC, no invisible signs. Doing it twice changes nothing. */
export const cleanText = (text: string): string => {
  return readable(readable(text).normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFC'))
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** Kinds of signs in a text that needs no cleaning but lower case: between words, within them, capitals within them. */
const between = 1
const within = 2
const capital = 3
const signKinds = new Uint8Array(0x2100)
for (let code = 0; code < 0x80; code++) signKinds[code] = /[a-z0-9]/.test(String.fromCharCode(code)) ? within : between
for (const sign of '–—‘’“”') signKinds[sign.charCodeAt(0)] = between
for (const letter of 'abcdefghijklmnopqrstuvwxyzàáâãèéêìíòóôõùúýăđĩũơư') {
  signKinds[letter.charCodeAt(0)] = within
  signKinds[letter.toUpperCase().charCodeAt(0)] = capital
}
for (let code = 0x1ea0; code < 0x1efa; code++) signKinds[code] = code % 2 === 0 ? capital : within

/** The words of a text as typed, in lower case. */
const wordsIn = (text: string): readonly string[] => {
  if (text.length > longest) return cleanText(text).match(wordPattern) ?? []
  const words: string[] = []
  let from = 0
  let hasCapital = false
  for (let at = 0; at <= text.length; at++) {
    const kind = at === text.length ? between : signKinds[text.charCodeAt(at)]
    if (kind === within) continue
    if (kind === capital) {
      hasCapital = true
      continue
    }
    if (kind !== between) return cleanText(text).match(wordPattern) ?? []
    if (at > from) words.push(hasCapital ? text.slice(from, at).toLowerCase() : text.slice(from, at))
    from = at + 1
    hasCapital = false
  }
  return words
}

const stretched = /(\p{L})\1{2,}/gu

/** The meaning of one typed word: itself, or the words it is short for. */
const readWord = (typed: string): readonly string[] => {
  const word = settleTone(typed.replace(stretched, '$1'))
  const meaning = teencode.get(word)
  if (meaning) return meaning
  return [readTypingResidue(word) ?? word]
}

type Reading = { words: readonly Word[]; isMarked: boolean }

/** Words repeat endlessly: what was read once is kept, up to a bound. */
const readings = new Map<string, Reading>()
const mostReadings = 30_000
/** A longer piece of a text would keep the whole text in memory. */
const longestKept = 12

const readingOf = (typed: string): Reading => {
  const known = readings.get(typed)
  if (known) return known
  const words = readWord(typed).map(wordOf)
  const reading = { words, isMarked: words.some(({ marked, folded }) => marked !== folded) }
  if (typed.length > longestKept) return reading
  if (readings.size >= mostReadings) readings.clear()
  readings.set(typed, reading)
  return reading
}

/** What a message of signs alone says. */
const emojiWords: readonly [RegExp, readonly string[]][] = [
  [/[👍👌✅🆗💯]/u, ['ok']],
  [/[👎❌🚫]/u, ['không']],
  [/[🙏💐🌹]/u, ['cảm', 'ơn']],
  [/👋/u, ['chào']],
]

const wordsOfEmoji = (text: string): readonly string[] => emojiWords.find(([signs]) => signs.test(text))?.[1] ?? []

const readAll = (typedWords: readonly string[]): Normalised => {
  const words: Word[] = []
  let isMarked = false
  for (const typed of typedWords) {
    const reading = readingOf(typed)
    for (const word of reading.words) words.push(word)
    isMarked ||= reading.isMarked
  }
  return { words, isMarked }
}

/** Words of a message as they were meant: short forms written out, typing residue read; of signs alone what they say. */
export const normalise = (text: string): Normalised => {
  const typedWords = wordsIn(text)
  return readAll(typedWords.length > 0 ? typedWords : wordsOfEmoji(text))
}

/** The same message typed without any marks, where some words are read as short forms of others. */
export const leaveOutMarks = ({ words }: Normalised): Normalised => readAll(words.map(({ folded }) => folded))
