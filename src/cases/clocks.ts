import type { Calendar } from '../deadlines/calendar.js'
import { computeClock, resumeClock } from '../deadlines/clock-events.js'
import { computeTarget } from '../deadlines/target.js'
import { localDay } from '../shared/clock.js'
import type { CaseClock } from './case.js'
import type { CategoryName } from './categories.js'
import { type CaseKind, type StateName, stateOf } from './kinds/index.js'
import { type CaseClockId, targetClock } from './kinds/state-table.js'

type Running = { clocks: CaseClock[]; dueAt: Date | null }

type Entering = {
  kind: CaseKind
  category: CategoryName
  /** The state that the case enters. */
  state: StateName
  clocks: CaseClock[]
  at: Date
  /** Day of the paper behind the move, 'YYYY-MM-DD'; the day of `at` when there is none. */
  day?: string
}

type Recategorised = { category: CategoryName; clocks: CaseClock[]; targetSince: string | null; day: string }

/** Noon of a local day: any instant of it starts the same clock. */
const noonOf = (day: string): Date => new Date(`${day}T12:00:00+07:00`)

const nearest = (clocks: CaseClock[]): Date | null =>
  clocks
    .filter(({ stoppedOn, pausedOn }) => stoppedOn === null && pausedOn === null)
    .map(({ dueAt }) => dueAt)
    .sort((a, b) => a.getTime() - b.getTime())[0] ?? null

/**
 * Starts, stops, pauses and resumes a case's clocks as its kind's table says (legal-facts section 12). Feedback has
 * no term in law: `feedbackTargets` are working days per category, 'default' for the rest, none where unset.
 */
export const createClockKeeper = (calendar: Calendar, feedbackTargets: Record<string, number>) => {
  const start = (clockId: CaseClockId, category: CategoryName, day: string): CaseClock[] => {
    if (clockId !== targetClock) {
      const clock = computeClock({ clockId, startedAt: noonOf(day), calendar })
      return clock ? [{ ...clock, pausedOn: null, stoppedOn: null }] : []
    }
    const days = feedbackTargets[category] ?? feedbackTargets.default
    if (days === undefined) return []
    const target = computeTarget({ days, unit: 'working_day', start: noonOf(day), calendar })
    return [
      {
        clockId,
        ruleVersion: `${days} ngày làm việc`,
        article: 'mục tiêu của tỉnh',
        ...target,
        rawLastDay: target.dueOn,
        remindOn: target.dueOn,
        skipped: [],
        pausedOn: null,
        stoppedOn: null,
      },
    ]
  }

  const resume = (clock: CaseClock, day: string): CaseClock => {
    const { clockId, pausedOn } = clock
    if (pausedOn === null || clock.stoppedOn !== null) return clock
    if (clockId === targetClock) return { ...clock, pausedOn: null }
    const resumed = resumeClock({ ...clock, clockId }, { pausedOn, resumedAt: noonOf(day), calendar })
    return { ...clock, ...resumed, pausedOn: null }
  }

  return {
    /** The clocks of a case once it enters a state. */
    onEnter({ kind, category, state, clocks, at, day = localDay(at) }: Entering): Running {
      const { starts, stops, isPause } = stateOf(kind, state)
      const kept = clocks
        .map((clock) => (isPause ? { ...clock, pausedOn: clock.pausedOn ?? day } : resume(clock, day)))
        .map((clock) => (stops.includes(clock.clockId) && !clock.stoppedOn ? { ...clock, stoppedOn: day } : clock))
      const started = starts.flatMap((clockId) => start(clockId, category, day))
      const all = [...kept, ...started]
      return { clocks: all, dueAt: nearest(all) }
    },

    /**
     * The clocks of a case under another category: the province's target is counted anew from `targetSince`, the day on
     * which it began (null: it doesn't run), and ends on `day` where the new category has none.
     */
    onCategory({ category, clocks, targetSince, day }: Recategorised): Running {
      const isTarget = ({ clockId, stoppedOn }: CaseClock) => clockId === targetClock && stoppedOn === null
      const running = clocks.find(isTarget)
      const [counted] = targetSince ? start(targetClock, category, targetSince) : []
      const anew = counted && { ...counted, pausedOn: running?.pausedOn ?? null }
      const all = clocks.map((clock) => (isTarget(clock) ? (anew ?? { ...clock, stoppedOn: day }) : clock))
      if (anew && !running) all.push(anew)
      return { clocks: all, dueAt: nearest(all) }
    },
  }
}

export type ClockKeeper = ReturnType<typeof createClockKeeper>
