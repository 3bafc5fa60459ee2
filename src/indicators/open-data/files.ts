import Papa from 'papaparse'
import { z } from 'zod'
import { indicators } from '../list/index.js'
import { wilson } from '../wilson.js'
import { openDataWording as say } from '../wording.js'
import type { OpenMonth, OpenRow } from './month.js'

const columns = ['place', 'indicator', 'unit', 'value', 'n', 'part', 'low', 'high', 'hidden'] as const

/** UTF-8 with its mark, as Excel wants it. */
const mark = '\uFEFF'

export const monthCsv = ({ rows }: Pick<OpenMonth, 'rows'>): string =>
  mark + Papa.unparse({ fields: [...columns], data: rows.map((row) => columns.map((column) => row[column] ?? '')) })

/** What each column and each figure is, where it comes from and what it can't say. */
export const dictionaryCsv = (): string =>
  mark +
  Papa.unparse({
    fields: say.dictionary.columns,
    data: [
      ...columns.map((column) => [column, say.dictionary.of[column], '', '', '', '', '']),
      ...indicators.map(({ id, name, formula, source, unit, better, cannotSay }) => [
        id,
        name,
        formula,
        source,
        say.units[unit],
        say.better[better],
        cannotSay,
      ]),
    ],
  })

const number = z
  .string()
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((value) => value === null || Number.isFinite(value))
const openRow = z.object({
  place: z.string().min(1),
  indicator: z.string().min(1),
  unit: z.string(),
  value: number,
  n: number,
  part: number,
  low: number,
  high: number,
  hidden: z.enum(['', 'few', 'unknown']),
})

/** The rows of a published CSV file. Throws a ZodError naming the row that can't be read. */
export const readMonthCsv = (text: string): OpenRow[] => {
  const { data } = Papa.parse<Record<string, string>>(text.replace(mark, ''), { header: true, skipEmptyLines: true })
  return z.array(openRow).parse(data)
}

const scaleOf: Record<string, number> = { percent: 100, per_thousand: 1_000 }
const isNear = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) < 0.051

/** What of the rows doesn't follow from their own counts: shares and intervals computed anew. Empty: all does. */
export const faultsOf = (rows: readonly OpenRow[]): string[] =>
  rows.flatMap((row) => {
    const { place, indicator, unit, value, n, part, low, high, hidden } = row
    const name = `${place} ${indicator}`
    if (hidden !== '') return value === null && n === null && part === null ? [] : [`${name}: ${say.faults.notHidden}`]
    const scale = scaleOf[unit]
    if (scale === undefined || part === null || n === null) return []
    const own = n <= 0 ? null : (scale * part) / n
    if (!isNear(value, own)) return [`${name}: ${say.faults.value(value, own)}`]
    if (unit !== 'percent') return []
    const interval = wilson(Math.min(part, n), n)
    return isNear(low, interval?.[0] ?? null) && isNear(high, interval?.[1] ?? null)
      ? []
      : [`${name}: ${say.faults.interval}`]
  })
