import { reply } from '../messaging/message.js'
import { accusesOffice } from './accuses-office.js'
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
const begunKind = (turn: Turn, { flow, replies }: Outcome): AnswerKind | null => {
  const { conversation } = turn
  const goesOn = [conversation.flow, ...conversation.suspended].some((state) => state && state.name === flow?.name)
  if (flow && !goesOn) {
    const kind = kindOfFlow[flow.name] ?? null
    // whoever denounces is never sent to the reports that communes read, whatever asks first
    return kind === 'reports' && (turn.understood.intent === 'denunciation' || accusesOffice(turn)) ? 'protected' : kind
  }
  return replies.some(({ told }) => told && told.length > 0) ? 'guidance' : null
}

/**
 * A kind of answer that was stopped by hand isn't begun: that is said, with who helps instead. What was begun before goes on
 * to its end, so that nothing told is lost (decision 0098).
 */
export const withoutStopped = (turn: Turn, outcome: Outcome): Outcome => {
  const kind = begunKind(turn, outcome)
  if (!kind || !turn.slices.isAnswerOff(kind)) return outcome
  const said = kind === 'protected' ? wording.stoppedProtected(turn.slices.addresses.sealedPage) : wording.stopped[kind]
  const offered = kind === 'protected' ? [choices.help] : [choices.person, choices.help]
  return { replies: [reply(said, offered)], flow: turn.conversation.flow }
}
