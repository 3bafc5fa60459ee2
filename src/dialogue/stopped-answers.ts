import { reply } from '../messaging/message.js'
import { choices } from './choices.js'
import type { Outcome } from './conversation.js'
import type { Turn } from './flow.js'
import type { AnswerKind } from './slices.js'
import { wording } from './wording.js'

const kindOfFlow: Readonly<Record<string, AnswerKind>> = {
  'answer-procedure': 'guidance',
  checklist: 'guidance',
  'my-commune': 'guidance',
  'choose-kind': 'reports',
  'send-feedback': 'reports',
  'send-complaint': 'reports',
  'sign-or-not': 'reports',
  'send-denunciation': 'protected',
  'send-tip': 'protected',
  'accused-office': 'protected',
  'book-reception': 'reception',
  survey: 'surveys',
}

/** What kind of answer begins with this outcome; null: none that can be stopped, or it goes on with what was begun. */
const begunKind = ({ conversation }: Turn, { flow, replies }: Outcome): AnswerKind | null => {
  const goesOn = [conversation.flow, ...conversation.suspended].some((state) => state && state.name === flow?.name)
  if (flow && !goesOn) return kindOfFlow[flow.name] ?? null
  return replies.some(({ told }) => told && told.length > 0) ? 'guidance' : null
}

/**
 * A kind of answer that was stopped by hand isn't begun: that is said, with who helps instead. What was begun before goes on
 * to its end, so that nothing told is lost (decision 0098).
 */
export const withoutStopped = (turn: Turn, outcome: Outcome): Outcome => {
  const kind = begunKind(turn, outcome)
  if (!kind || !turn.slices.isAnswerOff(kind)) return outcome
  return { replies: [reply(wording.stopped[kind], [choices.person, choices.help])], flow: turn.conversation.flow }
}
