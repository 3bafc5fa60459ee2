import { foldWord } from './fold.js'
import { isSyllable } from './syllables.js'

const telexTones: Record<string, string> = { s: '\u0301', f: '\u0300', r: '\u0309', x: '\u0303', j: '\u0323' }
const vniTones: Record<string, string> = { 1: '\u0301', 2: '\u0300', 3: '\u0309', 4: '\u0303', 5: '\u0323' }
const telexLetters: [RegExp, string][] = [
  [/dd/g, 'đ'],
  [/aa/g, 'â'],
  [/ee/g, 'ê'],
  [/oo/g, 'ô'],
  [/uwow|uow|uwo/g, 'ươ'],
  [/aw/g, 'ă'],
  [/ow/g, 'ơ'],
  [/uw/g, 'ư'],
  [/w/g, 'ư'],
]
const vniLetters: [RegExp, string][] = [
  [/d9/g, 'đ'],
  [/uo7|u7o7|u7o/g, 'ươ'],
  [/a8/g, 'ă'],
  [/o7/g, 'ơ'],
  [/u7/g, 'ư'],
  [/a6/g, 'â'],
  [/e6/g, 'ê'],
  [/o6/g, 'ô'],
]

const vowel = /[aăâeêioôơuưy]/g

/** Puts a tone on a syllable's main vowel, well enough for reading: the last marked vowel, else the middle one. */
const withTone = (letters: string, tone: string): string => {
  const found = [...letters.matchAll(vowel)].map((match) => match.index)
  const marked = [...letters.matchAll(/[ăâêôơư]/g)].map((match) => match.index)
  const isOpen = found.length > 1 && found.at(-1) === letters.length - 1
  const at = marked.at(-1) ?? (isOpen ? found.at(-2) : found.at(-1))
  if (at === undefined) return letters
  return `${letters.slice(0, at + 1)}${tone}${letters.slice(at + 1)}`.normalize('NFC')
}

const applyAll = (word: string, changes: [RegExp, string][]): string =>
  changes.reduce((text, [pattern, letter]) => text.replace(pattern, letter), word)

const readTelex = (word: string): string | null => {
  const letters = word.replace(/([aeo])([a-z]*)\1(?!\1)/, (whole, letter: string, between: string) =>
    /^[bcdghklmnpqtuiy]+$/.test(between) ? `${letter}${letter}${between}` : whole,
  )
  const tone = telexTones[letters.at(-1) ?? '']
  const bare = (tone ? letters.slice(0, -1) : letters).replace(/^(.*[aou])([a-z]+)w$/, '$1w$2')
  const read = applyAll(bare, telexLetters)
  if (!isSyllable(foldWord(read)) || (!tone && read === letters)) return null
  return tone ? withTone(read, tone) : read
}

const readVni = (word: string): string | null => {
  const tones = word.match(/[1-5]/g) ?? []
  if (tones.length > 1) return null
  const read = applyAll(word.replace(/[1-5]/, ''), vniLetters)
  if (/\d/.test(read) || read.length < 2 || !isSyllable(foldWord(read))) return null
  return tones[0] ? withTone(read, vniTones[tones[0]] ?? '') : read
}

const foreign = new Set(
  'was has bus gas tax fax max box mix car bar for her our law new now how low view web wow'.split(' '),
)

/**
 * A word typed with the Vietnamese keyboard switched off ("giaays", "gia61y"), as it was meant; null when it isn't
 * one. Only words that are no syllable as they stand are tried.
 */
export const readTypingResidue = (word: string): string | null => {
  if (word.length < 3 || word.length > 9 || foreign.has(word) || !/^[a-z]+[a-z0-9]*$/.test(word) || isSyllable(word))
    return null
  if (/\d/.test(word)) return /^[a-z]{2,}\d|^[a-z]\d[a-z]/.test(word) ? readVni(word) : null
  return readTelex(word)
}
