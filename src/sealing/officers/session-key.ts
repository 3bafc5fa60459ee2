import { hkdfSync } from 'node:crypto'
import { open, seal } from '../box.js'
import { boundTo, type KeyPair } from '../key-pair.js'

/** Of the session's token the database has a hash alone, from which this key can't be made. */
const keyOf = (token: string): Buffer => Buffer.from(hkdfSync('sha256', token, 'xa-oi', boundTo('officer-session'), 32))

const textOf = (owner: string, publicKey: string): string => boundTo('officer-session', owner, publicKey)

/** An officer's private key for as long as a session lasts: stored with it, and open only for whoever brings its token. */
export const wrapForSession = (token: string, owner: string, { publicKey, privateKey }: KeyPair): string =>
  seal(keyOf(token), textOf(owner, publicKey), privateKey).toString('base64')

/** Null for another session's token, and when the account has another pair by now. */
export const openFromSession = (token: string, owner: string, publicKey: string, box: string): KeyPair | null => {
  const privateKey = open(keyOf(token), textOf(owner, publicKey), Buffer.from(box, 'base64'))
  return privateKey && { publicKey, privateKey }
}
