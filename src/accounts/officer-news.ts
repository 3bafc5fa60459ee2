import type { AuditEntry } from '../shared/audit.js'
import type { AccountEntry, AccountStore } from './account-store.js'
import type { AuditTrail } from './audit-trail.js'
import { recoverySubject } from './recovery.js'
import { type Account, consentersOf, needsConsent } from './roles.js'

const mostShown = 100

export type OfficerNews = {
  /** What happened to the accounts that open protected cases, the newest first. */
  events: (AuditEntry & { isNew: boolean })[]
  /** Accounts whose link waits for this one's consent. */
  asking: (AccountEntry & { request: NonNullable<AccountEntry['request']> })[]
}

/** What those who open protected cases are told of each other's accounts: every link, key, closing and refused try. */
export const createOfficerNews = ({ store, audit }: { store: AccountStore; audit: Pick<AuditTrail, 'findLatest'> }) => {
  const find = async (account: Account): Promise<OfficerNews> => {
    const readAt = (await store.getNewsReadAt(account.id))?.getTime() ?? 0
    const officers = (await store.findAll()).filter(({ role }) => needsConsent(role))
    const entries = await audit.findLatest(mostShown, {
      subjects: [recoverySubject, ...officers.map(({ id }) => id)],
    })
    return {
      events: entries.map((entry) => ({ ...entry, isNew: entry.at.getTime() > readAt })),
      asking: officers.flatMap((one) =>
        one.request && consentersOf(one.role).includes(account.role) ? [{ ...one, request: one.request }] : [],
      ),
    }
  }

  return {
    find,

    /** How much of it this account hasn't read or answered. */
    async count(account: Account): Promise<number> {
      const { events, asking } = await find(account)
      return events.filter(({ isNew }) => isNew).length + asking.length
    },

    markRead: (account: Account, at: Date): Promise<void> => store.markNewsRead(account.id, at),
  }
}
