import type { AskTerms } from './ask-terms.js'

/** In how many entries each term stands: plain data, to be kept on disk. */
export type AskIndex = { total: number; counts: Map<string, number> }

/** The terms of each way to ask something, and of what answers it. */
export type AskEntry = { asks: readonly AskTerms[]; says: AskTerms }

export const createAskIndex = (): AskIndex => ({ total: 0, counts: new Map() })

const termsIn = ({ asks }: AskEntry): Set<string> => new Set(asks.flatMap((terms) => [...terms.keys()]))

/** Learns an entry. */
export const learnEntry = (index: AskIndex, entry: AskEntry): void => {
  index.total++
  for (const term of termsIn(entry)) index.counts.set(term, (index.counts.get(term) ?? 0) + 1)
}

/** Takes back what was learnt of this very entry. */
export const forgetEntry = (index: AskIndex, entry: AskEntry): void => {
  index.total--
  for (const term of termsIn(entry)) {
    const left = (index.counts.get(term) as number) - 1
    if (left > 0) index.counts.set(term, left)
    else index.counts.delete(term)
  }
}

/** How like a message is to one entry: its nearest and second nearest way to ask, the words of the answer. */
export type Likeness = { nearest: number; second: number; says: number; covered: number }

type Vector = { terms: Map<string, number>; length: number }

/**
 * Compares messages with the entries of one list. A term tells the more, the fewer entries of all and of this list have it:
 * what the list as a whole is about (a procedure's name) tells nothing of which entry is meant.
 */
export const createAskMatcher = (entries: readonly AskEntry[], { total, counts }: AskIndex) => {
  const own = new Map<string, number>()
  for (const entry of entries) for (const term of termsIn(entry)) own.set(term, (own.get(term) ?? 0) + 1)

  const worthOf = (term: string): number => {
    const everywhere = Math.log(1 + total / ((counts.get(term) ?? 0) + 1))
    const here = Math.log(1 + entries.length / ((own.get(term) ?? 0) + 0.5))
    return Math.sqrt(everywhere * here)
  }
  const vectorOf = (terms: AskTerms): Vector => {
    const vector: Vector = { terms: new Map(), length: 0 }
    let square = 0
    for (const [term, weight] of terms) {
      const value = weight * worthOf(term)
      vector.terms.set(term, value)
      square += value * value
    }
    vector.length = Math.sqrt(square) || 1
    return vector
  }
  const dot = (a: Vector, b: Vector): number => {
    const [few, many] = a.terms.size < b.terms.size ? [a, b] : [b, a]
    let sum = 0
    for (const [term, value] of few.terms) sum += value * (many.terms.get(term) ?? 0)
    return sum
  }
  const cosine = (a: Vector, b: Vector): number => dot(a, b) / (a.length * b.length)

  const known = entries.map(({ asks, says }) => {
    const everything = new Set([...asks.flatMap((terms) => [...terms.keys()]), ...says.keys()])
    return { asks: asks.map(vectorOf), says: vectorOf(says), everything }
  })

  /** The likeness of a message to each entry, in their order. */
  return (message: AskTerms): Likeness[] => {
    const wanted = vectorOf(message)
    const sum = [...wanted.terms.values()].reduce((total, value) => total + value, 0) || 1
    return known.map(({ asks, says, everything }) => {
      let nearest = 0
      let second = 0
      for (const ask of asks) {
        const near = cosine(wanted, ask)
        if (near > nearest) {
          second = nearest
          nearest = near
        } else if (near > second) second = near
      }
      let covered = 0
      for (const [term, value] of wanted.terms) if (everything.has(term)) covered += value
      return { nearest, second, says: cosine(wanted, says), covered: covered / sum }
    })
  }
}
