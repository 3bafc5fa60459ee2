import { type Account, can, roles } from '../../accounts/roles.js'
import { localDay, startOfLocalDay } from '../../shared/clock.js'
import type { CaseFilter } from '../case-filter.js'
import { answerClocks } from '../clocks.js'
import { isFinal, kindNames, type StateName, stateNamesOf, stateOf } from '../kinds/index.js'

/** States of all kinds in which something can still happen, or none. */
const statesThatAre = (final: boolean): StateName[] => [
  ...new Set(kindNames.flatMap((kind) => stateNamesOf(kind).filter((state) => isFinal(kind, state) === final))),
]

/** States of all kinds in which something can still happen. */
export const openStates: StateName[] = statesThatAre(false)
const finalStates: StateName[] = statesThatAre(true)

/** States in which a case has been answered, or something else has ended it. */
export const answeredStates: StateName[] = [
  ...new Set(
    kindNames.flatMap((kind) =>
      stateNamesOf(kind).filter(
        (state) =>
          isFinal(kind, state) || stateOf(kind, state).stops.some((clock) => answerClocks.some((one) => one === clock)),
      ),
    ),
  ),
]

/**
 * The inbox's queues, in the order in which they are shown. `new_answers`: the citizen wrote and waits; `awaits_citizen`:
 * the office waits; `under_way`: sent to another agency and not answered yet; `unanswered`: for longer than two working days.
 */
export const queueNames = [
  'mine',
  'unassigned',
  'due_today',
  'overdue',
  'new_answers',
  'awaits_citizen',
  'undelivered',
  'under_way',
  'unanswered',
  'open',
  'closed',
  'all',
] as const
/** Queues that figures open and that have no tab of their own. */
export const furtherQueueNames = ['answered'] as const
/** Their tabs have no number: what lies behind isn't work, and nobody reads how much there is. */
const uncounted: ReadonlySet<QueueName> = new Set(['closed', 'all'])
/** The queues whose tabs say how many there are. */
export const countedQueues = queueNames.filter((queue) => !uncounted.has(queue))
export type QueueName = (typeof queueNames)[number] | (typeof furtherQueueNames)[number]

/** How far back figures of what was done look, in days. */
export const figureDays = 30

/** The instant from which figures count what was done. */
export const figuresSince = (at: Date): Date => new Date(startOfLocalDay(localDay(at)).getTime() - figureDays * dayMs)

/** The end of the local day of an instant. */
export const endOfToday = (at: Date): Date => new Date(startOfLocalDay(localDay(at)).getTime() + dayMs)

const dayMs = 24 * 60 * 60_000

/** Which cases a queue has, of those that the account may see. */
export const filterOfQueue = (queue: QueueName, account: Account, at: Date): CaseFilter => {
  switch (queue) {
    case 'mine':
      return { isOpen: true, assigneeId: account.id }
    case 'unassigned':
      return { isOpen: true, assigneeId: null }
    case 'due_today':
      return { dueFrom: at, dueUpTo: endOfToday(at) }
    case 'overdue':
      return { overdueAt: at }
    case 'new_answers':
      return { citizenWaits: true }
    case 'awaits_citizen':
      return { awaitsCitizen: true, isOpen: true }
    case 'under_way':
      return { underWay: true }
    case 'unanswered':
      return { underWay: { unansweredAt: at } }
    case 'open':
      return { isOpen: true }
    case 'closed':
      return { states: finalStates }
    case 'answered':
      return { states: answeredStates, changedFrom: figuresSince(at) }
    case 'undelivered':
    case 'all':
      return {}
  }
}

/** Transfers are of ordinary cases; which of them nobody answers is for the province to see. Who looks on has no work. */
export const mayHaveQueue = (account: Account, queue: QueueName): boolean => {
  if (queue === 'under_way') return !can(account, 'view_protected')
  if (queue === 'unanswered') return !can(account, 'view_protected') && !roles[account.role].isOfCommune
  return !can(account, 'inspect_cases') || (queue !== 'mine' && queue !== 'undelivered')
}
