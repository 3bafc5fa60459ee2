import { reply } from '../messaging/message.js'
import { readableDay } from '../shared/clock.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { newsOf } from './change-case.js'
import { type ClockKeeper, isOpenDuty, nameOfClock, ownLimits } from './clocks.js'
import type { CaseClockId } from './kinds/state-table.js'
import { whoSettlesSecond } from './linked-cases.js'
import { caseWording, describeLimit } from './wording.js'

/**
 * What the citizen may do once a period for resolving is over without an answer, counted from its end: complain again
 * (Luật Khiếu nại Điều 33.1), sue (Luật Tố tụng hành chính Điều 116.3).
 */
const waysOn: Partial<Record<CaseClockId, readonly CaseClockId[]>> = {
  'kn.resolve1': ['kn.second', 'kn.sue'],
  'kn.resolve2': ['kn.sue'],
}

const isUnanswered = (clock: CaseClock, at: Date): boolean =>
  waysOn[clock.clockId] !== undefined && isOpenDuty(clock) && clock.dueAt <= at

/** The clocks of a case with those limits of the citizen's that began with the end of its period, told or not told yet. */
export const withWaysOn = (found: Case, clocks: ClockKeeper, at: Date): CaseClock[] => {
  const over = found.clocks.find((clock) => isUnanswered(clock, at))
  const ways = (over && waysOn[over.clockId]) ?? []
  const starts = ways.filter((way) => !found.clocks.some(({ clockId }) => clockId === way))
  if (!over || starts.length === 0) return found.clocks
  return clocks.afterStep({
    clocks: found.clocks,
    category: found.category,
    findings: found.findings,
    day: over.dueOn,
    starts: starts.map((clock) => ({ clock, day: over.dueOn })),
    stops: [],
  }).clocks
}

/** Whether a period that a citizen waits through is over at that instant. */
export const hasUnanswered = (clocks: readonly CaseClock[], at: Date): boolean =>
  clocks.some((clock) => isUnanswered(clock, at))

const eventIdOf = ({ clockId, dueOn }: CaseClock): string => `unanswered:${clockId}:${dueOn}`

/**
 * Tells the citizen, once for each end of a period, which ways are still open until when, and starts these limits.
 * Nothing where no period is over, or where it was told. False: the case changed meanwhile and must be read again.
 */
export const tellUnanswered = async (
  { store, clocks }: { store: CaseStore; clocks: ClockKeeper },
  found: Case,
  at: Date,
): Promise<boolean> => {
  const over = found.clocks.find((clock) => isUnanswered(clock, at))
  if (!over || found.timeline.some(({ id }) => id === eventIdOf(over))) return true
  const ways = waysOn[over.clockId] ?? []
  const running = clocks.afterStep({
    clocks: found.clocks.map((clock) => (clock === over ? { ...clock, isToldOver: true as const } : clock)),
    category: found.category,
    findings: found.findings,
    day: over.dueOn,
    starts: ways.map((clock) => ({ clock, day: over.dueOn })),
    stops: ways,
  })
  const event: TimelineEvent = {
    id: eventIdOf(over),
    at,
    by: { role: 'system', accountId: null, name: caseWording.system },
    what: 'unanswered',
    from: null,
    to: null,
    text: null,
    paper: null,
  }
  const limits = ownLimits(running.clocks)
    .filter(({ clockId, dueAt }) => ways.includes(clockId) && dueAt > at)
    .map((clock) => describeLimit(nameOfClock(clock), clock.dueOn, clock.article))
  const secondTo = found.kind === 'complaint' ? whoSettlesSecond(found) : null
  const text = caseWording.unanswered(found.receiptCode, readableDay(over.dueOn), over.article, limits, secondTo)
  const outgoing = limits.length > 0 ? [newsOf(found, event, reply(text))] : []
  return store.apply(found, { set: running, event, outgoing })
}
