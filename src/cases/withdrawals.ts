import type { Case, TimelineEvent } from './case.js'
import { standingTimeline } from './standing-timeline.js'

const isAct =
  (act: string) =>
  ({ what, to }: TimelineEvent): boolean =>
    what === 'acted' && to === act
const isForced = isAct('withdrawal_forced')
const isCheckedFree = isAct('withdrawal_checked')
const isWithdrawal = isAct('withdrawal_received')

/** A case that had ended by its withdrawal goes on: its sender was forced. */
const goesOn = ({ what, facts }: TimelineEvent): boolean => what === 'moved' && facts?.isCoerced === true

/** Whether it stands on the case that somebody forces the sender to withdraw, by an officer or in their own words. */
export const isCoerced = (found: Case): boolean => {
  const standing = new Set(standingTimeline(found))
  const last = found.timeline.findLast(
    (event) =>
      goesOn(event) ||
      (standing.has(event) && (isForced(event) || event.facts?.isCoerced === true || isCheckedFree(event))),
  )
  return last !== undefined && !isCheckedFree(last)
}

/** Whether a signed withdrawal of the whole, or minutes of one, was recorded since the case came or was taken up again. */
export const isWithdrawn = (found: Case): boolean => {
  const timeline = standingTimeline(found)
  const begun = timeline.findLastIndex(({ what, to }) => what === 'moved' && to === 'received')
  const wentOn = found.timeline.findLastIndex(goesOn)
  return timeline.slice(begun + 1).some((event) => isWithdrawal(event) && found.timeline.indexOf(event) > wentOn)
}

/** Whether a case ended because its sender withdrew all of it. */
export const isStoppedByWithdrawal = (found: Case): boolean =>
  found.state === 'stopped' &&
  standingTimeline(found).findLast(({ what, to }) => what === 'moved' && to === 'stopped')?.facts?.ground ===
    'withdrawn'

/** Whether a case ended by a withdrawal, before it was accepted or after. */
export const hasEndedWithdrawn = (found: Case): boolean => found.state === 'withdrawn' || isStoppedByWithdrawal(found)

/** Whether it ended so though somebody forces its sender: to call that a slip would be untrue. */
export const isForcedOut = (found: Case): boolean => hasEndedWithdrawn(found) && isCoerced(found)
