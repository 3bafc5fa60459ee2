import { addDays } from '../deadlines/working-days.js'

/** A day, month, quarter or year as in addresses and files: '2026-11-03', '2026-11', '2026-Q4', '2026'. */
export type Period = { key: string; unit: 'day' | 'month' | 'quarter' | 'year'; from: string; to: string }

const lastDayOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

export const monthOf = (day: string): string => day.slice(0, 7)

/** The month so many months later, '2026-11'. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

const ofMonths = (key: string, unit: Period['unit'], first: string, last: string): Period => ({
  key,
  unit,
  from: `${first}-01`,
  to: lastDayOf(last),
})

const isDay = (text: string): boolean =>
  /^20\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** Null: no period of this century. */
export const readPeriod = (key: string): Period | null => {
  if (isDay(key)) return { key, unit: 'day', from: key, to: key }
  if (/^20\d\d-(?:0[1-9]|1[0-2])$/.test(key)) return ofMonths(key, 'month', key, key)
  if (/^20\d\d$/.test(key)) return ofMonths(key, 'year', `${key}-01`, `${key}-12`)
  const [, year, quarter] = /^(20\d\d)-Q([1-4])$/.exec(key) ?? []
  if (!year || !quarter) return null
  const first = `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}`
  return ofMonths(key, 'quarter', first, addMonths(first, 2))
}

/** The same stretch before it, for comparison. */
export const periodBefore = ({ unit, from }: Period): Period => {
  const before = addDays(from, -1)
  const month = monthOf(before)
  const key = {
    day: before,
    month,
    quarter: `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`,
    year: month.slice(0, 4),
  }[unit]
  const found = readPeriod(key)
  if (!found) throw new Error(`no period before ${from}`)
  return found
}

export const monthsUpTo = (month: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addMonths(month, index - count + 1))

/** A period by its kept sums: whole months, and days of the month that isn't over. Nothing that lies ahead counts. */
export const spansOf = (
  { unit, from, to }: Period,
  today: string,
): { flows: { span: 'day' | 'month'; from: string; to: string }[]; end: string } => {
  const end = to < today ? to : today
  if (from > end) return { flows: [], end }
  if (unit === 'day') return { flows: [{ span: 'day', from, to: end }], end }
  const isWhole = end === lastDayOf(monthOf(end))
  const lastWhole = isWhole ? monthOf(end) : addMonths(monthOf(end), -1)
  return {
    flows: [
      ...(monthOf(from) <= lastWhole ? [{ span: 'month' as const, from: monthOf(from), to: lastWhole }] : []),
      ...(isWhole ? [] : [{ span: 'day' as const, from: `${monthOf(end)}-01`, to: end }]),
    ],
    end,
  }
}
