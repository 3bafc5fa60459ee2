import { randomUUID } from 'node:crypto'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden, NotFound } from '../shared/errors.js'
import type { AccountEntry } from './account-store.js'
import { type AccountParts, makeLink } from './invitation.js'
import { propose } from './proposals.js'
import { type Account, consentersOf, givesOutAccounts, mayBeFirst, needsConsent } from './roles.js'
import { accountWording as say } from './wording.js'

type Order = { by: Account; id: string; at: Date }

const getEntry = async ({ store }: AccountParts, id: string): Promise<AccountEntry> => {
  const entry = await store.getEntry(id)
  if (!entry) throw new NotFound(say.unknown)
  return entry
}

const mayConsent = async (parts: AccountParts, { by, id }: Order): Promise<boolean> =>
  by.id !== id && consentersOf((await getEntry(parts, id)).role).includes(by.role)

const refuse = async ({ audit }: AccountParts, { by, id, at }: Order, why: string): Promise<never> => {
  await audit.add(auditEntry({ accountId: by.id, at }, 'account_link_refused', id))
  throw new Forbidden(why)
}

/**
 * An administrator's order: a one-time link with which the account's owner sets a password; it opens a closed account.
 * For who opens protected cases, after the first, it becomes a request to those in office, and null is returned: whoever
 * consents gets the link. For who gives out accounts it becomes a proposal to a second person. Throws NotFound, and Forbidden where nobody is left who could consent.
 */
export const orderLink = async (parts: AccountParts, order: Order): Promise<string | null> => {
  const { store, publicUrl } = parts
  const { by, id, at } = order
  const entry = await getEntry(parts, id)
  if (givesOutAccounts(entry.role)) {
    await propose(parts, { by, entry, what: 'link', at })
    return null
  }
  const isFirst = mayBeFirst(entry.role) && !(await store.hasFirst(entry.role))
  if (!needsConsent(entry.role) || isFirst) {
    const { address, invitation } = makeLink(publicUrl, 'administrator', at)
    await store.invite(id, invitation, auditEntry({ accountId: by.id, at }, 'account_invited', id))
    return address
  }
  if (!(await store.isAnyInOffice(consentersOf(entry.role))))
    return refuse(parts, order, say.nobodyToConsent(entry.userName))
  const asked = auditEntry({ accountId: by.id, at }, 'account_link_asked', id)
  await store.ask(id, { id: randomUUID(), askedBy: by.id, at }, asked)
  return null
}

/** The link that an administrator asked for, shown to the officer who consents. Throws Forbidden, NotFound, Conflict. */
export const consentToLink = async (parts: AccountParts, order: Order & { requestId: string }): Promise<string> => {
  const { by, id, requestId, at } = order
  if (!(await mayConsent(parts, order))) return refuse(parts, order, say.mayNotConsent)
  const { address, invitation } = makeLink(parts.publicUrl, 'officer', at)
  const entry = auditEntry({ accountId: by.id, at }, 'account_link_consented', id)
  if (!(await parts.store.consent(id, requestId, invitation, entry))) throw new Conflict(say.requestGone)
  return address
}

/** Throws Forbidden, Conflict. */
export const declineLink = async (parts: AccountParts, order: Order & { requestId: string }): Promise<void> => {
  const { by, id, requestId, at } = order
  if (!(await mayConsent(parts, order))) return refuse(parts, order, say.mayNotConsent)
  const entry = auditEntry({ accountId: by.id, at }, 'account_link_declined', id)
  if (!(await parts.store.decline(id, requestId, entry))) throw new Conflict(say.requestGone)
}
