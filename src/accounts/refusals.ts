import { type AuditDetail, type AuditEntry, auditEntry, type Doer } from '../shared/audit.js'
import { createCounter } from '../shared/counter.js'
import { foldMarks } from '../shared/text.js'

/** Of one kind from one source, and of one kind altogether, within an hour; what is beyond says no more than its beginning. */
const mostOfSource = 20
const mostOfKind = 300
const hour = 3_600

/** Who was refused: an account or somebody who isn't signed in, and the line of the network or the account they came from. */
export type Refused = Doer & { source: string; subject?: string; detail?: AuditDetail }

/**
 * Writes refused tries into the trail, so many an hour that a flood can't fill the database: where there are more, one
 * entry says so. The counts are of this process.
 */
export const createRefusals = ({ add }: { add: (entry: AuditEntry) => Promise<void> }) => {
  const ofSource = createCounter({ most: mostOfSource, seconds: hour })
  const ofKind = createCounter({ most: mostOfKind, seconds: hour })
  const left = createCounter({ most: 1, seconds: hour })

  /** True where it was written. */
  return async (what: string, { source, subject, detail, ...doer }: Refused): Promise<boolean> => {
    const kind = `${what} ${doer.accountId === null ? 'stranger' : 'account'}`
    if (!(await ofSource(`${kind} ${source}`))) return false
    if (await ofKind(kind)) {
      await add(auditEntry(doer, what, subject ?? null, detail))
      return true
    }
    if (await left(kind)) await add(auditEntry({ accountId: null, at: doer.at }, 'refusals_left_out', null, { what }))
    return false
  }
}

const letters = (name: string): string => foldMarks(name).replace(/[^a-z0-9]/g, '')

/** Whether two texts differ in one letter: another one, one more, one less, or two changed about. */
const isOneSlipFrom = (one: string, other: string): boolean => {
  const shorter = Math.min(one.length, other.length)
  let start = 0
  while (start < shorter && one[start] === other[start]) start += 1
  let end = 0
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && right === `${left[1]}${left[0]}`)
}

/**
 * The user name that was meant by what was typed into the box for it; null: none. What was typed is never kept, since
 * people type their password there.
 */
export const nameMeant = (typed: string, userNames: readonly string[]): string | null => {
  const [said = ''] = typed.split('@')
  return userNames.find((name) => isOneSlipFrom(letters(said), letters(name))) ?? null
}
