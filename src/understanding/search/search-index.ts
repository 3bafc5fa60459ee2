import { normalise } from '../reading/normalise.js'
import { aroundWeight, nameWeight, type ProcedureTexts } from './procedure-texts.js'
import { isWord, termsOf } from './search-terms.js'

/**
 * What is known of one term: how much it tells, and which procedures have it, by their place in the catalog, with the
 * weight that it has in each.
 */
export type Term = { isWord: boolean; worth: number; procedures: number[]; weights: number[] }

/** Everything that search has learnt from a catalog: plain data, to be kept on disk. */
export type SearchIndex = {
  terms: Map<string, Term>
  /** What a term is worth that no procedure has. */
  unknownWorth: number
  /** In how many names and questions each word stands. */
  wordCounts: Map<string, number>
}

/** BM25's two numbers; chosen on the test questions, docs/understanding.md has the figures. */
const saturation = 0.8
const lengthShare = 0.57

/** What a term is worth that `having` of `total` procedures have. */
const worthOf = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

const add = (counts: Map<string, number>, name: string, count: number): void => {
  counts.set(name, (counts.get(name) ?? 0) + count)
}

/** How much each term stands in the texts of one procedure, and in how many of its names and questions each does. */
const countTerms = ({ names, questions, around }: ProcedureTexts) => {
  const sums = new Map<string, number>()
  const lines = new Map<string, number>()
  const learn = (text: string, weight: number, isLine: boolean): void => {
    for (const [name, own] of termsOf(normalise(text))) {
      add(sums, name, weight * own)
      if (isLine) add(lines, name, 1)
    }
  }
  for (const [k, name] of names.entries()) learn(name, nameWeight(k), true)
  for (const question of questions) learn(question, 1, true)
  learn(around, aroundWeight, false)
  return { sums, lines }
}

/** Learns the texts of each procedure; about a millisecond for each. */
export const buildSearchIndex = (procedures: readonly ProcedureTexts[]): SearchIndex => {
  const total = procedures.length
  const terms = new Map<string, Term>()
  const lengths: number[] = []
  const naming = new Map<string, number>()
  const wordCounts = new Map<string, number>()
  for (const [procedure, texts] of procedures.entries()) {
    const { sums, lines } = countTerms(texts)
    let length = 0
    for (const [name, sum] of sums) {
      const term = terms.get(name) ?? { isWord: isWord(name), worth: 0, procedures: [], weights: [] }
      terms.set(name, term)
      term.procedures.push(procedure)
      term.weights.push(sum)
      length += sum
    }
    lengths.push(length)
    for (const [name, count] of lines) {
      add(naming, name, 1)
      if (isWord(name)) add(wordCounts, name, count)
    }
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total)
  for (const [name, term] of terms) {
    term.worth = worthOf(total, naming.get(name) ?? term.procedures.length)
    term.weights = term.weights.map((sum, k) => {
      const length = lengths[term.procedures[k] as number] as number
      return (term.worth * sum) / (sum + saturation * (1 - lengthShare + (lengthShare * length) / mean))
    })
  }
  return { terms, unknownWorth: worthOf(total, 0), wordCounts }
}
