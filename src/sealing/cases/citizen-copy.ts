import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { type KeyPair, keyPairOf } from '../key-pair.js'

/** argon2id (the library's default) as RFC 9106 recommends where memory is short: 64 MiB, three passes. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 }

/** The citizen's place on a case's key lists. */
export const citizenId = 'citizen'

/** Stored beside the case; base64. */
export const makeCitizenSalt = (): string => randomBytes(16).toString('base64')

/**
 * The citizen's key pair, made anew each time from the secret of 16 digits on the receipt: the case is opened for who brings
 * it. Some 0.24 s and 64 MiB a try, so all 10^16 secrets take one such processor core 76 million years.
 */
export const citizenPairOf = async (secret: string, salt: string): Promise<KeyPair> =>
  keyPairOf(await hashRaw(secret.replace(/\D/g, ''), { ...cost, salt: Buffer.from(salt, 'base64') }))
