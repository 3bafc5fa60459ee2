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

const isDated = ({ paper, facts }: TimelineEvent): boolean => paper !== null || facts?.day !== undefined

/** A move that has a day of its own, with the letter's corrected day. */
const isDatedMove = (event: TimelineEvent): boolean =>
  (event.what === 'moved' || correctsLetter(event)) && isDated(event)

/** An act that is a link of the course of the case and has a day of its own. */
const isDatedLink =
  ({ kind }: Case) =>
  (event: TimelineEvent): boolean =>
    event.what === 'acted' && actOf(kind, event.to ?? '')?.isOfCourse === true && isDated(event)

/** The first day on which something of this case can have happened: a letter that an officer enters may have lain there before. */
export const firstDay = ({ kind, entry, openedAt }: Case): string =>
  kind !== 'feedback' && kind !== 'tip' && entry && entry.way !== 'telephone' ? '' : localDay(openedAt)

/** The day of the last move, or of the last one into some states; of none the case's first day. */
export const lastMoveDay = (found: Case, into?: readonly string[]): string => {
  const last = standingTimeline(found).findLast(
    (event) => isDatedMove(event) && (!into || into.includes(correctsLetter(event) ? 'received' : (event.to ?? ''))),
  )
  return last ? dayOf(last) : firstDay(found)
}

/** The day of the last step of the course: no later move has an earlier day, and none is before the case. */
export const lastStepDay = (found: Case): string => {
  const timeline = standingTimeline(found)
  const since = timeline.slice(timeline.findLastIndex(isDatedMove) + 1).filter(isDatedLink(found))
  return [lastMoveDay(found), ...since.map(dayOf)].toSorted().at(-1) ?? ''
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
