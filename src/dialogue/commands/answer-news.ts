import type { FlowState, Outcome } from '../conversation.js'
import { confirmAnswer } from '../flows/answer-officer/flow.js'
import { aboutCase } from '../flows/follow-up-case/case-step.js'
import { followUp, offerToAdd } from '../flows/follow-up-case/follow-up.js'
import { lastHeard } from '../last-heard.js'
import type { Handler } from './handler.js'
import { isOtherRequest } from './other-request.js'

/** Words that waited when the office wrote go along with what is said now, where both are about one case. */
const withWaiting = (outcome: Outcome, waiting: FlowState): Outcome => {
  const { flow } = outcome
  if (typeof flow?.data.text !== 'string' || flow.data.code !== waiting.data.code) return outcome
  const text = `${String(waiting.data.text)}\n${flow.data.text}`
  return { ...outcome, flow: { ...flow, data: { ...flow.data, text } } }
}

/** Said right after an office wrote: the answer to its question, or else about the case that it wrote about. */
export const answerNews: Handler = async (turn, open) => {
  const { text } = turn.message
  if (text.startsWith('/') || isOtherRequest(turn)) return null
  const heard = await lastHeard(turn)
  if (!heard) return null
  const about = aboutCase(turn, heard.found.receiptCode)
  const outcome =
    heard.what === 'asked'
      ? heard.found.awaitsCitizen && confirmAnswer(heard.found, text, turn.files)
      : ((await followUp(about)) ?? offerToAdd(about, heard.found))
  if (!outcome) return null
  return open ? withWaiting(outcome, open.state) : outcome
}
