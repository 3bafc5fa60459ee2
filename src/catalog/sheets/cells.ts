import type { ReadCell } from '../../shared/spreadsheet/read-table.js'
import { foldMarks } from '../../shared/text.js'
import type { Field, Options } from '../field.js'
import { sheetWording as say } from './wording.js'

/** Parts the texts or codes of one cell where they don't stand in lines. */
const separator = '; '
/** A line break within one line of a list, so that the list can have its lines. */
const innerBreak = '⏎'

/** A value as its cell says it; '' where there is none. */
export const writeCell = ({ input }: Field, value: unknown): string | number => {
  if (value === null || value === undefined) return ''
  switch (input.kind) {
    case 'number':
      return value as number
    case 'select':
      return input.options[String(value)] ?? String(value)
    case 'checkboxes':
      return (value as string[]).map((code) => input.options[code] ?? code).join(separator)
    case 'numbers':
      return (value as number[]).join(separator)
    case 'list':
      return (value as string[]).map((line) => line.replaceAll('\n', innerBreak)).join('\n')
    default:
      return String(value)
  }
}

/** What a cell says, as the check of the format takes it, or what is wrong with it. */
export type CellRead = { value: unknown } | { problem: string }

const asLines = (text: string, parts: string | RegExp): string[] =>
  text
    .split(parts)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** "20.000" is twenty thousand, as money is written in Vietnam; "20,000" may be that or twenty, so it is neither. */
const readNumber = (text: string): CellRead => {
  const digits = text.replace(/(?<=\d)[. ](?=\d{3}\b)/g, '')
  if (!/^-?\d+([.,]\d{1,2})?$/.test(digits)) return { problem: say.notNumber(text) }
  return { value: Number(digits.replace(',', '.')) }
}

const readOption = (options: Options, text: string): CellRead => {
  const all = Object.entries(options)
  const code = (all.find((one) => one.includes(text)) ??
    all.find(([, label]) => foldMarks(label) === foldMarks(text)))?.[0]
  return code === undefined ? { problem: say.notOption(text, Object.values(options)) } : { value: code }
}

const readEach = (texts: readonly string[], read: (text: string) => CellRead): CellRead => {
  const all = texts.map(read)
  const wrong = all.find((one) => 'problem' in one)
  return wrong ?? { value: all.map((one) => ('value' in one ? one.value : null)) }
}

/** '31/07/2026' and a cell that Excel made a date of say the same as '2026-07-31'. */
const readDate = (text: string, isMonth: boolean): CellRead => {
  const [, day = '', month = '', year = ''] = /^(?:(\d{1,2})[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const written = [year, month.padStart(2, '0'), ...(isMonth ? [] : [day.padStart(2, '0')])].join('-')
  const iso = year !== '' && (day === '') === isMonth ? written : text
  if (isMonth ? /^\d{4}-\d{2}$/.test(iso) : /^\d{4}-\d{2}-\d{2}$/.test(iso)) return { value: iso }
  return { problem: isMonth ? say.notMonth(text) : say.notDay(text) }
}

/** The texts of a cell in one way: trimmed, one kind of line break. */
const textIn = (cell: string | number | boolean): string => String(cell).replace(/\r\n?/g, '\n').trim()

export const isBlankCell = (cell: ReadCell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

/** Reads a cell by the field of its column; a blank one is null, or a list of nothing. */
export const readCell = ({ input }: Field, cell: ReadCell | undefined): CellRead => {
  if (cell === null || cell === undefined || isBlankCell(cell))
    return { value: input.kind === 'list' || input.kind === 'checkboxes' || input.kind === 'numbers' ? [] : null }
  if (cell instanceof Date) {
    const day = cell.toISOString().slice(0, 10)
    if (input.kind === 'day') return { value: day }
    return input.kind === 'month' ? { value: day.slice(0, 7) } : { problem: say.notText }
  }
  const text = textIn(cell)
  switch (input.kind) {
    case 'number':
      return typeof cell === 'number' ? { value: cell } : readNumber(text)
    case 'numbers':
      return readEach(asLines(text, /[;\n]/), readNumber)
    case 'select':
      return readOption(input.options, text)
    case 'checkboxes':
      return readEach(asLines(text, /[;\n]/), (one) => readOption(input.options, one))
    case 'list':
      return { value: asLines(text, '\n').map((line) => line.replaceAll(innerBreak, '\n')) }
    case 'day':
      return readDate(text, false)
    case 'month':
      return readDate(text, true)
    default:
      return { value: text }
  }
}
