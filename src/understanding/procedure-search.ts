import type { Procedure } from '../catalog/procedure.js'
import { conceptsIn, qualifiers } from './concepts.js'
import { type Normalised, normalise } from './normalise.js'
import { buildSearchIndex, type SearchIndex } from './search-index.js'
import { termsOf } from './search-terms.js'

/** One procedure found; `score` from 0 (nothing in common) to about 1 (asked in its own words). */
export type Candidate = { code: string | null; slug: string; name: string; score: number }

/** `said`: the share of one of its names' words that the message has too, from 0 to 1. */
export type Found = Candidate & { said: number }

export type ProcedureSearch = {
  /** The nearest procedures, best first; always `limit` of them while the catalog has as many. */
  search(message: Normalised, limit: number): Found[]
  /** Which share of its words and pairs of words no procedure has, from 0 to 1. */
  strangeness(message: Normalised): number
}

/**
 * Parts of a score: the procedure's texts as one, its nearest and second nearest text, its nearest name, how much of
 * its short name was said, whether it is asked for every day; less for a kind in its name that wasn't said. Chosen on the test questions;
 * docs/understanding.md has the figures.
 */
const searchWeights = {
  whole: 0.9,
  nearest: 0.09,
  second: 0.11,
  named: 0.33,
  official: 0.023,
  demand: 0.021,
  unsaid: 0.03,
}

const compared = 6
/** Terms that more procedures have than this say little and cost much: they count only among those compared. */
const commonFrom = (total: number): number => Math.max(250, total / 25)

/** `index`: the tables built of these very procedures. */
export const createProcedureSearch = (
  procedures: readonly Procedure[],
  index: SearchIndex = buildSearchIndex(procedures),
): ProcedureSearch => {
  const w = searchWeights
  const { termNumbers, worths, unknownWorth, postingStart, postingProcedures, postingWeights } = index
  const { lineStart, lineKinds, termStart, lineTerms, lineValues } = index
  const tooCommon = commonFrom(procedures.length)
  const kindsInName = procedures.map(({ short_name }) =>
    [...conceptsIn(normalise(short_name).folded)]
      .filter((concept) => qualifiers.has(concept))
      .map((concept) => `#${concept}`),
  )
  const favour = procedures.map(({ demand }) => (demand === 'high' ? w.demand : 0))
  const isWord = new Uint8Array(worths.length)
  for (const [term, number] of termNumbers) if (/^[^ #']+$/.test(term)) isWord[number] = 1
  const wanted = new Float32Array(worths.length)
  const scores = new Float64Array(procedures.length)

  const addPostings = (term: number, own: number): void => {
    const end = postingStart[term + 1] as number
    for (let k = postingStart[term] as number; k < end; k++) {
      const at = postingProcedures[k] as number
      scores[at] = (scores[at] as number) + own * (postingWeights[k] as number)
    }
  }

  /** How near the texts of one procedure are to the wanted terms. */
  const compareTexts = (procedure: number, size: number): { score: number; said: number } => {
    let nearest = 0
    let second = 0
    let named = 0
    let official = 0
    let said = 0
    const lastLine = lineStart[procedure + 1] as number
    for (let line = lineStart[procedure] as number; line < lastLine; line++) {
      const kind = lineKinds[line]
      const end = termStart[line + 1] as number
      let dot = 0
      let own = 0
      let all = 0
      for (let k = termStart[line] as number; k < end; k++) {
        const term = lineTerms[k] as number
        const want = wanted[term] as number
        const value = lineValues[k] as number
        all += isWord[term] as number
        if (want === 0) continue
        dot += value * want
        own += isWord[term] as number
        if (kind === 'short') official += value * value
      }
      if (kind !== 'question' && own > said * all) said = own / all
      if (dot > nearest) {
        second = nearest
        nearest = dot
      } else if (dot > second) second = dot
      if (kind !== 'question' && dot > named) named = dot
    }
    const score = (w.nearest * nearest + w.second * second + w.named * named) / size + w.official * official
    return { score, said }
  }

  const search = (message: Normalised, limit: number): Found[] => {
    const terms = termsOf(message)
    scores.fill(0)
    const known: { number: number; own: number }[] = []
    let possible = 0
    let square = 0
    for (const [term, own] of terms) {
      const number = termNumbers.get(term)
      const value =
        own * (number === undefined ? unknownWorth * (term.includes(' ') ? 0.5 : 1) : (worths[number] as number))
      possible += value
      square += value * value
      if (number === undefined) continue
      wanted[number] = value
      known.push({ number, own })
    }
    const lengthOf = ({ number }: { number: number }) =>
      (postingStart[number + 1] as number) - (postingStart[number] as number)
    const telling = known.filter((one) => lengthOf(one) <= tooCommon)
    for (const { number, own } of telling.length > 1 ? telling : known) addPostings(number, own)
    const size = Math.sqrt(square) || 1
    const best = topOf(scores, Math.max(limit, compared)).map((number) => {
      const whole = (scores[number] as number) / (possible || 1)
      const unsaid = (kindsInName[number] as string[]).filter((kind) => !terms.has(kind)).length
      const texts = compareTexts(number, size)
      const own = w.whole * whole + texts.score - w.unsaid * unsaid * (1 + whole)
      return { number, said: texts.said, score: own > 0 ? own + (favour[number] as number) : own }
    })
    for (const { number } of known) wanted[number] = 0
    best.sort((a, b) => b.score - a.score || a.number - b.number)
    return best.slice(0, limit).map(({ number, score, said }) => {
      const { code, slug, name } = procedures[number] as Procedure
      return { code, slug, name, score: Math.max(0, score), said }
    })
  }

  const strangeness = ({ folded }: Normalised): number => {
    let unknown = 0
    for (let k = 0; k < folded.length; k++) {
      if (!termNumbers.has(folded[k] as string)) unknown++
      if (k > 0 && !termNumbers.has(`${folded[k - 1]} ${folded[k]}`)) unknown++
    }
    return folded.length === 0 ? 0 : unknown / (2 * folded.length - 1)
  }
  return { search, strangeness }
}

/** The numbers of the highest scores, best first. */
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
    lowest = scores[kept.at(-1) as number] as number
  }
  return kept
}
