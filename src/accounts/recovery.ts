import { randomUUID } from 'node:crypto'
import { recoverFormer } from '../sealing/officers/officer-keys.js'
import { combineShares, makeRecoveryKey, readShare } from '../sealing/officers/recovery.js'
import { auditEntry } from '../shared/audit.js'
import { Conflict, InvalidInput, NotFound } from '../shared/errors.js'
import { assertInOffice, findReaders, type KeyParts } from './officer-keys.js'
import type { Account } from './roles.js'
import { accountWording as say } from './wording.js'

/** What is audited of recovery keys themselves has this subject. */
export const recoverySubject = 'recovery_key'

const holdersNeeded = 3

/**
 * The server's owner makes a recovery key and gets its three shares, one for each holder; they are shown once. It counts
 * at once where nobody is in office, else when an officer in office has confirmed who holds it: otherwise the owner could
 * keep all shares. Throws InvalidInput unless three different people are named.
 */
export const makeRecovery = async (
  parts: KeyParts,
  { holders, at }: { holders: readonly string[]; at: Date },
): Promise<{ shares: { holder: string; share: string }[]; isConfirmed: boolean }> => {
  const names = holders.map((name) => name.trim()).filter((name) => name !== '')
  if (new Set(names).size !== holdersNeeded || names.length !== holdersNeeded) throw new InvalidInput(say.threeHolders)
  const { publicKey, shares } = await makeRecoveryKey()
  const isConfirmed = (await findReaders(parts)).length === 0
  await parts.recovery.add(
    { id: randomUUID(), publicKey, holders: names, madeAt: at, confirmedAt: isConfirmed ? at : null },
    auditEntry({ accountId: null, at }, 'recovery_key_made', recoverySubject),
  )
  return { shares: names.map((holder, index) => ({ holder, share: shares[index] as string })), isConfirmed }
}

/** An officer in office confirms that these three hold the shares. Throws Forbidden, Conflict. */
export const confirmRecovery = async (
  parts: KeyParts,
  { by, token, id, at }: { by: Account; token: string; id: string; at: Date },
): Promise<void> => {
  await assertInOffice(parts, by, token, at)
  const entry = auditEntry({ accountId: by.id, at }, 'recovery_key_confirmed', recoverySubject)
  if (!(await parts.recovery.confirm(id, entry))) throw new Conflict(say.recoveryAnswered)
}

/**
 * Two holders give an officer, who has set a new password by a link, the keys again that the lost password opened. The pair
 * of now is admitted by that. Audited; all officers are told. Throws InvalidInput, NotFound, Conflict.
 */
export const recoverKeys = async (
  { store, recovery }: KeyParts,
  { userName, shares, at }: { userName: string; shares: readonly string[]; at: Date },
): Promise<void> => {
  const read = shares.map(readShare)
  if (!read.every((share) => share !== null)) throw new InvalidInput(say.badShare)
  const { account } = await store.getForSignIn(userName)
  if (!account) throw new NotFound(say.unknown)
  const stored = await store.getKeys(account.id)
  const locked = stored?.keys.former.find(({ box, recovery: sealed }) => box === null && sealed !== null)
  const key = locked?.recovery && (await recovery.get(locked.recovery.of))
  if (!stored || !key) throw new InvalidInput(say.nothingToRecover)
  const pair = await combineShares(key.publicKey, read)
  const keys = pair && recoverFormer(account.id, stored.keys, { id: key.id, ...pair })
  if (!keys) throw new InvalidInput(say.otherShares)
  const admitted = { publicKey: keys.publicKey, by: null, at }
  const entry = auditEntry({ accountId: null, at }, 'officer_key_recovered', account.id)
  const next = { revision: stored.revision + 1, keys, admitted }
  if (!(await store.replaceKeys(account.id, { seen: stored.revision, next }, entry)))
    throw new Conflict(say.keysChanged)
}
