import type { Account } from '../../accounts/roles.js'
import { isAccused, pairsOfName } from '../accused-officer.js'
import type { CaseFilter } from '../case-filter.js'
import type { CaseStore } from '../case-store.js'

/**
 * A filter without the cases that are about this account, for whatever is listed, counted or searched for it: of protected
 * cases those alone of which it has keys.
 */
export const withoutOwn = async (
  store: Pick<CaseStore, 'findAccusations'>,
  account: Account,
  filter: CaseFilter,
  { isProtected }: { isProtected: boolean },
): Promise<CaseFilter> => {
  if (isProtected) return { ...filter, readerId: account.id }
  const found = await store.findAccusations(filter, pairsOfName(account))
  const own = found.filter((one) => isAccused(account, one)).map(({ id }) => id)
  return own.length > 0 ? { ...filter, notIds: own } : filter
}
