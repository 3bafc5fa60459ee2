import type { TextTable } from '../../shared/spreadsheet/write-table.js'
import type { Field } from '../field.js'
import type { Procedure } from '../procedure.js'
import type { ProcedureFormat } from '../procedure-format.js'
import { writeCell } from './cells.js'
import { type Column, planSheets, type SheetPlan } from './plan-sheets.js'
import { sheetWording as say } from './wording.js'

/** A published procedure with the number of its version. */
export type Numbered = { procedure: Procedure; version: number | null }

type Row = Readonly<Record<string, unknown>>
type Cells = (string | number)[]

const isDefault = ({ schema, optional }: Field, value: unknown): boolean =>
  optional === true && JSON.stringify(schema.parse(undefined)) === JSON.stringify(value)

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((within, key) => (within as Row | null)?.[key], value)

/** What equals its default stays blank, as in the procedure's file. */
const cellsOf = (columns: readonly Column[], value: unknown): Cells =>
  columns.map(({ path, field }) => {
    const own = valueAt(value, path)
    return isDefault(field, own) ? '' : writeCell(field, own)
  })

const blanks = (columns: readonly Column[]): Cells => columns.map(() => '')

const rowsOf = (plan: SheetPlan, procedure: Procedure): Cells[] => {
  if (plan.kind === 'main') return [cellsOf(plan.columns, procedure)]
  const values = (procedure[plan.key] ?? []) as unknown as readonly unknown[]
  if (plan.kind === 'list') return values.map((line) => cellsOf(plan.columns, line))
  const { columns, inner } = plan
  return values.flatMap((value) => {
    const own = cellsOf(columns, value)
    if (!inner) return [own]
    const within = valueAt(value, [inner.key]) as readonly unknown[]
    return within.length === 0
      ? [[...own, ...blanks(inner.columns)]]
      : within.map((one) => [...own, ...cellsOf(inner.columns, one)])
  })
}

const widthOf = ({ field: { input } }: Column): number =>
  input.kind === 'textarea' || input.kind === 'list' ? 60 : input.kind === 'text' ? 30 : 18

/** The catalog as sheets; reading them again gives the same procedures. */
export const writeSheets = ({ fields }: ProcedureFormat, procedures: readonly Numbered[]): TextTable[] =>
  planSheets(fields).map((plan) => {
    const all = plan.kind === 'rows' && plan.inner ? [...plan.columns, ...plan.inner.columns] : plan.columns
    const first = { title: say.slug, width: 30 }
    const second = plan.kind === 'main' ? { title: say.version, width: 10 } : { title: say.shownName, width: 30 }
    return {
      title: plan.title,
      columns: [first, second, ...all.map((column) => ({ title: column.title, width: widthOf(column) }))],
      rows: procedures.flatMap(({ procedure, version }) =>
        rowsOf(plan, procedure).map((cells) => [
          procedure.slug,
          plan.kind === 'main' ? (version ?? '') : procedure.short_name,
          ...cells,
        ]),
      ),
    }
  })
