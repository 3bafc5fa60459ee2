import { readCleanText } from './clean-text.js'
import { type Reading, readingOf } from './read-word.js'
import { perWord, type Word } from './words.js'

/** A message made comparable. `isMarked`: whether any of its words has marks. */
export type Normalised = { words: Word[]; isMarked: boolean }

/** More of a message than this is never looked at: its beginning and its end are kept. */
const longest = 9_000
const longestHead = 6_000
const cut = ' . '

const invisible = /[\p{Cf}\p{Variation_Selector}\u115f\u1160]/gu

/** Cuts a text to what is read of it. */
export const readable = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longestHead)}${cut}${text.slice(longestHead + cut.length - longest)}`

/** Lower case, NFC, no invisible signs. Doing it twice changes nothing. */
export const cleanText = (text: string): string => {
  return readable(readable(text).normalize('NFKC').replace(invisible, '').toLowerCase().normalize('NFC'))
}

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** What a message of signs alone says. */
const emojiWords: readonly [RegExp, readonly string[]][] = [
  [/[👍👌✅🆗💯]/u, ['ok']],
  [/[👎❌🚫]/u, ['không']],
  [/[🙏💐🌹]/u, ['cảm', 'ơn']],
  [/👋/u, ['chào']],
]

const wordsOfEmoji = (text: string): readonly string[] => emojiWords.find(([signs]) => signs.test(text))?.[1] ?? []

const join = (readings: readonly Reading[]): Normalised => {
  const message: Normalised = { words: [], isMarked: false }
  for (const { words, isMarked } of readings) {
    for (const word of words) message.words.push(word)
    message.isMarked ||= isMarked
  }
  return message
}

/** Words of a message as they were meant: short forms written out, typing residue read; of signs alone what they say. */
export const normalise = (text: string): Normalised => {
  const clean = text.length <= longest ? readCleanText(text) : null
  const message = clean ?? join((cleanText(text).match(wordPattern) ?? []).map(readingOf))
  return message.words.length > 0 ? message : join(wordsOfEmoji(text).map(readingOf))
}

const unmarked = perWord(({ folded }) => readingOf(folded))

/** The same message typed without any marks, where some words are read as short forms of others. */
export const leaveOutMarks = ({ words }: Normalised): Normalised => join(words.map(unmarked))
