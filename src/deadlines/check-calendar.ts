import { weekendName } from './calendar.js'
import type { CalendarContent, CalendarYear, Closure, DayOff } from './calendar-data.js'
import { calendarWording } from './wording.js'
import { countDays } from './working-days.js'

const say = calendarWording.problems

/** Why a calendar is refused; `about`: the day off, or the closure's id, that it is about, null for all of it. */
export type CalendarProblem = { about: string | null; message: string }

/** Bộ luật Lao động Điều 112.1.b. */
const lunarNewYearDays = 5
/** Guards of ours against a slip of the pen. */
const mostDaysToMakeUp = 60
const mostClosedDays = 90

const problem = (about: string | null, message: string): CalendarProblem => ({ about, message })

const apart = (a: string, b: string): number => Math.max(countDays(a, b), countDays(b, a))

const repeated = (all: readonly string[]): Set<string> =>
  new Set(all.filter((one, index) => all.indexOf(one) !== index))

const problemsOfDay = (
  { date, kind, makeUpDay }: DayOff,
  { year, off, twice, madeUpTwice }: { year: string; off: Set<string>; twice: Set<string>; madeUpTwice: Set<string> },
): CalendarProblem[] => {
  const said: (string | false)[] = [
    date.slice(0, 4) !== year && say.otherYear(date, year),
    twice.has(date) && say.twice(date),
    (kind === 'swapped' || kind === 'substitute') && weekendName(date) !== null && say.onWeekend(date),
    kind === 'swapped' && makeUpDay === null && say.makeUpMissing(date),
    ...(makeUpDay === null
      ? []
      : [
          kind !== 'swapped' && say.makeUpNeedless(date),
          off.has(makeUpDay) && say.offAndWorked(makeUpDay),
          weekendName(makeUpDay) === null && say.notWeekend(makeUpDay),
          madeUpTwice.has(makeUpDay) && say.madeUpTwice(makeUpDay),
          apart(date, makeUpDay) > mostDaysToMakeUp && say.makeUpFar(date),
        ]),
  ]
  return said.flatMap((message) => (message ? [problem(date, message)] : []))
}

/** Tết lies in the first two months; five days named so in August are none. */
const isTet = ({ date, kind }: DayOff): boolean => kind === 'lunar_new_year' && date.slice(5, 7) <= '02'

const problemsOfYear = ([year, { status, decision, daysOff }]: [string, CalendarYear]): CalendarProblem[] => {
  const tet = new Set(daysOff.filter(isTet).map(({ date }) => date)).size
  return [
    ...(tet < lunarNewYearDays ? [problem(null, say.noTet(year, tet))] : []),
    ...(status === 'official' && !decision?.trim() ? [problem(null, say.decisionMissing(year))] : []),
  ]
}

const problemsOfClosure = (
  one: Closure,
  closures: readonly Closure[],
  isCommune: (code: string) => boolean,
): CalendarProblem[] => {
  const other = closures.find(
    ({ id, communeCode, from, to }) =>
      id !== one.id && communeCode === one.communeCode && from <= one.to && one.from <= to,
  )
  const said = [
    !isCommune(one.communeCode) && say.unknownCommune,
    one.to < one.from && say.closureOrder,
    countDays(one.from, one.to) >= mostClosedDays && say.closureLong,
    other && say.closureTwice(other.from, other.to),
    one.reason.trim() === '' && say.closureReason,
    one.decision.trim() === '' && say.closureDecision,
  ]
  return said.flatMap((message) => (message ? [problem(one.id, message)] : []))
}

/**
 * Everything for which a calendar is refused, in Vietnamese; empty when it may be used. A day may not be both off and
 * worked, in whichever year it stands, and no year is without Tết.
 */
export const problemsOfCalendar = (
  { years, closures }: CalendarContent,
  isCommune: (code: string) => boolean,
): CalendarProblem[] => {
  const all = Object.values(years).flatMap(({ daysOff }) => daysOff)
  const off = new Set(all.map(({ date }) => date))
  const twice = repeated(all.map(({ date }) => date))
  const madeUpTwice = repeated(all.flatMap(({ makeUpDay }) => makeUpDay ?? []))
  const found = [
    ...Object.entries(years).flatMap(([year, { daysOff }]) =>
      daysOff.flatMap((one) => problemsOfDay(one, { year, off, twice, madeUpTwice })),
    ),
    ...Object.entries(years).flatMap(problemsOfYear),
    ...closures.flatMap((one) => problemsOfClosure(one, closures, isCommune)),
  ]
  return found.filter((one, index) => found.findIndex(({ message }) => message === one.message) === index)
}
