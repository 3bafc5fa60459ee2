import { isQuestion } from './commands/asks.js'
import { asksForPerson } from './commands/other-request.js'
import type { FlowState } from './conversation.js'
import type { Turn } from './flow.js'
import { kindNamedIn } from './flows/choose-kind/named-kind.js'

const longestGathered = 8_000

/** Words that wait to be sent, with what is said now; null: this is a request or a question of its own. */
export const gatherMore = (turn: Turn, state: FlowState, mayAsk = false): FlowState | null => {
  const text = turn.message.text.trim()
  const { data } = state
  const files = [...(Array.isArray(data.files) ? data.files : []), ...turn.files]
  const isOwn = text.startsWith('/') || kindNamedIn(text) !== null || asksForPerson(text)
  if (isOwn || turn.understood.alert?.level === 'emergency' || (!mayAsk && isQuestion(text))) return null
  const words = [String(data.text ?? ''), text].filter((part) => part !== '').join('\n')
  return { ...state, data: { ...data, text: words.slice(0, longestGathered), files, isLonger: true, misses: 0 } }
}
