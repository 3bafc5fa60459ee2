import type { Procedure } from '../catalog/procedure.js'
import { conceptsIn, qualifiers } from './concepts.js'
import { focusWeights } from './focus.js'
import { type Normalised, normalise } from './normalise.js'
import { textsOf } from './procedure-texts.js'

/** One procedure found; `score` from 0 (nothing in common) to about 1 (asked in its own words). */
export type Candidate = { code: string | null; slug: string; name: string; score: number }

export type ProcedureSearch = {
  /** The nearest procedures, best first; always `limit` of them while the catalog has as many. */
  search(message: Normalised, limit: number): Candidate[]
  /** Which share of its words and pairs of words no procedure has, from 0 to 1. */
  strangeness(message: Normalised): number
}

/** Chosen on the test questions; docs/understanding.md has the figures. */
export const searchWeights = {
  saturation: 0.403,
  lengthShare: 0.478,
  around: 1.3,
  pair: 0.422,
  marked: 0.391,
  concept: 2.305,
  whole: 0.562,
  nearest: 0.24,
  named: 0.187,
  official: 0.028,
  second: 0.22,
  unsaid: 0.021,
  reranked: 16,
}

/** The terms of a message with their own weights: words, pairs, words with their marks, and what is spoken of. */
const termsOf = ({ words, folded, isMarked }: Normalised): Map<string, number> => {
  const terms = new Map<string, number>()
  const focus = focusWeights(folded)
  for (let k = 0; k < folded.length; k++) {
    const own = focus[k] as number
    const term = folded[k] as string
    if (own > (terms.get(term) ?? 0)) terms.set(term, own)
    if (isMarked && words[k] !== term) terms.set(`'${words[k]}`, searchWeights.marked * own)
    if (k === 0) continue
    const both = searchWeights.pair * Math.min(own, focus[k - 1] as number)
    const pair = `${folded[k - 1]} ${term}`
    if (both > (terms.get(pair) ?? 0)) terms.set(pair, both)
  }
  for (const concept of conceptsIn(folded, focus)) terms.set(`#${concept}`, searchWeights.concept)
  return terms
}

type Building = { procedures: number[]; counts: number[]; having: number; lastMain: number }
type Posting = { procedures: Uint32Array; weights: Float32Array; worth: number; number: number }
type Line = { terms: Uint32Array; values: Float32Array; isName: boolean; isShort: boolean }

const inverse = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

