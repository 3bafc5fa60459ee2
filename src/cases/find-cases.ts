import { type Account, can, roles } from '../accounts/roles.js'
import { isAccused } from './accused-officer.js'
import type { Case } from './case.js'
import type { CaseFilter, CaseStore } from './case-store.js'
import { isFinal, kindNames, type StateName, stateNamesOf } from './kinds/index.js'

export type InboxQuery = { shows: 'open' | 'overdue' | 'closed' | 'all'; page: number }

const pageSize = 50

/** States of all kinds in which something can still happen, or none. */
const statesThatAre = (final: boolean): StateName[] => [
  ...new Set(kindNames.flatMap((kind) => stateNamesOf(kind).filter((state) => isFinal(kind, state) === final))),
]

/**
 * The cases an account works on, nearest deadline first. A commune's staff get their own commune's; the province's
 * get all ordinary ones; denunciation officers get protected ones and nothing else; nobody gets one that accuses him.
 */
export const findCasesFor = async (
  store: CaseStore,
  account: Account,
  query: InboxQuery,
  at: Date,
): Promise<{ cases: Case[]; hasMore: boolean }> => {
  const isProtected = can(account, 'view_protected')
  if (!isProtected && !can(account, 'view_cases')) return { cases: [], hasMore: false }
  const filter: CaseFilter = {
    ...(roles[account.role].isOfCommune && { communeCode: account.communeCode }),
    ...(query.shows === 'open' && { states: statesThatAre(false) }),
    ...(query.shows === 'closed' && { states: statesThatAre(true) }),
    ...(query.shows === 'overdue' && { overdueAt: at }),
  }
  const range = { isProtected, skip: query.page * pageSize, limit: pageSize + 1 }
  const found = await store.find(filter, range)
  const shown = found.slice(0, pageSize).filter((one) => !isAccused(account, one))
  return { cases: shown, hasMore: found.length > pageSize }
}
