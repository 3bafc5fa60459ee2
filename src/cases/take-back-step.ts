import { z } from 'zod'
import { reply } from '../messaging/message.js'
import { localDay } from '../shared/clock.js'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import {
  applyChange,
  assertMay,
  type CaseVerb,
  may,
  newsOf,
  type Seen,
  staffEvent,
  withoutNewsOf,
} from './change-case.js'
import { actOf, type CaseKind, type StateName, stateOf } from './kinds/index.js'
import type { CaseClockId, Started } from './kinds/state-table.js'
import { standingTimeline } from './standing-timeline.js'
import { dayOf } from './step-days.js'
import { isForcedOut } from './withdrawals.js'
import { caseWording } from './wording.js'

/** What an officer says who takes a step back: why, and that its paper wasn't sent to anybody. */
export const slipForm = z.object({
  text: z.string().trim().max(4_000).default(''),
  unsent: z.string().max(3).default(''),
})
export type SlipForm = z.input<typeof slipForm>

/** How long a slip with feedback can be taken back: a rule of ours. */
const slipMs = 24 * 60 * 60_000

const ends: ReadonlySet<StateName> = new Set(['refused', 'forwarded', 'withdrawn'])

/** Decisions on letters that are only words until their paper goes out. */
const decisions: ReadonlySet<StateName> = new Set([
  'received',
  'accepted',
  'refused',
  'guided',
  'transferred',
  'withdrawn',
  'stopped',
  'decided',
  'concluded',
])

/** Whether a step on a letter was taken back in time: on its own day, before anything followed or was sent (decision 0041). */
const isFresh = ({ timeline, state }: Case, slip: TimelineEvent, at: Date): boolean =>
  decisions.has(state) &&
  slip.from !== 'paused' &&
  localDay(slip.at) === localDay(at) &&
  !timeline.slice(timeline.indexOf(slip) + 1).some(({ what }) => what === 'duty_done' || what === 'acted')

/**
 * The step that may still be taken back: the last move of staff, if it ended feedback within a day, or decided on a letter
 * today and nothing followed from it.
 */
const slipOf = (found: Case, at: Date): TimelineEvent | null => {
  const last = found.timeline.findLast(({ what }) => what === 'moved')
  if (last?.by.role !== 'staff' || last.facts?.takesBack || isForcedOut(found)) return null
  if (found.kind !== 'feedback') return isFresh(found, last, at) ? last : null
  return ends.has(found.state) && at.getTime() - last.at.getTime() <= slipMs ? last : null
}

const neededFor = ({ kind }: Case): 'handle' | 'decide' => (kind === 'feedback' ? 'handle' : 'decide')

const idOf = (one: Started): CaseClockId => (typeof one === 'string' ? one : one.clock)

/** What an event did to a clock, as far as the tables tell. */
const touched = (kind: CaseKind, { what, to }: TimelineEvent, id: CaseClockId): 'started' | 'stopped' | null => {
  if (what === 'duty_done') return to === id ? 'stopped' : null
  if (to === null || !['opened', 'moved', 'acted'].includes(what)) return null
  const step = what === 'acted' ? actOf(kind, to) : stateOf(kind, to as StateName)
  if (step?.starts.some((one) => idOf(one) === id)) return 'started'
  return step?.stops.includes(id) ? 'stopped' : null
}

/** The clocks that ran until this move: of each that it stops the last one, unless a step before had stopped it. */
export const stoppedBy = (found: Case, slip: TimelineEvent): ReadonlySet<CaseClock> => {
  const { kind, clocks } = found
  const timeline = standingTimeline(found)
  const before = timeline.slice(0, timeline.indexOf(slip))
  const ran = (id: CaseClockId): boolean =>
    before.map((event) => touched(kind, event, id)).findLast((one) => one !== null) !== 'stopped'
  const day = dayOf(slip)
  const stops = stateOf(kind, slip.to as StateName).stops.filter(ran)
  const brought = clocks.filter(({ comesFrom, clockId }) => comesFrom !== undefined && stops.includes(clockId))
  const last = stops.map((id) => clocks.findLast(({ clockId, comesFrom }) => clockId === id && comesFrom === undefined))
  return new Set([...last, ...brought].filter((clock) => clock?.stoppedOn === day) as CaseClock[])
}

/** The clocks that a move began, and what follows from a letter that others sent on. */
export const isBegunBy = ({ kind }: Case, slip: TimelineEvent) => {
  const begun = new Set([...stateOf(kind, slip.to as StateName).starts.map(idOf), 'tcd.back'])
  const day = dayOf(slip)
  return ({ clockId, startedOn, comesFrom }: CaseClock) =>
    comesFrom === undefined && startedOn === day && begun.has(clockId)
}

/** Whether an account may take the last step of a case back. */
export const mayTakeBack = ({ account, found, at }: Seen): boolean =>
  slipOf(found, at) !== null && may(account, found, neededFor(found))

/**
 * Takes back a step that was recorded by mistake: state and clocks are as they were, both records stay, and the citizen,
 * who was told of it, is told so. A decision on a letter needs the reason and that its paper went to nobody. Throws
 * InvalidInput, Forbidden or Conflict.
 */
export const takeBackStep = async (verb: CaseVerb, typed: SlipForm): Promise<void> => {
  const { store, clocks, found, at } = verb
  assertMay(verb.account, found, neededFor(found))
  const slip = slipOf(found, at)
  if (slip?.what !== 'moved' || slip.from === null) throw new InvalidInput(caseWording.errors.notAllowedNow)
  const form = slipForm.parse(typed)
  const isOfLetter = found.kind !== 'feedback'
  if (isOfLetter && !form.text) throw new InvalidInput(caseWording.errors.reasonMissing)
  if (isOfLetter && !form.unsent) throw new InvalidInput(caseWording.errors.sentAlready)
  const state = slip.from
  const stopped = stoppedBy(found, slip)
  const isBegun = isBegunBy(found, slip)
  const going = found.clocks
    .filter((clock) => !isOfLetter || !isBegun(clock))
    .map((clock) => (stopped.has(clock) ? { ...clock, stoppedOn: null } : clock))
  const text = [caseWording.slip, form.text].filter(Boolean).join(' ')
  const event = staffEvent(verb, { what: 'moved', from: found.state, to: state, text, facts: { takesBack: slip.id } })
  const told = caseWording.takenBack(found.receiptCode, found.agency.name)
  await applyChange(store, found, {
    set: { state, ...clocks.underCalendar(going, found.findings), toTell: withoutNewsOf(found, slip) },
    event,
    outgoing: [newsOf(found, event, reply(told))],
  })
}
