import type { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import { takingUp } from './assignment/take-up.js'
import type { Case, CaseChange, CaseClock, TimelineEvent } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, staffEvent, withoutNewsOf } from './change-case.js'
import type { LaterStep } from './change-state.js'
import { isRunning, mostExtensionDays } from './clocks.js'
import { type GoingOn, goingOn } from './go-on-forced.js'
import { type Obstacle, obstacleTo, type Standing } from './guards.js'
import { type AnyAct, actOf, actsOf } from './kinds/index.js'
import { standingTimeline } from './standing-timeline.js'
import { correctsLetter, lastDayBeforeLetter, lastMoveDay, receivedOn } from './step-days.js'
import { type actForm, type ReadStep, stepDay } from './step-form.js'
import { givingWay, newsOfStep, readAllowedStep, startedBy, startsOf } from './take-step.js'
import { caseWording } from './wording.js'

export type ActForm = z.input<typeof actForm>

const actsNamed = (found: Case, act: string): TimelineEvent[] =>
  standingTimeline(found).filter(({ what, to }) => what === 'acted' && to === act)

/** What an act leaves on the case besides its entry. */
const leftBy = ({ leaves = {} }: AnyAct, found: Case, { facts }: ReadStep): CaseChange['set'] => {
  if ('finding' in leaves) return { findings: [...new Set([...found.findings, leaves.finding])] }
  if ('protection' in leaves)
    return {
      protection: leaves.protection === 'requested' && facts.ground === 'urgent' ? 'urgent' : leaves.protection,
    }
  if ('settledBy' in leaves) return { settledBy: leaves.settledBy }
  if ('takesBack' in leaves) return { forwardedBy: actsNamed(found, leaves.takesBack).at(-2)?.facts?.target ?? null }
  if (!('field' in leaves)) return {}
  const people = facts.people ?? []
  if (leaves.field === 'group') return { group: { names: people, signatures: facts.count ?? people.length } }
  return leaves.field === 'authorised'
    ? { authorised: people.join(', ') || null }
    : { forwardedBy: facts.target ?? null }
}

/**
 * Does an act of the law that leaves the state as it is: a finding, an extension, a partial withdrawal, protection …
 * One update carries its entry, what it leaves, the clocks and the news. Throws InvalidInput, Forbidden or Conflict.
 */
export const performAct = async (verb: CaseVerb, form: ActForm): Promise<void> => {
  const { store, clocks, account, found, at } = verb
  const act = actOf(found.kind, form.act)
  if (!act?.in.includes(found.state)) throw new InvalidInput(caseWording.errors.notAllowedNow)
  assertMay(account, found, act.by === 'handler' ? 'handle' : 'decide')
  if (isFound(act, found)) throw new InvalidInput(caseWording.errors.alreadyFound)
  const read = readAllowedStep(verb, act, form, { notBefore: firstDayOf(act, found) })
  const left = leftBy(act, found, read)
  const on = 'goesOn' in (act.leaves ?? {}) ? goingOn(found) : null
  const findings = left.findings ?? found.findings
  const day = stepDay(read, at)
  const moved =
    'finding' in (act.leaves ?? {}) &&
    clocks.underFinding(found.clocks, { before: found.findings, after: findings, category: found.category, day })
  const isTooLate = moved ? moved.isTooLate : false
  const changed = moved
    ? moved
    : 'extension' in (act.leaves ?? {})
      ? clocks.extend(found.clocks, 'tc.resolve', read.facts.days ?? mostExtensionDays)
      : 'letter' in (act.leaves ?? {})
        ? clocks.beginOn(found.clocks, {
            from: receivedOn(found),
            to: day,
            findings,
            category: found.category,
          })
        : on
          ? clocks.underCalendar(on.clocks, findings)
          : { clocks: withoutTakenBack(act, found.clocks) }
  const dueBefore = movedDue(act, found.clocks, changed.clocks)
  if (!isTooLate && moves(act) && dueBefore === null) throw new InvalidInput(caseWording.errors.nothingChanges)
  const starts = startsOf(found, startedBy(act, read), read, at)
  const running = clocks.afterStep({
    clocks: changed.clocks,
    category: found.category,
    findings,
    day,
    starts,
    stops: [...act.stops, ...givingWay(found, starts)],
  })
  const takenBack = 'takesBack' in (act.leaves ?? {}) ? actsNamed(found, 'forwarded').at(-1)?.id : undefined
  const facts = {
    ...read.facts,
    ...(dueBefore && !isTooLate && { dueBefore }),
    ...(takenBack && { takesBack: takenBack }),
  }
  const event = staffEvent(verb, on ? goingOnEvent(found, on, read) : { what: 'acted', to: form.act, ...read, facts })
  const change: CaseChange = {
    set: {
      ...left,
      ...running,
      ...(on && { state: on.state, toTell: on.toTell }),
      ...('letter' in (act.leaves ?? {}) && { toTell: withoutOldDay(found) }),
    },
    event,
    outgoing: newsOfStep(found, isTooLate ? { ...act, news: act.newsTooLate ?? null } : act, event, {
      clocks: running.clocks,
      isRatingAsked: false,
    }),
  }
  await applyChange(store, found, act.takesUp ? takingUp(verb, change) : change)
}

