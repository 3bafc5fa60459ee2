import type { AccountEntry } from './account-store.js'
import { roles } from './roles.js'

const dayMs = 24 * 60 * 60_000
const neverAfterMs = 30 * dayMs
const unusedAfterMs = 90 * dayMs
const reviewedEveryMs = 365 * dayMs

export type ReviewReason = 'never' | 'unused' | 'old'

/**
 * Why an account should be looked at again: nobody came in for 30 days after it was made, not for 90 days, or nobody
 * confirmed it for a year. Null: nothing. A confirmation holds for as long again.
 */
export const reviewReasonOf = (account: AccountEntry, at: Date): ReviewReason | null => {
  const { isActive, createdAt, signedInAt, reviewedAt } = account
  if (!isActive) return null
  const since = (...days: (Date | null)[]) => at.getTime() - Math.max(...days.map((day) => day?.getTime() ?? 0))
  if (!signedInAt) return since(createdAt, reviewedAt) > neverAfterMs ? 'never' : null
  if (since(signedInAt, reviewedAt) > unusedAfterMs) return 'unused'
  return since(createdAt, reviewedAt) > reviewedEveryMs ? 'old' : null
}

/** Communes in which nobody who may sign in has one of the commune's roles. */
export const findUnmanned = (accounts: readonly AccountEntry[], communeCodes: readonly string[]) => {
  const manned = new Set(
    accounts
      .filter(({ isActive, role }) => isActive && roles[role].isOfCommune)
      .map(({ communeCode, role }) => `${communeCode}:${role}`),
  )
  return communeCodes
    .map((code) => ({ code, noOfficer: !manned.has(`${code}:officer`), noLeader: !manned.has(`${code}:leader`) }))
    .filter(({ noOfficer, noLeader }) => noOfficer || noLeader)
}
