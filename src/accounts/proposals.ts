import { randomUUID } from 'node:crypto'
import { auditEntry } from '../shared/audit.js'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import type { AccountEntry, Proposal, StoredAccount } from './account-store.js'
import { type AccountParts, makeLink } from './invitation.js'
import { isOpenAt } from './proposal-store.js'
import { type Account, can, needsConsent } from './roles.js'
import { accountWording as say } from './wording.js'

type Asked =
  | { what: 'link' | 'factor' }
  | { what: 'role'; seen: Account['role']; role: Account['role']; communeCode: string | null }

/** What stands in the trail, and in the owner's news, has these names. */
export const proposalEvents = ['proposed', 'confirmed', 'declined'] as const
const eventOf = (what: Proposal['what'], event: (typeof proposalEvents)[number]): string => `account_${what}_${event}`

/**
 * Who may confirm what somebody else proposed for an account: a second administrator; that a lost telephone's factor goes
 * also who leads the account's commune, and a colleague of the office that reads denunciations.
 */
export const mayConfirm = (
  by: Account,
  entry: Account,
  { what, askedBy }: Pick<Proposal, 'what' | 'askedBy'>,
): boolean => {
  if (by.id === askedBy || by.id === entry.id) return false
  if (can(by, 'manage_accounts')) return true
  if (what !== 'factor') return false
  return needsConsent(entry.role)
    ? can(by, 'consent_to_officers')
    : entry.communeCode !== null && can(by, 'lead_commune', entry.communeCode)
}

/** One of two: proposes. Throws Forbidden, audited, where nobody could confirm. */
export const propose = async (
  { store, proposals, audit }: AccountParts,
  { by, entry, at, ...asked }: { by: Account; entry: AccountEntry; at: Date } & Asked,
): Promise<void> => {
  const { what } = asked
  const others = (await store.findAll()).filter(({ isActive, hasPassword }) => isActive && hasPassword)
  if (!others.some((one) => mayConfirm(one, entry, { what, askedBy: by.id }))) {
    await audit.add(auditEntry({ accountId: by.id, at }, 'account_link_refused', entry.id))
    throw new Forbidden(say.nobodyToConfirm(entry.userName, what))
  }
  const event = auditEntry({ accountId: by.id, at }, eventOf(what, 'proposed'), entry.id)
  await proposals.put(entry.id, { id: randomUUID(), askedBy: by.id, at, ...asked }, event)
}

/** An administrator proposes that a lost telephone's factor goes. Throws NotFound, InvalidInput, Forbidden. */
export const proposeFactorReset = async (
  parts: AccountParts,
  { by, id, at }: { by: Account; id: string; at: Date },
): Promise<void> => {
  const entry = await parts.store.getEntry(id)
  if (!entry) throw new NotFound(say.unknown)
  if (!entry.hasFactor) throw new InvalidInput(say.noFactor)
  await propose(parts, { by, entry, what: 'factor', at })
}

/** What waits for this account's answer, and what it proposed itself. */
export const findProposals = async ({ store }: AccountParts, by: Account, at: Date) => {
  const open = (await store.findAll()).flatMap((entry) =>
    entry.proposal && isOpenAt(entry.proposal, at) ? [{ entry, proposal: entry.proposal }] : [],
  )
  return {
    toConfirm: open.filter(({ entry, proposal }) => mayConfirm(by, entry, proposal)),
    own: open.filter(({ proposal }) => proposal.askedBy === by.id),
  }
}

/** The other of two: confirms or declines. The link where one was proposed, which they hand over. Throws Forbidden, Conflict. */
export const answerProposal = async (
  parts: AccountParts,
  {
    by,
    id,
    proposalId,
    isConfirmed,
    at,
  }: { by: Account; id: string; proposalId: string; isConfirmed: boolean; at: Date },
): Promise<string | null> => {
  const entry = await parts.store.getEntry(id)
  const proposal = entry?.proposal
  if (!entry || proposal?.id !== proposalId || !isOpenAt(proposal, at)) throw new Conflict(say.proposalGone)
  if (!mayConfirm(by, entry, proposal)) throw new Forbidden(say.mayNotConfirm)
  const event = auditEntry({ accountId: by.id, at }, eventOf(proposal.what, isConfirmed ? 'confirmed' : 'declined'), id)
  const link = isConfirmed && proposal.what === 'link' ? makeLink(parts.publicUrl, 'administrator', at) : null
  const set = isConfirmed ? changeOf(proposal, link) : {}
  if (!(await parts.proposals.end({ id, proposal }, set, event))) throw new Conflict(say.proposalGone)
  return link?.address ?? null
}

const changeOf = (proposal: Proposal, link: ReturnType<typeof makeLink> | null): Partial<StoredAccount> => {
  if (link) return { invitation: link.invitation, isActive: true }
  if (proposal.what === 'role')
    return { role: proposal.role, communeCode: proposal.communeCode, sessions: [], waiting: [] }
  return { factor: null, sessions: [], waiting: [] }
}
