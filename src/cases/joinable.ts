import type { Case } from './case.js'
import { isFinal } from './kinds/index.js'
import { isUnderWay } from './transfers/transfer.js'

/** Feedback that nobody is kept from and that is still open: nothing else is joined, offered or counted. */
export const isJoinable = (found: Case): boolean =>
  !isFinal(found.kind, found.state) && found.kind === 'feedback' && found.keptFrom === null

export const isAnswered = ({ state }: Case): boolean => state === 'answered'

/**
 * What a citizen may go on with: who comes after the answer tells something new, and of what is under way to another
 * office nobody knows yet whose it is.
 */
/** What is told of people in office is offered to nobody: the offer would tell them that somebody spoke of them. */
export const isFollowable = (found: Case): boolean =>
  isJoinable(found) && !isAnswered(found) && !isUnderWay(found.transfer) && found.category !== 'officials'