/** The clocks without the last one that began with what is taken back. */
const withoutTakenBack = ({ leaves = {} }: AnyAct, clocks: readonly CaseClock[]): CaseClock[] => {
  const last = 'takesBack' in leaves ? clocks.findLast(({ clockId }) => clockId === leaves.clock) : undefined
  return clocks.filter((clock) => clock !== last)
}

/** The move by which a withdrawn case goes on: that which ended it no longer stands. */
const goingOnEvent = ({ state: from }: Case, { ended, state: to }: GoingOn, { text }: ReadStep) => ({
  what: 'moved' as const,
  from,
  to,
  text: [caseWording.goesOnForced, text].filter(Boolean).join(' '),
  facts: { takesBack: ended.id, isCoerced: true as const },
})

/**
 * An act has the day of its own event, which lies after the steps that it follows and no others. What describes the letter
 * may be older than every step; the letter's own day lies between what came before it and today.
 */
const firstDayOf = ({ leaves = {}, after }: AnyAct, found: Case): string =>
  'field' in leaves ? '' : 'letter' in leaves ? lastDayBeforeLetter(found) : lastMoveDay(found, after)

/** What is to be told without the day that was wrong. */
const withoutOldDay = (found: Case): Case['toTell'] => {
  const letter = found.timeline.findLast((event) => correctsLetter(event) || event.to === 'received')
  return letter ? withoutNewsOf(found, letter) : found.toTell
}

/** Findings are made once. */
const isFound = ({ leaves = {} }: AnyAct, { findings }: Case): boolean =>
  'finding' in leaves && findings.includes(leaves.finding)

/** Whether an act is there to give an open clock another last day. */
const moves = ({ leaves = {} }: AnyAct): boolean => 'finding' in leaves || 'extension' in leaves

/** The last day of the first clock that such an act moved, as it was before; null: none was moved. */
const movedDue = (act: AnyAct, before: readonly CaseClock[], after: readonly CaseClock[]): string | null =>
  (moves(act) &&
    before.find(
      ({ rawLastDay, dueOn }, index) => rawLastDay !== after[index]?.rawLastDay || dueOn !== after[index]?.dueOn,
    )?.dueOn) ||
  null

const actsIn = (verb: Standing): { act: string; definition: AnyAct; obstacle: Obstacle | null }[] => {
  const { account, found } = verb
  return Object.entries(actsOf(found.kind)).flatMap(([act, definition]) =>
    definition.in.includes(found.state) &&
    may(account, found, definition.by === 'handler' ? 'handle' : 'decide') &&
    !isFound(definition, found)
      ? [{ act, definition, obstacle: obstacleTo(definition, verb) }]
      : [],
  )
}

/** Whether an act that comes first in a state hasn't been done since the case came into it. */
const isDue = ({ comesFirst }: AnyAct, act: string, { timeline, clocks }: Case): boolean =>
  comesFirst !== undefined &&
  (comesFirst === true || clocks.some((clock) => clock.clockId === comesFirst && isRunning(clock))) &&
  !timeline
    .slice(timeline.findLastIndex(({ what }) => what === 'moved') + 1)
    .some(({ what, to }) => what === 'acted' && to === act)

/** The acts an account may do now; `isDue`: it is what comes next. */
export const actsFor = (verb: Standing): (AnyAct & { act: string; isDue: boolean })[] =>
  actsIn(verb).flatMap(({ act, definition, obstacle }) =>
    obstacle ? [] : [{ act, ...definition, isDue: isDue(definition, act, verb.found) }],
  )

/** The acts that come later, each with what they wait for. */
export const laterActsFor = (verb: Standing): LaterStep[] =>
  actsIn(verb).flatMap(({ definition, obstacle }) =>
    obstacle?.isShown ? [{ action: definition.label, why: obstacle.why }] : [],
  )
