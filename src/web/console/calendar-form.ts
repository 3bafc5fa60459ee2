import type { CalendarContent, CalendarYear, DayOff } from '../../deadlines/calendar-data.js'
import { type CalendarEdit, calendarEdit, nextYearOf } from '../../deadlines/calendar-edit.js'
import type { CalendarProblem } from '../../deadlines/check-calendar.js'
import { calendarPageWording as say } from './calendar-wording.js'

/** One day off as its row of the form shows it; all texts as they were typed. */
export type DayRow = { date: string; name: string; kind: string; makeUp: string; isAssumed: boolean }

const toRow = ({ date, name, kind, makeUpDay, assumed }: DayOff): DayRow => ({
  date,
  name,
  kind,
  makeUp: makeUpDay ?? '',
  isAssumed: assumed,
})
const row = (more: Partial<DayRow>): DayRow => ({
  date: '',
  name: '',
  kind: 'public',
  makeUp: '',
  isAssumed: false,
  ...more,
})

const spareRows = 3
const tetDays = 5

/** The rows of a year that isn't there yet: what the law fixes by date, and names for what it doesn't. */
const rowsOfNewYear = (year: string): DayRow[] => [
  ...Object.entries(say.newYear).map(([date, name]) => row({ date: `${year}-${date}`, name })),
  ...Array.from({ length: tetDays }, () => row({ name: say.tet, kind: 'lunar_new_year' })),
  ...say.withoutDate.map((name) => row({ name })),
]

/** A year's rows, and empty ones to add to. */
export const rowsOfYear = (year: string, known: CalendarYear | undefined): DayRow[] => [
  ...(known ? known.daysOff.map(toRow) : rowsOfNewYear(year)),
  ...Array.from({ length: spareRows }, () => row({})),
]

/** The rows as they were typed, in their places; `keep` marks as assumed what was. */
export const rowsTyped = (typed: Readonly<Record<string, string>>, known: CalendarYear | undefined): DayRow[] => {
  const assumed = new Set(known?.daysOff.filter((one) => one.assumed).map(({ date }) => date))
  const rows: DayRow[] = []
  for (let index = 0; typed[`date_${index}`] !== undefined; index += 1) {
    const date = typed[`date_${index}`] ?? ''
    rows.push({
      date,
      name: typed[`name_${index}`] ?? '',
      kind: typed[`kind_${index}`] ?? '',
      makeUp: typed[`makeup_${index}`] ?? '',
      isAssumed: assumed.has(date),
    })
  }
  return rows
}

/** What was typed, read; or what is wrong, by the name of a field, '' for all of it. */
export type ReadEdit = { edit: CalendarEdit; errors?: undefined } | { errors: Map<string, string> }

const fieldOf: Record<string, string> = { makeUpDay: 'makeup' }

/** Reads a year's form: rows left empty, and those ticked to be removed, are none. */
const readYear = (typed: Readonly<Record<string, string>>): ReadEdit => {
  const kept = rowsTyped(typed, undefined).flatMap((one, index) =>
    typed[`remove_${index}`] === '1' || (one.date === '' && one.name.trim() === '') ? [] : [{ ...one, index }],
  )
  const read = calendarEdit.safeParse({
    what: 'year',
    year: typed.year,
    status: typed.status,
    decision: typed.decision ?? '',
    daysOff: kept.map(({ date, name, kind, makeUp }) => ({ date, name, kind, makeUpDay: makeUp || null })),
  })
  if (read.success) return { edit: read.data }
  const errors = read.error.issues.map(({ path, message }): [string, string] => {
    const [list, at, field] = path
    if (list !== 'daysOff') return [String(list ?? ''), message]
    return [`${fieldOf[String(field)] ?? String(field)}_${kept[Number(at)]?.index ?? 0}`, message]
  })
  return { errors: new Map(errors) }
}

const readClosure = (typed: Readonly<Record<string, string>>): ReadEdit => {
  const { id, communeCode, from, to, reason, decision } = typed
  const read = calendarEdit.safeParse({ what: 'closure', id: id || null, communeCode, from, to, reason, decision })
  if (read.success) return { edit: read.data }
  return { errors: new Map(read.error.issues.map(({ path, message }) => [String(path[0] ?? ''), message])) }
}

/** Reads one of the page's three forms. Throws ZodError for what no form of ours sends. */
export const readEdit = (typed: Readonly<Record<string, string>>): ReadEdit => {
  if (typed.what === 'year') return readYear(typed)
  if (typed.what === 'closure') return readClosure(typed)
  return { edit: calendarEdit.parse({ what: typed.what, id: typed.id }) }
}

/** What a calendar is refused for, beside the rows that it is about; the rest under ''. */
export const errorsOfProblems = (
  problems: readonly CalendarProblem[],
  typed: Readonly<Record<string, string>>,
): Map<string, string> => {
  const rows = rowsTyped(typed, undefined)
  const errors = new Map<string, string>()
  for (const { about, message } of problems) {
    const index = about === null ? -1 : rows.findIndex(({ date }) => date === about)
    const field = index < 0 ? '' : `date_${index}`
    errors.set(field, errors.has(field) ? `${errors.get(field)} ${message}` : message)
  }
  return errors
}

/** The years that have a page: the known ones and the one after them. */
export const yearsOf = (content: CalendarContent): string[] => [
  ...Object.keys(content.years).toSorted(),
  nextYearOf(content),
]
