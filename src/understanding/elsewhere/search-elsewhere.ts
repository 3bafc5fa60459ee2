import type { Normalised } from '../reading/normalise.js'
import { normalise } from '../reading/normalise.js'
import { tellingWords } from '../search/focus.js'
import type { ElsewhereRow } from './elsewhere-file.js'

/** A procedure found; `covers`: how much of what the message tells its name says too, `plain`: how much of its name was said. */
export type FoundElsewhere = { row: ElsewhereRow; covers: number; plain: number }

/** Names where a decision is made are the same name: "(thực hiện tại cấp tỉnh)". */
const levelSuffix = /\s*\((?:thực hiện (?:tại|ở) )?cấp (?:tỉnh|bộ|trung ương)\)\s*\.?$/iu

/** A name without the level that decides. */
export const plainName = (name: string): string => name.replace(levelSuffix, '')

type Index = { rows: readonly ElsewhereRow[]; terms: Map<string, Int16Array>; sizes: Float32Array; worth: (term: string) => number }

const termsOf = (words: readonly string[]): Set<string> =>
  new Set(words.flatMap((word, k) => (k === 0 ? [word] : [word, `${words[k - 1]} ${word}`])))

const isPair = (term: string): boolean => term.includes(' ')

const buildIndex = (rows: readonly ElsewhereRow[]): Index => {
  const having = new Map<string, number[]>()
  const all = rows.map(({ name }) => termsOf(normalise(plainName(name)).words.map(({ folded }) => folded)))
  for (const [place, terms] of all.entries())
    for (const term of terms) {
      const places = having.get(term)
      if (places) places.push(place)
      else having.set(term, [place])
    }
  const terms = new Map([...having].map(([term, places]) => [term, Int16Array.from(places)]))
  const worth = (term: string): number => {
    const count = terms.get(term)?.length ?? 0
    return Math.log(1 + (rows.length - count + 0.5) / (count + 0.5))
  }
  const sizes = Float32Array.from(all, (own) => {
    let size = 0
    for (const term of own) if (!isPair(term)) size += worth(term)
    return size
  })
  return { rows, terms, sizes, worth }
}

const pairShare = 0.45
const plainShare = 0.12
const mostFound = 12

/** Finds the procedures whose names say most of what a message tells; the index is made at the first search. */
export const createElsewhereSearch = (rows: readonly ElsewhereRow[]) => {
  let made: Index | null = null
  const indexOf = (): Index => {
    made ??= buildIndex(rows)
    return made
  }
  return (message: Normalised): FoundElsewhere[] => {
    const { terms, sizes, worth } = indexOf()
    const telling = tellingWords(message)
    const words = new Map<string, number>()
    const pairs = new Map<string, number>()
    for (const [k, { folded }] of message.words.entries()) {
      if (!telling[k]) continue
      words.set(folded, worth(folded))
      const before = message.words[k - 1]
      if (before && telling[k - 1])
        pairs.set(`${before.folded} ${folded}`, Math.min(worth(before.folded), worth(folded)))
    }
    const sum = (of: Map<string, number>): number => [...of.values()].reduce((total, one) => total + one, 0)
    const [allWords, allPairs] = [sum(words), sum(pairs)]
    if (allWords === 0) return []
    const said = new Float32Array(rows.length)
    const scores = new Float32Array(rows.length)
    const share = allPairs > 0 ? pairShare : 0
    for (const [word, own] of words)
      for (const place of terms.get(word) ?? []) {
        said[place] = (said[place] as number) + own
        scores[place] = (scores[place] as number) + ((1 - share) * own) / allWords
      }
    for (const [pair, own] of pairs)
      for (const place of terms.get(pair) ?? []) scores[place] = (scores[place] as number) + (share * own) / allPairs
    const plain = (place: number): number => (said[place] as number) / (sizes[place] as number)
    return [...scores.keys()]
      .filter((place) => (scores[place] as number) > 0.3)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, mostFound)
      .map((place) => ({ row: rows[place] as ElsewhereRow, covers: scores[place] as number, plain: plain(place) }))

    function rank(place: number): number {
      return (scores[place] as number) + plainShare * plain(place)
    }
  }
}
