import { randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { open, seal } from '../box.js'
import { boundTo, type KeyPair, makeKeyPair, openWith, publicKeyOf, sealTo } from '../key-pair.js'

/**
 * As the password's own hash (src/accounts/password.ts): who guesses from a stolen database takes the weaker of the two.
 * argon2id, 19 MiB, two passes.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 }

/** The public key to which officers' private keys are sealed for the day when a password is lost. */
export type RecoveryKey = { id: string; publicKey: string }

/** The private key for the holders of the recovery key `of`. */
type RecoveryBox = { of: string; box: string }

/** A pair from before the password was set by a link. `box`: for the current pair; null: locked until it is recovered. */
type FormerKey = { publicKey: string; recovery: RecoveryBox | null; box: string | null }

/** What is stored of an officer's keys; no private key stands open. Base64. */
export type OfficerKeys = {
  publicKey: string
  /** The private key under a key that argon2id makes of the password. */
  password: { salt: string; box: string }
  /** Null: there was no recovery key yet. */
  recovery: RecoveryBox | null
  /** The newest first. */
  former: readonly FormerKey[]
}

const base64 = (bytes: Buffer): string => bytes.toString('base64')
const bytes = (text: string): Buffer => Buffer.from(text, 'base64')

/** Two keyboards may write the same letters in different code points. */
const keyOf = (password: string, salt: Buffer): Promise<Buffer> => hashRaw(password.normalize('NFC'), { ...cost, salt })

const passwordText = (owner: string, publicKey: string): string => boundTo('officer-key', owner, publicKey)
const recoveryText = (owner: string, publicKey: string): string => boundTo('officer-recovery', owner, publicKey)
const formerText = (owner: string, publicKey: string): string => boundTo('former-officer-key', owner, publicKey)

/** The private key under a password, with a salt of its own. `owner` is the account's id. */
export const wrapByPassword = async (
  owner: string,
  pair: KeyPair,
  password: string,
): Promise<OfficerKeys['password']> => {
  const salt = randomBytes(16)
  const key = await keyOf(password, salt)
  return { salt: base64(salt), box: base64(seal(key, passwordText(owner, pair.publicKey), pair.privateKey)) }
}

/** The private key for the holders of the recovery key. */
export const sealForRecovery = (owner: string, pair: KeyPair, recovery: RecoveryKey | null): RecoveryBox | null =>
  recovery && {
    of: recovery.id,
    box: base64(sealTo(recovery.publicKey, recoveryText(owner, pair.publicKey), pair.privateKey)),
  }

/**
 * A new pair for an account whose password is being set. Pairs that it had stay, locked: the new password opens none of
 * what they open.
 */
export const makeOfficerKeys = async (
  owner: string,
  {
    password,
    recovery,
    before,
  }: {
    password: string
    recovery: RecoveryKey | null
    before: OfficerKeys | null
  },
): Promise<{ keys: OfficerKeys; pair: KeyPair }> => {
  const pair = makeKeyPair()
  const keys = {
    publicKey: pair.publicKey,
    password: await wrapByPassword(owner, pair, password),
    recovery: sealForRecovery(owner, pair, recovery),
    former: before
      ? [before, ...before.former].map(({ publicKey, recovery }) => ({ publicKey, recovery, box: null }))
      : [],
  }
  return { keys, pair }
}

/** The current pair; null for a wrong password. */
export const openByPassword = async (owner: string, keys: OfficerKeys, password: string): Promise<KeyPair | null> => {
  const { publicKey } = keys
  const key = await keyOf(password, bytes(keys.password.salt))
  const privateKey = open(key, passwordText(owner, publicKey), bytes(keys.password.box))
  return privateKey && { publicKey, privateKey }
}

/** All pairs that the current one opens, itself first: the officer's, wherever the list of a case was made. */
export const findPairs = (owner: string, keys: OfficerKeys, current: KeyPair): KeyPair[] => [
  current,
  ...keys.former.flatMap(({ publicKey, box }) => {
    const privateKey = box && openWith(current, formerText(owner, publicKey), bytes(box))
    return privateKey ? [{ publicKey, privateKey }] : []
  }),
]

/**
 * Unlocks an officer's former pairs for the current one, with the private key that two holders brought together. Null when
 * it opens none of them.
 */
export const recoverFormer = (
  owner: string,
  keys: OfficerKeys,
  recovery: { id: string } & KeyPair,
): OfficerKeys | null => {
  const former = keys.former.map((one) => {
    if (one.box || one.recovery?.of !== recovery.id) return one
    const privateKey = openWith(recovery, recoveryText(owner, one.publicKey), bytes(one.recovery.box))
    if (!privateKey || publicKeyOf(privateKey) !== one.publicKey) return one
    return { ...one, box: base64(sealTo(keys.publicKey, formerText(owner, one.publicKey), privateKey)) }
  })
  return former.some(({ box }, index) => box !== keys.former[index]?.box) ? { ...keys, former } : null
}

/** Seals the pairs that an officer has open for a recovery key that they aren't sealed for yet; null: all are. */
export const renewRecovery = (
  owner: string,
  keys: OfficerKeys,
  pairs: readonly KeyPair[],
  recovery: RecoveryKey | null,
): OfficerKeys | null => {
  if (!recovery) return null
  const renewed = <T extends Pick<FormerKey, 'publicKey' | 'recovery'>>(one: T): T => {
    const pair = pairs.find(({ publicKey }) => publicKey === one.publicKey)
    return pair && one.recovery?.of !== recovery.id ? { ...one, recovery: sealForRecovery(owner, pair, recovery) } : one
  }
  const next = { ...renewed(keys), former: keys.former.map(renewed) }
  const isSame = next.recovery === keys.recovery && next.former.every((one, index) => one === keys.former[index])
  return isSame ? null : next
}
