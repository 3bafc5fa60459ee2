import { findPlaces } from '../places/find-places.js'
import { foldMarks } from '../shared/text.js'
import { isQuestion } from './commands/asks.js'
import type { Turn } from './flow.js'

const mostWords = 4
const typeWord = /(^| )(xa|phuong|thi tran|huyen|thi xa|tt)( |$)/
const sure = 0.75

/** Whether a short message may be a place that isn't known: it names a type, or is a name and nothing else. */
export const mayBePlace = (text: string): boolean => {
  if (text.startsWith('/') || isQuestion(text)) return false
  const folded = foldMarks(text)
  return (
    (typeWord.test(folded) && folded.split(' ').length <= mostWords + 3) ||
    (/^\p{Lu}/u.test(text) && folded.split(' ').length <= mostWords)
  )
}

/** A message that is about something else, though a place is named in it: a question, a long story. */
export const isElsewhere = ({ message: { text }, understood: { intent, confidence } }: Turn): boolean => {
  if (intent === 'contact_info') return false
  const beside = findPlaces(text, { expected: true }).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  )
  const words = foldMarks(beside)
    .split(' ')
    .filter((word) => word.length > 2).length
  return words > 8 || (words > 3 && confidence >= sure)
}
