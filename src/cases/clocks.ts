import type { Calendar } from '../deadlines/calendar.js'
import { canPause, computeClock, extendClock, resumeClock } from '../deadlines/clock-events.js'
import { type ClockRole, type Finding, roleOf, ruleOfVersion } from '../deadlines/clock-rules.js'
import { computeTarget } from '../deadlines/target.js'
import type { Case, CaseClock } from './case.js'
import type { CategoryName } from './categories.js'
import {
  type CaseClockId,
  crimeClock,
  extensionClock,
  isTargetClock,
  protectionClock,
  targetClock,
  urgentProtectionClock,
} from './kinds/state-table.js'
import { caseWording } from './wording.js'

type Running = { clocks: CaseClock[]; dueAt: Date | null }

/** What a step does to the clocks of a case. Days are local, 'YYYY-MM-DD'. */
export type ClockStep = {
  clocks: CaseClock[]
  category: CategoryName
  findings: readonly Finding[]
  /** Day of the paper behind the step, or of the step. */
  day: string
  starts: readonly { clock: CaseClockId; day: string }[]
  stops: readonly CaseClockId[]
  /** Clocks that the law lets stand still do so from now on, go on, or stay as they are. */
  pause?: 'stand' | 'go_on'
}

/** What a clock of a case is; the province's own targets are duties. */
export const roleOfClock = ({ clockId, ruleVersion }: Pick<CaseClock, 'clockId' | 'ruleVersion'>): ClockRole =>
  isTargetClock(clockId) ? 'duty' : roleOf(ruleOfVersion(ruleVersion))

/** What a clock is called, for people: what has to be done, or may be. */
export const nameOfClock = ({ clockId, ruleVersion }: Pick<CaseClock, 'clockId' | 'ruleVersion'>): string =>
  isTargetClock(clockId) ? caseWording.targets[clockId] : ruleOfVersion(ruleVersion).duty

/** Neither ended nor standing still. */
export const isRunning = ({ stoppedOn, pausedOn }: Pick<CaseClock, 'stoppedOn' | 'pausedOn'>): boolean =>
  stoppedOn === null && pausedOn === null

/** A duty that nobody has done yet; only such a one can be overdue. */
export const isOpenDuty = (clock: CaseClock): boolean => isRunning(clock) && roleOfClock(clock) === 'duty'

/** Over by that day: no finding, extension or pause moves its last day any more. */
export const isOverBy = ({ dueOn, isToldOver }: Pick<CaseClock, 'dueOn' | 'isToldOver'>, day: string): boolean =>
  isToldOver === true || day > dueOn

/** The province's target of the answer, which nobody has met yet; not one that a joined case brought. */
export const isOpenTarget = ({ clockId, stoppedOn, comesFrom }: CaseClock): boolean =>
  clockId === targetClock && stoppedOn === null && comesFrom === undefined

type Recategorised = { category: CategoryName; clocks: CaseClock[]; targetSince: string | null; day: string }

/** Noon of a local day: any instant of it starts the same clock. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00+07:00`)

/** The nearest duty that isn't done. */
export const nearestDuty = (clocks: readonly CaseClock[]): CaseClock | undefined =>
  clocks.filter(isOpenDuty).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0]

/** The end of the nearest duty that isn't done. */
export const nearestDue = (clocks: readonly CaseClock[]): Date | null => nearestDuty(clocks)?.dueAt ?? null

/** The clocks whose day a citizen is promised; the others are the office's own business. */
const promised: ReadonlySet<CaseClockId> = new Set([
  'target.answer',
  'kn.accept',
  'kn.resolve1',
  'kn.resolve2',
  'tc.first',
  'tc.resolve',
  'tc.repeat',
])

/** The duties that an answer or a decision to the citizen ends. */
export const answerClocks = ['target.answer', 'kn.resolve1', 'kn.resolve2'] as const satisfies readonly CaseClockId[]

/** Whether a clock's day is told to the citizen as the one on which they hear something. */
export const isPromised = ({ clockId }: Pick<CaseClock, 'clockId'>): boolean => promised.has(clockId)

/** The clock whose day the citizen is told everywhere: page, chat, receipt, papers; undefined where none is promised. */
export const promisedClock = (clocks: readonly CaseClock[]): CaseClock | undefined =>
  clocks
    .filter((clock) => isRunning(clock) && promised.has(clock.clockId))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0]

/** The day by which the citizen hears something next; null where none is promised. */
export const promisedDay = (clocks: readonly CaseClock[]): string | null => promisedClock(clocks)?.dueOn ?? null

