import { auditEntry } from '../shared/audit.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import type { AuditStore } from './audit-store.js'
import { checkPassword } from './check-password.js'
import { type KeyParts, rewrapKeys } from './officer-keys.js'
import { hashPassword, isPasswordOf } from './password.js'
import type { Account } from './roles.js'
import type { SecondFactor } from './second-factor.js'
import type { createSignInTryStore } from './sign-in-try-store.js'
import { createToken, hashToken } from './token.js'
import { accountWording as say } from './wording.js'

type OwnParts = KeyParts & {
  signInTries: ReturnType<typeof createSignInTryStore>
  audit: Pick<AuditStore, 'add'>
  secondFactor: Pick<SecondFactor, 'showCode'>
  placeNames: readonly string[]
}

/** Wrong current passwords that an open session may try before it waits. */
const freeOwnTries = 5

/**
 * Sets the account's own password, after the one before and the code, where the account has a second factor. The session
 * that asks goes on under a new token, which comes back; all others end. Tries of a wrong current password are counted as
 * at the sign-in. Throws InvalidInput.
 */
export const changeOwnPassword = async (
  parts: OwnParts,
  account: Account,
  form: { current: string; password: string; code: string; token: string; at: Date },
): Promise<string> => {
  const { store, signInTries, audit, secondFactor } = parts
  const { current, password, code, at } = form
  const trier = { who: `own password:${account.id}`, free: freeOwnTries }
  const waitMs = await signInTries.take([trier], at)
  if (waitMs > 0) throw new InvalidInput(say.waitForPassword(Math.ceil(waitMs / 60_000)))
  const { passwordHash } = await store.getForSignIn(account.userName)
  if (!(await isPasswordOf(current, passwordHash))) {
    await audit.add(auditEntry({ accountId: account.id, at }, 'own_password_failed', account.id))
    throw new InvalidInput(say.wrongPassword)
  }
  checkPassword(password, { names: [account.userName, account.displayName], places: parts.placeNames })
  await secondFactor.showCode(account, { code, at })
  await signInTries.forget(trier.who)
  const token = createToken()
  const keys = await rewrapKeys(parts, account, { current, password, token, at })
  const mine = (await store.findSessions(account.id, at)).find(({ tokenHash }) => tokenHash === hashToken(form.token))
  const kept = mine && { ...mine, tokenHash: hashToken(token), ...(keys && { key: keys.sessionKey }) }
  const entry = auditEntry({ accountId: account.id, at }, 'password_changed', account.id)
  const set = {
    passwordHash: await hashPassword(password),
    keys: keys?.change ?? null,
    sessions: kept ? [kept] : [],
  }
  if (!(await store.setPassword(account.id, set, entry))) throw new NotFound(say.unknown)
  return token
}
