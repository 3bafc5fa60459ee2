import { foldMarks } from '../../shared/text.js'
import type { Case } from '../case.js'

const mostWords = 400
const phone = /(?:\+?84|0)(?:[\s.-]?\d){8,10}/g

/** '+84 912-345 678' -> '0912345678' */
const wholePhone = (text: string): string => text.replace(/\D/g, '').replace(/^84/, '0')

/** Receipt codes, as one word whether or not they are typed with the dash. */
const wholeCode = (text: string): string => text.replace(/\b([0-9a-z]{5})[\s-]([0-9a-z]{5})\b/gi, '$1$2')

/** The words of a text as they are looked for: folded, telephone numbers and receipt codes whole, each once. */
export const wordsOf = (text: string): string[] => {
  const phones = (text.match(phone) ?? []).map(wholePhone)
  const rest = wholeCode(text.replace(phone, ' ')).normalize('NFC')
  const parts = rest.match(/[\s\S]{1,900}/g) ?? []
  return [...new Set([...phones, ...parts.flatMap((part) => foldMarks(part).split(' ')).filter(Boolean)])]
}

/** A word as it is looked for among the cases of one desk; no word of a text begins like it. */
export const wordAtDesk = (desk: string, word: string): string => `@${desk} ${word}`

/** Words as they are kept: for whoever has the whole province in view, and once for each desk. */
export const wordsAtDesks = (words: readonly string[], desks: readonly string[]): string[] => [
  ...words,
  ...desks.flatMap((desk) => words.map((word) => wordAtDesk(desk, word))),
]

/**
 * What an ordinary case is found by: code, story, place, who it is against, what is asked for, the sender's name and
 * telephone. Protected cases have none: no field of theirs is searched.
 */
export const searchWordsOf = (
  found: Pick<Case, 'receiptCode' | 'text' | 'placeText' | 'against' | 'request' | 'reporter'>,
): string[] => {
  const { receiptCode, text, placeText, against, request, reporter } = found
  const said = [receiptCode, reporter.phone, reporter.name, placeText, against, request, text]
  return wordsOf(said.join('\n')).slice(0, mostWords)
}
