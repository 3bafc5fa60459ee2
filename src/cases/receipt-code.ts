import { randomInt } from 'node:crypto'

/** No 0, O, 1, I: a code can be read out on the telephone. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const randomLength = 9

/** Luhn's check character for an alphabet of 32 characters: finds every wrong one and nearly every swap of neighbours. */
const checkCharacter = (body: string): string => {
  let factor = 2
  let sum = 0
  for (const character of [...body].reverse()) {
    const product = factor * alphabet.indexOf(character)
    sum += Math.floor(product / alphabet.length) + (product % alphabet.length)
    factor = factor === 2 ? 1 : 2
  }
  return alphabet[(alphabet.length - (sum % alphabet.length)) % alphabet.length] as string
}

/** A new code such as 'K7M2Q-9XTR4': some 45 random bits and a check character; with a digit, so that no name looks like one. */
export const createReceiptCode = (): string => {
  const body = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  if (!/\d/.test(body)) return createReceiptCode()
  const code = body + checkCharacter(body)
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

const shape = new RegExp(
  `(?<![${alphabet}0-9a-z])([${alphabet}]{5})( ?[-–—] ?| ?)([${alphabet}]{5})(?![${alphabet}0-9a-z])`,
  'gi',
)

const syllable = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?'
const oneSyllable = new RegExp(`^${syllable}$`, 'i')
const syllables = new RegExp(`^(?:${syllable})+$`, 'i')
const toldAsCode = /(?:mã|biên nhận|bien nhan|ma so)(?: (?:số|biên nhận|vụ|đơn|của tôi|của em))*[\s:“"]*$/iu

/** Words rather than a code: names of communes, hamlets and people have ten letters in two halves, too. */
const isWords = (before: string, first: string, gap: string, second: string): boolean => {
  if (toldAsCode.test(before.normalize('NFC'))) return false
  const parts = gap === '' ? [first + second] : [first, second]
  return parts.every((part) => syllables.test(part)) || (gap === ' ' && parts.some((part) => oneSyllable.test(part)))
}

type FoundCode = { code: string; isValid: boolean }

/** The first thing in a text that looks like a receipt code, and whether its check character is right; null if none. */
export const findReceiptCode = (text: string): FoundCode | null => {
  const read = text.slice(0, 2_000)
  let wrong: FoundCode | null = null
  for (const { 1: first = '', 2: gap = '', 3: second = '', index } of read.matchAll(shape)) {
    if (isWords(read.slice(0, index), first, gap, second)) continue
    const characters = (first + second).toUpperCase()
    const found = {
      code: `${characters.slice(0, 5)}-${characters.slice(5)}`,
      isValid: checkCharacter(characters.slice(0, -1)) === characters.at(-1),
    }
    if (found.isValid) return found
    if (/\d/.test(characters) && !/^\d+$/.test(characters)) wrong ??= found
  }
  return wrong
}

const nearly =
  /(?<![\p{L}\d])(?=[A-Za-z\d–-]*\d)(?=[A-Za-z\d–-]*[A-Za-z])([A-Z\d]{3,7})( ?[-–—] ?| ?)([A-Z\d]{3,7})(?![\p{L}\d])/giu

/** In capitals with several digits, or else after "mã", or all that is said. */
const isMeantAsCode = (text: string, written: string, index: number): boolean => {
  const letters = written.replace(/[^A-Za-z]/g, '').length
  const digits = written.replace(/\D/g, '').length
  if (written === written.toUpperCase() && digits >= 2 && letters >= 2) return true
  const before = text.slice(0, index).normalize('NFC')
  const isAlone = text.trim() === written || toldAsCode.test(before) || /(?:^|\s)ma $/i.test(before)
  return isAlone && letters >= 3 && digits >= 1
}

/** A code typed with a character too few or too many; null: nothing looks like one. */
export const findBrokenCode = (text: string): { code: string; count: number } | null => {
  const read = text.slice(0, 2_000)
  for (const { 0: written, 1: first = '', 2: gap = '', 3: second = '', index } of read.matchAll(nearly)) {
    const count = first.length + second.length
    const isWord = gap === ' ' && [first, second].some((part) => syllables.test(part))
    if (count < 8 || count > 12 || count === 10 || isWord) continue
    if (isMeantAsCode(read, written, index)) return { code: written.toUpperCase(), count }
  }
  return null
}
