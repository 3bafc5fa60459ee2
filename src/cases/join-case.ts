import { z } from 'zod'
import type { Duplicates } from '../duplicates/duplicates.js'
import { reply } from '../messaging/message.js'
import { localDay, readableDay } from '../shared/clock.js'
import { InvalidInput, NotFound } from '../shared/errors.js'
import { freedClocks, heldClocks, withCarried, withoutCarried } from './carry-clocks.js'
import type { Case, CaseNews, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { applyChange, assertMay, type CaseVerb, may, newsOf, staffEvent } from './change-case.js'
import { promisedDay } from './clocks.js'
import { findListedFor, isOfOneOffice } from './find-alike.js'
import { findFollowers, tellAllOf } from './followers.js'
import { isAnswered, isJoinable } from './joinable.js'
import { type StateName, stateOf } from './kinds/index.js'
import { maskForAll } from './mask-for-all.js'
import { findReceiptCode } from './receipt-code.js'
import { tellMain } from './tell-main.js'
import { isUnderWay } from './transfers/transfer.js'
import { caseWording as say } from './wording.js'

/** The case that is joined with the one on the page: one that is offered there, by its id, or another by code and reason. */
export const joinForm = z.object({
  other: z.string().max(60).default(''),
  code: z.string().trim().max(60).default(''),
  text: z.string().trim().max(1_000).default(''),
})
export type JoinForm = z.input<typeof joinForm>

type JoinVerb = CaseVerb & { duplicates: Duplicates }

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
export const joinCases = async (verb: JoinVerb, typed: JoinForm): Promise<void> => {
  const { store, account, found, at } = verb
  assertMay(account, found, 'handle')
  const form = joinForm.parse(typed)
  const second = await findSecond(verb, form)
  const [main, later] = inOrder(found, second)
  // Whoever has no chat hears from an officer, who has them on their own case's page.
  if (later.chat === null) throw new InvalidInput(say.errors.notJoinable)
  if (isAnswered(later)) throw new InvalidInput(say.errors.laterAnswered(later.receiptCode))
  const event = staffEvent(verb, { what: 'moved', from: later.state, to: 'joined', text: form.text || null })
  const own = newsOf(later, event, reply(saidOnJoining(later, main)))
  if (!isAnswered(main)) {
    const said = { text: later.text, messageId: `join:${later.id}:${later.version}`, at, by: event.by }
    await tellMain(store, main.id, later, said, (current) => {
      assertNotUnderWay(current)
      return withCarried(current, later)
    })
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

/** What is under way may become another office's, which must not read what was written to this one. */
const assertNotUnderWay = ({ transfer, receiptCode }: Case): void => {
  if (isUnderWay(transfer)) throw new InvalidInput(say.errors.joinUnderWay(receiptCode))
}

/** The other case that a form names, if the two may be joined. */
const findSecond = async (verb: JoinVerb, { other, code, text }: z.output<typeof joinForm>): Promise<Case> => {
  const { store, account, found } = verb
  const named = code ? findReceiptCode(code) : null
  if (code && !named) throw new InvalidInput(say.errors.joinCode)
  const second = await (named ? store.getByReceiptCode(named.code) : store.get(other, { isProtected: false }))
  if (!second || !may(account, second, 'handle')) throw new NotFound(say.errors.notFound)
  if (second.id === found.id || !isJoinable(found) || !isJoinable(second))
    throw new InvalidInput(say.errors.notJoinable)
  for (const one of [found, second]) assertNotUnderWay(one)
  if (!isOfOneOffice(found, second)) throw new InvalidInput(say.errors.joinOfOtherOffice)
  if (named && !text) throw new InvalidInput(say.errors.reasonMissing)
  if (!named && !(await findListedFor(verb, account, found)).some(({ id }) => id === second.id))
    throw new InvalidInput(say.errors.joinNotOffered)
  return second
}

/** What the citizen of the later case hears: that it goes on with another, or what that one was answered. */
const saidOnJoining = ({ receiptCode }: Case, main: Case): string => {
  if (!isAnswered(main)) return say.joined(receiptCode, main.agency.name)
  const answer = main.timeline.findLast(({ what, to }) => what === 'moved' && to === 'answered')?.text ?? ''
  const text = maskForAll(main, answer.replaceAll(main.receiptCode, receiptCode))
  return say.joinedAnswered(receiptCode, main.agency.name, text)
}

/**
 * Parts a joined case from the one it goes on with: it is again in its own state, its clocks as they would be had it never
 * been joined. Everybody is told, and it stands in both timelines. Throws InvalidInput, Forbidden or Conflict.
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
  const isMainOpen = main !== null && !isAnswered(main)
  const own = newsOf(found, event, reply(isMainOpen ? text : `${text} ${say.answeredTogether}`))
  await applyChange(store, found, {
    set: { state, joinedTo: null, ...running },
    event,
    outgoing: [own, ...(isMainOpen ? await newsToMain(store, main, found, own.id, say.othersLeft) : [])],
  })
  if (main) await noteParting(store, main.id, found, event)
}

const mostTries = 5

/** Notes on the case that a parted one went on with that it left, and takes what it brought off it. */
const noteParting = async (
  store: CaseStore,
  mainId: string,
  parted: Case,
  { id, at, by }: TimelineEvent,
): Promise<void> => {
  const event: TimelineEvent = {
    id: `parted:${id}`,
    at,
    by,
    what: 'parted',
    from: null,
    to: parted.receiptCode,
    text: null,
    paper: null,
  }
  for (let tries = 0; tries < mostTries; tries++) {
    const main = await store.get(mainId, { isProtected: false })
    if (!main) return
    if (await store.apply(main, { set: withoutCarried(main, parted.id), event, outgoing: [] })) return
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
