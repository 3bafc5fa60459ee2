import { randomInt } from 'node:crypto'
import { citizenPairOf, makeCitizenSalt } from '../../sealing/cases/citizen-copy.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import type { CitizenKey } from './case-sealing.js'
import type { CitizenNews } from './sealed-case.js'

const digits = 16

/** '4821 0937 5520 1186' */
export const readableSecret = (secret: string): string => secret.replace(/(\d{4})(?=\d)/g, '$1 ')

/** Kept by the citizen alone. */
export const createSecret = (): string => readableSecret(Array.from({ length: digits }, () => randomInt(10)).join(''))

/** The digits of a typed secret; null: there are more or fewer than sixteen. */
export const readSecret = (typed: string): string | null => {
  const read = typed.replace(/\D/g, '')
  return read.length === digits ? read : null
}

/** The key that a new case's citizen makes of this secret. Takes some 0.24 s. */
export const citizenKeyOf = async (secret: string): Promise<CitizenKey> => {
  const salt = makeCitizenSalt()
  return { salt, publicKey: (await citizenPairOf(secret, salt)).publicKey }
}

/**
 * A protected case for who brings its code and secret, whatever the device; null: they open none. Takes some 0.24 s and 64 MB:
 * count tries before.
 */
export const openWithSecret = async (
  store: Pick<CaseStore, 'getCitizenSalt' | 'getForCitizen'>,
  receiptCode: string,
  secret: string,
): Promise<{ found: Case; news: CitizenNews[] } | null> => {
  const salt = await store.getCitizenSalt(receiptCode)
  // as long for a code that there isn't, so that nobody learns which codes there are
  const pair = await citizenPairOf(secret, salt ?? makeCitizenSalt())
  return salt === null ? null : store.getForCitizen(receiptCode, pair)
}
