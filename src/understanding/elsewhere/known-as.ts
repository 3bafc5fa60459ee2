import { type Normalised, normalise } from '../reading/normalise.js'
import { plainText, type Word } from '../reading/words.js'
import type { KnownAs } from './elsewhere-file.js'
import { fits, type NameReader, type NameWord } from './read-names.js'

/** What a message calls by one of people's phrases; `places`: of its words that do. */
export type FoundKnownAs = { codes: readonly string[]; places: ReadonlySet<number> }

/** How many words may stand within a phrase that aren't of it: "bán các loại thuốc thú y". */
const mostWithin = 3
/** A shorter phrase is said as it is; a longer one in any order: "công ty đổi giám đốc". */
const fewestLoose = 3

/** The words of a message that say a phrase, near the one at `begin`, where it begins; null: some aren't there. */
const wordsSaying = (phrase: readonly Word[], said: readonly NameWord[], begin: number): NameWord[] | null => {
  if (phrase.length < fewestLoose) {
    const found = said.slice(begin, begin + phrase.length)
    return phrase.every((word, k) => found[k] && fits(found[k], word)) ? found : null
  }
  const reach = phrase.length + mostWithin
  const near = said.slice(Math.max(0, begin - reach + 1), begin + reach)
  const found: NameWord[] = []
  for (const word of phrase) {
    const next = near.find((one) => !found.includes(one) && fits(one, word))
    if (!next) return null
    found.push(next)
  }
  const span = Math.max(...found.map(({ to }) => to)) - Math.min(...found.map(({ from }) => from))
  return span <= reach ? found : null
}

const placesOf = (words: readonly NameWord[]): Set<number> =>
  new Set(words.flatMap(({ from, to }) => Array.from({ length: to - from }, (_none, k) => from + k)))

const asTyped = ({ words }: Normalised): NameWord[] =>
  words.map(({ marked, folded }, k) => ({ marked, folded, from: k, to: k + 1 }))

type Phrase = { words: readonly Word[]; folded: string[]; codes: readonly string[] }

/**
 * Finds the one of people's phrases for procedures of other authorities that takes up most of a message's words. Both are
 * read as they are and with the words of the official names: without marks "mở" and "mỏ" are one.
 */
export const createKnownAs = (entries: readonly KnownAs[], readNames: NameReader) => {
  const readingsOf = (text: Normalised): (readonly NameWord[])[] => [readNames(text), asTyped(text)]
  const byFirst = new Map<string, Phrase[]>()
  for (const { codes, as } of entries)
    for (const words of as.flatMap((text) => readingsOf(normalise(text)))) {
      const first = words[0]?.folded ?? ''
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, folded: words.map((word) => word.folded), codes }])
    }
  return (message: Normalised): FoundKnownAs | null => {
    let found: FoundKnownAs | null = null
    let most = 0
    for (const said of readingsOf(message)) {
      const all = new Set(said.map((word) => word.folded))
      for (const [begin, word] of said.entries())
        for (const { words, folded, codes } of byFirst.get(word.folded) ?? []) {
          if (!folded.every((one) => all.has(one)) || !fits(word, words[0] as Word)) continue
          const saying = wordsSaying(words, said, begin)
          if (!saying) continue
          const places = placesOf(saying)
          const letters = plainText(message.words.filter((_word, at) => places.has(at))).length
          if (letters <= most) continue
          most = letters
          found = { codes, places }
        }
    }
    return found
  }
}
