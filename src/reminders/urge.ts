import { type Account, can } from '../accounts/roles.js'
import { isAccused } from '../cases/accused-officer.js'
import type { Case } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import { nameOfClock, nearestDuty } from '../cases/clocks.js'
import { auditEntry } from '../shared/audit.js'
import { localDay } from '../shared/clock.js'
import { Forbidden } from '../shared/errors.js'
import { type Staff, withWays } from './make-reminders.js'
import type { Reminder, StepNotice } from './reminder.js'
import type { NewReminder, ReminderStore } from './reminder-store.js'
import { reminderWording as say } from './wording.js'

/** Names an urge: of each case an officer is urged once a day. */
const keyOf = (caseId: string, officerId: string, day: string): string => `urge:${caseId}:${officerId}:${day}`

const urgeOf = (
  found: Case,
  { by, officer, at }: { by: Account; officer: Account; at: Date },
): Reminder & StepNotice => {
  const duty = nearestDuty(found.clocks)
  if (!duty) throw new RangeError(`case ${found.id} has no duty`)
  return {
    what: 'step',
    key: keyOf(found.id, officer.id, localDay(at)),
    caseId: found.id,
    kind: found.kind,
    isProtected: false,
    receiptCode: found.receiptCode,
    clockId: duty.clockId,
    duty: nameOfClock(duty),
    dueOn: duty.dueOn,
    step: 'urged',
    by: by.displayName,
    accounts: [officer.id],
    unread: [officer.id],
    createdAt: at,
    closedAt: null,
  }
}

/**
 * Whoever leads a commune reminds one of its staff of the cases that are due today or late, each once a day; how many were
 * reminded of now. On the console each case stands in the list; outside there is one message for all. Audited under each
 * case. Throws Forbidden.
 */
export const urge = async (
  parts: { store: ReminderStore; cases: Pick<Cases, 'findPressing'>; readStaff: () => Promise<Staff> },
  { by, officerId, at }: { by: Account; officerId: string; at: Date },
): Promise<{ officer: Account; count: number }> => {
  const { store } = parts
  const staff = await parts.readStaff()
  const officer = staff.inOffice.find(({ id }) => id === officerId)
  if (!officer?.communeCode || officer.id === by.id || !can(by, 'lead_commune', officer.communeCode))
    throw new Forbidden(say.errors.mayNotUrge)
  const pressing = (await parts.cases.findPressing(by, officer, at)).filter((found) => !isAccused(officer, found))
  const urges = pressing.map((found) => urgeOf(found, { by, officer, at }))
  const known = await store.findKeys(urges.map(({ key }) => key))
  const fresh = urges.filter(({ key }) => !known.has(key))
  await store.insert(
    fresh.map((one, index): NewReminder => {
      const told = {
        ...one,
        alsoCodes: index === 0 ? fresh.slice(1).flatMap(({ receiptCode }) => receiptCode ?? []) : [],
      }
      return {
        ...withWays(told, index === 0 ? [officer.id] : [], staff),
        audit: [auditEntry({ accountId: by.id, at }, 'officer_urged', one.caseId)],
      }
    }),
  )
  await store.closeEarlierUrges(fresh, officer.id, at)
  return { officer, count: fresh.length }
}
