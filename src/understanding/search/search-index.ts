import type { Procedure } from '../../catalog/procedure.js'
import { normalise } from '../reading/normalise.js'
import { aroundWeight, nameWeight, type ProcedureTexts, textsOf } from './procedure-texts.js'
import { isWord, termsOf } from './search-terms.js'

/**
 * What is known of one term: which procedures have it, by their places in the catalog, and how much it stands in the texts
 * of each; how many of them have it in a name or question.
 */
export type Term = { isWord: boolean; naming: number; procedures: number[]; sums: number[] }

/** Everything that search has learnt from a catalog: plain data, to be kept on disk. */
export type SearchIndex = {
  terms: Map<string, Term>
  /** How much stands in the texts of each procedure. */
  lengths: number[]
  /** In how many names and questions each word stands. */
  wordCounts: Map<string, number>
}

/** Learns the texts of each procedure; about a millisecond for each. */
export const buildSearchIndex = (procedures: readonly Procedure[]): SearchIndex => {
  const index: SearchIndex = { terms: new Map(), lengths: [], wordCounts: new Map() }
  for (const [place, procedure] of procedures.entries()) learnTexts(index, place, textsOf(procedure))
  return index
}

/**
 * Makes the index of a catalog that of the next one: only what is another object than before is read. Gives the next
 * catalog in the order of the index.
 */
export const updateSearchIndex = (
  index: SearchIndex,
  before: readonly Procedure[],
  after: readonly Procedure[],
): Procedure[] => {
  const catalog = [...before]
  const places = new Map(before.map(({ slug }, place) => [slug, place]))
  for (const procedure of after) {
    const place = places.get(procedure.slug) ?? catalog.length
    const known = catalog[place]
    places.delete(procedure.slug)
    if (known === procedure) continue
    if (known) forgetTexts(index, place, textsOf(known))
    learnTexts(index, place, textsOf(procedure))
    catalog[place] = procedure
  }
  for (const place of [...places.values()].reverse()) takeAway(index, catalog, place)
  return catalog
}

/** The last procedure takes the place of the one that goes. */
const takeAway = (index: SearchIndex, catalog: Procedure[], place: number): void => {
  forgetTexts(index, place, textsOf(catalog[place] as Procedure))
  const last = catalog.pop() as Procedure
  if (place < catalog.length) {
    forgetTexts(index, catalog.length, textsOf(last))
    learnTexts(index, place, textsOf(last))
    catalog[place] = last
  }
  index.lengths.pop()
}

/** How much each term stands in the texts of one procedure, and in how many of its names and questions. */
type Counts = Map<string, { sum: number; lines: number }>

const countTerms = ({ names, questions, around }: ProcedureTexts): Counts => {
  const counts: Counts = new Map()
  for (const [k, name] of names.entries()) countText(counts, name, nameWeight(k), 1)
  for (const question of questions) countText(counts, question, 1, 1)
  countText(counts, around, aroundWeight, 0)
  return counts
}

const countText = (counts: Counts, text: string, weight: number, lines: 0 | 1): void => {
  for (const [name, own] of termsOf(normalise(text))) {
    const count = counts.get(name)
    if (!count) counts.set(name, { sum: weight * own, lines })
    else {
      count.sum += weight * own
      count.lines += lines
    }
  }
}

/** Terms that stand otherwise in the texts of a procedure than before; of a new one all. */
export const changedTerms = (before: Procedure | undefined, after: Procedure): ReadonlySet<string> => {
  const then: Counts = before ? countTerms(textsOf(before)) : new Map()
  const now = countTerms(textsOf(after))
  const isSame = (name: string): boolean =>
    then.get(name)?.sum === now.get(name)?.sum && then.get(name)?.lines === now.get(name)?.lines
  return new Set([...then.keys(), ...now.keys()].filter((name) => !isSame(name)))
}

const learnTexts = (index: SearchIndex, place: number, texts: ProcedureTexts): void => {
  const { terms, lengths, wordCounts } = index
  let length = 0
  for (const [name, { sum, lines }] of countTerms(texts)) {
    let term = terms.get(name)
    if (!term) {
      term = { isWord: isWord(name), naming: 0, procedures: [], sums: [] }
      terms.set(name, term)
    }
    term.procedures.push(place)
    term.sums.push(sum)
    length += sum
    if (lines === 0) continue
    term.naming++
    if (term.isWord) wordCounts.set(name, (wordCounts.get(name) ?? 0) + lines)
  }
  lengths[place] = length
}

/** Takes back what was learnt of these very texts. */
const forgetTexts = ({ terms, wordCounts }: SearchIndex, place: number, texts: ProcedureTexts): void => {
  for (const [name, { lines }] of countTerms(texts)) {
    const term = terms.get(name) as Term
    const at = term.procedures.indexOf(place)
    term.procedures.splice(at, 1)
    term.sums.splice(at, 1)
    if (term.procedures.length === 0) terms.delete(name)
    if (lines === 0) continue
    term.naming--
    if (!term.isWord) continue
    const left = (wordCounts.get(name) as number) - lines
    if (left > 0) wordCounts.set(name, left)
    else wordCounts.delete(name)
  }
}

/** BM25's two numbers; chosen on the test questions, docs/understanding.md has the figures. */
const saturation = 0.8
const lengthShare = 0.57

/** BM25 weights, with the numbers of an index as they are now. */
export const weighTerms = ({ lengths }: SearchIndex) => {
  const total = lengths.length
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total)
  const dampers = lengths.map((length) => saturation * (1 - lengthShare + (lengthShare * length) / mean))
  return {
    /** How much a term tells, also one that no procedure has: the fewer name it, the more. */
    worthOf(term: Term | undefined): number {
      const having = term ? term.naming || term.procedures.length : 0
      return Math.log(1 + (total - having + 0.5) / (having + 0.5))
    },
    /** How much of a term's worth a procedure has, 0 to 1: the more of it in the shorter texts, the more. */
    shareOf: (sum: number, procedure: number): number => sum / (sum + (dampers[procedure] as number)),
  }
}
