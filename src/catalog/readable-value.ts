import { readableDay } from '../shared/clock.js'
import type { Field, Fields } from './field.js'
import { readableMonth } from './wording.js'

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

const isDefault = ({ schema, optional }: Field, value: unknown): boolean => {
  const result = optional ? schema.safeParse(undefined) : null
  return result?.success === true && JSON.stringify(result.data) === JSON.stringify(value)
}

const readableNumber = (value: unknown): string => String(value).replace(/\B(?=(\d{3})+$)/g, '.')

/** The members of a row in one line, rows within it in lines of their own. */
const rowLines = (fields: Fields, row: unknown): string[] => {
  const members = typeof row === 'object' && row !== null ? (row as Record<string, unknown>) : {}
  const told = Object.entries(fields).filter(
    ([key, field]) => !isBlank(members[key]) && !isDefault(field, members[key]),
  )
  const inline = told.flatMap(([key, field]) =>
    field.input.kind === 'rows' ? [] : [`${field.label}: ${readableValue(field, members[key]).join(', ')}`],
  )
  const under = told.flatMap(([key, field]) =>
    field.input.kind === 'rows' ? readableValue(field, members[key]).map((line) => `• ${line}`) : [],
  )
  return [...(inline.length > 0 ? [inline.join('; ')] : []), ...under]
}

/** What a field says, in words and in lines, whether it is right or half written; none where it says nothing. */
export const readableValue = ({ input }: Pick<Field, 'input'>, value: unknown): string[] => {
  if (isBlank(value)) return []
  switch (input.kind) {
    case 'select':
      return [input.options[String(value)] ?? String(value)]
    case 'checkboxes':
      return [
        asList(value)
          .map((code) => input.options[String(code)] ?? String(code))
          .join(', '),
      ]
    case 'number':
      return [readableNumber(value)]
    case 'numbers':
      return [asList(value).join(', ')]
    case 'day':
      return [/^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? readableDay(String(value)) : String(value)]
    case 'month':
      return [/^\d{4}-\d{2}$/.test(String(value)) ? readableMonth(String(value)) : String(value)]
    case 'group':
      return rowLines(input.fields, value)
    case 'rows':
      return asList(value).flatMap((row) => rowLines(input.fields, row))
    default:
      return asList(value).flatMap((line) => String(line).split('\n'))
  }
}
