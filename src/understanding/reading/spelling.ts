import { createRequire } from 'node:module'
import { LRUCache } from 'lru-cache'
import type { Normalised } from './normalise.js'
import { isSyllable } from './syllables.js'
import { type Word, wordOf } from './words.js'

// The single module: natural imported whole reads .env by itself and starts slowly.
const { DamerauLevenshteinDistance } = createRequire(import.meta.url)(
  'natural/lib/natural/distance/levenshtein_distance.js',
) as { DamerauLevenshteinDistance: (a: string, b: string, options: { restricted: boolean }) => number }

/** Mends words that nobody taught: slips of one letter and words run together. */
export type Spelling = (message: Normalised) => Normalised

const shortestMended = 4
const shortestGlued = 6
const longestGlued = 40
const longestWord = 7
const mostKept = 10_000
/** Two letters in the wrong order are the commonest slip. */
const swapFavour = 8

/** The word and what is left of it without one letter: two words one slip apart share one of these. */
const deletionsOf = (word: string): string[] => [
  word,
  ...Array.from(word, (_, k) => word.slice(0, k) + word.slice(k + 1)),
]

const isSwap = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join('') === [...b].sort().join('')

/** Where to cut a word into known ones so that they are as common as can be; null when it can't be. */
const cutGlued = (word: string, counts: ReadonlyMap<string, number>, total: number): number[] | null => {
  const costs = [0]
  const from = [0]
  for (let end = 1; end <= word.length; end++) {
    costs[end] = Number.POSITIVE_INFINITY
    for (let start = Math.max(0, end - longestWord); start < end; start++) {
      const count = counts.get(word.slice(start, end))
      if (count === undefined || end - start < 2) continue
      const cost = (costs[start] as number) + Math.log(total / count) + 1
      if (cost >= (costs[end] as number)) continue
      costs[end] = cost
      from[end] = start
    }
  }
  if (!Number.isFinite(costs[word.length])) return null
  const cuts: number[] = []
  for (let end = word.length; end > 0; end = from[end] as number) cuts.unshift(from[end] as number)
  return cuts.length > 1 ? cuts : null
}

/** `seen`: known words without marks and how often each was seen, in one place and another. */
export const createSpelling = (seen: readonly ReadonlyMap<string, number>[]): Spelling => {
  const counts = new Map<string, number>()
  for (const words of seen) for (const [word, count] of words) counts.set(word, (counts.get(word) ?? 0) + count)
  const neighbours = new Map<string, string[]>()
  let total = 0
  for (const [word, count] of counts) {
    total += count
    if (word.length < shortestMended - 1 || !/^[a-z]+$/.test(word)) continue
    for (const deletion of deletionsOf(word)) neighbours.set(deletion, [...(neighbours.get(deletion) ?? []), word])
  }

  /** The commonest known word one slip away; a word that could be a syllable (a name) only when letters were swapped. */
  const mend = (word: string): string | null => {
    let best: string | null = null
    let most = 1
    const isPossible = isSyllable(word)
    for (const deletion of deletionsOf(word))
      for (const near of neighbours.get(deletion) ?? []) {
        const swapped = isSwap(word, near)
        if (isPossible && !swapped) continue
        const count = (counts.get(near) as number) * (swapped ? swapFavour : 1)
        if (count <= most) continue
        if (DamerauLevenshteinDistance(word, near, { restricted: true }) !== 1) continue
        best = near
        most = count
      }
    return best
  }

  const isStrange = ({ folded }: Word): boolean =>
    folded.length >= shortestMended && !counts.has(folded) && /^[a-z]+$/.test(folded)

  const piecesOf = ({ marked, folded }: Word): Word[] | null => {
    if (folded.length >= shortestGlued && folded.length <= longestGlued && !isSyllable(folded)) {
      const cuts = cutGlued(folded, counts, total)
      const text = marked.length === folded.length ? marked : folded
      if (cuts) return cuts.map((start, k) => wordOf(text.slice(start, cuts[k + 1])))
    }
    const near = folded.length <= longestWord + 2 ? mend(folded) : null
    return near ? [wordOf(near)] : null
  }

  const kept = new LRUCache<string, Word[]>({ max: mostKept })
  const mended = (word: Word): Word[] => {
    const known = kept.get(word.marked)
    if (known) return known
    const pieces = piecesOf(word) ?? [word]
    if (word.marked.length <= longestGlued) kept.set(word.marked, pieces)
    return pieces
  }

  return (message) => {
    if (!message.words.some(isStrange)) return message
    const words = message.words.flatMap((word) => (isStrange(word) ? mended(word) : [word]))
    return { words, isMarked: message.isMarked }
  }
}

/** How often each word stands in these texts. */
export const countWords = (messages: Iterable<Normalised>): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { words } of messages) for (const { folded } of words) counts.set(folded, (counts.get(folded) ?? 0) + 1)
  return counts
}
