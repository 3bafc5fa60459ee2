import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import {
  type CalendarContent,
  type CalendarYear,
  type Closure,
  type DayOff,
  dayKinds,
  yearStatuses,
} from './calendar-data.js'
import { calendarWording } from './wording.js'

const say = calendarWording

const day = z.iso.date(say.errors.day)
const line = (most: number) => z.string().trim().max(most, say.errors.long)
const yearName = z.string().regex(/^20\d\d$/)

const dayOffEdit = z.strictObject({
  date: day,
  name: line(120).min(1, say.errors.name),
  kind: z.enum(dayKinds),
  makeUpDay: day.nullable(),
})

/** What an administrator changes at a time: one year whole, or one commune's closure (`id` null: a new one). */
export const calendarEdit = z.discriminatedUnion('what', [
  z.strictObject({
    what: z.literal('year'),
    year: yearName,
    status: z.enum(yearStatuses),
    decision: line(300).transform((text) => text || null),
    daysOff: z.array(dayOffEdit).max(60),
  }),
  z.strictObject({
    what: z.literal('closure'),
    id: z.string().max(60).nullable(),
    communeCode: z.string().max(10),
    from: day,
    to: day,
    reason: line(120).min(1, say.problems.closureReason),
    decision: line(300).min(1, say.problems.closureDecision),
  }),
  z.strictObject({ what: z.literal('closure_removed'), id: z.string().max(60) }),
])
export type CalendarEdit = z.output<typeof calendarEdit>

type YearEdit = Extract<CalendarEdit, { what: 'year' }>

const statute = 'Bộ luật Lao động 2019, Điều 111–112'

const editYear = (before: CalendarYear | undefined, edit: YearEdit): CalendarYear => {
  const assumed = new Set(before?.daysOff.filter((one) => one.assumed).map(({ date }) => date))
  const daysOff = edit.daysOff
    .map((one): DayOff => ({ ...one, assumed: edit.status === 'provisional' && assumed.has(one.date) }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))
  return {
    status: edit.status,
    decision: edit.decision,
    daysOff,
    proposals: before?.proposals.filter(({ dayOff }) => !daysOff.some(({ date }) => date === dayOff)) ?? [],
    sources: before?.sources ?? [statute],
  }
}

/** The year that may be added to a calendar: the one after its last. */
export const nextYearOf = ({ years }: Pick<CalendarContent, 'years'>): string =>
  String(Math.max(...Object.keys(years).map(Number)) + 1)

/** The content after an edit. Throws InvalidInput for a year that leaves a gap, or a closure that is gone. */
export const applyEdit = (content: CalendarContent, edit: CalendarEdit): CalendarContent => {
  if (edit.what === 'year') {
    const before = content.years[edit.year]
    const next = nextYearOf(content)
    if (!before && edit.year !== next) throw new InvalidInput(say.problems.unknownYear(next))
    return { ...content, years: { ...content.years, [edit.year]: editYear(before, edit) } }
  }
  if (edit.id !== null && !content.closures.some(({ id }) => id === edit.id))
    throw new InvalidInput(say.errors.closureGone)
  const others = content.closures.filter(({ id }) => id !== edit.id)
  if (edit.what === 'closure_removed') return { ...content, closures: others }
  const { what: _what, ...closure } = edit
  const closures = [...others, { ...closure, id: closure.id ?? randomUUID() }]
  return { ...content, closures: closures.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
}

const sameDay = (a: DayOff, b: DayOff): boolean => a.name === b.name && a.kind === b.kind && a.makeUpDay === b.makeUpDay

const yearChanges = (year: string, before: CalendarYear | undefined, after: CalendarYear): string[] => {
  const old = new Map(before?.daysOff.map((one) => [one.date, one]))
  const kept = new Set(after.daysOff.map(({ date }) => date))
  const isRestated = before?.status !== after.status || before.decision !== after.decision
  return [
    ...(isRestated ? [say.changes.status(year, after.status, after.decision)] : []),
    ...(before?.daysOff.filter(({ date }) => !kept.has(date)).map(say.changes.removed) ?? []),
    ...after.daysOff.flatMap((one) => {
      const earlier = old.get(one.date)
      if (!earlier) return [say.changes.added(one)]
      return sameDay(earlier, one) ? [] : [say.changes.changed(earlier, one)]
    }),
  ]
}

const sameClosure = (a: Closure, b: Closure | undefined): boolean =>
  b !== undefined && (['communeCode', 'from', 'to', 'reason', 'decision'] as const).every((key) => a[key] === b[key])

/** What differs between two contents, a line for each thing, for people. */
export const describeChanges = (
  before: CalendarContent,
  after: CalendarContent,
  communeName: (code: string) => string | null,
): string[] => {
  const nameOf = ({ communeCode }: Closure): string => communeName(communeCode) ?? communeCode
  const idsAfter = new Set(after.closures.map(({ id }) => id))
  const old = new Map(before.closures.map((one) => [one.id, one]))
  return [
    ...Object.entries(after.years).flatMap(([year, one]) => yearChanges(year, before.years[year], one)),
    ...before.closures.filter(({ id }) => !idsAfter.has(id)).map((one) => say.changes.reopened(nameOf(one), one)),
    ...after.closures
      .filter((one) => !sameClosure(one, old.get(one.id)))
      .map((one) => say.changes.closed(nameOf(one), one)),
  ]
}
