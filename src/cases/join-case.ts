import { z } from 'zod'
import { maskPerson } from '../duplicates/mask.js'
import { reply } from '../messaging/message.js'
import { localDay, readableDay } from '../shared/clock.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import { freedClocks, heldClocks, withCarried, withoutCarried } from './carry-clocks.js'
import type { Case, CaseNews } from './case.js'
import type { CaseStore } from './case-store.js'
import { applyChange, assertMay, type CaseVerb, may, newsOf, staffEvent } from './change-case.js'
import { promisedDay } from './clocks.js'
import { findFollowers, tellAllOf } from './followers.js'
import { isFinal, type StateName, stateOf } from './kinds/index.js'
import { tellMain } from './tell-main.js'
import { caseWording as say } from './wording.js'

/** The case that is joined with the one on the page. */
export const joinForm = z.object({ other: z.string().max(60) })
export type JoinForm = z.infer<typeof joinForm>

/** Feedback that nobody is kept from and that is still open: nothing else is joined, offered or counted. */
export const isJoinable = (found: Case): boolean =>
  !isFinal(found.kind, found.state) && found.kind === 'feedback' && found.keptFrom === null

const isAnswered = ({ state }: Case): boolean => state === 'answered'

/** What a citizen may go on with: who comes after the answer tells something new. */
export const isFollowable = (found: Case): boolean => isJoinable(found) && !isAnswered(found)

/** The one sent first goes on; so cases can't go on with each other in a circle. */
export const inOrder = (one: Case, other: Case): [Case, Case] =>
  one.openedAt < other.openedAt || (one.openedAt.getTime() === other.openedAt.getTime() && one.id < other.id)
    ? [one, other]
    : [other, one]

/**
 * Joins two cases of one matter: the later goes on with the earlier. Its clocks stop; what of them is more urgent than the
 * earlier's own goes on there, written first, so that a crash between the two hides no duty. Where the earlier is answered
 * its answer is the later's, too. Throws InvalidInput, NotFound, Forbidden or Conflict.
 */
export const joinCases = async (verb: CaseVerb, { other }: JoinForm): Promise<void> => {
  const { store, account, found, at } = verb
  assertMay(account, found, 'handle')
  const second = await store.get(other, { isProtected: false })
  if (!second || !may(account, second, 'handle')) throw new NotFound(say.errors.notFound)
  if (second.id === found.id || !isJoinable(found) || !isJoinable(second))
    throw new InvalidInput(say.errors.notJoinable)
  const [main, later] = inOrder(found, second)
  // Whoever has no chat hears from an officer, who has them on their own case's page.
  if (later.chat === null) throw new InvalidInput(say.errors.notJoinable)
  if (isAnswered(later)) throw new InvalidInput(say.errors.laterAnswered(later.receiptCode))
  const event = staffEvent(verb, { what: 'moved', from: later.state, to: 'joined' })
  const own = newsOf(later, event, reply(saidOnJoining(later, main)))
  if (!isAnswered(main)) {
    const said = { text: later.text, messageId: `join:${later.id}:${later.version}`, at, by: event.by }
    await tellMain(store, main.id, later, said, (current) => withCarried(current, later))
  }
  const others = isAnswered(main) ? [] : await newsToMain(store, main, later, own.id, say.othersJoined)
  await applyChange(store, later, {
    set: {
      state: 'joined',
      joinedTo: main.id,
      clocks: heldClocks(later.clocks, main.id, localDay(at)),
      dueAt: null,
      awaitsCitizen: false,
    },
    event,
    outgoing: [own, ...others],
  })
}

/** What the citizen of the later case hears: that it goes on with another, or what that one was answered. */
const saidOnJoining = ({ receiptCode }: Case, main: Case): string => {
  if (!isAnswered(main)) return say.joined(receiptCode, main.agency.name)
  const answer = main.timeline.findLast(({ what, to }) => what === 'moved' && to === 'answered')?.text ?? ''
  const text = maskPerson(answer, main.reporter).replaceAll(main.receiptCode, receiptCode)
  return say.joinedAnswered(receiptCode, main.agency.name, text)
}

/**
 * Parts a joined case from the one it goes on with: it is again in its own state, its clocks as they would be had it never
 * been joined. Everybody is told. Throws InvalidInput, Forbidden or Conflict.
 */
export const unjoinCase = async (verb: CaseVerb): Promise<void> => {
  const { store, clocks, account, found } = verb
  assertMay(account, found, 'handle')
  const state = found.joinedTo === null ? null : stateBefore(found)
  if (state === null) throw new InvalidInput(say.errors.notAllowedNow)
  const main = await store.get(found.joinedTo ?? '', { isProtected: false })
  const event = staffEvent(verb, { what: 'moved', from: 'joined', to: state })
  const running = clocks.underCalendar(freedClocks(found.clocks), found.findings)
  const due = promisedDay(running.clocks)
  const { label } = stateOf(found.kind, state)
  const text = say.unjoined(found.receiptCode, {
    agency: found.agency.name,
    state: label,
    due: due ? readableDay(due) : null,
  })
  const own = newsOf(found, event, reply(text))
  await applyChange(store, found, {
    set: { state, joinedTo: null, ...running },
    event,
    outgoing: [own, ...(main ? await newsToMain(store, main, found, own.id, say.othersLeft) : [])],
  })
  if (main) await giveBackClocks(store, main.id, found.id)
}

const mostTries = 5

/** Takes what a parted case brought off the case that it went on with. */
const giveBackClocks = async (store: CaseStore, mainId: string, joinedId: string): Promise<void> => {
  for (let tries = 0; tries < mostTries; tries++) {
    const main = await store.get(mainId, { isProtected: false })
    if (!main?.clocks.some(({ comesFrom }) => comesFrom === joinedId)) return
    if (await store.putClocks(main, withoutCarried(main, joinedId))) return
  }
}

/** Tells the people of the case that goes on; who has both cases hears of their own. */
const newsToMain = async (
  store: CaseStore,
  main: Case,
  later: Case,
  causedBy: string,
  text: (receiptCode: string) => string,
): Promise<CaseNews[]> => {
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
