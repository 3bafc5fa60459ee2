import { LRUCache } from 'lru-cache'

/** How a word is joined to the one before it. */
export const Gap = { joined: 0, soft: 1, tightDot: 2, dot: 3, broken: 4 } as const
export type Gap = (typeof Gap)[keyof typeof Gap]

/** A word with its place in the original text; `folded` is lower case without any marks. */
export type TextWord = { folded: string; start: number; end: number; gap: Gap }

const ignored = '\0'
const foldTable: string[] = []
for (let code = 0; code < 0x1f00; code += 1) {
  const base = String.fromCharCode(code)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace('đ', 'd')
  foldTable.push(code >= 0x300 && code <= 0x36f ? ignored : /^[a-z0-9]$/.test(base) ? base : '')
}
foldTable[0xad] = ignored

const isZeroWidth = (code: number): boolean => (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff
const isUpperCode = (code: number): boolean => {
  if (code < 0x80) return code >= 65 && code <= 90
  const letter = String.fromCharCode(code)
  return letter.toLowerCase() !== letter
}

/**
 * Cuts a text into words, NFC or NFD alike, in one pass whose cost grows only with the length. A capital after a
 * small letter starts a new word ("xãBình Minh").
 */
export const textWordsOf = (text: string): TextWord[] => {
  const words: TextWord[] = []
  let gap: Gap = Gap.broken
  let folded = ''
  let start = 0
  let end = 0
  let isLower = false
  const close = (): void => {
    if (folded === '') return
    words.push({ folded, start, end, gap })
    folded = ''
    gap = Gap.joined
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    const letter = code < 0x1f00 ? foldTable[code] : isZeroWidth(code) ? ignored : ''
    if (letter === ignored) {
      if (folded !== '') end = i + 1
      continue
    }
    if (letter === '' || letter === undefined) {
      close()
      isLower = false
      const seen = gapOf(text, i, code)
      if (seen > gap) gap = seen
      else if (gap === Gap.tightDot && seen === Gap.joined && isBlank(code)) gap = Gap.dot
      continue
    }
    const isUpper = isUpperCode(code)
    if (isUpper && isLower) close()
    if (folded === '') start = i
    folded += letter
    end = i + 1
    isLower = !isUpper && code > 57
  }
  close()
  return words
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 0xa0

const gapOf = (text: string, i: number, code: number): Gap => {
  if (isBlank(code) || code === 95) return Gap.joined
  if (code === 45) return isBlank(text.charCodeAt(i - 1)) || isBlank(text.charCodeAt(i + 1)) ? Gap.soft : Gap.joined
  if (code === 46) return Gap.tightDot
  if (code === 10 || code === 13 || code === 33 || code === 63 || code === 59) return Gap.broken
  return Gap.soft
}

/** "quí" and "quý", "mĩ" and "mỹ" are one word: a final i that is the only vowel becomes y. */
export const keyOf = (folded: string): string =>
  folded.length <= 4 && folded.endsWith('i') && /^(?:[bcdđghklmnpqrstvx]*|qu)i$/.test(folded)
    ? `${folded.slice(0, -1)}y`
    : folded

/** A syllable taken apart, so that "hoà" equals "hòa": letters with their quality (ă â đ ê ô ơ ư), and its tone. */
export type Sound = { letters: string; tone: string }

const toneMarks = '\u0300\u0301\u0303\u0309\u0323'

/** Syllables repeat endlessly: what was heard last is kept. A longer word is none, and kept would hold on to its text. */
const heard = new LRUCache<string, Sound>({ max: 5_000 })
const longestHeard = 12

export const soundOf = (word: string): Sound => {
  if (word.length > longestHeard) return takeApart(word)
  const known = heard.get(word)
  if (known) return known
  const sound = takeApart(word)
  heard.set(word, sound)
  return sound
}

const takeApart = (word: string): Sound => {
  let tone = ''
  let letters = ''
  for (const mark of word.toLowerCase().normalize('NFD')) {
    if (toneMarks.includes(mark)) tone = mark
    else if (!isZeroWidth(mark.charCodeAt(0))) letters += mark
  }
  letters = letters.normalize('NFC')
  return { letters: keyOf(letters), tone }
}

/** How well a written syllable fits a known one: 3 the same, 2 marks left out, 1 other marks. */
export const fitOf = (written: Sound, known: Sound): 1 | 2 | 3 => {
  const isSameTone = written.tone === known.tone
  if (isSameTone && written.letters === known.letters) return 3
  if (!isSameTone && written.tone !== '') return 1
  if (written.letters.length !== known.letters.length) return 1
  for (let i = 0; i < written.letters.length; i += 1) {
    const a = written.letters[i] ?? ''
    const b = known.letters[i] ?? ''
    if (a !== b && a !== (foldTable[b.charCodeAt(0)] ?? '')) return 1
  }
  return 2
}

const isUpperAt = (text: string, at: number): boolean => isUpperCode(text.charCodeAt(at))

/** 'title' (Bình), 'upper' (BÌNH) or 'lower' (bình); one letter alone is never 'upper'. */
export const caseOf = (text: string, word: TextWord): 'title' | 'upper' | 'lower' => {
  if (!isUpperAt(text, word.start)) return 'lower'
  if (word.folded.length === 1) return 'title'
  const rest = text.slice(word.start + 1, word.end)
  return rest.toUpperCase() === rest ? 'upper' : 'title'
}
