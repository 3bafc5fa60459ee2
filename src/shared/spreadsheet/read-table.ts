import { unzipSync } from 'fflate'
import Papa from 'papaparse'
import readXlsxFile from 'read-excel-file/universal'
import { InvalidInput } from '../errors.js'
import { fromAsText } from './write-table.js'

/** A cell as it stands in the file: a date is at 00:00 UTC of its day. */
export type ReadCell = string | number | boolean | Date | null
/** `rows` begins with the first row of the sheet; CSV has no title. */
export type ReadSheet = { title: string | null; rows: readonly (readonly ReadCell[])[] }

export const largestSpreadsheet = 10 * 1024 * 1024
/** In bytes, of all parts of a workbook together. */
const largestUnpacked = 80 * 1024 * 1024
const mostSheets = 40
/** Rows by columns of one sheet, blank ones included. */
const mostCells = 1_000_000

const say = {
  tooLarge: 'Tệp quá lớn. Hãy gửi tệp nhỏ hơn 10 MB.',
  unreadable: 'Không đọc được tệp này. Hãy mở nó bằng Excel, lưu lại dạng .xlsx hoặc “CSV UTF-8”, rồi gửi lại.',
  otherFile:
    'Đây không phải tệp Excel hay CSV. Hãy mở bảng bằng Excel, lưu lại dạng .xlsx hoặc “CSV UTF-8”, rồi gửi lại.',
  notUtf8: 'Tệp CSV này không phải UTF-8 nên chữ Việt bị hỏng. Hãy lưu lại dạng “CSV UTF-8”, rồi gửi lại.',
  tooManyCells: 'Tệp có trang tính quá dài hoặc quá rộng. Hãy xóa các dòng, các cột trống ở cuối, rồi gửi lại.',
  computed: (where: string) =>
    `${where}: ô có công thức hoặc lỗi của Excel. Hãy chép ô, dán lại dạng giá trị (Paste Special › Values), rồi gửi lại.`,
  at: (sheet: string, cell: string) => `Trang tính “${sheet}”, ô ${cell}`,
}

const text = new TextDecoder()

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? ''

/** The sheets' names by their files in the workbook. */
const sheetNames = (files: Readonly<Record<string, Uint8Array>>): Map<string, string> => {
  const tags = (file: string, name: string): string[] =>
    text.decode(files[file]).match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? []
  const targets = new Map(
    tags('xl/_rels/workbook.xml.rels', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      `xl/${attribute(tag, 'Target').replace(/^\/?xl\//, '')}`,
    ]),
  )
  return new Map(
    tags('xl/workbook.xml', 'sheet').map((tag) => [targets.get(attribute(tag, 'r:id')) ?? '', attribute(tag, 'name')]),
  )
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** 1 -> 'A', 28 -> 'AB' */
export const columnLetters = (number: number): string =>
  number === 0 ? '' : columnLetters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26))

/** Throws where a sheet says that it has more cells than fit into memory: the reader makes them all. */
const assertSmall = (xml: string): void => {
  let rows = 1
  let columns = 1
  for (const [, double, single] of xml.matchAll(/\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single ?? '') ?? []
    rows = Math.max(rows, digits === '' ? Number.POSITIVE_INFINITY : Number(digits))
    columns = Math.max(columns, columnNumber(letters))
  }
  if (rows * columns > mostCells) throw new InvalidInput(say.tooManyCells)
}

/** Cells whose value a program computed: the reader would take a stale or an empty one without a word. */
const computedCells = (xml: string): string[] =>
  xml
    .split(/<(?:\w+:)?c(?=\s)/)
    .slice(1)
    .filter((cell) => /<(?:\w+:)?f[\s/>]/.test(cell) || /^[^>]*\st\s*=\s*["']e["']/.test(cell))
    .map((cell) => attribute(cell.slice(0, cell.indexOf('>')), 'r'))

/** A workbook is a packed folder of XML: what is in it is looked at before it is read. */
const assertReadable = (bytes: Uint8Array): void => {
  let size = 0
  const isXml = ({ name, originalSize }: { name: string; originalSize: number }): boolean => {
    if (!/\.xml(\.rels)?$/.test(name)) return false
    size += originalSize
    if (size > largestUnpacked) throw new InvalidInput(say.tooLarge)
    return true
  }
  const files = unzipSync(bytes, { filter: isXml })
  // No office program writes a document type; with one, entities could be named that grow or lead elsewhere.
  if (Object.values(files).some((file) => /<!(DOCTYPE|ENTITY)/i.test(text.decode(file))))
    throw new InvalidInput(say.unreadable)
  const sheets = Object.keys(files).filter((name) => name.startsWith('xl/worksheets/') && name.endsWith('.xml'))
  if (sheets.length > mostSheets) throw new InvalidInput(say.tooManyCells)
  const names = sheetNames(files)
  const problems = sheets.flatMap((file) => {
    const xml = text.decode(files[file])
    assertSmall(xml)
    return computedCells(xml).map((cell) => say.computed(say.at(names.get(file) ?? file, cell)))
  })
  if (problems.length > 0) throw new InvalidInput(problems.join('\n'))
}

const readXlsx = async (bytes: Uint8Array): Promise<ReadSheet[]> => {
  try {
    assertReadable(bytes)
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer, { trim: false })
    return sheets.map(({ sheet, data }) => ({ title: sheet, rows: data as unknown as ReadCell[][] }))
  } catch (error) {
    throw error instanceof InvalidInput ? error : new InvalidInput(say.unreadable)
  }
}

const separators = [';', ',', '\t']

/** The one that gives the first row the most cells: Excel writes what the settings of its computer want. */
const separatorOf = (written: string): string => {
  const cellsBy = (delimiter: string): number =>
    Papa.parse<string[]>(written, { delimiter, preview: 1 }).data[0]?.length ?? 0
  return separators.reduce((best, one) => (cellsBy(one) > cellsBy(best) ? one : best))
}

const readCsv = (bytes: Uint8Array): ReadSheet[] => {
  let written: string
  try {
    written = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InvalidInput(say.notUtf8)
  }
  const { data, errors } = Papa.parse<string[]>(written, { delimiter: separatorOf(written) })
  if (errors.some(({ type }) => type === 'Quotes')) throw new InvalidInput(say.unreadable)
  return [{ title: null, rows: data.map((row) => row.map(fromAsText)) }]
}

/** Text has no NUL; a PDF, an old .xls, a picture begin with signs of their own. */
const isOtherFile = (bytes: Uint8Array): boolean =>
  bytes.subarray(0, 4_096).includes(0) || text.decode(bytes.subarray(0, 5)) === '%PDF-'

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b

/** Reads an XLSX or CSV file, formulas not computed. Throws InvalidInput that says how to save it instead. */
export const readSpreadsheet = async (bytes: Uint8Array): Promise<ReadSheet[]> => {
  if (bytes.length > largestSpreadsheet) throw new InvalidInput(say.tooLarge)
  if (isZip(bytes)) return readXlsx(bytes)
  if (isOtherFile(bytes)) throw new InvalidInput(say.otherFile)
  return readCsv(bytes)
}
