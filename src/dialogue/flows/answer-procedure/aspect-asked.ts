import { foldMarks } from '../../../shared/text.js'
import { isOfOwnSubject } from '../../../understanding/answers/fits-asked.js'
import type { Turn } from '../../flow.js'

const aspects = {
  procedure_fee: 'fee',
  procedure_time: 'time',
  procedure_place: 'place',
  procedure_form: 'form',
} as const

const placeAsked = /\b(?:o dau|cho nao|noi nao|den dau|ra dau)(?: (?:a|vay|the|nhi|ad|em|duoc))*[?.!\s]*$/
const sumAsked = /\b(?:bao nhieu|bn|may tien|may dong|mat tien|phi)\b/

/** The part of a procedure that is asked for; "đóng thuế ở đâu" asks where, whatever else it speaks of. Null: all of it. */
export const aspectOf = (intent: string, text: string): (typeof aspects)[keyof typeof aspects] | null => {
  const aspect = aspects[intent as keyof typeof aspects] ?? null
  const folded = foldMarks(text)
  if (isOfOwnSubject(folded)) return null
  return aspect && placeAsked.test(folded) && !sumAsked.test(folded) ? 'place' : aspect
}

export const aspectAsked = ({ understood: { intent }, message: { text } }: Turn) => aspectOf(intent, text)
