import { type Account, can } from '../../accounts/roles.js'
import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import { Forbidden } from '../../shared/errors.js'
import type { Case } from '../case.js'
import { coverSender } from '../sealed/cover-sender.js'
import { caseWording } from '../wording.js'
import { type InboxParts, scopeOf } from './find-inbox.js'

/** A register is made whole in memory: of more cases it has the newest so many. */
export const mostRegistered = 5_000

/**
 * The protected cases that the account may open, the newest first, for the register that the law wants (legal-facts 4.13; Thông
 * tư 07/2014 Điều 29). Who read how many is in the audit trail first. Throws Forbidden.
 */
export const readProtectedRegister = async (
  { audit, ...parts }: InboxParts & { audit: { add(entry: AuditEntry): Promise<void> } },
  account: Account,
  at: Date,
): Promise<Case[]> => {
  const scope = can(account, 'view_protected') ? await scopeOf(parts, account) : null
  if (!scope?.isProtected) throw new Forbidden(caseWording.errors.forbidden)
  const range = { isProtected: true, skip: 0, limit: mostRegistered, sort: 'newest' } as const
  const found = (await parts.store.find(scope.filter, range)).filter(({ isLocked }) => !isLocked)
  await audit.add(auditEntry({ accountId: account.id, at }, 'protected_register_read', String(found.length)))
  return found.map(withoutSender)
}

/** Who sent it stays covered, also while an identity is shown to this officer: a register is printed and kept. */
const withoutSender = (found: Case): Case => ({ ...found, text: coverSender(found.text, found)?.text ?? found.text })
