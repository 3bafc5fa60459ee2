import { randomUUID } from 'node:crypto'
import { auditEntry } from '../shared/audit.js'
import { Conflict } from '../shared/errors.js'
import { orderLink } from './give-link.js'
import type { AccountParts } from './invitation.js'
import type { Account } from './roles.js'
import { accountWording as say } from './wording.js'

export type NewAccount = Omit<Account, 'id'>

/** A new account and its link; null: the link waits for an officer's consent. */
export type Invited = { account: Account; address: string | null }

/** The places in `wanted` of accounts that can't be made, and why. */
export type RefusedAccounts = ReadonlyMap<number, string>

/** Makes all of these accounts with their links, or none and says why. */
export const createMany = async (
  parts: AccountParts,
  by: Account,
  wanted: readonly NewAccount[],
  at: Date,
): Promise<{ invited: Invited[] } | { refused: RefusedAccounts }> => {
  const names = wanted.map(({ userName }) => userName.toLowerCase())
  const taken = await parts.store.findTaken(names)
  const refused = new Map(
    names.flatMap((name, place) =>
      taken.has(name) || names.indexOf(name) !== place ? [[place, say.taken] as const] : [],
    ),
  )
  if (refused.size > 0) return { refused }
  const made: Account[] = []
  try {
    for (const one of wanted) {
      const account = { ...one, id: randomUUID(), userName: one.userName.toLowerCase() }
      await parts.store.create(account, auditEntry({ accountId: by.id, at }, 'account_created', account.id))
      made.push(account)
    }
  } catch (error) {
    await parts.store.removeUnused(made.map(({ id }) => id))
    if (error instanceof Conflict) return { refused: new Map([[made.length, say.taken]]) }
    throw error
  }
  const invited: Invited[] = []
  for (const account of made) invited.push({ account, address: await orderLink(parts, { by, id: account.id, at }) })
  return { invited }
}
