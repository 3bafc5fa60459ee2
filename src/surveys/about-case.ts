import type { Case } from '../cases/case.js'
import { kindOf, stateOf } from '../cases/kinds/index.js'
import type { FlagName } from './flags.js'

/** How often a case was taken up again after its answer. */
const timesReopened = ({ timeline }: Case): number =>
  timeline.filter(({ what, to }) => what === 'moved' && to === 'reopened').length

/** Names what is asked of a case: answered again after it was taken up again, it is asked anew. `times` left out: now. */
export const aboutCase = (found: Case, times = timesReopened(found)): string => `${found.receiptCode}:${times}`

/** What was asked before it was taken up again; null: it never was. */
export const aboutBefore = (found: Case): string | null =>
  timesReopened(found) === 0 ? null : aboutCase(found, timesReopened(found) - 1)

export const receiptCodeOf = (about: string): string => about.split(':')[0] ?? ''

/** Of a denunciation or a tip nobody is ever asked anything. */
export const mayBeAsked = ({ kind }: Pick<Case, 'kind'>): boolean => !kindOf(kind).isProtected

/** Whether its citizen is asked now how it was handled. */
export const isAsked = ({ kind, state, chat }: Pick<Case, 'kind' | 'state' | 'chat'>): boolean =>
  mayBeAsked({ kind }) && chat !== null && stateOf(kind, state).asksRating === true

/** When its answer was sent. */
export const answeredOn = ({ kind, timeline, updatedAt }: Case): Date =>
  timeline.findLast(({ what, to }) => what === 'moved' && to !== null && stateOf(kind, to as Case['state']).asksRating)
    ?.at ?? updatedAt

/** Who of the staff had a hand in it. */
export const handlersOf = ({ timeline, assignee }: Case): string[] => [
  ...new Set([...timeline.flatMap(({ by }) => by.accountId ?? []), ...(assignee ? [assignee.id] : [])]),
]

/** Answered on the very day on which its time was over. */
export const flagsOf = ({ clocks }: Case): FlagName[] =>
  clocks.some(({ stoppedOn, dueOn }) => stoppedOn !== null && stoppedOn === dueOn) ? ['last_minute'] : []
