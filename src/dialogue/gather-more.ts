import { foldMarks } from '../shared/text.js'
import { isQuestion } from './commands/asks.js'
import { asksForPerson } from './commands/other-request.js'
import type { FlowState } from './conversation.js'
import type { Turn } from './flow.js'
import { kindNamedIn } from './flows/choose-kind/named-kind.js'
import { readScore } from './flows/rate-case/read-score.js'

const longestGathered = 8_000

const looksAgain = /^(?:(?:cho|toi|em|minh|xin|muon) )*(?:xem|tra|kiem tra)(?: lai)? (?:vu|viec|don|ho so|phan anh)\b/

/** A greeting, a mark in points, a wish to see the case: nothing that a commune should read. */
const isBeside = ({ message: { text }, understood: { intent } }: Turn): boolean =>
  intent === 'greeting' || readScore(text)?.isCounted === true || looksAgain.test(foldMarks(text))

/** Words that wait to be sent, with what is said now; null: this is a request or a question of its own. */
export const gatherMore = (turn: Turn, state: FlowState, mayAsk = false): FlowState | null => {
  const text = turn.message.text.trim()
  const { data } = state
  const files = [...(Array.isArray(data.files) ? data.files : []), ...turn.files]
  const isOwn = text.startsWith('/') || kindNamedIn(text) !== null || asksForPerson(text) || isBeside(turn)
  if (isOwn || turn.understood.alert?.level === 'emergency' || (!mayAsk && isQuestion(text))) return null
  const words = [String(data.text ?? ''), text].filter((part) => part !== '').join('\n')
  return { ...state, data: { ...data, text: words.slice(0, longestGathered), files, isLonger: true, misses: 0 } }
}
