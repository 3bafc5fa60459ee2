import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import { withoutNewsOf } from './change-case.js'
import type { StateName } from './kinds/index.js'
import { isBegunBy, stoppedBy } from './take-back-step.js'
import { caseWording } from './wording.js'

/** A withdrawn case as it goes on, and the move that no longer counts. */
export type GoingOn = { ended: TimelineEvent; state: StateName; clocks: CaseClock[]; toTell: Case['toTell'] }

/**
 * A case whose sender was forced to withdraw goes on where it was (Luật Tố cáo Điều 33 khoản 3): the clocks that the withdrawal
 * stopped run as they were, to the same last days. One that stood still then was set going by its end. Throws InvalidInput.
 */
export const goingOn = (found: Case): GoingOn => {
  const ended = found.timeline.findLast(({ what, to }) => what === 'moved' && to === found.state)
  if (ended?.what !== 'moved' || ended.from === null) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const stopped = stoppedBy(found, ended)
  const isBegun = isBegunBy(found, ended)
  return {
    ended,
    state: ended.from === 'paused' ? 'resumed' : ended.from,
    clocks: found.clocks
      .filter((clock) => clock.stoppedOn !== null || !isBegun(clock))
      .map((clock) => (stopped.has(clock) ? { ...clock, stoppedOn: null } : clock)),
    toTell: withoutNewsOf(found, ended),
  }
}
