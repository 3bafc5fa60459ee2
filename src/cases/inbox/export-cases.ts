import { type Account, can } from '../../accounts/roles.js'
import { type AuditEntry, auditEntry } from '../../shared/audit.js'
import { Forbidden } from '../../shared/errors.js'
import type { Case } from '../case.js'
import { isOffered } from '../transfers/offered-case.js'
import { caseWording } from '../wording.js'
import { findWhole, type InboxParts, type InboxQuery, streamWhole } from './find-inbox.js'

/** A workbook is made whole in memory: of a longer list it has the first so many. */
export const mostExported = 5_000

/** Whether the account may take its lists out of the system: never who works on protected cases. */
export const mayExport = (account: Account): boolean =>
  !can(account, 'view_protected') && (can(account, 'view_cases') || can(account, 'inspect_cases'))

type ExportParts = InboxParts & { audit: { add(entry: AuditEntry): Promise<void> } }

/** Of how many cases one entry tells that their senders' names were taken out. */
const namedAtOnce = 200

const namesSender = (account: Account, found: Case): boolean =>
  can(account, 'view_cases') && !isOffered(account, found) && Boolean(found.reporter.name || found.reporter.phone)

/** Gives cases on once the audit trail says whose senders are named in them. */
async function* notingSenders(
  { audit }: Pick<ExportParts, 'audit'>,
  account: Account,
  cases: AsyncIterable<Case> | Iterable<Case>,
  at: Date,
): AsyncGenerator<Case> {
  let held: Case[] = []
  const note = async (): Promise<void> => {
    const named = held.filter((one) => namesSender(account, one)).map(({ id }) => id)
    if (named.length > 0)
      await audit.add(auditEntry({ accountId: account.id, at }, 'senders_taken_out', null, { cases: named }))
  }
  for await (const found of cases) {
    held.push(found)
    if (held.length < namedAtOnce) continue
    await note()
    yield* held
    held = []
  }
  await note()
  yield* held
}

/**
 * A list as the account sees it, to be taken out of the system. Who took how many is in the audit trail before anything is
 * given, and whose senders are named in it. Throws Forbidden.
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
  const cases: Case[] = []
  for await (const one of notingSenders(parts, account, found.cases, at)) cases.push(one)
  return { ...found, cases }
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
  return notingSenders(parts, account, cases, at)
}
