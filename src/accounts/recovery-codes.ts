import { randomInt } from 'node:crypto'
import { sign } from '../shared/keys.js'

const howMany = 10
const length = 10
/** Letters and figures that nobody takes for each other: 50 bits in ten of them. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

const createOne = (): string => {
  const letters = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${letters.slice(0, length / 2)}-${letters.slice(length / 2)}`
}

/** Ten codes, each for one sign-in without the telephone. */
export const createRecoveryCodes = (): string[] => Array.from({ length: howMany }, createOne)

/** As it is stored: with a key that isn't in the database, so that nobody who reads it can try codes. */
export const hashRecoveryCode = (key: Buffer, accountId: string, typed: string): string =>
  sign(key, `recovery code:${accountId}:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
