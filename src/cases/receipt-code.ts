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

/** A new code such as 'K7M2Q-9XTR4': 45 random bits and a check character. */
export const createReceiptCode = (): string => {
  const body = Array.from({ length: randomLength }, () => alphabet[randomInt(alphabet.length)]).join('')
  const code = body + checkCharacter(body)
  return `${code.slice(0, 5)}-${code.slice(5)}`
}

const shape = new RegExp(
  `(?<![${alphabet}0-9a-z])([${alphabet}]{5})[-– ]?([${alphabet}]{5})(?![${alphabet}0-9a-z])`,
  'gi',
)

type FoundCode = { code: string; isValid: boolean }

/** The first thing in a text that looks like a receipt code, and whether its check character is right; null if none. */
export const findReceiptCode = (text: string): FoundCode | null => {
  let wrong: FoundCode | null = null
  for (const [, first = '', second = ''] of text.slice(0, 2_000).matchAll(shape)) {
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

const nearly = /(?<![\p{L}\d])(?=[A-Za-z\d–-]*\d)(?=[A-Za-z\d–-]*[A-Za-z])[A-Z\d]{3,6}[-– ]?[A-Z\d]{3,7}(?![\p{L}\d])/gu

/** A code typed with a character too few or too many, in capitals; null: nothing looks like one. */
export const findBrokenCode = (text: string): { code: string; count: number } | null => {
  for (const [written] of text.slice(0, 2_000).matchAll(nearly)) {
    const count = written.replace(/[^A-Z\d]/g, '').length
    const digits = written.replace(/\D/g, '').length
    if (count >= 8 && count <= 12 && count !== 10 && digits >= 2 && count - digits >= 2) return { code: written, count }
  }
  return null
}
