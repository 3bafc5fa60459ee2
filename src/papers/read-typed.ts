import { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import { hourInOrder } from '../shared/hour.js'
import { fieldsOf } from './compose.js'
import type { Template, Typed, TypedField } from './template.js'
import { papersWording as say } from './wording.js'

/** The longest that a field takes, in characters. */
export const longest = { text: 300, textarea: 20_000, date: 10, time: 20, choice: 40 } as const

const shapes = {
  text: z.string(),
  textarea: z.string(),
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
}

const readOne = ({ input, options, label }: TypedField, value: unknown): string | null => {
  const typed = typeof value === 'string' ? value.trim() : ''
  const said = input === 'time' ? hourInOrder(typed) : typed
  if (said === '') return null
  const shape = input === 'choice' ? z.enum(Object.keys(options ?? {})) : shapes[input]
  if (said.length > longest[input] || !shape.safeParse(said).success)
    throw new InvalidInput(input === 'time' ? say.errors.wrongTime(label) : say.errors.wrong(label))
  return said
}

/**
 * What was typed for a paper, null for what is open. Throws InvalidInput for a field of the wrong form, and when the
 * paper is to get its number, for required ones that are missing.
 */
export const readTyped = (
  template: Template,
  form: Readonly<Record<string, unknown>>,
  { isFinal }: { isFinal: boolean },
): Typed => {
  const fields = Object.entries(fieldsOf(template))
  const typed = Object.fromEntries(fields.map(([name, field]) => [name, readOne(field, form[name])]))
  const missing = fields.filter(([name, { isRequired }]) => isRequired && typed[name] === null)
  if (isFinal && missing.length > 0) throw new InvalidInput(say.errors.missing(missing.map(([, { label }]) => label)))
  return typed
}
