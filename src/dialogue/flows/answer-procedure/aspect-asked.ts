import { foldMarks } from '../../../shared/text.js'
import { isOfOwnSubject } from '../../../understanding/answers/fits-asked.js'
import { aspectsAsked } from '../../../understanding/intents/aspects.js'
import { isQuestion } from '../../commands/asks.js'
import type { Turn } from '../../flow.js'
import { plain } from './topics.js'

const aspects = {
  procedure_fee: 'fee',
  procedure_time: 'time',
  procedure_place: 'place',
  procedure_form: 'form',
} as const

const placeAsked = /\b(?:o dau|cho nao|noi nao|den dau|ra dau)(?: (?:a|vay|the|nhi|ad|em|duoc))*[?.!\s]*$/
const sumAsked = /\b(?:bao nhieu|bn|may tien|may dong|mat tien|phi)\b/

const hoursAsked = /(?<!\b(?:mat|het|trong|sau|them|ton) )\bmay gio\b(?! (?:thi )?(?:xong|co|duoc nhan|lay duoc))/
/** "ở đó làm mấy giờ": when it is open, which stands with the address. */
export const asksHours = (text: string): boolean => hoursAsked.test(foldMarks(text))

/** The part of a procedure that is asked for; "đóng thuế ở đâu" asks where, whatever else it speaks of. Null: all of it. */
export const aspectOf = (intent: string, text: string): (typeof aspects)[keyof typeof aspects] | null => {
  const aspect = aspects[intent as keyof typeof aspects] ?? null
  const folded = foldMarks(text)
  if (isOfOwnSubject(folded) || (aspect === 'fee' && (saysOnlyAfrica(folded) || asksToHandIn(folded)))) return null
  if (aspect === 'time' && asksHours(text)) return 'place'
  return aspect && placeAsked.test(folded) && !sumAsked.test(folded) ? 'place' : aspect
}

/** "có phải nộp bản án không": a paper is handed in, no money. */
const asksToHandIn = (folded: string): boolean => paperHandedIn.test(folded) && !sumAsked.test(folded)
const paperHandedIn = /\bphai nop (?:ban|giay|so|the|don|anh)(?: \w+){0,4} (?:khong|ko|k)$/

/** "dịch tả lợn châu Phi": a continent, no fee. */
const saysOnlyAfrica = (folded: string): boolean => {
  const rest = folded.replace(/\bchau phi\b/g, ' ')
  return rest !== folded && !sumAsked.test(rest) && !/\btien\b/.test(rest)
}

/** A name without a word that asks for a part is of all: "dang ky ket hon voi nguoi nuoc ngoai" is only guessed to ask the fee. */
const isGuessed = ({ understood: { confidence, isNamed }, message: { text } }: Turn): boolean =>
  isNamed &&
  confidence < surelyAsked &&
  aspectsAsked(plain(text).trim()).length === 0 &&
  !sumAsked.test(foldMarks(text))
const surelyAsked = 0.65

/** "tạm vắng đi nước ngoài 6 tháng": a stretch of time is told, none is asked. */
const tellsStretch = ({ understood: { intent, isNamed }, message: { text } }: Turn): boolean =>
  intent === 'procedure_time' && isNamed && !isQuestion(text) && !timeAsked.test(foldMarks(text))
const timeAsked = /\b(?:may|lau|khi nao|bao gio|thoi (?:han|gian|hieu)|han|ngay|chung nao|luc nao|tgian|tg)\b/

export const aspectAsked = (turn: Turn) =>
  isGuessed(turn) || tellsStretch(turn) ? null : aspectOf(turn.understood.intent, turn.message.text)
