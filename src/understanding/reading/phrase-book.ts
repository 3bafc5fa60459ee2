import { normalise } from './normalise.js'

/** Phrases that stand for one thing, as people type them. */
export type PhraseEntry = { key: string; asks: readonly string[] }

type Vector = ReadonlyMap<string, number>

/** Words and pairs of neighbours, without marks and short forms. */
const termsOf = (text: string): string[] => {
  const words = normalise(text).words.map(({ folded }) => folded)
  return [...words, ...words.slice(1).map((word, k) => `${words[k]} ${word}`)]
}

const lengthOf = (vector: Vector): number => Math.sqrt([...vector.values()].reduce((sum, one) => sum + one * one, 0))

/**
 * A small collection of short phrases that is asked which of them a text is like: cosine of words and pairs of words, each
 * weighed by how few entries have it. `find` gives the best key from `least` on (0 to 1), null below.
 */
export const createPhraseBook = (entries: readonly PhraseEntry[]) => {
  const phrases = entries.flatMap(({ key, asks }) => asks.map((ask) => ({ key, terms: termsOf(ask) })))
  const holders = new Map<string, Set<string>>()
  for (const { key, terms } of phrases)
    for (const term of terms) holders.set(term, (holders.get(term) ?? new Set()).add(key))
  const unknown = Math.log(entries.length + 1)
  const weightOf = (term: string): number =>
    Math.log(1 + entries.length / (holders.get(term)?.size ?? 0.5)) * (term.includes(' ') ? 0.7 : 1)
  const vectorOf = (terms: readonly string[]): Vector =>
    new Map(
      [...new Set(terms)].map((term) => [
        term,
        holders.has(term) ? weightOf(term) : term.includes(' ') ? 0 : unknown / 2,
      ]),
    )
  const known = phrases.map(({ key, terms }) => {
    const vector = vectorOf(terms)
    return { key, vector, length: lengthOf(vector) }
  })

  const find = (text: string, { least = 0.5 } = {}): { key: string; likeness: number } | null => {
    const asked = vectorOf(termsOf(text))
    const length = lengthOf(asked)
    let best: { key: string; likeness: number } | null = null
    for (const phrase of known) {
      let product = 0
      for (const [term, weight] of asked) product += weight * (phrase.vector.get(term) ?? 0)
      const likeness = length > 0 ? product / (length * phrase.length) : 0
      if (likeness >= least && likeness > (best?.likeness ?? 0)) best = { key: phrase.key, likeness }
    }
    return best
  }
  return { find }
}

export type PhraseBook = ReturnType<typeof createPhraseBook>
