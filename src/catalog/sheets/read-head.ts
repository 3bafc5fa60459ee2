import { columnLetters, type ReadCell } from '../../shared/spreadsheet/read-table.js'
import { foldMarks } from '../../shared/text.js'
import { isBlankCell } from './cells.js'
import type { Column, SheetPlan } from './plan-sheets.js'
import { sheetWording as say } from './wording.js'

/** A cell as editors call it. */
export type Place = { sheet: string; cell: string }
export type Problem = Place & { said: string }

/** Columns, 0 the first, by their paths within a row's value. */
export type ColumnsAt = ReadonlyMap<string, number>
export type Head = { slug: number; second: number; columns: ColumnsAt; inner: ColumnsAt; problems: Problem[] }

export const placeOf = (sheet: string, column: number, row: number): Place => ({
  sheet,
  cell: `${columnLetters(column + 1)}${row}`,
})

/** Finds the columns of a sheet by their titles in its first row, in whatever order they stand; those that aren't there are at -1. */
export const readHead = (plan: SheetPlan, rows: readonly (readonly ReadCell[])[]): Head => {
  const [first = []] = rows
  const titles = first.map((cell) => (isBlankCell(cell) ? '' : foldMarks(String(cell))))
  const at = (title: string): number => titles.indexOf(foldMarks(title))
  const problem = (column: number, said: string): Problem => ({ ...placeOf(plan.title, column, 1), said })
  const second = plan.kind === 'main' ? say.version : say.shownName
  const inner = plan.kind === 'rows' && plan.inner ? plan.inner.columns : []
  const needed = [say.slug, ...[...plan.columns, ...inner].map(({ title }) => title)]
  const known = new Set([...needed, second].map(foldMarks))
  const widest = Math.max(0, ...rows.map(({ length }) => length))
  const problems = Array.from({ length: widest }, (_, column) => column).flatMap((column) => {
    const title = titles[column] ?? ''
    const said = String(first[column] ?? '')
    if (title === '')
      return rows.some((cells) => !isBlankCell(cells[column])) ? [problem(column, say.untitledColumn)] : []
    if (!known.has(title)) return [problem(column, say.unknownColumn(said))]
    return titles.indexOf(title) < column ? [problem(column, say.twiceColumn(said))] : []
  })
  problems.push(...needed.filter((title) => at(title) < 0).map((title) => problem(0, say.noColumn(title))))
  const places = (columns: readonly Column[]): ColumnsAt =>
    new Map(columns.map(({ title, path }) => [path.join('.'), at(title)]))
  return { slug: at(say.slug), second: at(second), columns: places(plan.columns), inner: places(inner), problems }
}
