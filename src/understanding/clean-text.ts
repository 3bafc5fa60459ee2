import type { Normalised } from './normalise.js'
import { type Reading, readingOf } from './read-word.js'
import type { Word } from './words.js'

/** Signs by number: letters, the same for a capital, what stands between words, and all that has to be cleaned first. */
const between = 0
const unclean = 127
const bitsOfLetter = 7
const letterNumbers = new Uint8Array(0x2100).fill(unclean)
for (let code = 0; code < 0x80; code++) letterNumbers[code] = between
for (const sign of '–—‘’“”') letterNumbers[sign.charCodeAt(0)] = between
const ownLetters = Array.from({ length: 45 }, (_, k) => String.fromCharCode(0x1ea1 + 2 * k))
const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789àáâãèéêìíòóôõùúýăđĩũơư', ...ownLetters]
for (const [k, letter] of letters.entries())
  for (const either of [letter, letter.toUpperCase()]) letterNumbers[either.charCodeAt(0)] = k + 1

/**
 * The letters of a short word are two numbers, by which it is known without a string for it. Words whose numbers lead
 * to the same place share it: the one read last is there.
 */
const lettersInNumber = 4
const bitsInNumber = lettersInNumber * bitsOfLetter
const maskOfNumber = (1 << bitsInNumber) - 1
const places = 1 << 15
const heads = new Int32Array(places)
const tails = new Int32Array(places)
const kept: (Reading | undefined)[] = new Array(places).fill(undefined)
const placeOf = (head: number, tail: number): number => {
  const hash = Math.imul(head ^ Math.imul(tail, 0x9e3779b1), 0x85ebca6b)
  return (hash ^ (hash >>> 15)) & (places - 1)
}

/** The word of these letters, which stands at `from` to `to`. */
const readingAt = (text: string, from: number, to: number, head: number, tail: number): Reading => {
  if (to - from > 2 * lettersInNumber) return readingOf(text.slice(from, to).toLowerCase())
  const place = placeOf(head, tail)
  if (heads[place] === head && tails[place] === tail) return kept[place] as Reading
  const reading = readingOf(text.slice(from, to).toLowerCase())
  heads[place] = head
  tails[place] = tail
  kept[place] = reading
  return reading
}

/** The words of a text that has nothing but letters of Vietnamese, digits and common signs; null for any other. */
export const readCleanText = (text: string): Normalised | null => {
  const words: Word[] = []
  let isMarked = false
  let from = 0
  let head = 0
  let tail = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? between : text.charCodeAt(at)
    const letter = code < letterNumbers.length ? (letterNumbers[code] as number) : unclean
    if (letter === unclean) return null
    if (letter !== between) {
      head = (head << bitsOfLetter) | (tail >>> (bitsInNumber - bitsOfLetter))
      tail = ((tail << bitsOfLetter) & maskOfNumber) | letter
      continue
    }
    if (at > from) {
      const reading = readingAt(text, from, at, head, tail)
      isMarked ||= reading.isMarked
      for (const word of reading.words) words.push(word)
    }
    from = at + 1
    head = 0
    tail = 0
  }
  return { words, isMarked }
}
