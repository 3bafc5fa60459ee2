import { type Normalised, normalise } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'
import { plainText, type Word } from '../reading/words.js'

/** A word as the official names have it, and which words of the text it was read from. */
export type NameWord = Word & { from: number; to: number }

/**
 * Reads the words of a text, where people's words for a thing are those of the official names. One word alone counts only
 * with its marks: "cho" is hardly "chở".
 */
export type NameReader = (text: Normalised) => readonly NameWord[]

/** What is typed with marks has those of what is said; what is typed without any may stand for it. */
export const fits = (typed: Word, said: Word): boolean =>
  typed.marked === said.marked || (typed.marked === typed.folded && typed.folded === said.folded)

/** `groups`: what people call things, each with the word of the official names first. */
export const createNameReader = (groups: readonly (readonly string[])[]): NameReader => {
  const phrases = createPhrases(
    groups.flatMap(([first = '', ...others]) => {
      const words = normalise(first).words
      return [first, ...others].map((phrase) => {
        const said = normalise(phrase).words
        return [plainText(said), { said, words }] as const
      })
    }),
  )
  const readOnce = new WeakMap<Normalised, NameWord[]>()
  const readWords = ({ words }: Normalised): NameWord[] => {
    const read: NameWord[] = []
    for (let from = 0; from < words.length; ) {
      const isSaid = ({ meaning: { said } }: { meaning: { said: Word[] } }): boolean =>
        said.length === 1
          ? said[0]?.marked === words[from]?.marked
          : said.every((word, k) => fits(words[from + k] as Word, word))
      const longest = phrases(words, from).findLast(isSaid)
      const to = from + (longest?.length ?? 1)
      for (const { marked, folded } of longest?.meaning.words ?? [words[from] as Word])
        read.push({ marked, folded, from, to })
      from = to
    }
    return read
  }
  return (text) => {
    const known = readOnce.get(text)
    if (known) return known
    const read = readWords(text)
    readOnce.set(text, read)
    return read
  }
}
