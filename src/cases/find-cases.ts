import { type Account, can, roles } from '../accounts/roles.js'
import { isAccused } from './accused-officer.js'
import type { Case } from './case.js'
import type { CaseFilter } from './case-filter.js'
import type { CaseStore } from './case-store.js'
import { maskCase } from './inspect/mask-case.js'
import { isFinal, kindNames, type StateName, stateNamesOf } from './kinds/index.js'

/** `under_way`: sent to another agency and not answered yet; `unanswered`: for longer than two working days. */
export type InboxShows = 'open' | 'overdue' | 'under_way' | 'unanswered' | 'closed' | 'all'
export type InboxQuery = { shows: InboxShows; page: number }

const pageSize = 50

/** States of all kinds in which something can still happen, or none. */
const statesThatAre = (final: boolean): StateName[] => [
  ...new Set(kindNames.flatMap((kind) => stateNamesOf(kind).filter((state) => isFinal(kind, state) === final))),
]

/** States of all kinds in which something can still happen. */
export const openStates: StateName[] = statesThatAre(false)
const finalStates: StateName[] = statesThatAre(true)

/**
 * The cases an account works on, nearest deadline first. A commune's staff get their own commune's; the province's
 * get all ordinary ones, inspectors these without who the citizens are; denunciation officers get protected ones and
 * nothing else; nobody gets one that accuses him.
 */
export const findCasesFor = async (
  store: CaseStore,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ cases: Case[]; hasMore: boolean }> => {
  const isProtected = can(account, 'view_protected')
  const mayView = isProtected || can(account, 'view_cases')
  if (!mayView && !can(account, 'inspect_cases')) return { cases: [], hasMore: false }
  const filter: CaseFilter = {
    ...(roles[account.role].isOfCommune && { communeCode: account.communeCode, andUnderWay: true as const }),
    ...(query.shows === 'open' && { states: openStates }),
    ...(query.shows === 'closed' && { states: finalStates }),
    ...(query.shows === 'overdue' && { overdueAt: at }),
    ...(query.shows === 'under_way' && { underWay: true as const }),
    ...(query.shows === 'unanswered' && { underWay: { unansweredAt: at } }),
  }
  const range = { isProtected, skip: query.page * pageSize, limit: pageSize + 1 }
  const found = await store.find(filter, range)
  const shown = found.slice(0, pageSize).filter((one) => !isAccused(account, one))
  return { cases: mayView ? shown : shown.map(maskCase), hasMore: found.length > pageSize }
}