/** What the citizen may do until when: complain again, sue, go on. */
export const ownLimits = (clocks: readonly CaseClock[]): CaseClock[] =>
  clocks.filter((clock) => isRunning(clock) && roleOfClock(clock) === 'limit')

/** What one extension adds where its paper was recorded without days (Luật Tố cáo Điều 30). */
export const mostExtensionDays = 30

/** The days of one of the province's targets, as it was set when the clock began. */
const daysOfTarget = ({ ruleVersion }: CaseClock): number => Number.parseInt(ruleVersion, 10)

/** Own target for a word on protection that was asked for; the law says only "kịp thời" (Luật Tố cáo Điều 51). */
export const protectionDays = 1
/** Own target for telling of an extension, as long as for other decisions of the kind (Luật Tố cáo Điều 34 khoản 4). */
export const extensionDays = 5

/**
 * Starts, stops, pauses, extends and recomputes a case's clocks as its kind's tables say (legal-facts section 12).
 * Feedback has no term in law for the answer: `feedbackTargets` are working days per category, 'default' for the rest,
 * none where unset. `calendar` gives the days off as they are known now, an office's closures with them: these move the
 * province's own targets alone, never a term of the law (decision 0049).
 */
export const createClockKeeper = (calendar: () => Calendar, feedbackTargets: Record<string, number>) => {
  const startTarget = (
    clockId: CaseClockId,
    days: number | undefined,
    day: string,
    article = 'mục tiêu của tỉnh',
  ): CaseClock[] => {
    if (days === undefined) return []
    const target = computeTarget({ days, unit: 'working_day', start: noonOf(day), calendar: calendar() })
    return [
      {
        clockId,
        ruleVersion: `${days} ngày làm việc`,
        article,
        ...target,
        remindOn: target.dueOn,
        pausedOn: null,
        stoppedOn: null,
        pauses: [],
        extensions: 0,
      },
    ]
  }

  const start = (clockId: CaseClockId, day: string, step: Pick<ClockStep, 'category' | 'findings'>): CaseClock[] => {
    if (clockId === protectionClock) return startTarget(clockId, protectionDays, day)
    if (clockId === urgentProtectionClock) return startTarget(clockId, 0, day)
    if (clockId === crimeClock) return startTarget(clockId, 0, day, 'LTC 27.1')
    if (clockId === extensionClock) return startTarget(clockId, extensionDays, day)
    if (clockId === targetClock)
      return startTarget(clockId, feedbackTargets[step.category] ?? feedbackTargets.default, day)
    const clock = computeClock({
      clockId,
      startedAt: noonOf(day),
      findings: step.findings,
      calendar: calendar().ofState,
    })
    return clock ? [{ ...clock, pausedOn: null, stoppedOn: null, pauses: [], extensions: 0 }] : []
  }

  const stand = (clock: CaseClock, day: string): CaseClock =>
    isRunning(clock) && !isTargetClock(clock.clockId) && canPause(clock, day) && !isOverBy(clock, day)
      ? { ...clock, pausedOn: day }
      : clock

  const goOn = (clock: CaseClock, day: string): CaseClock => {
    const { clockId, pausedOn } = clock
    if (pausedOn === null || clock.stoppedOn !== null || isTargetClock(clockId)) return clock
    const resumed = resumeClock(
      { ...clock, clockId },
      { pausedOn, resumedAt: noonOf(day), calendar: calendar().ofState },
    )
    return { ...clock, ...resumed, pausedOn: null, pauses: [...clock.pauses, { pausedOn, resumedOn: day }] }
  }

  /** The same clock under other findings or another calendar; one that has ended stays as it was. */
  const computeAgain = (clock: CaseClock, findings: readonly Finding[], category: CategoryName | null): CaseClock => {
    const { clockId, pauses, extensions, extensionDays = [], stoppedOn, pausedOn, startedOn } = clock
    if (stoppedOn !== null) return clock
    if (isTargetClock(clockId)) {
      const [again] = category
        ? start(clockId, startedOn, { category, findings })
        : startTarget(clockId, daysOfTarget(clock), startedOn, clock.article)
      return again ? { ...clock, ...again, pausedOn } : clock
    }
    const again = computeClock({
      clockId,
      startedAt: noonOf(startedOn),
      findings: clock.findings ?? findings,
      extensions,
      extensionDays,
      pauses: pauses.map((one) => ({ pausedOn: one.pausedOn, resumedAt: noonOf(one.resumedOn) })),
      calendar: calendar().ofState,
    })
    return again ? { ...clock, ...again } : clock
  }

  const running = (clocks: CaseClock[]): Running => ({ clocks, dueAt: nearestDue(clocks) })

  return {
    /** Why nobody works on a day; null: it is a working day. */
    dayOffName: (day: string): string | null => calendar().dayOffName(day),

    /** The clocks of a case after a step. */
    afterStep({ clocks, day, starts, stops, pause, ...step }: ClockStep): Running {
      const kept = clocks
        .map((clock) => (pause === 'stand' ? stand(clock, day) : pause === 'go_on' ? goOn(clock, day) : clock))
        .map((clock) => (stops.includes(clock.clockId) && !clock.stoppedOn ? { ...clock, stoppedOn: day } : clock))
      return running([...kept, ...starts.flatMap(({ clock, day: from }) => start(clock, from, step))])
    },

    /**
     * The open clocks that began on one day, begun on another, and the sender's own limits that ended on it, ended there: the
     * day of the letter was written down wrongly.
     */
    beginOn(
      clocks: readonly CaseClock[],
      { from, to, ...step }: { from: string; to: string } & Pick<ClockStep, 'category' | 'findings'>,
    ): Running {
      return running(
        clocks.flatMap((clock) =>
          clock.stoppedOn === null && clock.startedOn === from && !isTargetClock(clock.clockId)
            ? start(clock.clockId, to, step)
            : clock.stoppedOn === from && roleOfClock(clock) === 'limit'
              ? [{ ...clock, stoppedOn: to }]
              : [clock],
        ),
      )
    },

    /** One duty is done on that day. */
    afterDuty: (clocks: readonly CaseClock[], done: CaseClock, day: string): CaseClock[] =>
      clocks.map((clock) => (clock === done ? { ...clock, stoppedOn: day } : clock)),

    /** The open clocks as what was found on that day makes them; `isTooLate`: it would have moved one that was over by then. */
    underFinding(
      clocks: readonly CaseClock[],
      {
        before,
        after,
        category,
        day,
      }: { before: readonly Finding[]; after: readonly Finding[]; category: CategoryName; day: string },
    ): Running & { isTooLate: boolean } {
      const pairs = clocks.map((clock) => {
        const again = computeAgain(clock, after, category)
        const isTooLate = isOverBy(clock, day) && again.rawLastDay !== clock.rawLastDay
        return { clock: isTooLate ? { ...clock, findings: before } : again, isTooLate }
      })
      return { ...running(pairs.map(({ clock }) => clock)), isTooLate: pairs.some(({ isTooLate }) => isTooLate) }
    },

    /** The open clocks under the calendar of today; a target keeps the days that it was given, whatever is set now. */
    underCalendar: (clocks: readonly CaseClock[], findings: readonly Finding[]): Running =>
      running(clocks.map((clock) => computeAgain(clock, findings, null))),

    /** Adds an extension of so many days to the clock that has one. Throws RangeError when the law allows no more. */
    extend(clocks: readonly CaseClock[], clockId: CaseClockId, days: number): Running {
      return running(
        clocks.map((clock) => {
          if (clock.clockId !== clockId || isTargetClock(clock.clockId) || clock.stoppedOn !== null) return clock
          const legal = { ...clock, clockId: clock.clockId }
          const extended = extendClock(legal, { alreadyExtended: clock.extensions, days, calendar: calendar().ofState })
          const daysBefore = clock.extensionDays ?? Array<number>(clock.extensions).fill(mostExtensionDays)
          return { ...clock, ...extended, extensions: clock.extensions + 1, extensionDays: [...daysBefore, days] }
        }),
      )
    },

    /**
     * The clocks of a case under another category: the province's target is counted anew from `targetSince`, the day on
     * which it began (null: it doesn't run), and ends on `day` where the new category has none.
     */
    onCategory({ category, clocks, targetSince, day }: Recategorised): Running {
      const before = clocks.find(isOpenTarget)
      const [counted] = targetSince ? start(targetClock, targetSince, { category, findings: [] }) : []
      const anew = counted && { ...counted, pausedOn: before?.pausedOn ?? null }
      const all = clocks.map((clock) => (isOpenTarget(clock) ? (anew ?? { ...clock, stoppedOn: day }) : clock))
      return running(anew && !before ? [...all, anew] : all)
    },
  }
}

export type ClockKeeper = ReturnType<typeof createClockKeeper>

/** The clocks of a case by the days off of the offices that it lies and lay with. */
export type ClocksOf = (found: Pick<Case, 'agency' | 'formerOffices'>) => ClockKeeper
