import { isDisciplinary } from '../routing/route-case.js'
import { localDay } from '../shared/clock.js'
import { foldMarks } from '../shared/text.js'
import type { Case, CaseClock, CaseContent } from './case.js'
import type { CaseClockId } from './kinds/state-table.js'

const written =
  /(?<![\d/.-])(\d{1,2})(?:\s*[/.-]\s*|\s+thang\s+)(\d{1,2})(?:(?:\s*[/.-]\s*|\s+nam\s+)(\d{4}|\d{2}))?(?![\d/])/
const before: readonly [RegExp, number][] = [
  [/\bhom nay\b|\bsang nay\b|\bchieu nay\b/, 0],
  [/\bhom qua\b/, 1],
  [/\bhom kia\b/, 2],
]
const dayMs = 86_400_000

const isoOf = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null
}

/** The day that words tell, never one that lies ahead; null: none beyond doubt. Without a year the last one is meant. */
export const readPastDay = (words: string, today: string): string | null => {
  const text = words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
  const [, day, month, year] = written.exec(text) ?? []
  if (day && month) {
    const full = year ? (year.length === 2 ? 2000 + Number(year) : Number(year)) : Number(today.slice(0, 4))
    const read = isoOf(full, Number(month), Number(day))
    if (read && read > today) return year ? null : isoOf(full - 1, Number(month), Number(day))
    return read
  }
  const [, ago] = before.find(([said]) => said.test(foldMarks(words))) ?? []
  return ago === undefined ? null : new Date(Date.parse(today) - ago * dayMs).toISOString().slice(0, 10)
}

/** Which limit a complaint must keep: Luật Khiếu nại Điều 9, 33, and 48 for decisions that discipline. */
const limitClockOf = ({ kind, text }: Pick<CaseContent, 'kind' | 'text'>): CaseClockId | null => {
  if (kind === 'second_complaint') return 'kn.second'
  if (kind !== 'complaint') return null
  return isDisciplinary(text) ? 'kn.limit.discipline' : 'kn.limit'
}

/** The limit that began on the day the person received or learnt what is complained of; none where the day isn't known. */
export const ownLimitStart = (
  content: Pick<CaseContent, 'kind' | 'text' | 'when'>,
  at: Date,
): { clock: CaseClockId; day: string }[] => {
  const clock = limitClockOf(content)
  const day = clock && content.when ? readPastDay(content.when, localDay(at)) : null
  return clock && day ? [{ clock, day }] : []
}

const limits: ReadonlySet<CaseClockId> = new Set(['kn.limit', 'kn.limit.discipline', 'kn.second'])

/** The limit of a complaint that isn't handed in yet, or was handed in after it; `isLate`: it is over. */
export const ownLimitOf = (
  { clocks }: Pick<Case, 'clocks'>,
  today: string,
): (CaseClock & { isLate: boolean }) | null => {
  const found = clocks.find(({ clockId }) => limits.has(clockId))
  return found ? { ...found, isLate: (found.stoppedOn ?? today) > found.dueOn } : null
}
