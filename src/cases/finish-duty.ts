import type { z } from 'zod'
import { InvalidInput } from '../shared/errors.js'
import type { Case, CaseClock, OfficialPaper, StateChange, TimelineEvent } from './case.js'
import { applyChange, assertMay, type CaseVerb, may, staffEvent } from './change-case.js'
import { isRunning } from './clocks.js'
import { type DutyDefinition, duties } from './duties.js'
import { stateOf } from './kinds/index.js'
import { dayOf } from './step-days.js'
import { type dutyForm, stepDay } from './step-form.js'
import { givingWay, newsOfStep, readAllowedStep, startsOf } from './take-step.js'
import { caseWording } from './wording.js'

export type DutyForm = z.input<typeof dutyForm>

/**
 * Ends one duty of a case on the day on which it was done, whatever day its paper bears; what a
 * decision's duty is about is that decision's own paper. What follows from it begins, and the citizen hears what
 * is theirs. In every state, ended ones too: a duty outlives the state that it came from. Throws InvalidInput, Forbidden
 * or Conflict.
 */
export const finishDuty = async (verb: CaseVerb, form: DutyForm): Promise<void> => {
  const { store, clocks, account, found, at } = verb
  assertMay(account, found, 'decide')
  const clock = found.clocks[Number(form.clock)]
  const duty = clock && duties[clock.clockId]
  if (!clock || !duty) throw new InvalidInput(caseWording.errors.notAllowedNow)
  if (clock.stoppedOn !== null) throw new InvalidInput(caseWording.errors.dutyDone)
  const step = { ...duty, by: 'decider' as const, stops: [] }
  const read = readAllowedStep(verb, step, form, { notBefore: clock.startedOn })
  const paper = duty.isOfDecision ? (decisionOf(found, clock)?.paper ?? null) : read.paper
  const earliest = paper?.date ?? clock.startedOn
  if (read.facts.done && read.facts.done < earliest)
    throw new InvalidInput(caseWording.errors.doneBeforePaper(earliest))
  const day = stepDay(read, at)
  const starts = startsOf(found, duty.starts, read, at)
  const running = clocks.afterStep({
    clocks: clocks.afterDuty(found.clocks, clock, day),
    category: found.category,
    findings: found.findings,
    day,
    starts,
    stops: givingWay(found, starts),
  })
  const event = staffEvent(verb, { what: 'duty_done', to: clock.clockId, ...read, paper })
  await applyChange(store, found, {
    set: running,
    event,
    outgoing: newsOfStep(found, step, event, { clocks: running.clocks, isRatingAsked: false }),
  })
}

/** A duty that an account may end now, with its place among the clocks and what its button says. */
export type OpenDuty = {
  clock: CaseClock
  index: number
  duty: DutyDefinition
  label: string
  decision: OfficialPaper | null
}

/** The step that a duty came from, whose paper it is about. */
const decisionOf = (found: Case, { clockId, startedOn }: CaseClock): (TimelineEvent & StateChange) | null => {
  const steps = found.timeline.flatMap((one) =>
    one.what === 'moved' && stateOf(found.kind, one.to).starts.some((begun) => begun === clockId) ? [one] : [],
  )
  return steps.findLast((one) => dayOf(one) === startedOn) ?? steps.at(-1) ?? null
}

/** 'Đã gửi quyết định: Tạm đình chỉ, số 12/QĐ-UBND': of the step that the duty came from. */
const labelOf = (found: Case, clock: CaseClock, { done, isOfDecision }: DutyDefinition): string => {
  const event = decisionOf(found, clock)
  if (!isOfDecision || !event) return done
  return caseWording.ofDecision(done, stateOf(found.kind, event.to).label, event.paper?.number ?? null)
}

/** The duties of a case that end by a button, as an account may press it. */
export const dutiesFor = ({ account, found }: Pick<CaseVerb, 'account' | 'found'>): OpenDuty[] =>
  may(account, found, 'decide')
    ? found.clocks.flatMap((clock, index) => {
        const duty = duties[clock.clockId]
        return duty && isRunning(clock)
          ? [
              {
                clock,
                index,
                duty,
                label: labelOf(found, clock, duty),
                decision: duty.isOfDecision ? (decisionOf(found, clock)?.paper ?? null) : null,
              },
            ]
          : []
      })
    : []
