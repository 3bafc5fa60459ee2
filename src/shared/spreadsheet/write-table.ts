import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'

/** A number is one in a workbook; every other cell is a text, so that no program takes a telephone number for a sum. */
export type TextTable = {
  /** The name of its sheet. */
  title?: string
  columns: readonly { title: string; width: number }[]
  rows: readonly (readonly (string | number)[])[]
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What XML can't hold, halves of characters among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu
/** An Excel cell has no more. */
const longestCell = 32_000
/** What a workbook's reader would take for an escaped character. */
const escaped = /_(?=x[\da-f]{4}_)/gi
/** Excel's format for texts: what is typed over one stays as it is typed. */
const textFormat = '@'

const clean = (text: string): string => text.slice(0, longestCell).replace(unprintable, '')

const xlsxCell = (cell: string | number) => {
  if (cell === '') return null
  if (typeof cell === 'number') return { value: cell, type: Number }
  return { value: clean(cell).replace(escaped, '_x005F_'), type: String, format: textFormat, wrap: true }
}

/** The tables as XLSX, each on a sheet. Cells are texts by their type: what looks like a formula in one is none. */
export const toXlsx = (...tables: readonly TextTable[]): Promise<Buffer> =>
  writeExcelFile(
    tables.map(({ title, columns, rows }) => ({
      ...(title && { sheet: title }),
      data: [
        columns.map((column) => ({ value: column.title, type: String, fontWeight: 'bold' as const })),
        ...rows.map((row) => row.map(xlsxCell)),
      ],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer()

/** What a spreadsheet would compute, with the apostrophes that keep it from that. */
const formula = /^'*\s*[=+\-@\t\r]/
/** What a spreadsheet would take for a number or a day and write anew: '0912345678', '3/4', '007'. */
const numeric = /^[\d\s.,/:-]*\d[\d\s.,/:-]*(e\d+)?$/i

/** CSV knows no types. An apostrophe before a formula and a tab before digits keep both as they are written. */
const asText = (text: string | number): string => {
  if (typeof text === 'number') return String(text)
  const cell = clean(text)
  if (formula.test(cell)) return `'${cell}`
  return numeric.test(cell) ? `\t${cell}` : cell
}

/** What `asText` made of a text, as it was. */
export const fromAsText = (cell: string): string => (formula.test(cell) ? cell.replace(/^'/, '') : cell).trim()

const csvOptions = { delimiter: ';', newline: '\r\n', quotes: true } as const

/** Rows of a CSV as `toCsv` writes them, each with its end of line. */
export const csvRows = (rows: TextTable['rows']): string =>
  `${Papa.unparse(
    rows.map((row) => row.map(asText)),
    csvOptions,
  )}\r\n`

/** What stands above the rows: the byte order mark and the titles. */
export const csvHead = (columns: readonly { title: string }[]): string =>
  `\ufeff${Papa.unparse([columns.map(({ title }) => title)], csvOptions)}\r\n`

/**
 * The table as CSV for Excel with Vietnamese settings: where the decimal sign is a comma it takes the semicolon for the
 * separator, and UTF-8 only with a byte order mark.
 */
export const toCsv = ({ columns, rows }: TextTable): string =>
  rows.length === 0 ? csvHead(columns) : csvHead(columns) + csvRows(rows)
