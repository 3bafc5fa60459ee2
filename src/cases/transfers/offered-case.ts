import { type Account, can } from '../../accounts/roles.js'
import type { Case } from '../case.js'
import { maskSender } from '../inspect/mask-case.js'
import { kindOf } from '../kinds/index.js'
import { isUnderWay } from './transfer.js'

/** Whether an account sees a case only because it is under way to its office, which hasn't accepted it yet. */
export const isOffered = (account: Account, { kind, agency, transfer }: Pick<Case, 'kind' | 'agency' | 'transfer'>) =>
  isUnderWay(transfer) && !can(account, kindOf(kind).view, agency.communeCode)

/**
 * A case as this account reads it: who sent it is for the office that has it, and for the next one once it accepts (Luật Tiếp
 * công dân Điều 8). Whatever gives a case to an account goes through here.
 */
export const asSeenBy = (account: Account, found: Case): Case => (isOffered(account, found) ? maskSender(found) : found)
