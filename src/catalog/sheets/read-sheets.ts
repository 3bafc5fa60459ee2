import type { ReadCell, ReadSheet } from '../../shared/spreadsheet/read-table.js'
import { foldMarks } from '../../shared/text.js'
import type { Field, Fields } from '../field.js'
import type { ProcedureKey } from '../procedure-fields.js'
import type { ProcedureFormat } from '../procedure-format.js'
import { isBlankCell, readCell } from './cells.js'
import { planSheets, type SheetPlan } from './plan-sheets.js'
import { type ColumnsAt, type Head, type Place, type Problem, placeOf, readHead } from './read-head.js'
import { sheetWording as say } from './wording.js'

const mostRows = 30_000

/** What a file tells of one procedure, by the keys of the format, with the place of each path in it ('fees.0.amount'). */
export type Told = {
  slug: string
  /** Where the procedure is named first; its row on the sheet of procedures, if it has one. */
  place: Place
  isListed: boolean
  /** The version that its row was written from. */
  version: number | null
  content: Record<string, unknown>
  places: Map<string, Place>
}

type Value = Record<string, unknown>
type Row = { number: number; cells: readonly ReadCell[] }

const joined = (...parts: readonly (string | number)[]): string => parts.filter((part) => part !== '').join('.')
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Reads one sheet, row by row, into what is told of each procedure. */
const createSheetReader = (plan: SheetPlan, head: Head, problems: Problem[]) => {
  const placeAt = ({ number }: Row, column: number): Place => placeOf(plan.title, column, number)

  /** What can't be read stays as it is written, so that the check of the format doesn't take it for empty. */
  const readAt = (field: Field, row: Row, column: number): unknown => {
    const read = readCell(field, row.cells[column])
    if ('value' in read) return read.value
    problems.push({ ...placeAt(row, column), said: read.problem })
    return String(row.cells[column])
  }

  /** The members of a value that stand in one row; `full` is the value's own path. */
  const readMembers = (fields: Fields, columns: ColumnsAt, row: Row, one: Told, full: string, within = ''): Value =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([key, field]): [string, unknown][] => {
        const { input, optional, schema } = field
        if (input.kind === 'rows') return []
        const own = joined(within, key)
        const ats = [...columns].filter(([path]) => `${path}.`.startsWith(`${own}.`)).map(([, at]) => at)
        const first = Math.min(...ats)
        one.places.set(joined(full, own), placeAt(row, first))
        const isBlank = ats.every((at) => isBlankCell(row.cells[at]))
        const value =
          input.kind !== 'group'
            ? readAt(field, row, first)
            : isBlank
              ? null
              : readMembers(input.fields, columns, row, one, full, own)
        return isBlank && optional && !schema.safeParse(value).success ? [] : [[key, value]]
      }),
    )

  const listOf = (one: Told, key: ProcedureKey, row: Row): unknown[] => {
    one.content[key] ??= []
    if (!one.places.has(key)) one.places.set(key, placeAt(row, head.slug))
    return one.content[key] as unknown[]
  }

  const readMain = (fields: Fields, row: Row, one: Told): void => {
    const place = placeAt(row, head.slug)
    if (one.isListed) {
      problems.push({ ...place, said: say.twiceSlug(one.slug, one.place.cell) })
      return
    }
    const version = row.cells[head.second]
    one.isListed = true
    one.place = place
    one.version = isBlankCell(version) ? null : Number(version)
    if (head.second >= 0) one.places.set('version', placeAt(row, head.second))
    Object.assign(one.content, readMembers(fields, head.columns, row, one, ''))
  }

  /** The outer row that a row belongs to: the one whose first column says the same, which has to agree in the others. */
  const outerOf = (plan: SheetPlan & { kind: 'rows' }, list: Value[], row: Row, one: Told): number => {
    const value = readMembers(plan.fields, head.columns, row, one, joined(plan.key, list.length))
    const name = plan.columns[0]?.path[0] ?? ''
    const at = list.findIndex((other) => isSame(other[name], value[name]))
    if (at < 0) return list.push(value) - 1
    for (const { title, path } of plan.columns) {
      const [own = ''] = path
      if (isSame(list[at]?.[own], value[own])) continue
      const place = placeAt(row, head.columns.get(joined(...path)) ?? 0)
      const other = one.places.get(joined(plan.key, at, ...path))
      problems.push({ ...place, said: say.otherwise(title, other?.cell ?? '') })
    }
    return at
  }

  const readRow = (plan: SheetPlan & { kind: 'rows' }, row: Row, one: Told): void => {
    const list = listOf(one, plan.key, row) as Value[]
    const { inner } = plan
    if (!inner) {
      const full = joined(plan.key, list.length)
      one.places.set(full, placeAt(row, head.slug))
      list.push(readMembers(plan.fields, head.columns, row, one, full))
      return
    }
    const at = outerOf(plan, list, row, one)
    const outer = list[at] as Value
    outer[inner.key] ??= []
    const rows = outer[inner.key] as Value[]
    if ([...head.inner.values()].every((column) => isBlankCell(row.cells[column]))) return
    rows.push(readMembers(inner.fields, head.inner, row, one, joined(plan.key, at, inner.key, rows.length)))
  }

  const readLine = (plan: SheetPlan & { kind: 'list' }, row: Row, one: Told): void => {
    const list = listOf(one, plan.key, row)
    const column = head.columns.get('') ?? 0
    one.places.set(joined(plan.key, list.length), placeAt(row, column))
    list.push(readAt(plan.line, row, column))
  }

  return (row: Row, one: Told): void => {
    if (plan.kind === 'main') readMain(plan.fields, row, one)
    else if (plan.kind === 'rows') readRow(plan, row, one)
    else readLine(plan, row, one)
  }
}

