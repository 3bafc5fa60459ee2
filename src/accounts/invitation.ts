import { auditEntry } from '../shared/audit.js'
import { Forbidden, NotFound } from '../shared/errors.js'
import type { AccountStore, LinkGiver } from './account-store.js'
import type { AuditStore } from './audit-store.js'
import { checkPassword } from './check-password.js'
import { type KeyParts, makeKeysByLink } from './officer-keys.js'
import { hashPassword } from './password.js'
import type { ProposalStore } from './proposal-store.js'
import { type Account, mayBeFirst, needsConsent } from './roles.js'
import { createToken, hashToken } from './token.js'
import { accountWording as say } from './wording.js'

const lastsMs = 3 * 24 * 60 * 60_000

/** What the verbs on accounts work with. `audit` takes refused tries; what changes an account is audited by its store. */
export type AccountParts = KeyParts & {
  proposals: ProposalStore
  audit: Pick<AuditStore, 'add'>
  publicUrl: string
  placeNames: readonly string[]
}

/** A one-time link, valid for three days, and what is stored of it. */
export const makeLink = (publicUrl: string, givenBy: LinkGiver, at: Date) => {
  const token = createToken()
  return {
    address: `${publicUrl}/moi/${token}`,
    invitation: { tokenHash: hashToken(token), expiresAt: new Date(at.getTime() + lastsMs), givenBy },
  }
}

/** On the word of the server's owner: needs nobody's consent, all who give consent are told. Throws NotFound. */
export const giveOwnersLink = async (
  { store, publicUrl }: Pick<AccountParts, 'store' | 'publicUrl'>,
  { id, at }: { id: string; at: Date },
): Promise<string> => {
  const { address, invitation } = makeLink(publicUrl, 'owner', at)
  const entry = auditEntry({ accountId: null, at }, 'account_link_by_owner', id)
  if (!(await store.invite(id, invitation, entry))) throw new NotFound(say.unknown)
  return address
}

/** The account that a link is for. Throws NotFound when it was used or ran out. */
export const getInvited = async (store: AccountStore, token: string, at: Date) => {
  const invited = await store.getInvited(hashToken(token), at)
  if (!invited) throw new NotFound(say.linkEnded)
  return invited
}

/**
 * Sets the password, uses the link up and ends the account's sessions. Of those who open protected cases only the first
 * comes in on an administrator's word alone, whatever links were given before. Throws NotFound, Forbidden, and InvalidInput for a
 * password that is easily guessed. A password set by link opens no key that the account had.
 */
export const acceptInvitation = async (
  parts: AccountParts,
  form: { token: string; password: string; displayName: string; at: Date },
): Promise<Account> => {
  const { store, audit } = parts
  const { token, password, displayName, at } = form
  const { account, givenBy } = await getInvited(store, token, at)
  checkPassword(password, { names: [account.userName, account.displayName, displayName], places: parts.placeNames })
  const isFirst = mayBeFirst(account.role) && !(await store.hasFirst(account.role))
  if (needsConsent(account.role) && givenBy === 'administrator' && !isFirst) {
    await audit.add(auditEntry({ accountId: null, at }, 'account_link_refused', account.id))
    throw new Forbidden(say.linkWithoutConsent)
  }
  const set = {
    passwordHash: await hashPassword(password),
    displayName: displayName || account.displayName,
    ...(isFirst && { firstOf: account.role }),
    ...(needsConsent(account.role) && { officerKeys: await makeKeysByLink(parts, account, { password, at }) }),
  }
  const outcome = await store.accept(
    hashToken(token),
    set,
    auditEntry({ accountId: account.id, at }, 'password_set', account.id),
  )
  if (outcome === 'accepted') return { ...account, displayName: set.displayName }
  if (outcome === 'taken') return acceptInvitation(parts, form)
  throw new NotFound(say.linkEnded)
}
