import type { Account } from '../accounts/roles.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { may } from './change-case.js'
import { kindOf } from './kinds/index.js'
import { asSeenBy } from './transfers/offered-case.js'

const mostRead = 20
const mostShown = 5

/** What the same person sent from the same chat, as far as the account may see it; of a protected case nothing is asked. */
export const findEarlier = async (
  store: Pick<CaseStore, 'findByChat'>,
  account: Account,
  { id, kind, chat }: Case,
): Promise<Case[]> => {
  if (chat === null || kindOf(kind).isProtected) return []
  const found = await store.findByChat(chat, mostRead)
  return found
    .filter((one) => one.id !== id && !kindOf(one.kind).isProtected && may(account, one, 'view'))
    .slice(0, mostShown)
    .map((one) => asSeenBy(account, one))
}
