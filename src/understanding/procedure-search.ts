import type { Procedure } from '../catalog/procedure.js'
import { conceptsIn, qualifiers } from './concepts.js'
import { type Normalised, normalise } from './normalise.js'
import { shortName } from './procedure-texts.js'
import { type SearchIndex, valueStep } from './search-index.js'
import { termsOf } from './search-terms.js'
import { lookUp } from './vocabulary.js'

/** One procedure found; `score` from 0 (nothing in common) to about 1 (asked in its own words). */
export type Candidate = { code: string | null; slug: string; name: string; score: number }

/** `said`: the share of one of its names' words that the message has too, from 0 to 1. */
export type Found = Candidate & { said: number }

/** The nearest procedures, best first; always as many as were asked for while the catalog has as many. */
export type ProcedureSearch = (message: Normalised, limit: number) => Found[]

/**
 * Parts of a score: the procedure's texts as one, its nearest and second nearest text, its nearest name, how much of
 * its short name was said, whether it is asked for every day; less for a kind in its name that wasn't said. Chosen on the test questions;
 * docs/understanding.md has the figures.
 */
const searchWeights = {
  whole: 0.79,
  nearest: 0.12,
  second: 0.11,
  named: 0.29,
  official: 0.023,
  demand: 0.021,
  unsaid: 0.03,
}

/** Terms that more procedures have than this say little and cost much: they count only among those compared. */
const commonFrom = (total: number): number => Math.max(250, total / 25)

/** `index`: the tables built of these very procedures. */
export const createProcedureSearch = (procedures: readonly Procedure[], index: SearchIndex): ProcedureSearch => {
  const w = searchWeights
  const { vocabulary, worths, unknownWorth, postingStart, postingProcedures, postingWeights, postingStep } = index
  const { ownStart, ownTerms, ownCounts, occurrenceStart, occurrenceLines, occurrenceValues } = index
  const { lineStart, lineWords, nameCounts } = index
  const tooCommon = commonFrom(procedures.length)
  const numbering = lookUp(vocabulary)
  const kindsInName = procedures.map(({ short_name }) =>
    conceptsIn(normalise(short_name))
      .filter((concept) => qualifiers.has(concept))
      .map((concept) => numbering.concept(concept)),
  )
  const favour = procedures.map(({ demand }) => (demand === 'high' ? w.demand : 0))
  const isWord = new Uint8Array(vocabulary.size)
  for (const word of vocabulary.words.values()) isWord[word] = 1
  const scores = new Float64Array(procedures.length)
  const wanted = new Float32Array(vocabulary.size)
  /** One bit a term: whether it is wanted. Asked thousands of times a message, and small enough to stay at hand. */
  const isWanted = new Uint32Array((vocabulary.size >> 5) + 1)
  const mostLines = procedures.reduce(
    (most, _, p) => Math.max(most, (lineStart[p + 1] as number) - (lineStart[p] as number)),
    0,
  )
  const dots = new Float64Array(mostLines)
  const shared = new Uint16Array(mostLines)

  const isTelling = (term: number): boolean =>
    (postingStart[term + 1] as number) - (postingStart[term] as number) <= tooCommon

  const addPostings = (term: number, own: number): void => {
    const end = postingStart[term + 1] as number
    for (let k = postingStart[term] as number; k < end; k++) {
      const at = postingProcedures[k] as number
      scores[at] = (scores[at] as number) + own * (postingWeights[k] as number)
    }
  }

  /** How near the texts of one procedure are to the wanted terms; `size` is the message's length as a vector. */
  const compareLines = (procedure: number, size: number): { score: number; said: number } => {
    const firstLine = lineStart[procedure] as number
    const count = (lineStart[procedure + 1] as number) - firstLine
    const names = nameCounts[procedure] as number
    dots.fill(0, 0, count)
    shared.fill(0, 0, names)
    let official = 0
    let from = occurrenceStart[procedure] as number
    const end = ownStart[procedure + 1] as number
    for (let own = ownStart[procedure] as number; own < end; own++) {
      const term = ownTerms[own] as number
      const to = from + (ownCounts[own] as number)
      if (((isWanted[term >> 5] as number) >>> (term & 31)) & 1) {
        const want = wanted[term] as number
        const word = isWord[term] as number
        for (let k = from; k < to; k++) {
          const line = occurrenceLines[k] as number
          const value = (occurrenceValues[k] as number) * valueStep
          dots[line] = (dots[line] as number) + value * want
          if (line >= names) continue
          shared[line] = (shared[line] as number) + word
          if (line === shortName) official += value * value
        }
      }
      from = to
    }
    let nearest = 0
    let second = 0
    let named = 0
    let said = 0
    for (let line = 0; line < count; line++) {
      const dot = dots[line] as number
      if (dot > nearest) {
        second = nearest
        nearest = dot
      } else if (dot > second) second = dot
      if (line >= names) continue
      if (dot > named) named = dot
      const share = (shared[line] as number) / ((lineWords[firstLine + line] as number) || 1)
      if (share > said) said = share
    }
    const score = (w.nearest * nearest + w.second * second + w.named * named) / size + w.official * official
    return { score, said }
  }

  return (message, limit) => {
    const { count, numbers, weights, unknown } = termsOf(message, numbering)
    scores.fill(0)
    let possible = 0
    let square = 0
    for (const own of unknown) {
      possible += own * unknownWorth
      square += (own * unknownWorth) ** 2
    }
    let telling = 0
    for (let k = 0; k < count; k++) {
      const term = numbers[k] as number
      const value = (weights[k] as number) * (worths[term] as number)
      possible += value
      square += value * value
      wanted[term] = value
      isWanted[term >> 5] = (isWanted[term >> 5] as number) | (1 << (term & 31))
      if (isTelling(term)) telling++
    }
    for (let k = 0; k < count; k++) {
      const term = numbers[k] as number
      if (telling < 2 || isTelling(term)) addPostings(term, postingStep * (weights[k] as number))
    }
    const size = Math.sqrt(square) || 1
    const best = topOf(scores, limit + 1).map((number) => {
      const whole = (scores[number] as number) / (possible || 1)
      const unsaid = (kindsInName[number] as number[]).filter((kind) => wanted[kind] === 0).length
      const texts = compareLines(number, size)
      const own = w.whole * whole + texts.score - w.unsaid * unsaid * (1 + whole)
      return { number, said: texts.said, score: own > 0 ? own + (favour[number] as number) : own }
    })
    for (let k = 0; k < count; k++) {
      wanted[numbers[k] as number] = 0
      isWanted[(numbers[k] as number) >> 5] = 0
    }
    best.sort((a, b) => b.score - a.score || a.number - b.number)
    return best.slice(0, limit).map(({ number, score, said }) => {
      const { code, slug, name } = procedures[number] as Procedure
      return { code, slug, name, score: Math.max(0, score), said }
    })
  }
}

/** The numbers of the highest scores, best first. */
const topOf = (scores: Float64Array, limit: number): number[] => {
  const kept: number[] = []
  let lowest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number
    if (score <= lowest) continue
    let k = kept.length === limit ? limit - 1 : kept.length
    while (k > 0 && (scores[kept[k - 1] as number] as number) < score) {
      kept[k] = kept[k - 1] as number
      k--
    }
    kept[k] = at
    if (kept.length === limit) lowest = scores[kept[limit - 1] as number] as number
  }
  return kept
}
