import type { Account } from '../../accounts/roles.js'
import type { Case } from '../case.js'
import { asSeenBy } from '../transfers/offered-case.js'
import { type InboxParts, scopeOf } from './find-inbox.js'
import { endOfToday } from './queues.js'

/** Somebody with more than this late isn't helped by being told of each. */
const mostPressing = 20

/** The ordinary cases that an officer of a commune has and that are late or due today, the most pressing first, of those that `account` may see. */
export const findPressing = async (
  parts: InboxParts,
  account: Account,
  officer: Account,
  at: Date,
): Promise<Case[]> => {
  const scope = await scopeOf(parts, account)
  if (!scope?.mayView || scope.isProtected) return []
  const filter = { assigneeId: officer.id, dueUpTo: endOfToday(at), ...scope.filter, desk: officer.communeCode }
  const found = await parts.store.find(filter, { isProtected: false, skip: 0, limit: mostPressing })
  return found.map((one) => asSeenBy(account, one))
}
