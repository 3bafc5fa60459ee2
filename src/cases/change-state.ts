import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import { takingUp } from './assignment/take-up.js'
import type { Case, LinkedOpening } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, staffEvent } from './change-case.js'
import { firstStillRuns } from './first-instance.js'
import { type Obstacle, obstacleTo, type Standing } from './guards.js'
import { isFinal, kindOf, type StateName, stateOf } from './kinds/index.js'
import type { Asked, StateDefinition } from './kinds/state-table.js'
import { crimeStarts, transferStarts } from './settled-elsewhere.js'
import { lastStepDay } from './step-days.js'
import { type moveForm, type ReadStep, stepDay } from './step-form.js'
import { mayAskRating, newsOfStep, readAllowedStep, startedBy, startsOf } from './take-step.js'
import { withWaysOn } from './tell-unanswered.js'
import { isUnderWay } from './transfers/transfer.js'
import { transferWording } from './transfers/wording.js'
import { caseWording } from './wording.js'

export type MoveForm = z.input<typeof moveForm>

/** A dialogue lies ahead of its invitation; what else has a day has happened. */
const isAhead = (state: string): boolean => state === 'dialogue'

/** Writing down that a signed letter came is no work on it yet. */
const isRegistering = (state: string): boolean => state === 'received'

/** A question to whoever sent a protected case waits, and the step would end or hand on the case: the officer is asked first. */
export const leavesQuestion = ({ kind, awaitsCitizen }: Pick<Case, 'kind' | 'awaitsCitizen'>, to: StateName): boolean =>
  awaitsCitizen && kindOf(kind).isProtected && isFinal(kind, to)

const settled = new Set<string>(['decided', 'answered', 'refused', 'concluded', 'stopped', 'withdrawn'])

/** Whoever sent a letter on is told what became of it (Luật Tiếp công dân Điều 27.2). */
const reportBack = ({ found }: CaseVerb, to: string) =>
  found.forwardedBy && found.kind !== 'denunciation' && settled.has(to) ? (['tcd.back'] as const) : []

/** A second complaint isn't accepted while the first one runs (Luật Khiếu nại Điều 33 khoản 1). */
const assertFirstOver = async ({ store, found, at }: CaseVerb): Promise<void> => {
  const link = found.links.find(({ relation }) => relation === 'first_instance')
  const first = link && (await store.get(link.id, { isProtected: false }))
  if (first && firstStillRuns(first, at)) throw new InvalidInput(caseWording.guards.firstNotOver(first.receiptCode))
}

/**
 * Moves a case to a state that its kind's table allows next. One update filters on the old state and carries the
 * timeline event, the clocks, the news to the citizen and the cases that are to be opened beside it. A paper's date is
 * the day that starts or stops a clock. Throws InvalidInput, Forbidden or Conflict.
 */
export const changeState = async (verb: CaseVerb, form: MoveForm): Promise<void> => {
  const { store, clocks, account, found, at } = verb
  const to = stateOf(found.kind, found.state).next.find((state) => state === form.to)
  if (!to) throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (isUnderWay(found.transfer)) throw new InvalidInput(transferWording.errors.underWay)
  const target = stateOf(found.kind, to)
  if (target.by === 'system' || target.by === 'citizen') throw new InvalidInput(caseWording.errors.notAllowedNow)
  assertMay(account, found, target.by === 'handler' ? 'handle' : 'decide')
  const read = readAllowedStep(verb, target, form, { notBefore: lastStepDay(found), isFutureDay: isAhead(to) })
  if (leavesQuestion(found, to) && !form.unanswered) throw new InvalidInput(caseWording.errors.questionWaits)
  if (to === 'accepted') await assertFirstOver(verb)
  const day = stepDay(read, at)
  const running = clocks.afterStep({
    clocks: target.opens ? withWaysOn(found, clocks, at) : found.clocks,
    category: found.category,
    findings: found.findings,
    day,
    starts: startsOf(
      found,
      [...startedBy(target, read), ...reportBack(verb, to), ...transferStarts(found, to), ...crimeStarts(found, to)],
      read,
      at,
    ),
    stops: target.stops,
    pause: target.isPause ? 'stand' : 'go_on',
  })
  const event = staffEvent(verb, { what: 'moved', from: found.state, to, ...read })
  const news = newsOfStep(found, target, event, {
    clocks: running.clocks,
    isRatingAsked: Boolean(target.asksRating) && (await mayAskRating(verb)),
  })
  const change = {
    set: {
      state: to,
      ...running,
      awaitsCitizen: leavesQuestion(found, to),
      transfer: null,
      ...opening(verb, target, read, day),
    },
    event,
    outgoing: news,
  }
  await applyChange(store, found, isRegistering(to) ? change : takingUp(verb, change))
}

const opening = (
  { found }: CaseVerb,
  { opens }: Pick<StateDefinition<StateName>, 'opens'>,
  { text, facts }: ReadStep,
  day: string,
): { toOpen?: LinkedOpening[] } =>
  opens
    ? {
        toOpen: [
          ...found.toOpen,
          {
            id: randomUUID(),
            kind: opens,
            text: [found.text, text && caseWording.secondNote(text)].filter(Boolean).join('\n\n'),
            day,
            ...(facts.ground === 'province' && { isThere: true as const }),
          },
        ],
      }
    : {}

/** A move as the page shows it. */
export type OfferedMove = { to: StateName; action: string } & Asked

/** A step that can't be taken yet, and from when or after what. */
export type LaterStep = { action: string; why: string }

const nextFor = (verb: Standing): { to: StateName; move: StateDefinition<StateName>; obstacle: Obstacle | null }[] => {
  const { account, found } = verb
  return (isUnderWay(found.transfer) ? [] : stateOf(found.kind, found.state).next).flatMap((to) => {
    const move = stateOf(found.kind, to)
    if (move.by === 'system' || move.by === 'citizen') return []
    if (!may(account, found, move.by === 'handler' ? 'handle' : 'decide')) return []
    return [{ to, move, obstacle: obstacleTo(move, verb) }]
  })
}

/** The moves an account may make now, as the page shows them. */
export const movesFor = (verb: Standing): OfferedMove[] =>
  nextFor(verb).flatMap(({ to, move, obstacle }) => {
    if (obstacle) return []
    const { by: _by, ...shown } = move
    return [{ to, ...shown }]
  })

/** The moves that come later, each with what they wait for. */
export const laterMovesFor = (verb: Standing): LaterStep[] =>
  nextFor(verb).flatMap(({ move, obstacle }) => (obstacle?.isShown ? [{ action: move.action, why: obstacle.why }] : []))
