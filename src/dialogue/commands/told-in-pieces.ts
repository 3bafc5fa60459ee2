import { foldMarks } from '../../shared/text.js'
import { beginKind } from '../flows/choose-kind/flow.js'
import { draftFrom, tellsPublicMatter } from '../flows/intake/gather.js'
import { asks, isQuestion } from './asks.js'
import type { Handler } from './handler.js'

const mostWords = 6
const ofPapers = /\b(?:phi|thu tuc|giay|don|ho so|dang ky|xin|cap|chung thuc|khai sinh)\b/

const isPiece = (text: string): boolean =>
  text !== '' &&
  !text.startsWith('/') &&
  text.split(/\s+/).length <= mostWords &&
  !isQuestion(text) &&
  !asks(text) &&
  !ofPapers.test(foldMarks(text))

/** Short messages one after the other as the one that they are: "hàng xóm", "nuôi lợn", "thối lắm". Null: these are none. */
export const joinPieces = (before: string | null, text: string): string | null =>
  before?.split(', ').every(isPiece) && isPiece(text) ? `${before}, ${text}` : null

/** The piece that makes the ones before it a report: what is wrong, and where. */
export const toldInPieces: Handler = (turn, open) => {
  const { text } = turn.message
  const story = open || tellsPublicMatter(text) ? null : joinPieces(turn.conversation.context.lastSaid, text)
  return story && tellsPublicMatter(story) ? beginKind('feedback', turn, draftFrom(story)) : null
}
