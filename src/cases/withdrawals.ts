import type { Case, TimelineEvent } from './case.js'
import { standingTimeline } from './standing-timeline.js'

const isAct =
  (act: string) =>
  ({ what, to }: TimelineEvent): boolean =>
    what === 'acted' && to === act
const isForced = isAct('withdrawal_forced')
const isCheckedFree = isAct('withdrawal_checked')
const isWithdrawal = isAct('withdrawal_received')

/** Whether it stands on the case that somebody forces the sender to withdraw, by an officer or in their own words. */
export const isCoerced = (found: Case): boolean => {
  const last = standingTimeline(found).findLast(
    (event) => isForced(event) || event.facts?.isCoerced === true || isCheckedFree(event),
  )
  return last !== undefined && !isCheckedFree(last)
}

/** Whether a signed withdrawal of the whole, or minutes of one, was recorded since the case came or was taken up again. */
export const isWithdrawn = (found: Case): boolean => {
  const timeline = standingTimeline(found)
  const begun = timeline.findLastIndex(({ what, to }) => what === 'moved' && to === 'received')
  return timeline.slice(begun + 1).some(isWithdrawal)
}

/** Whether a case ended because its sender withdrew all of it. */
export const isStoppedByWithdrawal = (found: Case): boolean =>
  found.state === 'stopped' &&
  standingTimeline(found).findLast(({ what, to }) => what === 'moved' && to === 'stopped')?.facts?.ground ===
    'withdrawn'
