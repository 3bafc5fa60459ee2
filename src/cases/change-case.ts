import { randomUUID } from 'node:crypto'
import { type Account, can } from '../accounts/roles.js'
import type { Reply } from '../messaging/message.js'
import { Conflict, Forbidden, NotFound } from '../shared/errors.js'
import { isAccused } from './accused-officer.js'
import type { Case, CaseChange, CaseNews, OtherHappening, StateChange, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { causeOf } from './cause.js'
import type { ClockKeeper } from './clocks.js'
import { isSealed, kindOf } from './kinds/index.js'
import { asSeenBy } from './transfers/offered-case.js'
import { isUnderWay } from './transfers/transfer.js'
import { caseWording } from './wording.js'

/** What an officer's verb works with: the case as the officer saw it, so that two pressing together can't both win. */
export type CaseVerb = {
  store: CaseStore
  clocks: ClockKeeper
  /** Codes of the communes on the province's list of remote ones. */
  remoteCommunes: ReadonlySet<string>
  /** Whether a chat may be asked how its case was handled: some want to be left alone. Left out: all may. */
  mayAskMark?: (chat: string) => Promise<boolean>
  account: Account
  found: Case
  at: Date
}

/** A case as an officer saw it, the officer, and when. */
export type Seen = Pick<CaseVerb, 'account' | 'found' | 'at'>

/**
 * Whether the account may view, handle or decide this case where it lies now, and whom it is under way to may view it;
 * never whom it accuses, nor of a protected one who holds no key. Of a sealed case nobody does anything.
 */
export const may = (account: Account, found: Case, what: 'view' | 'handle' | 'decide'): boolean =>
  (can(account, kindOf(found.kind)[what], found.agency.communeCode) ||
    (what === 'view' &&
      isUnderWay(found.transfer) &&
      can(account, kindOf(found.kind).view, found.transfer.to.communeCode))) &&
  !(isSealed(found) && what !== 'view') &&
  !found.isLocked &&
  !isAccused(account, found)

/** Throws Forbidden where `may` is false. */
export const assertMay = (account: Account, found: Case, what: 'view' | 'handle' | 'decide'): void => {
  if (!may(account, found, what)) throw new Forbidden(caseWording.errors.forbidden)
}

type StaffHappening = StateChange | (Pick<OtherHappening, 'what'> & Partial<OtherHappening>)

/** A timeline event by a member of staff. */
export const staffEvent = (
  { account, at }: Pick<CaseVerb, 'account' | 'at'>,
  event: StaffHappening & Partial<Pick<TimelineEvent, 'text' | 'paper' | 'facts'>>,
): TimelineEvent => ({
  id: randomUUID(),
  at,
  by: { role: 'staff', accountId: account.id, name: account.displayName },
  from: null,
  to: null,
  text: null,
  paper: null,
  ...event,
})

/** The id of the news of an event. */
export const newsIdOf = ({ id }: Pick<Case, 'id'>, eventId: string): string => `case:${id}:${eventId}`

/** The message to the citizen that an event causes; its id is the event's, so it's sent once. */
export const newsOf = (found: Case, event: TimelineEvent, reply: Reply): CaseNews => ({
  ...reply,
  id: newsIdOf(found, event.id),
  chat: found.chat,
  causedBy: causeOf(found.id),
  isNews: true,
})

/** What is still to be told, without what an event that no longer holds would have told. */
export const withoutNewsOf = (found: Case, { id }: Pick<TimelineEvent, 'id'>): Case['toTell'] =>
  found.toTell.filter((one) => one.told !== null || one.id !== newsIdOf(found, id))

/** Writes a change. Throws Conflict when the case is no longer as it was read. */
export const applyChange = async (store: CaseStore, found: Case, change: CaseChange): Promise<void> => {
  if (!(await store.apply(found, change))) throw new Conflict(caseWording.errors.changedMeanwhile)
}

/** A case for this account; null when there is none or the account may not see it. */
export const findCaseFor = async (store: CaseStore, account: Account, id: string): Promise<Case | null> => {
  for (const isProtected of [false, true]) {
    const found = await store.get(id, { isProtected })
    if (found && may(account, found, 'view')) return asSeenBy(account, found)
  }
  return null
}

/** A case for this account, or NotFound: whoever may not see a case isn't told that it exists. */
export const getCaseFor = async (store: CaseStore, account: Account, id: string): Promise<Case> => {
  const found = await findCaseFor(store, account, id)
  if (!found) throw new NotFound(caseWording.errors.notFound)
  return found
}
