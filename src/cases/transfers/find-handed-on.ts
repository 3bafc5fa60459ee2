import { type Account, roles } from '../../accounts/roles.js'
import { communeAgency } from '../../routing/route-case.js'
import { isAccused } from '../accused-officer.js'
import type { Case } from '../case.js'
import type { CaseStore } from '../case-store.js'
import { isSealed, kindOf } from '../kinds/index.js'
import { findReceiptCode } from '../receipt-code.js'

/** Where a case is now that an office handed on: all that this office still hears of it. */
export type HandedOn = { receiptCode: string; to: string; at: Date }

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
    found.keptFrom !== null ||
    isAccused(account, found)
  )
    return null
  const own = communeAgency(communeCode).name
  const event = found.timeline.findLast(({ what, from }) => what === 'transferred' && from === own)
  return event ? { receiptCode: found.receiptCode, to: found.agency.name, at: event.at } : null
}

const find = (store: CaseStore, asked: { id: string } | { typed: string }): Promise<Case | null> | null => {
  if ('id' in asked) return store.get(asked.id, { isProtected: false })
  const code = findReceiptCode(asked.typed)
  return code ? store.getByReceiptCode(code.code) : null
}
