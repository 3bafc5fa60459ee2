import { columnLetters } from '../../src/shared/spreadsheet/read-table.js'
import { type TextTable, toXlsx } from '../../src/shared/spreadsheet/write-table.js'

/** Sheets of the catalog that a test may write into. */
export type EditableSheet = {
  title: string
  columns: { title: string; width: number }[]
  rows: (string | number)[][]
}

export const editable = (tables: readonly TextTable[]): EditableSheet[] =>
  tables.map(({ title = '', columns, rows }) => ({
    title,
    columns: columns.map((column) => ({ ...column })),
    rows: rows.map((row) => [...row]),
  }))

export const sheetNamed = (sheets: readonly EditableSheet[], title: string): EditableSheet => {
  const found = sheets.find((sheet) => sheet.title === title)
  if (!found) throw new Error(`no sheet ${title}`)
  return found
}

/** The rows of a procedure on a sheet, with their numbers as the spreadsheet shows them. */
export const rowsOf = ({ rows }: EditableSheet, slug: string): { row: (string | number)[]; number: number }[] =>
  rows.flatMap((row, index) => (row[0] === slug ? [{ row, number: index + 2 }] : []))

/** Writes into a cell of a procedure's row (its first, or another); gives its address. */
export const writeInto = (
  sheets: readonly EditableSheet[],
  where: { sheet: string; slug: string; column: string; nth?: number },
  value: string | number,
): string => {
  const sheet = sheetNamed(sheets, where.sheet)
  const at = sheet.columns.findIndex(({ title }) => title === where.column)
  const found = rowsOf(sheet, where.slug)[where.nth ?? 0]
  if (at < 0 || !found) throw new Error(`no cell ${JSON.stringify(where)}`)
  found.row[at] = value
  return `${columnLetters(at + 1)}${found.number}`
}

export const bytesOf = (sheets: readonly TextTable[]): Promise<Buffer> => toXlsx(...sheets)

/** The sheets with the rows of some procedures alone. */
export const only = (sheets: readonly EditableSheet[], ...slugs: string[]): EditableSheet[] =>
  sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.filter(([slug]) => slugs.includes(String(slug))) }))
