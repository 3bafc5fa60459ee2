import { type Reply, reply } from '../../../messaging/message.js'
import { shorten } from '../../../shared/text.js'
import { choice, choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Applied } from './apply-told.js'
import { askOtherwise, askStep, askWhichPlace } from './ask-step.js'
import { reviewCard } from './card.js'
import type { Draft, DraftField } from './draft.js'
import { askWay, type Intake, intakeState, mustAsk, review, stepAt, stepOf, stepsFor, without } from './open-step.js'
import { intakeWording as say } from './wording.js'

/** What was noted, and the question after it, in one message. */
const after = (notes: readonly string[], question: Reply): Reply =>
  notes.length > 0 ? { ...question, text: `${notes.join(' ')}\n${question.text}` } : question

/** Asks the next open question, or shows the card when all is told. */
export const goOn = (
  intake: Intake,
  told: Draft,
  { before = [], notes = [] }: { before?: Reply[]; notes?: string[] } = {},
): Outcome => {
  const { talk: _talk, ...draft } = told
  if (mustAsk(intake, draft)) {
    const asked = askWay(intake, draft)
    return { ...asked, replies: [...before, ...asked.replies] }
  }
  const step = stepOf(intake, draft)
  const question = step ? askStep(step, draft) : reviewCard(intake, draft)
  return { replies: [...before, after(notes, question)], flow: intakeState(intake, step?.field ?? review, draft) }
}

/** The question of an open step, or the card. */
export const questionAt = (intake: Intake, at: string, draft: Draft): Reply => {
  const step = stepAt(intake, at)
  return step ? askStep(step, draft) : reviewCard(intake, draft)
}

/** The same question once more, with what was added to the draft. */
export const goOnAt = (intake: Intake, at: string, draft: Draft, before: Reply[]): Outcome => ({
  replies: [...before, questionAt(intake, at, draft)],
  flow: intakeState(intake, at, draft),
})

/** A story that is told anew is read anew: what the one before looked like doesn't count. */
const withoutStory = ({ text: _text, isSuspected: _suspected, ...draft }: Draft): Draft => draft

const longestShown = 500

/** Asks for a field anew. `within`: what of the place stays, where only its commune was wrong. */
export const reopen = (intake: Intake, field: DraftField, draft: Draft, within = ''): Outcome => {
  const step = stepAt(intake, field)
  const rest = field === 'text' ? withoutStory(draft) : without(draft, field)
  const cleared = within === '' ? rest : { ...rest, place: within }
  if (!step) return goOn(intake, draft)
  const before = field === 'text' && draft.text ? [say.wasWritten(shorten(draft.text, longestShown))] : []
  return { replies: [after(before, askStep(step, cleared))], flow: intakeState(intake, field, cleared) }
}

/** Where it is not clear what is wrong: the fields to choose from. */
export const askWhatToChange = (intake: Intake, at: string, draft: Draft, text: string): Outcome => ({
  replies: [
    reply(text, [...stepsFor(intake, draft).map(({ field }) => say.change(say.labels[field], field)), choices.cancel]),
  ],
  flow: intakeState(intake, at, draft),
})

/** Asks which of several places of one name is meant. */
export const askPlace = (intake: Intake, draft: Draft, ambiguous: NonNullable<Applied['ambiguous']>): Outcome => ({
  replies: [askWhichPlace(ambiguous)],
  flow: intakeState(intake, 'place', { ...without(draft, 'place'), place: draft.place ?? ambiguous.mention }),
})

/** A bare number where it was asked when: days ago, or a day of the month. */
export const askWhichTime = (intake: Intake, draft: Draft, count: number): Outcome => ({
  replies: [
    reply(say.whichTime(count), [
      ...say.timesOf(count).map((time) => choice(time, time)),
      ...(stepAt(intake, 'when')?.isOptional ? [choices.skip] : []),
      choices.cancel,
    ]),
  ],
  flow: intakeState(intake, 'when', draft),
})

/** What doesn't fit is asked for in other words, with what was noted all the same. */
export const miss = (intake: Intake, at: string, draft: Draft, notes: string[]): Outcome => {
  const misses = (draft.talk?.misses ?? 0) + 1
  const step = stepAt(intake, at)
  const question = step
    ? askOtherwise(step, draft, misses)
    : reply(say.sayWhat(misses), [say.send, choices.cancel, ...(misses > 1 ? [choices.person] : [])])
  return {
    replies: [after(notes, question)],
    flow: intakeState(intake, at, { ...draft, talk: { misses, about: null } }),
  }
}
