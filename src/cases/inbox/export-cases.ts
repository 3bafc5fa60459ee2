import { type Account, can } from '../../accounts/roles.js'
import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import { Forbidden } from '../../shared/errors.js'
import type { Case } from '../case.js'
import { caseWording } from '../wording.js'
import { findWhole, type InboxParts, type InboxQuery } from './find-inbox.js'

/** Of a longer list the first so many leave the system at once. */
export const mostExported = 5_000

/** Whether the account may take its lists out of the system: never who works on protected cases. */
export const mayExport = (account: Account): boolean =>
  !can(account, 'view_protected') && (can(account, 'view_cases') || can(account, 'inspect_cases'))

/**
 * A list as the account sees it, to be taken out of the system. Who took how many is in the audit trail before anything is
 * given. Throws Forbidden.
 */
export const exportCases = async (
  parts: InboxParts & { audit: { add(entry: AuditEntry): Promise<void> } },
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ cases: Case[]; hasMore: boolean }> => {
  if (!mayExport(account)) throw new Forbidden(caseWording.errors.forbidden)
  const found = await findWhole(parts, account, query, { at, most: mostExported })
  await parts.audit.add(auditEntry({ accountId: account.id, at }, 'cases_exported', String(found.cases.length)))
  return found
}
