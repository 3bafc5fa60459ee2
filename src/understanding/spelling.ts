import { createRequire } from 'node:module'
import type { Normalised } from './normalise.js'
import { isSyllable } from './syllables.js'

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

/** `counts`: known words without marks and how often each was seen. */
export const createSpelling = (counts: ReadonlyMap<string, number>): Spelling => {
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

  type Pieces = { words: string[]; folded: string[] } | null
  const kept = new Map<string, Pieces>()
  const piecesOf = (word: string, folded: string): Pieces => {
    if (folded.length >= shortestGlued && folded.length <= longestGlued && !isSyllable(folded)) {
      const cuts = cutGlued(folded, counts, total)
      const cut = (text: string) => cuts?.map((start, k) => text.slice(start, cuts[k + 1])) ?? []
      if (cuts) return { words: cut(word.length === folded.length ? word : folded), folded: cut(folded) }
    }
    const mended = folded.length >= shortestMended && folded.length <= longestWord + 2 ? mend(folded) : null
    return mended ? { words: [mended], folded: [mended] } : null
  }

  return (message) => {
    if (message.folded.every((word) => counts.has(word) || word.length < shortestMended)) return message
    const words: string[] = []
    const folded: string[] = []
    for (let k = 0; k < message.folded.length; k++) {
      const plain = message.folded[k] as string
      const word = message.words[k] as string
      let pieces: Pieces = null
      if (plain.length >= shortestMended && !counts.has(plain) && /^[a-z]+$/.test(plain)) {
        const known = kept.get(word)
        pieces = known === undefined ? piecesOf(word, plain) : known
        if (kept.size >= mostKept) kept.clear()
        if (word.length <= longestGlued) kept.set(word, pieces)
      }
      words.push(...(pieces?.words ?? [word]))
      folded.push(...(pieces?.folded ?? [plain]))
    }
    return { words, folded, isMarked: message.isMarked }
  }
}

/** How often each word stands in these texts, beside what was counted before. */
export const countWords = (
  messages: Iterable<Normalised>,
  before: ReadonlyMap<string, number> = new Map(),
): Map<string, number> => {
  const counts = new Map(before)
  for (const { folded } of messages) for (const word of folded) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
