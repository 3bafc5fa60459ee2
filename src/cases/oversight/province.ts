import { type Account, can } from '../../accounts/roles.js'
import { Forbidden } from '../../shared/errors.js'
import type { CaseStore } from '../case-store.js'
import { endOfToday } from '../inbox/queues.js'
import { withoutOwn } from '../inbox/without-own.js'
import { caseWording } from '../wording.js'
import type { DeskCount } from './pipelines.js'

/** How every desk of the province stands, by the commune's code or 'province'; of ordinary cases. Throws Forbidden. */
export const findProvince = async (
  store: Pick<CaseStore, 'countByDesk' | 'findAccusations'>,
  account: Account,
  at: Date,
): Promise<Map<string, DeskCount>> => {
  if (!can(account, 'view_figures')) throw new Forbidden(caseWording.errors.forbidden)
  const filter = await withoutOwn(store, account, {}, { isProtected: false })
  const counts = await store.countByDesk(filter, { at, endOfToday: endOfToday(at) })
  return new Map(counts.map((one) => [one.desk, one]))
}
