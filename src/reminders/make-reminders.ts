import type { Account } from '../accounts/roles.js'
import type { CaseToRemind } from '../cases/case-store.js'
import { nameOfClock } from '../cases/clocks.js'
import { kindOf } from '../cases/kinds/index.js'
import type { OutgoingMessage } from '../messaging/message.js'
import { isEmptyDigest } from './digest.js'
import type { Counted, DigestCounts, DigestNotice, IdentityNotice, Reminder, StepNotice } from './reminder.js'
import type { NewReminder } from './reminder-store.js'
import { type DueStep, keyOf } from './steps.js'
import type { Way } from './way-store.js'
import { whoIsTold } from './who-is-told.js'
import { reminderWording as say } from './wording.js'

/** Who can be told, and how; read once for a run. */
export type Staff = {
  inOffice: readonly Account[]
  ways: ReadonlyMap<string, Way>
  /** Whether letters can be sent at all. */
  hasMail: boolean
  /** Where the reminders are read. */
  address: string
}

const textOfStep = ({ isProtected, receiptCode, duty, step, dueOn, by = '', alsoCodes = [] }: StepNotice): string => {
  if (isProtected || !receiptCode) return say.ofProtected
  if (step === 'urged' && alsoCodes.length > 0) return say.urgedOf(by, [receiptCode, ...alsoCodes])
  return say.ofCase(receiptCode, duty, say.steps[step](dueOn))
}

const textOfDigest = ({ day, counts }: DigestNotice): string =>
  [
    say.digest(day),
    ...(Object.entries(counts) as [keyof DigestCounts, Counted][])
      .filter(([, { count }]) => count > 0)
      .map(([name, { count, codes }]) => say.listed(say.lists[name], count, codes)),
  ].join('\n')

/** What a reminder says outside the console: no personal data, of protected cases not even which. */
export const textOf = (reminder: StepNotice | DigestNotice | IdentityNotice, address: string): string =>
  reminder.what === 'identity'
    ? say.newWork
    : `${reminder.what === 'step' ? textOfStep(reminder) : textOfDigest(reminder)}\n${say.see(address)}`

/** A reminder with the messages and letters that go out with it to those of `told` who gave a chat or an address. */
export const withWays = (
  reminder: Reminder,
  told: readonly string[],
  { ways, hasMail, address }: Staff,
): NewReminder => ({
  ...reminder,
  outgoing: told.flatMap((accountId): OutgoingMessage[] => {
    const chat = ways.get(accountId)?.chat
    if (!chat) return []
    const causedBy = `reminder:${reminder.key}`
    return [{ id: `${causedBy}:${accountId}`, chat, text: textOf(reminder, address), choices: [], causedBy }]
  }),
  toMail: hasMail ? told.filter((accountId) => ways.get(accountId)?.email) : [],
})

/**
 * The reminder of one step. Accounts whose digest of the day isn't made yet read of it there: outside the console they
 * get one message in the morning and not one for each duty.
 */
export const makeStepReminder = (
  found: CaseToRemind,
  due: DueStep,
  { staff, digested, at }: { staff: Staff; digested: ReadonlySet<string>; at: Date },
): NewReminder => {
  const accounts = whoIsTold(found, due.step, staff.inOffice).map(({ id }) => id)
  const { isProtected } = kindOf(found.kind)
  const reminder: Reminder = {
    what: 'step',
    key: keyOf(found.id, due),
    caseId: found.id,
    kind: found.kind,
    isProtected,
    receiptCode: isProtected ? null : found.receiptCode,
    clockId: due.clock.clockId,
    duty: nameOfClock(due.clock),
    dueOn: due.clock.dueOn,
    step: due.step,
    accounts,
    unread: accounts,
    createdAt: at,
    closedAt: null,
  }
  return withWays(
    reminder,
    accounts.filter((accountId) => digested.has(accountId)),
    staff,
  )
}

/** The digest of a day for an account; one with nothing in it is kept and told nobody. */
export const makeDigest = (
  account: Account,
  { day, counts, at, staff }: { day: string; counts: DigestCounts; at: Date; staff: Staff },
): NewReminder => {
  const told = isEmptyDigest(counts) ? [] : [account.id]
  const digest: Reminder = {
    what: 'digest',
    key: `digest:${day}:${account.id}`,
    day,
    counts,
    accounts: [account.id],
    unread: told,
    createdAt: at,
    closedAt: null,
  }
  return withWays(digest, told, staff)
}
