import { z } from 'zod'
import { type CorrectPersonForm, personFields } from '../../cases/correct-person.js'
import { caseWording } from '../../cases/wording.js'
import { InvalidInput } from '../../shared/errors.js'
import type { FormField } from '../kit/form.js'
import { personWording as say } from './wording.js'

const { fields } = caseWording.person

/** What of its sender a case tells wrongly. */
export const correctPersonFields: readonly FormField[] = [
  {
    name: 'field',
    label: say.field,
    required: true,
    input: { kind: 'select', options: Object.fromEntries(personFields.map((name) => [name, fields[name]])) },
  },
  { name: 'value', label: say.value, required: true, maxLength: 300, input: { kind: 'text', autocomplete: 'off' } },
]

/** That who asks proved to be the sender. */
export const seenField: FormField = { name: 'seen', label: say.seen, required: true, input: { kind: 'checkbox' } }

const typedSchema = z.object({
  field: z.string().default(''),
  value: z.string().default(''),
  seen: z.string().default(''),
})

export const readCorrection = (typed: unknown): CorrectPersonForm => {
  const { field, value, seen } = typedSchema.parse(typed)
  return { field: field as CorrectPersonForm['field'], value, isSeen: seen === '1' }
}

/** Throws InvalidInput where nobody looked whether who asks is the sender. */
export const provenCorrection = (typed: unknown): CorrectPersonForm => {
  const correction = readCorrection(typed)
  if (!correction.isSeen) throw new InvalidInput(say.unseen)
  return correction
}
