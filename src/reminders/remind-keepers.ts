import { can } from '../accounts/roles.js'
import type { CaseStore } from '../cases/case-store.js'
import type { Calendar } from '../deadlines/calendar.js'
import { addWorkingDays, rollForward } from '../deadlines/working-days.js'
import { type Clock, localDay, localTime } from '../shared/clock.js'
import { type Staff, withWays } from './make-reminders.js'
import type { IdentityNotice, Reminder } from './reminder.js'
import type { ReminderStore } from './reminder-store.js'

/** Whether a working day is over since an instant; what was asked on a day off counts from the next day's opening on. */
const isWorkingDayOver = (calendar: Calendar, since: Date, now: Date): boolean => {
  const asked = localDay(since)
  const first = rollForward(calendar, asked)
  const next = addWorkingDays(calendar, first, 1)
  const today = localDay(now)
  return next < today || (next === today && (first > asked || localTime(now) >= localTime(since)))
}

/**
 * Everybody who may answer is told that an officer asks to see who denounced, and once more after a working day without an answer.
 * The notice names neither case nor officer; it goes when the question is answered.
 */
export const createRemindKeepers = ({
  store,
  cases,
  calendar,
  clock,
}: {
  store: Pick<ReminderStore, 'insert' | 'keepIdentityNotices'>
  cases: { store: Pick<CaseStore, 'findAskedKeepers'> }
  calendar: () => Calendar
  clock: Clock
}) => {
  /** Whether notices may stand: a minute in which nobody asks has nothing to delete. */
  let mayStand = true

  return async (readStaff: () => Promise<Staff>): Promise<void> => {
    const now = clock.now()
    const waiting = await cases.store.findAskedKeepers()
    if (waiting.length === 0 && !mayStand) return
    mayStand = waiting.length > 0
    const staff = waiting.length > 0 ? await readStaff() : null
    const notices = waiting.flatMap(({ askId, at, keepers }): (Reminder & IdentityNotice)[] => {
      const isAgain = isWorkingDayOver(calendar(), at, now)
      const inOffice = staff?.inOffice.filter((one) => can(one, 'lend_identity') && keepers.includes(one.id)) ?? []
      const accounts = inOffice.map(({ id }) => id)
      const key = `identity:${askId}:${isAgain ? 'again' : 'first'}`
      return accounts.length === 0
        ? []
        : [{ what: 'identity', key, isAgain, accounts, unread: accounts, createdAt: now, closedAt: null }]
    })
    if (staff) await store.insert(notices.map((one) => withWays(one, one.accounts, staff)))
    await store.keepIdentityNotices(notices.map(({ key }) => key))
  }
}
