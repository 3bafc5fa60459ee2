import type { Field, FieldInput, Fields } from '../../catalog/field.js'

/** The body of a form: flat names such as 'fees.0.amount'. */
export type FormBody = Readonly<Record<string, string | string[] | undefined>>

const one = (body: FormBody, name: string): string => {
  const value = body[name]
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).replaceAll('\r\n', '\n').trim()
}

const many = (body: FormBody, name: string): string[] => {
  const value = body[name]
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

const accepts = (field: Field, value: unknown): boolean => field.schema.safeParse(value).success

/** A number as typed ("20.000" too), or the text itself where it is none, so that the check can name it. */
const toNumber = (text: string): number | string | null => {
  if (text === '') return null
  const digits = text.replace(/(?<=\d)[. ](?=\d{3}\b)/g, '')
  return /^-?\d+$/.test(digits) ? Number(digits) : text
}

const rowCount = (body: FormBody, name: string): number => Math.min(60, Number(one(body, `${name}.count`)) || 0)

/** Nothing was typed here; what a select shows by itself doesn't count. */
const isBlank = ({ kind, ...rest }: FieldInput, body: FormBody, name: string): boolean => {
  if (kind === 'select') return true
  if (kind === 'checkboxes') return many(body, name).length === 0
  if (kind === 'group') return areBlank((rest as { fields: Fields }).fields, body, name)
  if (kind === 'rows')
    return Array.from({ length: rowCount(body, name) }, (_, index) =>
      areBlank((rest as { fields: Fields }).fields, body, `${name}.${index}`),
    ).every(Boolean)
  return kind === 'number' ? ['', '1'].includes(one(body, name)) : one(body, name) === ''
}

const areBlank = (fields: Fields, body: FormBody, prefix: string): boolean =>
  Object.entries(fields).every(([key, { input }]) => isBlank(input, body, `${prefix}.${key}`))

const readField = (field: Field, body: FormBody, name: string): unknown => {
  const { input } = field
  switch (input.kind) {
    case 'text':
    case 'textarea':
    case 'day':
    case 'month':
    case 'select':
      return one(body, name) || null
    case 'number':
      return toNumber(one(body, name))
    case 'list':
      return one(body, name)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    case 'numbers':
      return one(body, name)
        .split(/[,;\s]+/)
        .filter((part) => part !== '')
        .map(toNumber)
    case 'checkboxes':
      return many(body, name)
    case 'group':
      return areBlank(input.fields, body, name) ? null : readFields(input.fields, body, name)
    case 'rows': {
      const rows = Array.from({ length: rowCount(body, name) }, (_, index) => `${name}.${index}`)
        .filter((row) => one(body, `${row}.remove`) === '' && !areBlank(input.fields, body, row))
        .map((row) => readFields(input.fields, body, row))
      return rows.length === 0 && !accepts(field, []) && accepts(field, null) ? null : rows
    }
  }
}

/** What a form made of `fields` says; blank rows are left out. Not checked yet. */
export const readFields = (fields: Fields, body: FormBody, prefix = ''): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const value = readField(field, body, prefix ? `${prefix}.${key}` : key)
      return value === null && field.optional && !accepts(field, null) ? [] : [[key, value]]
    }),
  )
