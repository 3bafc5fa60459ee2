import { auditEntry } from '../shared/audit.js'
import { Conflict, InvalidInput } from '../shared/errors.js'
import type { AccountParts } from './invitation.js'
import { propose } from './proposals.js'
import { type Account, givesOutAccounts, needsConsent, type Role } from './roles.js'
import { accountWording as say } from './wording.js'

/** `seen`: the role that stood on the page. */
export type ChangeOfRole = { id: string; seen: Role; role: Role; communeCode: string | null }

/**
 * Another role or commune for an account. Who opens protected cases gets and loses that only with an account of their own
 * (docs/decisions/0027); who is to give out accounts is confirmed by a second person. Throws InvalidInput, Conflict, Forbidden.
 */
export const changeRole = async (
  parts: AccountParts,
  by: Account,
  { id, seen, role, communeCode }: ChangeOfRole,
  at: Date,
): Promise<'changed' | 'proposed'> => {
  const { store } = parts
  if (id === by.id) throw new InvalidInput(say.ownRole)
  if (needsConsent(seen) || needsConsent(role)) throw new InvalidInput(say.roleNeedsConsent)
  if (givesOutAccounts(role) && !givesOutAccounts(seen)) {
    const entry = await store.getEntry(id)
    if (entry?.role !== seen) throw new Conflict(say.roleChanged)
    await propose(parts, { by, entry, what: 'role', seen, role, communeCode, at })
    return 'proposed'
  }
  const entry = auditEntry({ accountId: by.id, at }, 'account_role_changed', id)
  if (!(await store.changeRole(id, seen, { role, communeCode }, entry))) throw new Conflict(say.roleChanged)
  return 'changed'
}