/** `lists`: the sheets of lists that the file has, by the field that each holds. */
export type SheetsRead = { told: Told[]; problems: Problem[]; lists: ReadonlyMap<ProcedureKey, string> }

/**
 * Reads the sheets of a file. A procedure without a row, and a sheet that isn't there, tell nothing of what they would have
 * said. All problems come at once; what is told is of use where there are none.
 */
export const readSheets = ({ fields }: ProcedureFormat, sheets: readonly ReadSheet[]): SheetsRead => {
  const plans = planSheets(fields)
  const told = new Map<string, Told>()
  const problems: Problem[] = []
  const lists = new Map<ProcedureKey, string>()
  for (const { title, rows } of sheets) {
    const plan = title === null ? plans[0] : plans.find((one) => foldMarks(one.title) === foldMarks(title))
    const sheet = plan?.title ?? title ?? ''
    const isTooLong = rows.length > mostRows
    if (!plan || isTooLong) {
      const said = plan ? say.tooManyRows(mostRows) : say.unknownSheet(plans.map((one) => one.title))
      problems.push({ ...placeOf(sheet, 0, 1), said })
      continue
    }
    const head = readHead(plan, rows)
    problems.push(...head.problems)
    if (head.slug < 0) continue
    const isWhole = head.problems.length === 0
    if (plan.kind !== 'main') lists.set(plan.key, plan.title)
    const read = createSheetReader(plan, head, problems)
    for (const [index, cells] of rows.entries()) {
      if (index === 0 || cells.every((cell, at) => at === head.second || isBlankCell(cell))) continue
      const row = { number: index + 1, cells }
      const place = placeOf(sheet, head.slug, row.number)
      const slug = isBlankCell(cells[head.slug]) ? '' : String(cells[head.slug]).trim()
      if (slug === '') {
        problems.push({ ...place, said: say.noSlug })
        continue
      }
      const fresh: Told = { slug, place, isListed: false, version: null, content: {}, places: new Map() }
      const one = isWhole ? (told.get(slug) ?? fresh) : fresh
      if (isWhole) told.set(slug, one)
      else if (plan.kind === 'main') told.set(slug, { ...fresh, isListed: true })
      read(row, one)
    }
  }
  if (told.size === 0 && problems.length === 0) problems.push({ ...placeOf(say.main, 0, 1), said: say.noSheet })
  return { told: [...told.values()], problems, lists }
}
