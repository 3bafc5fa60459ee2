import type { CaseClock } from '../cases/case.js'
import { isOpenDuty } from '../cases/clocks.js'
import type { Calendar } from '../deadlines/calendar.js'
import { addDays, addWorkingDays, countDays, rollBack, rollForward } from '../deadlines/working-days.js'
import { localDay, localTime } from '../shared/clock.js'

/** Half of a duty's time is over; a working day before its end; on its last day; the working day after. */
export const steps = ['half', 'before', 'day', 'after'] as const
export type Step = (typeof steps)[number]

/** 'HH:MM' in Asia/Ho_Chi_Minh: outside these hours nobody is reminded of anything. */
const opens = '07:30'
const closes = '17:30'

/** The instant of a working day from which people are reminded. */
export const openingOf = (day: string): Date => new Date(`${day}T${opens}:00+07:00`)

/** Whether staff may be told something just now: on a working day, by day. */
export const isOfficeTime = (calendar: Calendar, at: Date): boolean => {
  const time = localTime(at)
  return calendar.isWorkingDay(localDay(at)) && opens <= time && time < closes
}

/** The next instant at which steps come up. */
export const nextOpening = (calendar: Calendar, now: Date): Date => {
  const today = openingOf(rollForward(calendar, localDay(now)))
  return today > now ? today : openingOf(addWorkingDays(calendar, localDay(now), 1))
}

/** The day on which half of a clock's calendar days are over; those on which it stood still don't count. */
const middleOf = ({ startedOn, rawLastDay, pauses }: CaseClock): string => {
  const stands = pauses.reduce((sum, { pausedOn, resumedOn }) => sum + countDays(pausedOn, resumedOn), 0)
  const half = Math.ceil((countDays(startedOn, rawLastDay) - stands) / 2)
  return [...pauses]
    .sort((a, b) => a.pausedOn.localeCompare(b.pausedOn))
    .reduce(
      (middle, { pausedOn, resumedOn }) =>
        middle > pausedOn ? addDays(middle, countDays(pausedOn, resumedOn)) : middle,
      addDays(startedOn, half),
    )
}

/** To be done at once: reminded of on its only day. */
const isOfOneDay = ({ startedOn, dueOn }: CaseClock): boolean => startedOn === dueOn

/**
 * The working days on which a duty is reminded of, in order; each at 7:30. Where the law can be read more strictly the
 * first comes by the clock's own warning (`remindOn`) at the latest. A step of the day on which the duty began, or that
 * a later one has caught up with, is left out.
 */
export const stepDaysOf = (clock: CaseClock, calendar: Calendar): { step: Step; day: string }[] => {
  const due = rollBack(calendar, clock.dueOn)
  const before = addWorkingDays(calendar, due, -1)
  const middle = rollForward(calendar, middleOf(clock))
  const warning = rollBack(calendar, clock.remindOn)
  const days: Record<Step, string> = {
    half: warning < middle && warning < before ? warning : middle,
    before,
    day: due,
    after: addWorkingDays(calendar, clock.dueOn, 1),
  }
  return steps
    .map((step) => ({ step, day: days[step] }))
    .filter(
      ({ step, day }, index, all) =>
        (day > clock.startedOn || (step === 'day' && isOfOneDay(clock))) &&
        all.slice(index + 1).every((later) => day < later.day),
    )
}

/** A duty with the step that has come last. */
export type DueStep = { clock: CaseClock; step: Step }

/**
 * What is to be reminded of at an instant: of each open duty the step that came last, for missed ones are no use any
 * more; and when to look again, null when no step is left.
 */
export const planOf = (
  clocks: readonly CaseClock[],
  calendar: Calendar,
  now: Date,
): { due: DueStep[]; next: Date | null } => {
  const due: DueStep[] = []
  const ahead: number[] = []
  for (const clock of clocks.filter(isOpenDuty)) {
    const planned = stepDaysOf(clock, calendar)
    const last = planned.findLast(({ day }) => openingOf(day) <= now)
    if (last) due.push({ clock, step: last.step })
    const next = planned.find(({ day }) => openingOf(day) > now)
    if (next) ahead.push(openingOf(next.day).getTime())
  }
  return { due, next: ahead.length > 0 ? new Date(Math.min(...ahead)) : null }
}

/** Names a step of a duty of a case: the same again is the same reminder. */
export const keyOf = (caseId: string, { clock, step }: DueStep): string =>
  `${caseId}:${clock.clockId}:${clock.dueOn}:${step}`

/** The reminders of a case that still say something: of each duty the newest, and that of its last day. */
export const standingKeys = (caseId: string, due: readonly DueStep[]): string[] =>
  due.flatMap((one) =>
    (one.step === 'after' ? ([one.step, 'day'] as const) : [one.step]).map((step) => keyOf(caseId, { ...one, step })),
  )
