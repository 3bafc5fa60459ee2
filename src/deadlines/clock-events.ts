import { localDay } from '../shared/clock.js'
import { type Calendar, stateCalendar } from './calendar.js'
import {
  type ClockId,
  type ClockRule,
  type ClockUnit,
  type Finding,
  findRule,
  ruleOfVersion,
  versionOf,
} from './clock-rules.js'
import {
  addDays,
  addWorkingDays,
  addYears,
  countDays,
  countWorkingDays,
  endOfDay,
  rollBack,
  rollForward,
} from './working-days.js'

/** A running clock of the law. Days are 'YYYY-MM-DD' in Asia/Ho_Chi_Minh. */
export type LegalClock = {
  clockId: ClockId
  /** The wording of the rule that the clock started under and keeps: 'kn.accept@2026-07-01'. */
  ruleVersion: string
  article: string
  startedOn: string
  /** Last day before rolling past days off; staff count by it, extensions are added to it. */
  rawLastDay: string
  /** Last day after rolling; overdue only once it is over. For "takes effect" clocks the first day of effect. */
  dueOn: string
  /** The instant at which it becomes overdue (or takes effect). */
  dueAt: Date
  /** The working day on which staff are warned: before the raw last day, and before the stricter reading if there is one. */
  remindOn: string
  /** Days off that moved the due day, with their names, so that a person can check the sum. */
  skipped: { date: string; name: string }[]
  /** Rests on days off that no decision has fixed yet. */
  provisional: boolean
}

type Pause = { pausedOn: string; resumedAt: Date }

/** What a rule counts by: working days are the offices' own, everything else goes by the state's days off alone. */
const countedBy = ({ unit }: Pick<ClockRule, 'unit'>, calendar: Calendar): Calendar =>
  unit === 'working_day' ? calendar : calendar.ofState

const later = (a: string, b: string): string => (a > b ? a : b)

type Term = { unit: ClockUnit; amount: number; direction: ClockRule['direction'] }

/** The amount after the findings: remote and complex together is its own row. */
const amountOf = ({ amount, variants }: ClockRule, findings: readonly Finding[]): number =>
  variants.findLast((variant) => variant.findings.every((one) => findings.includes(one)))?.amount ?? amount

const lastDayOf = (calendar: Calendar, from: string, { unit, amount, direction }: Term): string => {
  const signed = direction === 'backward' ? -amount : amount
  if (unit === 'working_day') return addWorkingDays(calendar, from, signed)
  return unit === 'year' ? addYears(from, signed) : addDays(from, signed)
}

/** The days off of a stretch, both ends counted, with their names. */
export const daysOffBetween = (calendar: Calendar, from: string, to: string): LegalClock['skipped'] => {
  const found: LegalClock['skipped'] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const name = calendar.dayOffName(date)
    if (name !== null) found.push({ date, name })
  }
  return found
}

const isProvisionalBetween = (calendar: Calendar, from: string, to: string): boolean => {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    if (calendar.isProvisional(`${year}-01-01`)) return true
  }
  return false
}

/** Everything that follows from a raw last day; `countedFrom` is the day (not counted) where the last stretch began. */
const settle = (
  rule: ClockRule,
  calendar: Calendar,
  {
    startedOn,
    countedFrom,
    rawLastDay,
    earlierSkipped = [],
  }: { startedOn: string; countedFrom: string; rawLastDay: string; earlierSkipped?: LegalClock['skipped'] },
): LegalClock => {
  const isBackward = rule.direction === 'backward'
  const dueOn =
    rule.ends === 'next_working_day'
      ? rollForward(calendar, rawLastDay)
      : rule.ends === 'day_after'
        ? addDays(rawLastDay, 1)
        : rawLastDay
  const countsOff = rule.unit === 'working_day'
  const skipped = isBackward
    ? daysOffBetween(calendar, countsOff ? rawLastDay : startedOn, addDays(startedOn, -1))
    : rule.ends === 'next_working_day'
      ? daysOffBetween(calendar, countsOff ? addDays(countedFrom, 1) : rawLastDay, dueOn)
      : []
  const alsoBy = rule.alsoRemindBy && lastDayOf(calendar, startedOn, { ...rule.alsoRemindBy, direction: 'forward' })
  const warnBefore = alsoBy !== null && alsoBy < rawLastDay ? alsoBy : rawLastDay
  const remindOn = rollBack(calendar, addDays(warnBefore, -1))
  return {
    clockId: rule.id,
    ruleVersion: versionOf(rule),
    article: rule.article,
    startedOn,
    rawLastDay,
    dueOn,
    dueAt: endOfDay(rule.ends === 'day_after' ? rawLastDay : dueOn),
    remindOn: isBackward ? remindOn : later(remindOn, startedOn),
    skipped: [...earlierSkipped, ...skipped],
    provisional: isBackward
      ? isProvisionalBetween(calendar, dueOn, startedOn)
      : isProvisionalBetween(calendar, startedOn, dueOn),
  }
}

const hourMilliseconds = 3_600_000

