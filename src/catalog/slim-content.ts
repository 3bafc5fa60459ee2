import { createHash } from 'node:crypto'
import type { Field, Fields } from './field.js'
import { contentOf, type Procedure } from './procedure.js'
import { procedureFields } from './procedure-fields.js'

type Row = Record<string, unknown>

const isDefault = (field: Field, value: unknown): boolean =>
  field.optional === true && JSON.stringify(field.schema.parse(undefined)) === JSON.stringify(value)

const slim = (fields: Fields, row: Row): Row =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key, field]) => !isDefault(field, row[key]))
      .map(([key, field]) => [key, slimValue(field, row[key])]),
  )

const slimValue = ({ input }: Field, value: unknown): unknown => {
  if (value === null || (input.kind !== 'rows' && input.kind !== 'group')) return value
  return input.kind === 'rows'
    ? (value as Row[]).map((row) => slim(input.fields, row))
    : slim(input.fields, value as Row)
}

/** What stands in the file: keys in file order, at every depth without what equals its default. */
export const slimContent = (procedure: Procedure): Row => slim(procedureFields, contentOf(procedure))

/** Hash of what a procedure says. Layout and comments of its file don't matter, nor does a new optional field. */
export const hashProcedure = (procedure: Procedure): string =>
  createHash('sha256')
    .update(JSON.stringify(slimContent(procedure)))
    .digest('hex')
