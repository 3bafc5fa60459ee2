import { type Account, can } from '../../accounts/roles.js'
import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import { Forbidden } from '../../shared/errors.js'
import type { Case } from '../case.js'
import { caseWording } from '../wording.js'
import { findWhole, type InboxParts, type InboxQuery, streamWhole } from './find-inbox.js'

/** A workbook is made whole in memory: of a longer list it has the first so many. */
export const mostExported = 5_000

/** Whether the account may take its lists out of the system: never who works on protected cases. */
export const mayExport = (account: Account): boolean =>
  !can(account, 'view_protected') && (can(account, 'view_cases') || can(account, 'inspect_cases'))

type ExportParts = InboxParts & { audit: { add(entry: AuditEntry): Promise<void> } }

/**
 * A list as the account sees it, to be taken out of the system. Who took how many is in the audit trail before anything is
 * given. Throws Forbidden.
 */
export const exportCases = async (
  parts: ExportParts,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ cases: Case[]; hasMore: boolean }> => {
  if (!mayExport(account)) throw new Forbidden(caseWording.errors.forbidden)
  const found = await findWhole(parts, account, query, { at, most: mostExported })
  await parts.audit.add(auditEntry({ accountId: account.id, at }, 'cases_exported', String(found.cases.length)))
  return found
}

/** The same without a limit, to be written as it comes. Throws Forbidden. */
export const streamCases = async (
  parts: ExportParts,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<AsyncIterable<Case>> => {
  if (!mayExport(account)) throw new Forbidden(caseWording.errors.forbidden)
  const { count, cases } = await streamWhole(parts, account, query, at)
  await parts.audit.add(auditEntry({ accountId: account.id, at }, 'cases_exported', String(count)))
  return cases
}
