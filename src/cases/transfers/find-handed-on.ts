import { type Account, roles } from '../../accounts/roles.js'
import { isAccused } from '../accused-officer.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { isSealed, kindOf, stateOf } from '../kinds/index.js'
import { findReceiptCode } from '../receipt-code.js'

/** Where a case is now that an office handed on, since which local day, and how it stands: all that this office still hears of it. */
export type HandedOn = { receiptCode: string; to: string; day: string; state: string }

/**
 * A case that the account's commune handed on to another office, by id or by what was typed as its receipt code, so that the
 * commune can tell its citizen where to ask. Null for all others: never a protected case, one that was sealed, or one
 * that is kept from the commune.
 */
export const findHandedOn = async (
  store: CaseStore,
  account: Account,
  asked: { id: string } | { typed: string },
): Promise<HandedOn | null> => {
  const { role, communeCode } = account
  if (!roles[role].isOfCommune || communeCode === null) return null
  const found = await find(store, asked)
  if (
    !found ||
    kindOf(found.kind).isProtected ||
    isSealed(found) ||
    found.keptFrom === communeCode ||
    found.agency.communeCode === communeCode ||
    isAccused(account, found)
  )
    return null
  const had = found.formerOffices.findLast((one) => one.communeCode === communeCode)
  if (!had) return null
  const state = stateOf(found.kind, found.state).label
  return { receiptCode: found.receiptCode, to: found.agency.name, day: had.until, state }
}

const find = (store: CaseStore, asked: { id: string } | { typed: string }): Promise<Case | null> | null => {
  if ('id' in asked) return store.get(asked.id, { isProtected: false })
  const code = findReceiptCode(asked.typed)
  return code ? store.getByReceiptCode(code.code) : null
}
