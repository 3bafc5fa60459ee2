import type { Account } from '../../accounts/roles.js'
import { findPageIds, type InboxParts, type InboxQuery } from './find-inbox.js'

/** The case that follows another one in a list, or else the one before it; null: there is no other. */
export const findNext = async (
  parts: InboxParts,
  account: Account,
  { query, id }: { query: InboxQuery; id: string },
  at: Date,
): Promise<string | null> => {
  const ids = await findPageIds(parts, account, query, at)
  const place = ids.indexOf(id)
  return (place < 0 ? ids[0] : (ids[place + 1] ?? ids[place - 1])) ?? null
}
