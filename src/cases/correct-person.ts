import { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import { applyChange, assertMay, type CaseVerb, staffEvent } from './change-case.js'
import { isPhone } from './desk/entry-form.js'
import { kindOf } from './kinds/index.js'
import { caseWording } from './wording.js'

export const personFields = ['name', 'address', 'phone'] as const

const say = caseWording.person

/** `isSeen`: the officer saw a paper of who asks. */
export const correctPersonForm = z
  .object({
    field: z.enum(personFields, say.fieldMissing),
    value: z.string().trim().min(1, say.valueMissing).max(300),
    isSeen: z.boolean().default(false),
  })
  .refine(({ field, value }) => field !== 'phone' || isPhone(value), say.noPhone)
  .refine(({ field, value }) => field !== 'name' || value.length <= 100, say.longName)
export type CorrectPersonForm = z.input<typeof correctPersonForm>

/**
 * Corrects what a case tells of its sender (Luật 91/2025 Điều 4; Nghị định 356/2025 Điều 5). What stood there before stays in the
 * timeline, shown with the person alone; of a protected case it stays nowhere, since officers read the timeline without the
 * identity. A tip gets no name. What is so already changes nothing. Throws InvalidInput, Forbidden or Conflict.
 */
export const correctPerson = async (verb: CaseVerb, typed: CorrectPersonForm): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  const read = correctPersonForm.safeParse(typed)
  if (!read.success) throw new InvalidInput(read.error.issues[0]?.message ?? say.valueMissing)
  const { field, value, isSeen } = read.data
  const { isProtected } = kindOf(found.kind)
  if (found.identity?.state === 'locked') throw new InvalidInput(say.locked)
  if (found.kind === 'tip' && field !== 'phone') throw new InvalidInput(say.unnamed)
  const was = found.reporter[field]
  if (was === value) return
  await applyChange(store, found, {
    set: { reporter: { ...found.reporter, [field]: value } },
    event: staffEvent(verb, {
      what: 'person_corrected',
      text: `${say.fields[field]}. ${isSeen ? say.seen : ''}`.trim(),
      ...(was && !isProtected && { facts: { was } }),
    }),
    outgoing: [],
  })
}