/**
 * Starts a clock at an event (its day isn't counted; hours run from the moment). Backward clocks start at the event
 * they end before. Null where the law fixed no term on that day. `pauses` and `extensions` replay what came after,
 * so that a changed calendar gives the new dates of an open clock.
 */
export const computeClock = (input: {
  clockId: ClockId
  startedAt: Date
  findings?: readonly Finding[]
  pauses?: readonly Pause[]
  extensions?: number
  /** The days of each extension; one without is as long as the law lets it be. */
  extensionDays?: readonly number[]
  calendar?: Calendar
}): LegalClock | null => {
  const { clockId, startedAt, findings = [], pauses = [], extensions = 0, extensionDays = [] } = input
  const startedOn = localDay(startedAt)
  const rule = findRule(clockId, startedOn)
  if (rule === null) return null
  const calendar = countedBy(rule, input.calendar ?? stateCalendar)
  const amount = amountOf(rule, findings)
  if (rule.unit === 'hour') return computeHours(rule, calendar, startedAt, amount)

  const rawLastDay = lastDayOf(calendar, startedOn, { unit: rule.unit, amount, direction: rule.direction })
  let clock = settle(rule, calendar, { startedOn, countedFrom: startedOn, rawLastDay })
  for (let times = 0; times < extensions; times += 1)
    clock = extendClock(clock, { alreadyExtended: times, days: extensionDays[times], calendar })
  for (const { pausedOn, resumedAt } of pauses) clock = resumeClock(clock, { pausedOn, resumedAt, calendar })
  return clock
}

/** Hours run through days off (Bộ luật Dân sự, Điều 147.1). */
const computeHours = (rule: ClockRule, calendar: Calendar, startedAt: Date, hours: number): LegalClock => {
  const dueAt = new Date(startedAt.getTime() + hours * hourMilliseconds)
  const startedOn = localDay(startedAt)
  const dueOn = localDay(dueAt)
  const dayBefore = addDays(dueOn, -1)
  return {
    ...settle({ ...rule, ends: 'as_is' }, calendar, { startedOn, countedFrom: startedOn, rawLastDay: dueOn }),
    dueAt,
    remindOn: later(dayBefore, startedOn),
    provisional: false,
  }
}

/** True when the law lets this clock stand still from that day on. */
export const canPause = (clock: Pick<LegalClock, 'ruleVersion'>, day: string): boolean => {
  const { pause } = ruleOfVersion(clock.ruleVersion)
  return pause !== null && (pause.from === null || pause.from <= day)
}

/**
 * Goes on after a pause: the days used up to the day of the pause are kept, the rest is counted from the day after the
 * resumption (Nghị định 155/2026 Điều 12; Luật Tố cáo Điều 34.2). A clock that had run out before stays as it was.
 */
export const resumeClock = (
  clock: LegalClock,
  { pausedOn, resumedAt, calendar: given = stateCalendar }: Pause & { calendar?: Calendar },
): LegalClock => {
  const rule = ruleOfVersion(clock.ruleVersion)
  const calendar = countedBy(rule, given)
  if (pausedOn > clock.dueOn) return clock
  const resumedOn = localDay(resumedAt)
  const isWorking = rule.unit === 'working_day'
  const left = isWorking
    ? countWorkingDays(calendar, pausedOn, clock.rawLastDay)
    : countDays(pausedOn, clock.rawLastDay)
  const rawLastDay = lastDayOf(calendar, resumedOn, {
    unit: isWorking ? 'working_day' : 'calendar_day',
    amount: left,
    direction: 'forward',
  })
  const earlierSkipped = isWorking ? clock.skipped.filter(({ date }) => date <= pausedOn) : []
  const resumed = settle(rule, calendar, {
    startedOn: clock.startedOn,
    countedFrom: resumedOn,
    rawLastDay,
    earlierSkipped,
  })
  return { ...resumed, article: clock.article }
}

/**
 * Adds one extension to the raw last day, of the days that its paper gives, else of the law's most. Throws RangeError when
 * the law allows no (further) extension, or none so long.
 */
export const extendClock = (
  clock: LegalClock,
  {
    alreadyExtended = 0,
    days,
    calendar: given = stateCalendar,
  }: { alreadyExtended?: number; days?: number | undefined; calendar?: Calendar } = {},
): LegalClock => {
  const rule = ruleOfVersion(clock.ruleVersion)
  const calendar = countedBy(rule, given)
  if (!rule.extension || alreadyExtended >= rule.extension.most)
    throw new RangeError(`${clock.clockId} can't be extended`)
  const added = days ?? rule.extension.amount
  if (added < 1 || added > rule.extension.amount) throw new RangeError(`${clock.clockId} can't be extended by ${added}`)
  const rawLastDay = addDays(clock.rawLastDay, added)
  const extended = settle(rule, calendar, { startedOn: clock.startedOn, countedFrom: clock.startedOn, rawLastDay })
  return { ...extended, article: `${rule.article}; ${rule.extension.article}` }
}
