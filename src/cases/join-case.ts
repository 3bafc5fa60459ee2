import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { readableDay } from '../shared/clock.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import type { Case } from './case.js'
import type { CaseStore } from './case-store.js'
import { applyChange, assertMay, type CaseVerb, may, newsOf, staffEvent } from './change-case.js'
import { nearestDue, promisedDay } from './clocks.js'
import { findFollowers, tellAllOf } from './followers.js'
import { isFinal, type StateName, stateOf } from './kinds/index.js'
import { caseWording as say } from './wording.js'

/** The case that is joined with the one on the page. */
export const joinForm = z.object({ other: z.string().max(60) })
export type JoinForm = z.infer<typeof joinForm>

/** Feedback that nobody is kept from and that is still open: nothing else is joined, offered or counted. */
export const isJoinable = (found: Case): boolean =>
  !isFinal(found.kind, found.state) && found.kind === 'feedback' && found.keptFrom === null

/** The one sent first goes on; so cases can't go on with each other in a circle. */
const inOrder = (one: Case, other: Case): [Case, Case] =>
  one.openedAt < other.openedAt || (one.openedAt.getTime() === other.openedAt.getTime() && one.id < other.id)
    ? [one, other]
    : [other, one]

/**
 * Joins two cases of one matter: the later goes on with the earlier, in one update of the later that tells everybody. Its
 * clocks run on beneath, so that a split finds them as if nothing had been. Throws InvalidInput, NotFound, Forbidden or
 * Conflict.
 */
export const joinCases = async (verb: CaseVerb, { other }: JoinForm): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  const second = await store.get(other, { isProtected: false })
  if (!second || !may(account, second, 'handle')) throw new NotFound(say.errors.notFound)
  if (second.id === found.id || !isJoinable(found) || !isJoinable(second))
    throw new InvalidInput(say.errors.notJoinable)
  const [main, later] = inOrder(found, second)
  // Whoever has no chat hears from an officer, who has them on their own case's page.
  if (later.chat === null) throw new InvalidInput(say.errors.notJoinable)
  const event = staffEvent(verb, { what: 'moved', from: later.state, to: 'joined' })
  const own = newsOf(later, event, reply(say.joined(later.receiptCode, main.agency.name)))
  await applyChange(store, later, {
    set: { state: 'joined', joinedTo: main.id, dueAt: null, awaitsCitizen: false },
    event,
    outgoing: [own, ...(await tellMain(store, main, later, own.id, say.othersJoined))],
  })
}

/**
 * Parts a joined case from the one it goes on with: it is again in its own state, its clocks as they would be had it never
 * been joined. Everybody is told. Throws InvalidInput, Forbidden or Conflict.
 */
export const unjoinCase = async (verb: CaseVerb): Promise<void> => {
  const { store, account, found } = verb
  assertMay(account, found, 'handle')
  const state = found.joinedTo === null ? null : stateBefore(found)
  if (state === null) throw new InvalidInput(say.errors.notAllowedNow)
  const main = await store.get(found.joinedTo ?? '', { isProtected: false })
  const event = staffEvent(verb, { what: 'moved', from: 'joined', to: state })
  const dueAt = nearestDue(found.clocks)
  const due = promisedDay(found.clocks)
  const { label } = stateOf(found.kind, state)
  const text = say.unjoined(found.receiptCode, {
    agency: found.agency.name,
    state: label,
    due: due ? readableDay(due) : null,
  })
  const own = newsOf(found, event, reply(text))
  await applyChange(store, found, {
    set: { state, joinedTo: null, dueAt },
    event,
    outgoing: [own, ...(main ? await tellMain(store, main, found, own.id, say.othersLeft) : [])],
  })
}

/** Tells the people of the case that goes on; who has both cases hears of their own. */
const tellMain = async (
  store: CaseStore,
  main: Case,
  later: Case,
  causedBy: string,
  text: (receiptCode: string) => string,
) => {
  const told = [later, ...(await findFollowers(store.findJoined, later))]
  return tellAllOf(store.findJoined, main, {
    causedBy,
    chats: told.map(({ chat }) => chat),
    say: ({ receiptCode }) => reply(text(receiptCode)),
  })
}

/** The state that a joined case was in. */
const stateBefore = ({ timeline }: Case): StateName | null => {
  const event = timeline.findLast(({ what, to }) => what === 'moved' && to === 'joined')
  return event?.what === 'moved' ? event.from : null
}
