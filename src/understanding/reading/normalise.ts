import { readingOf } from './read-word.js'
import { isHalfOfWord } from './teencode.js'
import { type Word, wordOf } from './words.js'

/** A message made comparable. `isMarked`: whether any of its words has marks. */
export type Normalised = { words: Word[]; isMarked: boolean }

const invisible = /[\p{Cf}\p{Variation_Selector}\u115f\u1160]/gu

/** Single signs stand for up to eighteen letters: a text that grows beyond this is made of little else. */
const longestOf = (text: string): number => 2 * text.length + 20

/** Lower case, NFC, no invisible signs. Doing it twice changes nothing. */
export const cleanText = (text: string): string =>
  text.normalize('NFKC').slice(0, longestOf(text)).replace(invisible, '').toLowerCase().normalize('NFC')

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu

/** What a message of signs alone says. */
const emojiWords: readonly [RegExp, readonly string[]][] = [
  [/[👍👌✅🆗💯]/u, ['ok']],
  [/[👎❌🚫]/u, ['không']],
  [/[🙏💐🌹]/u, ['cảm', 'ơn']],
  [/👋/u, ['chào']],
]

const wordsOfEmoji = (text: string): readonly string[] => emojiWords.find(([signs]) => signs.test(text))?.[1] ?? []

const readingAsTyped = (typed: string): Normalised => {
  const word = wordOf(typed)
  return { words: [word], isMarked: word.marked !== word.folded }
}

const readAll = (typed: readonly string[]): Normalised => {
  const message: Normalised = { words: [], isMarked: false }
  for (const [at, one] of typed.entries()) {
    const { words, isMarked } = isHalfOfWord(typed, at) ? readingAsTyped(one) : readingOf(one)
    message.words.push(...words)
    message.isMarked ||= isMarked
  }
  return message
}

/** Words of a message as they were meant: short forms written out, typing residue read; of signs alone what they say. */
export const normalise = (text: string): Normalised => {
  const message = readAll(cleanText(text).match(wordPattern) ?? [])
  return message.words.length > 0 ? message : readAll(wordsOfEmoji(text))
}

/** The same message typed without any marks, where some words are read as short forms of others. */
export const leaveOutMarks = ({ words }: Normalised): Normalised => readAll(words.map(({ folded }) => folded))
