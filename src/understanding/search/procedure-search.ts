import { LRUCache } from 'lru-cache'
import type { Procedure } from '../../catalog/procedure.js'
import { foldMarks } from '../../shared/text.js'
import { type Normalised, normalise } from '../reading/normalise.js'
import { conceptsIn, qualifiers } from './concepts.js'
import { shortName, textsOf } from './procedure-texts.js'
import { type SearchIndex, type Term, weighTerms } from './search-index.js'
import { conceptTerm, isPair, termsOf } from './search-terms.js'

/** One procedure found; `score` from 0 (nothing in common) to about 1 (asked in its own words). */
export type Candidate = { code: string | null; slug: string; name: string; score: number }

/** `said`: the share of one of its names' words that the message has too; `alike`: how much the message is like its nearest name or question. From 0 to 1. */
export type Found = Candidate & { said: number; alike: number }

/** The nearest procedures, best first; always as many as were asked for while the catalog has as many. */
export type ProcedureSearch = (message: Normalised, limit: number) => Found[]

/**
 * Parts of a score: the procedure's texts as one, its nearest and second nearest text, its nearest name, how much of
 * its short name was said, whether it is asked for every day; less for a kind in its name that wasn't said. Chosen on
 * the test questions; docs/understanding.md has the figures.
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

/** A pair of words that no procedure has says less than one that another has. */
const unknownPairWeight = 0.5

/** Terms that more procedures have than this say little and cost much: they count only among those compared. */
const commonFrom = (total: number): number => Math.max(250, total / 25)

/** A message as search sees it: what each of its known terms is worth in it, its length as a vector, the most it can score. */
type Wanted = { worths: Map<Term, number>; size: number; possible: number }

/**
 * The names and questions of one procedure, its names first, each a vector of length 1: where each term stands in them,
 * with what value. `words`: how many different ones each name has. `kinds`: terms of what its short name says it is a kind of.
 */
type Lines = { count: number; words: number[]; kinds: string[]; places: Map<Term, Places> }

/** Lines that have a term, and the term's value in each. */
type Places = { lines: number[]; values: number[] }

/**
 * So many are compared line by line for each that is kept: by its whole text alone the plain procedure stands behind its
 * variants where a message has words that name nothing ("khoan, …").
 */
const ratedForEach = 2

const mostKept = 5_000

