import { foldWord } from './fold.js'

/** A word as it was meant: with its marks and without. `number`: its own from 1, or 0 of one that has none. */
export type Word = { readonly marked: string; readonly folded: string; readonly number: number }

const numbered = new Map<string, Word>()
/** A bound: people type endless words. A word beyond it means the same and takes a little longer. */
const mostNumbered = 1 << 14
/** A longer piece of a text would keep the whole text in memory. */
const longestNumbered = 12

/** The word of these lower-case letters. */
export const wordOf = (marked: string): Word => {
  const known = numbered.get(marked)
  if (known) return known
  const folded = foldWord(marked)
  if (numbered.size >= mostNumbered || marked.length > longestNumbered) return { marked, folded, number: 0 }
  const word = { marked, folded, number: numbered.size + 1 }
  numbered.set(marked, word)
  return word
}

/** Words without marks, joined by spaces. */
export const plainText = (words: readonly Word[]): string => {
  let text = ''
  for (const { folded } of words) text = text === '' ? folded : `${text} ${folded}`
  return text
}

/** What `find` says of a word, asked once for each that has a number. */
export const perWord = <T extends NonNullable<unknown> | null>(find: (word: Word) => T): ((word: Word) => T) => {
  const found: T[] = new Array(mostNumbered + 1)
  return (word) => {
    const known = found[word.number]
    if (known !== undefined) return known
    const answer = find(word)
    if (word.number > 0) found[word.number] = answer
    return answer
  }
}
