import type { Reader } from '../sealing/cases/case-keys.js'
import type { OpenReader } from '../sealing/cases/reading-as.js'
import type { KeyPair } from '../sealing/key-pair.js'
import {
  findPairs,
  makeOfficerKeys,
  openByPassword,
  renewRecovery,
  wrapByPassword,
} from '../sealing/officers/officer-keys.js'
import { openFromSession, wrapForSession } from '../sealing/officers/session-key.js'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden } from '../shared/errors.js'
import type { AccountStore, ChangeOfKeys, KeyedAccount, StoredKeys } from './account-store.js'
import type { RecoveryStore } from './recovery-store.js'
import { type Account, can, consentersOf, mayBeFirst, needsConsent, roleNames } from './roles.js'
import { hashToken } from './token.js'
import { accountWording as say } from './wording.js'

export type KeyParts = { store: AccountStore; recovery: RecoveryStore }

const keyedRoles = roleNames.filter(needsConsent)

const isAdmitted = ({ keys, admitted }: StoredKeys): boolean => admitted?.publicKey === keys.publicKey

const findKeyed = async ({ store }: KeyParts, which: boolean): Promise<KeyedAccount[]> =>
  (await store.findKeyed(keyedRoles)).filter(({ officerKeys }) => isAdmitted(officerKeys) === which)

/** To whom cases are sealed: who can sign in and was admitted. */
export const findReaders = async (parts: KeyParts): Promise<Reader[]> =>
  (await findKeyed(parts, true)).map(({ id, officerKeys }) => ({ id, publicKey: officerKeys.keys.publicKey }))

/** Who can sign in and waits to be admitted by a colleague. */
export const findNotAdmitted = (parts: KeyParts): Promise<KeyedAccount[]> => findKeyed(parts, false)

const makeKeys = async (
  { recovery }: KeyParts,
  { id }: Account,
  { password, before, admittedAt }: { password: string; before: StoredKeys | null; admittedAt: Date | null },
): Promise<{ stored: StoredKeys; pair: KeyPair }> => {
  const current = await recovery.getCurrent()
  const { keys, pair } = await makeOfficerKeys(id, { password, recovery: current, before: before?.keys ?? null })
  const admitted = admittedAt ? { publicKey: keys.publicKey, by: null, at: admittedAt } : (before?.admitted ?? null)
  return { stored: { revision: (before?.revision ?? 0) + 1, keys, admitted }, pair }
}

/**
 * The keys of an account whose password is set by a link. They are a new pair: what the account had stays locked. Where
 * nobody else reads denunciations, as at the beginning, the pair is admitted at once.
 */
export const makeKeysByLink = async (
  parts: KeyParts,
  account: Account,
  { password, at }: { password: string; at: Date },
): Promise<StoredKeys> => {
  const inOffice = (await findKeyed(parts, true)).filter(({ role }) => mayBeFirst(role))
  const isFirst = mayBeFirst(account.role) && inOffice.every(({ id }) => id === account.id)
  const before = await parts.store.getKeys(account.id)
  const { stored } = await makeKeys(parts, account, { password, before, admittedAt: isFirst ? at : null })
  return stored
}

/**
 * What a change of the own password does to the keys: the private key under the new one, and under the token of the session
 * that goes on. Null for an account that has none by its role.
 */
export const rewrapKeys = async (
  parts: KeyParts,
  account: Account,
  { current, password, token, at }: { current: string; password: string; token: string; at: Date },
): Promise<{ change: ChangeOfKeys; sessionKey: string } | null> => {
  if (!needsConsent(account.role)) return null
  const { stored, pair } = await openOrMake(parts, account, current, at)
  const next = { ...stored, revision: stored.revision + 1 }
  if (!pair) throw new Conflict(say.keysChanged)
  next.keys = { ...stored.keys, password: await wrapByPassword(account.id, pair, password) }
  return { change: { seen: stored.revision, next }, sessionKey: wrapForSession(token, account.id, pair) }
}

