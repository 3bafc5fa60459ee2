import type { AccountEntry } from '../accounts/account-store.js'
import { isAccused } from '../cases/accused-officer.js'
import type { CaseStore, CaseToRemind } from '../cases/case-store.js'
import type { Cases } from '../cases/cases.js'
import { kindOf } from '../cases/kinds/index.js'
import { hasUnanswered } from '../cases/tell-unanswered.js'
import type { Calendar } from '../deadlines/calendar.js'
import { addDays } from '../deadlines/working-days.js'
import { type Clock, localDay } from '../shared/clock.js'
import type { Logger } from '../shared/logger.js'
import { createDigestCounter } from './digest.js'
import { makeDigest, makeStepReminder, type Staff, textOf } from './make-reminders.js'
import { createReadStaff } from './read-staff.js'
import { createRemindKeepers } from './remind-keepers.js'
import type { ReminderStore } from './reminder-store.js'
import type { SendMail } from './send-mail.js'
import { isOfficeTime, planOf, standingKeys } from './steps.js'
import type { WayStore } from './way-store.js'
import { reminderWording as say } from './wording.js'

const minute = 60_000
const batch = 100
const keepDigestsDays = 30
const mailAgainMs = 10 * minute
const mailGiveUpMs = 24 * 60 * minute
const faultyCaseMs = 60 * minute

export type RemindParts = {
  store: ReminderStore
  ways: WayStore
  cases: Pick<Cases, 'tellUnanswered' | 'findPressing'> & {
    store: Pick<
      CaseStore,
      | 'get'
      | 'findReaderIds'
      | 'findToRemind'
      | 'remindLater'
      | 'count'
      | 'findCodes'
      | 'findAccusations'
      | 'findAskedKeepers'
    >
  }
  accounts: { findAll(): Promise<AccountEntry[]> }
  calendar: () => Calendar
  /** Null: letters aren't set up. */
  sendMail: SendMail | null
  /** Where the reminders are read. */
  address: string
  clock: Clock
  logger: Logger
}

/**
 * What the job does every minute, in office hours alone. Each of its writes bears being done again, by this process or
 * another: a reminder is inserted under its key with all that goes out with it, and only then its case is put off.
 */
export const createRemind = (parts: RemindParts) => {
  const { store, ways, cases, clock, logger, address, sendMail } = parts
  const readStaff = createReadStaff({ ...parts, hasMail: sendMail !== null })
  const remindKeepers = createRemindKeepers(parts)
  let digestedOn = ''

  /** Whoever a case is about by name hears nothing of it; of a protected one those alone who read it, if anybody does yet. */
  const withoutAccused = async ({ id, kind }: CaseToRemind, staff: Staff): Promise<Staff> => {
    if (kindOf(kind).isProtected) {
      const readers = await cases.store.findReaderIds(id)
      return readers ? { ...staff, inOffice: staff.inOffice.filter((account) => readers.includes(account.id)) } : staff
    }
    const whole = await cases.store.get(id, { isProtected: false })
    return whole ? { ...staff, inOffice: staff.inOffice.filter((account) => !isAccused(account, whole)) } : staff
  }

  /** A case that changed meanwhile is looked at again. */
  const remindOfCase = async (found: CaseToRemind, staff: Staff, digested: ReadonlySet<string>): Promise<void> => {
    const now = clock.now()
    const { due, next } = planOf(found.clocks, parts.calendar(), now)
    const told = due.length > 0 ? await withoutAccused(found, staff) : staff
    await store.insert(due.map((one) => makeStepReminder(found, one, { staff: told, digested, at: now })))
    await store.closeOthers(found.id, standingKeys(found.id, due), now)
    if (hasUnanswered(found.clocks, now)) {
      const whole = await cases.store.get(found.id, kindOf(found.kind))
      if (whole) await cases.tellUnanswered(whole, now)
    }
    await cases.store.remindLater(found, next)
  }

  /** One case that can't be read doesn't keep the others from being reminded of. */
  const remindOrPutOff = async (...[found, ...rest]: Parameters<typeof remindOfCase>): Promise<void> => {
    try {
      await remindOfCase(found, ...rest)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      logger.error({ error, case: found.id }, 'case could not be reminded of')
      await cases.store.remindLater(found, new Date(clock.now().getTime() + faultyCaseMs))
    }
  }

  const remindOfCases = async (): Promise<void> => {
    for (const isProtected of [false, true])
      for (;;) {
        const found = await cases.store.findToRemind(clock.now(), { isProtected, limit: batch })
        if (found.length === 0) break
        const [staff, digested] = await Promise.all([readStaff(), store.findDigested(localDay(clock.now()))])
        for (const one of found) await remindOrPutOff(one, staff, digested)
        if (found.length < batch) break
      }
  }

  const makeDigests = async (): Promise<void> => {
    const now = clock.now()
    const today = localDay(now)
    if (digestedOn === today) return
    await store.closeDigestsBefore(today, addDays(today, -keepDigestsDays), now)
    const [staff, digested, reminded] = await Promise.all([
      readStaff(),
      store.findDigested(today),
      store.findEarlySteps(today),
    ])
    const count = createDigestCounter(cases.store, { calendar: parts.calendar(), today, now })
    for (const account of staff.inOffice) {
      if (digested.has(account.id)) continue
      const own = reminded.filter(({ accounts }) => accounts.includes(account.id))
      const counts = await count(account, own)
      if (counts) await store.insert([makeDigest(account, { day: today, counts, at: now, staff })])
    }
    digestedOn = today
  }

  const sendLetters = async (send: SendMail): Promise<void> => {
    for (let next = await store.beginMail(clock.now()); next; next = await store.beginMail(clock.now())) {
      const { reminder, accountId } = next
      const { email } = await ways.get(accountId)
      const now = clock.now()
      const text = textOf(reminder, address)
      const outcome = email
        ? await send({ to: email, subject: say.subject, text, id: `${reminder.key}:${accountId}`.replaceAll(':', '.') })
        : 'dropped'
      const isTooOld = now.getTime() - reminder.createdAt.getTime() > mailGiveUpMs
      if (outcome !== 'sent') logger.warn({ reminder: reminder.key, outcome }, 'letter not sent')
      await store.endMail(
        reminder.key,
        accountId,
        outcome === 'again' ? (isTooOld ? 'dropped' : { again: new Date(now.getTime() + mailAgainMs) }) : outcome,
      )
    }
  }

  /** Steps that are due, the digests of the day, letters that wait; nothing at night or on a day off. */
  return async (): Promise<void> => {
    if (!isOfficeTime(parts.calendar(), clock.now())) return
    await remindOfCases()
    await remindKeepers(readStaff)
    await makeDigests()
    if (sendMail) await sendLetters(sendMail)
  }
}
