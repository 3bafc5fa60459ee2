import { foldWord } from './fold.js'

/** A word as it was meant: with its marks and without. */
export type Word = { readonly marked: string; readonly folded: string }

/** The word of these lower-case letters. */
export const wordOf = (marked: string): Word => ({ marked, folded: foldWord(marked) })

/** Words without marks, joined by spaces. */
export const plainText = (words: readonly Word[]): string => words.map(({ folded }) => folded).join(' ')