/** Builds the index; about 0.2 ms for a procedure. */
export const createProcedureSearch = (procedures: readonly Procedure[]): ProcedureSearch => {
  const w = searchWeights
  const building = new Map<string, Building>()
  const lengths = new Float64Array(procedures.length)
  const count = (term: string, procedure: number, weight: number, isMain: boolean) => {
    lengths[procedure] = (lengths[procedure] as number) + weight
    const entry = building.get(term) ?? { procedures: [], counts: [], having: 0, lastMain: -1 }
    building.set(term, entry)
    if (isMain && entry.lastMain !== procedure) {
      entry.lastMain = procedure
      entry.having++
    }
    const last = entry.procedures.length - 1
    if (entry.procedures[last] === procedure) entry.counts[last] = (entry.counts[last] as number) + weight
    else {
      entry.procedures.push(procedure)
      entry.counts.push(weight)
    }
  }
  const lineTerms = procedures.map((procedure, number) => {
    const { main, around } = textsOf(procedure)
    for (const text of around)
      for (const [term, weight] of termsOf(normalise(text)))
        if (term[0] !== '#') count(term, number, w.around * weight, false)
    return main.map(({ text, weight, isName, isShort }) => {
      const terms = termsOf(normalise(text))
      for (const [term, own] of terms) count(term, number, weight * own, true)
      return { terms, isName, isShort }
    })
  })

  const total = procedures.length
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total)
  const postings = new Map<string, Posting>()
  const worths = new Float32Array(building.size)
  for (const [term, { procedures: having, counts, having: mains }] of building) {
    const worth = inverse(total, mains || having.length)
    worths[postings.size] = worth
    postings.set(term, {
      procedures: Uint32Array.from(having),
      weights: Float32Array.from(counts, (value, k) => {
        const share = 1 - w.lengthShare + w.lengthShare * ((lengths[having[k] as number] as number) / meanLength)
        return (worth * value) / (value + w.saturation * share)
      }),
      worth,
      number: postings.size,
    })
  }
  const lines: Line[][] = lineTerms.map((texts) =>
    texts.map(({ terms, isName, isShort }) => {
      const entries = [...terms].map(([term, own]) => [(postings.get(term) as Posting).number, own] as const)
      const values = Float32Array.from(entries, ([number, own]) => own * (worths[number] as number))
      const norm = Math.hypot(...values) || 1
      return {
        terms: Uint32Array.from(entries, ([number]) => number),
        values: values.map((value) => value / norm),
        isName,
        isShort,
      }
    }),
  )
  const qualified = procedures.map(({ short_name, name }) =>
    [...conceptsIn(normalise(`${short_name} ; ${name}`).folded)]
      .filter((concept) => qualifiers.has(concept))
      .map((concept) => `#${concept}`),
  )
  const unknownWorth = inverse(total, 0)
  const wanted = new Float32Array(worths.length)
  const scores = new Float64Array(total)

  type Scored = { number: number; score: number }
  const touched: number[] = []
  const rank = (terms: ReadonlyMap<string, number>, limit: number): Scored[] => {
    scores.fill(0)
    touched.length = 0
    let possible = 0
    let norm = 0
    for (const [term, own] of terms) {
      const posting = postings.get(term)
      const value = own * (posting?.worth ?? unknownWorth * (term.includes(' ') ? 0.5 : 1))
      possible += value
      norm += value * value
      if (!posting) continue
      wanted[posting.number] = value
      touched.push(posting.number)
      const { procedures: having, weights } = posting
      for (let k = 0; k < having.length; k++) {
        const at = having[k] as number
        scores[at] = (scores[at] as number) + own * (weights[k] as number)
      }
    }
    const size = Math.sqrt(norm) || 1
    const best = topOf(scores, Math.max(limit, w.reranked)).map((number) => {
      let nearest = 0
      let second = 0
      let named = 0
      let official = 0
      for (const line of lines[number] as Line[]) {
        const { terms, values, isName, isShort } = line
        let dot = 0
        for (let k = 0; k < terms.length; k++) dot += (values[k] as number) * (wanted[terms[k] as number] as number)
        if (dot > nearest) {
          second = nearest
          nearest = dot
        } else if (dot > second) second = dot
        if (isName && dot > named) named = dot
        if (isShort)
          for (let k = 0; k < terms.length; k++)
            if ((wanted[terms[k] as number] as number) > 0) official += (values[k] as number) ** 2
      }
      const whole = (scores[number] as number) / (possible || 1)
      const near = (w.nearest * nearest + w.second * second + w.named * named) / size
      const unsaid = (qualified[number] as string[]).filter((concept) => !terms.has(concept)).length
      return { number, score: w.whole * whole + near + w.official * official - w.unsaid * unsaid * (1 + whole) }
    })
    for (const number of touched) wanted[number] = 0
    return best.sort((a, b) => b.score - a.score || a.number - b.number)
  }

  const search = (message: Normalised, limit: number): Candidate[] =>
    rank(termsOf(message), limit)
      .slice(0, limit)
      .map(({ number, score }) => {
        const { code, slug, name } = procedures[number] as Procedure
        return { code, slug, name, score }
      })
  const strangeness = ({ folded }: Normalised): number => {
    let unknown = 0
    for (let k = 0; k < folded.length; k++) {
      if (!postings.has(folded[k] as string)) unknown++
      if (k > 0 && !postings.has(`${folded[k - 1]} ${folded[k]}`)) unknown++
    }
    return folded.length === 0 ? 0 : unknown / (2 * folded.length - 1)
  }
  return { search, strangeness }
}

/** The numbers of the highest scores, unordered ties by position. */
const topOf = (scores: Float64Array, limit: number): number[] => {
  const kept: number[] = []
  let lowest = Number.NEGATIVE_INFINITY
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] as number
    if (kept.length === limit && score <= lowest) continue
    let k = kept.length === limit ? limit - 1 : kept.length
    while (k > 0 && (scores[kept[k - 1] as number] as number) < score) {
      kept[k] = kept[k - 1] as number
      k--
    }
    kept[k] = at
    lowest = scores[kept[kept.length - 1] as number] as number
  }
  return kept
}
