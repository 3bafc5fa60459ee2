import type { Procedure } from '../catalog/procedure.js'
import { normalise } from './normalise.js'
import { createNumberList, enlarge } from './number-list.js'
import { type LineKind, textsOf } from './procedure-texts.js'
import { termsOf } from './search-terms.js'

/** Chosen on the test questions; docs/understanding.md has the figures. */
const indexWeights = { saturation: 0.8, lengthShare: 0.42, around: 3.6 }

/**
 * The catalog as flat tables. Postings of term t lie at `postingStart[t]` to `postingStart[t + 1]`; the lines of
 * procedure p at `lineStart[p]`, the terms of line l at `termStart[l]`.
 */
export type SearchIndex = {
  /** How often each word stands in names and questions. */
  wordCounts: ReadonlyMap<string, number>
  termNumbers: ReadonlyMap<string, number>
  worths: Float32Array
  unknownWorth: number
  postingStart: Uint32Array
  postingProcedures: Uint32Array
  postingWeights: Float32Array
  lineStart: Uint32Array
  lineKinds: readonly LineKind[]
  termStart: Uint32Array
  lineTerms: Uint32Array
  lineValues: Float32Array
}

/** What a term is worth that `having` of `total` procedures have. */
const worthOf = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

/** Positions at which each of `counts` begins, and the end. */
const startsOf = (counts: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(counts.length + 1)
  for (let k = 0; k < counts.length; k++) starts[k + 1] = (starts[k] as number) + (counts[k] as number)
  return starts
}

const newNumbers = (length: number) => new Uint32Array(length)
const newWeights = (length: number) => new Float32Array(length)

/** Builds the tables; about 0.2 ms for a procedure. */
export const buildSearchIndex = (procedures: readonly Procedure[]): SearchIndex => {
  const wordCounts = new Map<string, number>()
  const termNumbers = new Map<string, number>()
  const numberOf = (term: string): number => {
    const known = termNumbers.get(term)
    if (known !== undefined) return known
    termNumbers.set(term, termNumbers.size)
    return termNumbers.size - 1
  }

  const lineKinds: LineKind[] = []
  const lineStart = createNumberList(newNumbers)
  const termStart = createNumberList(newNumbers)
  const lineTerms = createNumberList(newNumbers)
  const lineOwn = createNumberList(newWeights)
  const pairTerms = createNumberList(newNumbers)
  const pairProcedures = createNumberList(newNumbers)
  const pairCounts = createNumberList(newWeights)
  const pairIsMain = createNumberList(newNumbers)
  const lengths = new Float64Array(procedures.length)

  let sums = new Float32Array(1 << 16)
  let areMain = new Uint8Array(1 << 16)
  let touched: number[] = []
  const add = (term: number, weight: number, isMain: boolean): void => {
    if (term >= sums.length) {
      sums = enlarge(sums, newWeights)
      areMain = enlarge(areMain, (length) => new Uint8Array(length))
    }
    if (sums[term] === 0) touched.push(term)
    sums[term] = (sums[term] as number) + weight
    if (isMain) areMain[term] = 1
  }

  for (const [number, procedure] of procedures.entries()) {
    touched = []
    const { main, around } = textsOf(procedure)
    lineStart.push(lineKinds.length)
    for (const { text, weight, kind } of main) {
      lineKinds.push(kind)
      termStart.push(lineTerms.length)
      const message = normalise(text)
      for (const word of message.folded) wordCounts.set(word, (wordCounts.get(word) ?? 0) + 1)
      for (const [term, own] of termsOf(message)) {
        const at = numberOf(term)
        lineTerms.push(at)
        lineOwn.push(own)
        add(at, weight * own, true)
      }
    }
    for (const [term, own] of termsOf(normalise(around)))
      if (!term.startsWith('#')) add(numberOf(term), indexWeights.around * own, false)
    for (const term of touched) {
      const sum = sums[term] as number
      lengths[number] = (lengths[number] as number) + sum
      pairTerms.push(term)
      pairProcedures.push(number)
      pairCounts.push(sum)
      pairIsMain.push(areMain[term] as number)
      sums[term] = 0
      areMain[term] = 0
    }
  }
  lineStart.push(lineKinds.length)
  termStart.push(lineTerms.length)

  const total = procedures.length
  const size = termNumbers.size
  const terms = pairTerms.done()
  const owners = pairProcedures.done()
  const counts = pairCounts.done()
  const mains = pairIsMain.done()
  const having = new Uint32Array(size)
  const havingMain = new Uint32Array(size)
  for (let k = 0; k < terms.length; k++) {
    const term = terms[k] as number
    having[term] = (having[term] as number) + 1
    havingMain[term] = (havingMain[term] as number) + (mains[k] as number)
  }
  const worths = Float32Array.from(having, (count, term) => worthOf(total, (havingMain[term] as number) || count))
  const postingStart = startsOf(having)
  const filled = postingStart.slice()
  const postingProcedures = new Uint32Array(terms.length)
  const postingWeights = new Float32Array(terms.length)
  const meanLength = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total)
  const { saturation, lengthShare } = indexWeights
  for (let k = 0; k < terms.length; k++) {
    const term = terms[k] as number
    const owner = owners[k] as number
    const count = counts[k] as number
    const share = 1 - lengthShare + lengthShare * ((lengths[owner] as number) / meanLength)
    const at = filled[term] as number
    filled[term] = at + 1
    postingProcedures[at] = owner
    postingWeights[at] = ((worths[term] as number) * count) / (count + saturation * share)
  }

  const allTerms = lineTerms.done()
  const values = lineOwn.done()
  const starts = termStart.done()
  for (let line = 0; line + 1 < starts.length; line++) {
    const from = starts[line] as number
    const to = starts[line + 1] as number
    let square = 0
    for (let k = from; k < to; k++) {
      values[k] = (values[k] as number) * (worths[allTerms[k] as number] as number)
      square += (values[k] as number) ** 2
    }
    const norm = Math.sqrt(square) || 1
    for (let k = from; k < to; k++) values[k] = (values[k] as number) / norm
  }
  return {
    wordCounts,
    termNumbers,
    worths,
    unknownWorth: worthOf(total, 0),
    postingStart,
    postingProcedures,
    postingWeights,
    lineStart: lineStart.done(),
    lineKinds,
    termStart: starts,
    lineTerms: allTerms,
    lineValues: values,
  }
}
