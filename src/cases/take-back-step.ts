import { reply } from '../messaging/message.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, newsOf, type Seen, staffEvent } from './change-case.js'
import { actOf, type CaseKind, type StateName, stateOf } from './kinds/index.js'
import type { CaseClockId, Started } from './kinds/state-table.js'
import { dayOf } from './take-step.js'
import { caseWording } from './wording.js'

/** How long a slip can be taken back: a rule of ours. */
const slipMs = 24 * 60 * 60_000

/** Ends of feedback that no other step leads out of. */
const ends: ReadonlySet<StateName> = new Set(['refused', 'forwarded', 'withdrawn'])

/** The step that may still be taken back: the last move of staff, of the last day, that ended feedback. */
const slipOf = ({ kind, state, timeline }: Case, at: Date): TimelineEvent | null => {
  if (kind !== 'feedback' || !ends.has(state)) return null
  const last = timeline.findLast(({ what }) => what === 'moved')
  return last && last.by.role === 'staff' && at.getTime() - last.at.getTime() <= slipMs ? last : null
}

const idOf = (one: Started): CaseClockId => (typeof one === 'string' ? one : one.clock)

/** What an event did to a clock, as far as the tables tell. */
const touched = (kind: CaseKind, { what, to }: TimelineEvent, id: CaseClockId): 'started' | 'stopped' | null => {
  if (to === null || !['opened', 'moved', 'acted'].includes(what)) return null
  const step = what === 'acted' ? actOf(kind, to) : stateOf(kind, to as StateName)
  if (step?.starts.some((one) => idOf(one) === id)) return 'started'
  return step?.stops.includes(id) ? 'stopped' : null
}

/** The clocks that ran until this move: of each that it stops the last one, unless a step before had stopped it. */
const stoppedBy = ({ kind, timeline, clocks }: Case, slip: TimelineEvent): ReadonlySet<CaseClock> => {
  const before = timeline.slice(0, timeline.indexOf(slip))
  const ran = (id: CaseClockId): boolean =>
    before.map((event) => touched(kind, event, id)).findLast((one) => one !== null) !== 'stopped'
  const day = dayOf(slip)
  const stops = stateOf(kind, slip.to as StateName).stops.filter(ran)
  const brought = clocks.filter(({ comesFrom, clockId }) => comesFrom !== undefined && stops.includes(clockId))
  const last = stops.map((id) => clocks.findLast(({ clockId, comesFrom }) => clockId === id && comesFrom === undefined))
  return new Set([...last, ...brought].filter((clock) => clock?.stoppedOn === day) as CaseClock[])
}

/** Whether an account may take the last step of a case back. */
export const mayTakeBack = ({ account, found, at }: Seen): boolean =>
  slipOf(found, at) !== null && may(account, found, 'handle')

/**
 * Takes back a step that ended feedback by mistake: state and clocks are as they were, and the citizen, who was told of it,
 * is told so. Throws InvalidInput, Forbidden or Conflict.
 */
export const takeBackStep = async (verb: CaseVerb): Promise<void> => {
  const { store, clocks, found, at } = verb
  assertMay(verb.account, found, 'handle')
  const slip = slipOf(found, at)
  if (slip?.what !== 'moved' || slip.from === null) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const state = slip.from
  const stopped = stoppedBy(found, slip)
  const going = found.clocks.map((clock) => (stopped.has(clock) ? { ...clock, stoppedOn: null } : clock))
  const event = staffEvent(verb, { what: 'moved', from: found.state, to: state, text: caseWording.slip })
  await applyChange(store, found, {
    set: { state, ...clocks.underCalendar(going, found.findings) },
    event,
    outgoing: [newsOf(found, event, reply(caseWording.takenBack(found.receiptCode, found.agency.name)))],
  })
}