/** The account's keys and its current pair. An account from before there were keys was in office: its pair is admitted. */
const openOrMake = async (
  parts: KeyParts,
  account: Account,
  password: string,
  at: Date,
): Promise<{ stored: StoredKeys; pair: KeyPair | null }> => {
  const stored = await parts.store.getKeys(account.id)
  if (stored) return { stored, pair: await openByPassword(account.id, stored.keys, password) }
  const made = await makeKeys(parts, account, {
    password,
    before: null,
    admittedAt: mayBeFirst(account.role) ? at : null,
  })
  if (await parts.store.replaceKeys(account.id, { seen: null, next: made.stored })) return made
  return openOrMake(parts, account, password, at)
}

/**
 * At the sign-in, while the password is there: the private key for the session's document. Seals what is open to the
 * recovery key of now, too. Null for an account without keys.
 */
export const openKeysForSession = async (
  parts: KeyParts,
  account: Account,
  { password, token, at }: { password: string; token: string; at: Date },
): Promise<string | null> => {
  if (!needsConsent(account.role)) return null
  const { stored, pair } = await openOrMake(parts, account, password, at)
  if (!pair) return null
  const pairs = findPairs(account.id, stored.keys, pair)
  const keys = renewRecovery(account.id, stored.keys, pairs, await parts.recovery.getCurrent())
  // Whoever changed the keys meanwhile sealed them as well; if not, the next sign-in does.
  if (keys)
    await parts.store.replaceKeys(account.id, {
      seen: stored.revision,
      next: { ...stored, keys, revision: stored.revision + 1 },
    })
  return wrapForSession(token, account.id, pair)
}

/** Who reads with this session; null for a session that holds no keys. */
export const getOpenReader = async ({ store }: KeyParts, token: string, at: Date): Promise<OpenReader | null> => {
  const found = await store.getSignedInKeys(hashToken(token), at)
  if (!found) return null
  const { id, officerKeys } = found.account
  const pair = openFromSession(token, id, officerKeys.keys.publicKey, found.key)
  return pair && { id, pairs: findPairs(id, officerKeys.keys, pair) }
}

/** The officer in office who signed in with this token. Throws Forbidden for anybody else. */
export const assertInOffice = async (
  parts: KeyParts,
  by: Account,
  token: string,
  at: Date,
  isAllowed: boolean = can(by, 'consent_to_officers'),
): Promise<OpenReader> => {
  const reader = await getOpenReader(parts, token, at)
  const keys = await parts.store.getKeys(by.id)
  if (reader?.id !== by.id || !keys || !isAdmitted(keys) || !isAllowed) throw new Forbidden(say.mayNotAdmit)
  return reader
}

/** Whoever consents to their links admits their keys; the first who keeps identities gets them from those who had them. */
const mayAdmit = async (parts: KeyParts, by: Account, id: string): Promise<boolean> => {
  const role = (await parts.store.getEntry(id))?.role
  if (!role) return can(by, 'consent_to_officers')
  if (consentersOf(role).includes(by.role)) return true
  return can(by, 'consent_to_officers') && !(await findKeyed(parts, true)).some((one) => one.role === role)
}

/**
 * An officer in office admits a colleague's pair: new cases are sealed to it from now on. The cases that there are the
 * officer hands on (src/sealing/cases/grant-cases.ts). Throws Forbidden, Conflict.
 */
export const admit = async (
  parts: KeyParts,
  { by, token, id, at }: { by: Account; token: string; id: string; at: Date },
): Promise<Reader> => {
  await assertInOffice(parts, by, token, at, await mayAdmit(parts, by, id))
  const stored = await parts.store.getKeys(id)
  if (!stored || isAdmitted(stored)) throw new Conflict(say.keysChanged)
  const { publicKey } = stored.keys
  const next = { ...stored, revision: stored.revision + 1, admitted: { publicKey, by: by.id, at } }
  const entry = auditEntry({ accountId: by.id, at }, 'officer_key_admitted', id)
  if (!(await parts.store.replaceKeys(id, { seen: stored.revision, next }, entry))) throw new Conflict(say.keysChanged)
  return { id, publicKey }
}
