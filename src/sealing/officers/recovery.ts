import { createHash } from 'node:crypto'
import { combine, split } from 'shamir-secret-sharing'
import { type KeyPair, makeKeyPair, publicKeyOf } from '../key-pair.js'

const holders = 3
const needed = 2
const checkBytes = 4
const shareBytes = 33
const prefix = 'XO'

const checkOf = (share: Buffer): Buffer => createHash('sha256').update(share).digest().subarray(0, checkBytes)

/** 'XO-0a1b-2c3d-…': hexadecimal in fours, with a check, so that it can be written down and typed by hand. */
const writeShare = (share: Buffer): string =>
  [
    prefix,
    ...(Buffer.concat([share, checkOf(share)])
      .toString('hex')
      .match(/.{1,4}/g) ?? []),
  ].join('-')

/** Null for a text that is no share or was copied wrongly. */
export const readShare = (text: string): Buffer | null => {
  const hex = text.trim().replace(/^XO/i, '').replace(/[\s-]/g, '')
  if (!/^[0-9a-f]+$/i.test(hex) || hex.length !== 2 * (shareBytes + checkBytes)) return null
  const all = Buffer.from(hex, 'hex')
  const share = all.subarray(0, shareBytes)
  return checkOf(share).equals(all.subarray(shareBytes)) ? share : null
}

/** A new recovery key: its public key, and one share for each of three persons; the private key itself is kept nowhere. */
export const makeRecoveryKey = async (): Promise<{ publicKey: string; shares: string[] }> => {
  const { publicKey, privateKey } = makeKeyPair()
  const shares = await split(new Uint8Array(privateKey), holders, needed)
  return { publicKey, shares: shares.map((share) => writeShare(Buffer.from(share))) }
}

/** The recovery key's pair from two or three of its shares; null when these aren't so many different ones of it. */
export const combineShares = async (publicKey: string, shares: readonly Buffer[]): Promise<KeyPair | null> => {
  const different = new Set(shares.map((share) => share.at(-1))).size
  if (different < needed || different < shares.length) return null
  const privateKey = Buffer.from(await combine(shares.map((share) => new Uint8Array(share))))
  return publicKeyOf(privateKey) === publicKey ? { publicKey, privateKey } : null
}
