import { localDay } from '../shared/clock.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import { actOf } from './kinds/index.js'
import type { CaseClockId } from './kinds/state-table.js'
import { standingTimeline } from './standing-timeline.js'
import { stepDay } from './step-form.js'

/** The local day on which something of a case happened. */
export const dayOf = ({ at, ...step }: Pick<TimelineEvent, 'at' | 'paper' | 'facts'>): string => stepDay(step, at)

/** The signed letter's day was written down anew. */
export const correctsLetter = ({ what, to }: Pick<TimelineEvent, 'what' | 'to'>): boolean =>
  what === 'acted' && to === 'letter_corrected'

/** A move or a link of the course of the case that has a day of its own. */
const isDatedStep =
  ({ kind }: Case) =>
  ({ what, to, paper, facts }: TimelineEvent): boolean =>
    (what === 'moved' || (what === 'acted' && actOf(kind, to ?? '')?.isOfCourse === true)) &&
    (paper !== null || facts?.day !== undefined)

/** The first day on which something of this case can have happened: a letter that an officer enters may have lain there before. */
export const firstDay = ({ kind, entry, openedAt }: Case): string =>
  kind !== 'feedback' && kind !== 'tip' && entry && entry.way !== 'telephone' ? '' : localDay(openedAt)

/** The day of the last step of the course: no later one has an earlier day, and none is before the case. */
export const lastStepDay = (found: Case): string => {
  const last = standingTimeline(found).findLast(isDatedStep(found))
  return last ? dayOf(last) : firstDay(found)
}

/** The same, as it was before the signed letter came. */
export const lastDayBeforeLetter = (found: Case): string => {
  const timeline = standingTimeline(found)
  const letter = timeline.findLastIndex(({ what, to }) => what === 'moved' && to === 'received')
  if (letter < 0) return timeline.some(correctsLetter) ? firstDay(found) : lastStepDay(found)
  return lastStepDay({ ...found, timeline: timeline.slice(0, letter) })
}

/** The day before which none of these clocks can end: each began on one. */
export const latestStart = ({ clocks }: { clocks: readonly CaseClock[] }, stops: readonly CaseClockId[]): string =>
  clocks
    .filter(({ clockId, stoppedOn }) => stoppedOn === null && stops.includes(clockId))
    .map(({ startedOn }) => startedOn)
    .toSorted()
    .at(-1) ?? ''

/** The day on which the letter, or where there is none the report, was received. */
export const receivedOn = (found: Case): string => {
  const letter = standingTimeline(found).findLast(
    (event) => (event.what === 'moved' && event.to === 'received') || correctsLetter(event),
  )
  return letter ? dayOf(letter) : (found.entry?.receivedOn ?? localDay(found.openedAt))
}