/** `index`: what was learnt of these very procedures. */
export const createProcedureSearch = (procedures: readonly Procedure[], index: SearchIndex): ProcedureSearch => {
  const w = searchWeights
  const tooCommon = commonFrom(procedures.length)
  const isTelling = (term: Term): boolean => term.procedures.length <= tooCommon
  const { worthOf, shareOf } = weighTerms(index)

  const want = (message: Normalised): Wanted => {
    const wanted: Wanted = { worths: new Map(), size: 0, possible: 0 }
    let square = 0
    for (const [name, weight] of termsOf(message)) {
      const term = index.terms.get(name)
      const own = term || !isPair(name) ? weight : weight * unknownPairWeight
      const worth = own * worthOf(term)
      wanted.possible += worth
      square += worth * worth
      if (term) wanted.worths.set(term, worth)
    }
    wanted.size = Math.sqrt(square) || 1
    return wanted
  }

  /** How well all texts of each procedure, taken as one, have what is wanted. */
  const scoreWholes = ({ worths, possible }: Wanted): number[] => {
    const scores: number[] = new Array(procedures.length).fill(0)
    const telling = [...worths.keys()].filter(isTelling)
    for (const term of telling.length < 2 ? worths.keys() : telling) {
      const share = (worths.get(term) as number) / possible
      const { procedures: having, sums } = term
      for (let k = 0; k < having.length; k++) {
        const procedure = having[k] as number
        scores[procedure] = (scores[procedure] as number) + share * shareOf(sums[k] as number, procedure)
      }
    }
    return scores
  }

  const readLines = (procedure: Procedure): Lines => {
    const { names, questions } = textsOf(procedure)
    const kinds = [...conceptsIn(normalise(procedure.short_name))].filter((concept) => qualifiers.has(concept))
    const lines: Lines = {
      count: names.length + questions.length,
      words: [],
      kinds: kinds.map(conceptTerm),
      places: new Map(),
    }
    for (const [line, text] of [...names, ...questions].entries()) {
      const vector: { term: Term; worth: number }[] = []
      let square = 0
      let words = 0
      for (const [name, weight] of termsOf(normalise(text))) {
        const term = index.terms.get(name)
        if (!term) continue
        const worth = weight * worthOf(term)
        vector.push({ term, worth })
        square += worth * worth
        if (term.isWord) words++
      }
      const length = Math.sqrt(square) || 1
      for (const { term, worth } of vector) {
        const places = lines.places.get(term) ?? { lines: [], values: [] }
        places.lines.push(line)
        places.values.push(worth / length)
        lines.places.set(term, places)
      }
      if (line < names.length) lines.words.push(words)
    }
    return lines
  }

  /** Read when a procedure is first compared: most never are. */
  const kept = new LRUCache<number, Lines>({ max: mostKept })
  const linesOf = (number: number): Lines => {
    const known = kept.get(number)
    if (known) return known
    const lines = readLines(procedures[number] as Procedure)
    kept.set(number, lines)
    return lines
  }

  /** How near the names and questions of one procedure are to what is wanted. */
  const compareLines = (
    { count, words, places }: Lines,
    { worths, size }: Wanted,
  ): Pick<Found, 'score' | 'said' | 'alike'> => {
    const dots: number[] = new Array(count).fill(0)
    const shared: number[] = new Array(words.length).fill(0)
    let official = 0
    for (const [term, worth] of worths) {
      const having = places.get(term)
      if (!having) continue
      const { lines, values } = having
      for (let k = 0; k < lines.length; k++) {
        const line = lines[k] as number
        const value = values[k] as number
        dots[line] = (dots[line] as number) + value * worth
        if (term.isWord && line < words.length) shared[line] = (shared[line] as number) + 1
        if (line === shortName) official += value * value
      }
    }
    let nearest = 0
    let second = 0
    for (const dot of dots)
      if (dot > nearest) {
        second = nearest
        nearest = dot
      } else if (dot > second) second = dot
    let named = 0
    let said = 0
    for (let line = 0; line < words.length; line++) {
      named = Math.max(named, dots[line] as number)
      said = Math.max(said, (shared[line] as number) / (words[line] || 1))
    }
    const score = (w.nearest * nearest + w.second * second + w.named * named) / size + w.official * official
    return { score, said, alike: nearest / size }
  }

  return (message, limit) => {
    const wanted = want(message)
    const wholes = scoreWholes(wanted)
    const isWanted = (name: string): boolean => wanted.worths.has(index.terms.get(name) as Term)
    const rated = topOf(wholes, limit * ratedForEach)
      .map((number) => {
        const { code, slug, name, demand } = procedures[number] as Procedure
        const whole = wholes[number] as number
        const lines = linesOf(number)
        const unsaid = lines.kinds.filter((kind) => !isWanted(kind)).length
        const { score: near, said, alike } = compareLines(lines, wanted)
        const own = w.whole * whole + near - w.unsaid * unsaid * (1 + whole)
        const score = own > 0 && demand === 'high' ? own + w.demand : own
        return { code, slug, name, score, said, alike, number }
      })
      .sort((a, b) => b.score - a.score || a.number - b.number)
    return (isWanted(foreignTerm) ? preferForeign(rated) : rated)
      .slice(0, limit)
      .map(({ number: _number, ...found }) => ({ ...found, score: Math.max(0, found.score) }))
  }
}

const foreignTerm = conceptTerm('foreign')
const withoutForeign = (name: string): string => foldMarks(name).replace(' co yeu to nuoc ngoai', '')

/** Of two procedures that differ only in the foreign element the one that has it is meant, where foreigners are spoken of. */
const preferForeign = <F extends { name: string; score: number }>(rated: readonly F[]): F[] => {
  const [best, ...others] = rated
  const twin = others.find(({ name }) => best && name !== best.name && withoutForeign(name) === foldMarks(best.name))
  if (!best || !twin) return [...rated]
  return [{ ...twin, score: best.score + leadOfTwin }, best, ...others.filter((one) => one !== twin)]
}
const leadOfTwin = 0.05

/** The places of the highest scores, best first. */
const topOf = (scores: readonly number[], limit: number): number[] => {
  const top: number[] = []
  for (let place = 0; place < scores.length; place++) {
    const score = scores[place] as number
    if (top.length === limit && score <= (scores[top.at(-1) as number] as number)) continue
    const at = top.findIndex((other) => (scores[other] as number) < score)
    top.splice(at < 0 ? top.length : at, 0, place)
    if (top.length > limit) top.pop()
  }
  return top
}
