import { type Account, can } from '../accounts/roles.js'
import type { Attachment, AttachmentStore } from '../attachments/attachment-store.js'
import { type AuditEntry, auditEntry } from '../shared/audit.js'
import { NotFound } from '../shared/errors.js'
import { isAccused } from './accused-officer.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { getCaseFor } from './change-case.js'
import { maskCase } from './inspect/mask-case.js'
import { withoutForeignNotes } from './internal-note.js'
import { withoutForeignWords } from './joined-words.js'
import { kindOf } from './kinds/index.js'
import { findFilesOf } from './remove-attachment.js'
import { isOffered } from './transfers/offered-case.js'
import { caseWording } from './wording.js'

type ViewParts = { store: CaseStore; audit: { add(entry: AuditEntry): Promise<void> } }
/** `withPerson`: who sent it is to be read, which is in the audit trail first. */
type Looking = { account: Account; id: string; at: Date; withPerson?: boolean }

const noteLook = async ({ audit }: ViewParts, { account, at }: Looking, found: Case, what: string): Promise<void> => {
  if (kindOf(found.kind).isProtected) await audit.add(auditEntry({ accountId: account.id, at }, what, found.id))
}

/**
 * A case to be shown to this account, without who the citizen is to whoever only inspects; of a protected one the look
 * is in the audit trail first. Throws NotFound.
 */
export const viewCase = async (parts: ViewParts, looking: Looking): Promise<Case> => {
  if (can(looking.account, 'inspect_cases')) {
    const inspected = await parts.store.get(looking.id, { isProtected: false })
    if (!inspected || isAccused(looking.account, inspected)) throw new NotFound(caseWording.errors.notFound)
    return maskCase(await withoutForeignWords(parts.store, looking.account, inspected))
  }
  const found = await getCaseFor(parts.store, looking.account, looking.id)
  await noteLook(parts, looking, found, 'protected_case_viewed')
  if (looking.withPerson && !isOffered(looking.account, found))
    await parts.audit.add(auditEntry({ accountId: looking.account.id, at: looking.at }, 'person_viewed', found.id))
  return withoutForeignNotes(looking.account, await withoutForeignWords(parts.store, looking.account, found))
}

/** A case's file, by its key, for this account. Throws NotFound. */
export const findFileFor = async (
  parts: { store: CaseStore; attachments: Pick<AttachmentStore, 'findMany' | 'remove'> },
  { account, id, file }: { account: Account; id: string; file: string },
): Promise<{ found: Case; attachment: Attachment }> => {
  const found = await getCaseFor(parts.store, account, id)
  const attachment = (await findFilesOf(parts.attachments, found)).find(({ key }) => key === file)
  if (!attachment) throw new NotFound(caseWording.errors.fileNotFound)
  return { found, attachment }
}

/** A case's file to be opened by this account; of a protected case that is in the audit trail first. Throws NotFound. */
export const viewFile = async (
  parts: ViewParts & Parameters<typeof findFileFor>[0],
  looking: Looking & { file: string },
): Promise<Attachment> => {
  const { found, attachment } = await findFileFor(parts, looking)
  await noteLook(parts, looking, found, 'file_opened')
  return attachment
}

/** A case for its receipt: also to whoever entered it and may not see it any more. Throws NotFound. */
export const viewEntered = async (parts: ViewParts, looking: Looking): Promise<Case> => {
  const entered = await parts.store.get(looking.id, { isProtected: false })
  return entered?.entry?.by.accountId === looking.account.id ? entered : viewCase(parts, looking)
}
