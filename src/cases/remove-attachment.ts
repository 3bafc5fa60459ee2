import { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from './change-case.js'
import { caseWording } from './wording.js'

export const removeForm = z.object({ file: z.string().max(300), text: z.string().trim().max(1_000).default('') })

/**
 * Records that a file of the case is deleted, with the reason; the caller then deletes its bytes. Throws InvalidInput
 * without a reason or for a file of another case, Forbidden, Conflict.
 */
export const removeAttachment = async (verb: CaseVerb, { file, text }: z.infer<typeof removeForm>): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  if (!found.attachments.includes(file)) throw new InvalidInput(caseWording.errors.fileUnknown)
  if (!text) throw new InvalidInput(caseWording.errors.reasonMissing)
  const event = staffEvent(verb, { what: 'file_removed', text })
  await applyChange(store, found, { set: {}, event, outgoing: [] })
}
