import { type Account, can, roles } from '../accounts/roles.js'
import type { CaseFilter } from '../cases/case-filter.js'
import type { CaseStore } from '../cases/case-store.js'
import { withoutOwn } from '../cases/inbox/without-own.js'
import type { Calendar } from '../deadlines/calendar.js'
import { addWorkingDays, endOfDay } from '../deadlines/working-days.js'
import type { Counted, DigestCounts, Reminder, StepNotice } from './reminder.js'
import { openingOf } from './steps.js'

/**
 * The cases that a digest is about: a commune's, the whole province's, or the protected ones that
 * `account` has keys of. Not even the number of those about somebody is told to them.
 */
type Scope = { name: string; filter: CaseFilter; account: Account | null }

const mostCodes = 10

const scopeOf = (account: Account): Scope | null => {
  if (can(account, 'handle_protected')) return { name: `protected:${account.id}`, filter: {}, account }
  if (!can(account, 'handle_cases')) return null
  const { communeCode } = account
  return roles[account.role].isOfCommune
    ? { name: `commune:${communeCode}`, filter: { communeCode }, account: null }
    : { name: 'province', filter: {}, account: null }
}

/** By case, however many of its duties were reminded of. */
const countedOf = (reminded: readonly (Reminder & StepNotice)[]): Counted => {
  const codeOf = new Map(reminded.map(({ caseId, receiptCode }) => [caseId, receiptCode]))
  return { count: codeOf.size, codes: [...codeOf.values()].flatMap((code) => code ?? []).slice(0, mostCodes) }
}

/** Whether there is anything in a digest. */
export const isEmptyDigest = (counts: DigestCounts): boolean => Object.values(counts).every(({ count }) => count === 0)

/**
 * Counts what a day has in store, by the indexes of the cases alone; what accounts share is counted once. `reminded` are
 * the half-way and day-before steps of that morning.
 */
export const createDigestCounter = (
  store: Pick<CaseStore, 'count' | 'findCodes' | 'findAccusations'>,
  { calendar, today, now }: { calendar: Calendar; today: string; now: Date },
) => {
  const since = openingOf(addWorkingDays(calendar, today, -1))
  const known = new Map<string, Promise<Omit<DigestCounts, 'reminded'>>>()

  const countOne = async ({ filter, account }: Scope, more: CaseFilter): Promise<Counted> => {
    if (account) {
      const own = await withoutOwn(store, account, more, { isProtected: true })
      return { count: await store.count(own, { isProtected: true }), codes: [] }
    }
    const count = await store.count({ ...filter, ...more }, { isProtected: false })
    return { count, codes: count === 0 ? [] : await store.findCodes({ ...filter, ...more }, mostCodes) }
  }

  const countScope = async (scope: Scope): Promise<Omit<DigestCounts, 'reminded'>> => ({
    dueToday: await countOne(scope, { dueAt: endOfDay(today) }),
    overdue: await countOne(scope, { overdueAt: now }),
    fresh: await countOne(scope, { openedFrom: since }),
    waiting: await countOne(scope, { awaitsCitizen: true }),
  })

  /** Whoever a case of the day is about has counts without it, which are shared with nobody. */
  const withoutOwnOf = async (account: Account, scope: Scope): Promise<Scope> => {
    if (scope.account) return scope
    const filter = await withoutOwn(store, account, scope.filter, { isProtected: false })
    return filter === scope.filter ? scope : { ...scope, name: `${scope.name}:${account.id}`, filter }
  }

  /** Null: the account works on no cases. */
  return async (account: Account, reminded: readonly (Reminder & StepNotice)[]): Promise<DigestCounts | null> => {
    const shared = scopeOf(account)
    if (!shared) return null
    const scope = await withoutOwnOf(account, shared)
    const counts = known.get(scope.name) ?? countScope(scope)
    known.set(scope.name, counts)
    return { reminded: countedOf(reminded), ...(await counts) }
  }
}
