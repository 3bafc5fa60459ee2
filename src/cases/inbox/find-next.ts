import type { Account } from '../../accounts/roles.js'
import { findInbox, type InboxParts, type InboxQuery } from './find-inbox.js'

/** The case that follows another one in a list, or else the one before it; null: there is no other. */
export const findNext = async (
  parts: InboxParts,
  account: Account,
  { query, id }: { query: InboxQuery; id: string },
  at: Date,
): Promise<string | null> => {
  const { cases } = await findInbox(parts, account, query, at)
  const place = cases.findIndex((one) => one.id === id)
  const next = place < 0 ? cases[0] : (cases[place + 1] ?? cases[place - 1])
  return next && next.id !== id ? next.id : null
}
