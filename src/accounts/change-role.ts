import { auditEntry } from '../shared/audit.js'
import { Conflict, InvalidInput } from '../shared/errors.js'
import type { AccountStore } from './account-store.js'
import { type Account, needsConsent, type Role } from './roles.js'
import { accountWording as say } from './wording.js'

/** `seen`: the role that stood on the page. */
export type ChangeOfRole = { id: string; seen: Role; role: Role; communeCode: string | null }

/**
 * Another role or commune for an account. Who opens protected cases gets and loses that only with an account of their own
 * (docs/decisions/0027). Throws InvalidInput, Conflict.
 */
export const changeRole = async (
  { store }: { store: AccountStore },
  by: Account,
  { id, seen, role, communeCode }: ChangeOfRole,
  at: Date,
): Promise<void> => {
  if (id === by.id) throw new InvalidInput(say.ownRole)
  if (needsConsent(seen) || needsConsent(role)) throw new InvalidInput(say.roleNeedsConsent)
  const entry = auditEntry({ accountId: by.id, at }, 'account_role_changed', id)
  if (!(await store.changeRole(id, seen, { role, communeCode }, entry))) throw new Conflict(say.roleChanged)
}
