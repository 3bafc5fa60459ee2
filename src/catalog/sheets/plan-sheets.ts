import { type Field, type Fields, text } from '../field.js'
import type { ProcedureField, ProcedureFields, ProcedureKey } from '../procedure-fields.js'
import { sheetWording as say } from './wording.js'

/** A column with where its value stands within a row's value: a member of a group has a path of two keys. */
export type Column = { title: string; path: readonly string[]; field: Field }

/** One sheet: of the procedures themselves, or of one field that is a list, each of its rows with its procedure's slug. */
export type SheetPlan =
  | { kind: 'main'; title: string; fields: Fields; columns: readonly Column[] }
  | { kind: 'list'; title: string; key: ProcedureKey; line: Field; columns: readonly Column[] }
  | { kind: 'rows'; title: string; key: ProcedureKey; fields: Fields; columns: readonly Column[]; inner: Inner | null }

/** Rows within rows stand on the sheet of the outer ones, whose columns are said again in each row. */
export type Inner = { key: string; fields: Fields; columns: readonly Column[] }

const columnsOf = (fields: Fields, path: readonly string[] = [], before = ''): Column[] =>
  Object.entries(fields).flatMap(([key, field]): Column[] => {
    const { input, label } = field
    const title = before + ((field as Partial<ProcedureField>).national ?? label)
    if (input.kind === 'rows') return []
    if (input.kind === 'group') return columnsOf(input.fields, [...path, key], `${title}: `)
    return [{ title, path: [...path, key], field }]
  })

const innerOf = (fields: Fields): Inner | null => {
  for (const [key, { input }] of Object.entries(fields))
    if (input.kind === 'rows') return { key, fields: input.fields, columns: columnsOf(input.fields) }
  return null
}

/** The sheets of a table of fields: a field that is new in it has its column, or its sheet, by itself. */
export const planSheets = (table: ProcedureFields): SheetPlan[] => {
  const fields = Object.entries(table) as [ProcedureKey, ProcedureField][]
  const hasSheet = ({ input, longList }: ProcedureField): boolean => input.kind === 'rows' || longList === true
  const own = Object.fromEntries(fields.filter(([, field]) => !hasSheet(field)))
  const sheets = fields.filter(([, field]) => hasSheet(field))
  return [
    { kind: 'main', title: say.main, fields: own, columns: columnsOf(own) },
    ...sheets.map(([key, field]): SheetPlan => {
      const title = field.national ?? field.label
      const { input, label, help } = field
      if (input.kind === 'rows') {
        const columns = columnsOf(input.fields)
        return { kind: 'rows', title, key, fields: input.fields, columns, inner: innerOf(input.fields) }
      }
      const line: Field = { label, help, input: { kind: 'textarea' }, schema: text }
      return { kind: 'list', title, key, line, columns: [{ title: label, path: [], field: line }] }
    }),
  ]
}
