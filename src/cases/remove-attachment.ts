import { z } from 'zod'
import type { Attachment, AttachmentStore } from '../attachments/attachment-store.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, TimelineEvent } from './case.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from './change-case.js'
import { kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

/** `file` is the file's key. */
export const removeForm = z.object({ file: z.string().max(100), text: z.string().trim().max(1_000).default('') })
export type RemoveForm = z.infer<typeof removeForm>

type Files = Pick<AttachmentStore, 'findMany' | 'remove'>

const removalBy = ({ by, text, at }: TimelineEvent): NonNullable<Attachment['removed']> => ({
  by: by.accountId ?? by.name,
  reason: text ?? '',
  at,
})

/**
 * A case's files. What its timeline says is deleted is deleted: between the two an officer's verb may have been cut
 * short.
 */
export const findFilesOf = async (attachments: Files, found: Case): Promise<Attachment[]> =>
  withoutNames(found, await findStanding(attachments, found))

/** Who sent it may have named a file after themself; of before December 2026 a file's name is read by all who read the case. */
const withoutNames = (found: Case, files: Attachment[]): Attachment[] =>
  kindOf(found.kind).isProtected && (found.identity?.state === 'locked' || found.kind === 'tip')
    ? files.map((file, at) => ({ ...file, name: caseWording.fileNumbered(at + 1, file.extension) }))
    : files

const findStanding = async (attachments: Files, found: Case): Promise<Attachment[]> => {
  const files = await attachments.findMany(found.attachments)
  const removals = new Map(
    found.timeline.flatMap((event) => (event.what === 'file_removed' && event.from ? [[event.from, event]] : [])),
  )
  const late = files.filter(({ key, removed }) => !removed && removals.has(key))
  if (late.length === 0) return files
  for (const { id, key } of late) await attachments.remove(id, removalBy(removals.get(key) as TimelineEvent))
  return attachments.findMany(found.attachments)
}

/**
 * Deletes a file of the case and says so in the timeline, with the reason. Throws InvalidInput without a reason or
 * for a file that isn't there, Forbidden, Conflict.
 */
export const removeAttachment = async (
  verb: CaseVerb & { attachments: Files },
  { file, text }: RemoveForm,
): Promise<void> => {
  const { store, account, found, attachments } = verb
  assertMay(account, found, 'handle')
  const attachment = (await findFilesOf(attachments, found)).find(({ key }) => key === file)
  if (!attachment || attachment.removed) throw new InvalidInput(caseWording.errors.fileUnknown)
  if (!text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const event = staffEvent(verb, { what: 'file_removed', from: file, text })
  await applyChange(store, found, { set: {}, event, outgoing: [] })
  await attachments.remove(attachment.id, removalBy(event))
}
