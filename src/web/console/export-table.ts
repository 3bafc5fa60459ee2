import Papa from 'papaparse'
import writeExcelFile from 'write-excel-file/node'

/** A table of texts: every cell is one, so that no program takes a telephone number for a sum. */
export type TextTable = { columns: readonly { title: string; width: number }[]; rows: readonly (readonly string[])[] }

/** What XML can't hold, halves of characters among it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are taken out
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/gu
/** An Excel cell has no more. */
const longestCell = 32_000

const clean = (text: string): string => text.slice(0, longestCell).replace(unprintable, '')

/** The table as XLSX. Cells are texts by their type: what looks like a formula in one is none. */
export const toXlsx = ({ columns, rows }: TextTable): Promise<Buffer> =>
  writeExcelFile(
    [
      columns.map(({ title }) => ({ value: title, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map((text) => (text === '' ? null : { value: clean(text), type: String, wrap: true }))),
    ],
    { columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 },
  ).toBuffer()

/** What a spreadsheet would compute. */
const formula = /^[\s]*[=+\-@\t\r]/
/** What a spreadsheet would take for a number or a day and write anew: '0912345678', '3/4', '007'. */
const numeric = /^[\d\s.,/:-]*\d[\d\s.,/:-]*(e\d+)?$/i

/** CSV knows no types. An apostrophe before a formula and a tab before digits keep both as they are written. */
const asText = (text: string): string => {
  const cell = clean(text)
  if (formula.test(cell)) return `'${cell}`
  return numeric.test(cell) ? `\t${cell}` : cell
}

/**
 * The table as CSV for Excel with Vietnamese settings: where the decimal sign is a comma it takes the semicolon for the
 * separator, and UTF-8 only with a byte order mark.
 */
export const toCsv = ({ columns, rows }: TextTable): string =>
  `\ufeff${Papa.unparse({ fields: columns.map(({ title }) => title), data: rows.map((row) => row.map(asText)) }, { delimiter: ';', newline: '\r\n', quotes: true })}\r\n`
