import type { Procedure } from '../catalog/procedure.js'
import { normalise } from './normalise.js'
import { lineKinds as kinds, linesOf } from './procedure-texts.js'
import { termsOf } from './search-terms.js'
import { enlarged, type WholeNumbers, wholeNumbersTo } from './typed-arrays.js'
import { createVocabulary, extend, type Vocabulary } from './vocabulary.js'

/** Chosen on the test questions; docs/understanding.md has the figures. */
const indexWeights = { saturation: 0.8, lengthShare: 0.57 }

/**
 * The catalog as flat tables. Term t has its postings, one for each procedure that has it, at `postingStart[t]` to
 * `postingStart[t + 1]`. The names and questions of procedure p are the lines from `lineStart[p]`; their terms
 * lie at `ownStart[p]`, and `ownCounts` says how many of the occurrences from `occurrenceStart[p]` on belong to each. An
 * occurrence counts its line from the procedure's first. Of the long tables there are millions of cells: each is as
 * narrow as it can be.
 */
export type SearchIndex = {
  /** In how many names and questions each word stands. */
  wordCounts: Map<string, number>
  vocabulary: Vocabulary
  worths: Float32Array
  unknownWorth: number
  postingStart: Uint32Array
  postingProcedures: WholeNumbers
  /** In steps of `postingStep`. */
  postingWeights: Uint16Array
  postingStep: number
  ownStart: Uint32Array
  ownTerms: Uint32Array
  ownCounts: WholeNumbers
  occurrenceStart: Uint32Array
  occurrenceLines: WholeNumbers
  /** In steps of `valueStep`. */
  occurrenceValues: Uint16Array
  lineStart: Uint32Array
  /** Places in `lineKinds`. */
  lineKinds: Uint8Array
  /** How many different words each line has. */
  lineWords: Uint16Array
}

/** A term counts in the texts of one procedure up to a hundred times or so. */
const countStep = 1 / 500
const mostCounted = 65_535
/** Weights of terms in a line lie between 0 and 1. */
const weightStep = 1 / 250
/** So do values. */
export const valueStep = 1 / 65_535

/** What a term is worth that `having` of `total` procedures have. */
const worthOf = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

const newCounts = (length: number) => new Uint16Array(length)
const newNumbers = (length: number) => new Uint32Array(length)
const newWeights = (length: number) => new Float32Array(length)

/**
 * Room for all: a word of one letter and the space behind it are at most a word, a pair and a word with marks. Room that
 * is not used costs no memory.
 */
const mostTermsPerLetter = 2

/**
 * Every line of every procedure, in their order, and its terms: those of line l lie at `termStart[l]` in `terms`, with
 * their `weights` in that line in steps of `weightStep`. The last line of each procedure is what surrounds it.
 */
const readLines = (procedures: readonly Procedure[]) => {
  const vocabulary = createVocabulary()
  const numbering = extend(vocabulary)
  const lineStart = newNumbers(procedures.length + 1)
  const lineKinds: number[] = []
  const lineWeights: number[] = []
  const termStart = [0]
  const all = procedures.map(linesOf)
  const letters = all.reduce((sum, lines) => lines.reduce((more, { text }) => more + text.length, sum), 0)
  let terms = newNumbers(mostTermsPerLetter * letters + 1)
  let weights = new Uint8Array(terms.length)
  let count = 0
  for (const [number, lines] of all.entries()) {
    for (const { text, weight, kind } of lines) {
      const found = termsOf(normalise(text), numbering)
      while (count + found.count > terms.length) {
        terms = enlarged(terms, newNumbers(2 * terms.length))
        weights = enlarged(weights, new Uint8Array(2 * weights.length))
      }
      for (let k = 0; k < found.count; k++) {
        terms[count] = found.numbers[k] as number
        weights[count++] = Math.round((found.weights[k] as number) / weightStep)
      }
      termStart.push(count)
      lineKinds.push(kinds.indexOf(kind))
      lineWeights.push(weight)
    }
    lineStart[number + 1] = lineKinds.length
  }
  return {
    total: procedures.length,
    vocabulary,
    lineStart,
    lineKinds,
    lineWeights,
    termStart,
    terms,
    weights,
  }
}

type Lines = ReturnType<typeof readLines>

/**
 * How many procedures have each term, in how many names and questions each word stands, and what each term is worth: by
 * the procedures that have it in a name or question, if any.
 */
const countTerms = ({ total, vocabulary, lineStart, termStart, terms }: Lines) => {
  const having = newNumbers(vocabulary.size)
  const naming = newNumbers(vocabulary.size)
  const lines = newNumbers(vocabulary.size)
  const last = new Int32Array(vocabulary.size).fill(-1)
  for (let p = 0; p < total; p++) {
    const around = termStart[(lineStart[p + 1] as number) - 1] as number
    const end = termStart[lineStart[p + 1] as number] as number
    for (let k = termStart[lineStart[p] as number] as number; k < end; k++) {
      const term = terms[k] as number
      if (k < around) lines[term] = (lines[term] as number) + 1
      if (last[term] === p) continue
      last[term] = p
      having[term] = (having[term] as number) + 1
      if (k < around) naming[term] = (naming[term] as number) + 1
    }
  }
  const worths = Float32Array.from(having, (count, term) => worthOf(total, (naming[term] as number) || count))
  const wordCounts = new Map<string, number>()
  for (const [word, number] of vocabulary.words) if (lines[number] !== 0) wordCounts.set(word, lines[number] as number)
  return { having, naming, worths, wordCounts }
}

/** The length of each line as a vector of what its terms are worth, and its number of words. */
const measureLines = ({ vocabulary, termStart, terms, weights, lineKinds }: Lines, worths: Float32Array) => {
  const isWord = new Uint8Array(vocabulary.size)
  for (const word of vocabulary.words.values()) isWord[word] = 1
  const lineLengths = new Float64Array(lineKinds.length)
  const lineWords = new Uint16Array(lineKinds.length)
  for (let line = 0; line < lineKinds.length; line++) {
    const end = termStart[line + 1] as number
    let square = 0
    let count = 0
    for (let k = termStart[line] as number; k < end; k++) {
      square += (weightStep * (weights[k] as number) * (worths[terms[k] as number] as number)) ** 2
      count += isWord[terms[k] as number] as number
    }
    lineLengths[line] = Math.sqrt(square) || 1
    lineWords[line] = count
  }
  return { lineLengths, lineWords }
}

/** Positions at which each of `counts` begins, and the end. */
const startsOf = (counts: Uint32Array): Uint32Array => {
  const starts = newNumbers(counts.length + 1)
  for (let k = 0; k < counts.length; k++) starts[k + 1] = (starts[k] as number) + (counts[k] as number)
  return starts
}

/** For each term the procedures that have it, with the weight that it has there. */
const writePostings = (lines: Lines, having: Uint32Array, worths: Float32Array) => {
  const { total, vocabulary, lineStart, lineWeights, termStart, terms, weights } = lines
  const postingStart = startsOf(having)
  const postings = postingStart.at(-1) as number
  const postingProcedures = wholeNumbersTo(total, postings)
  const counts = newCounts(postings)
  const next = postingStart.slice()
  const lengths = new Float64Array(total)
  const sums = newWeights(vocabulary.size)
  for (let p = 0; p < total; p++) {
    const from = termStart[lineStart[p] as number] as number
    const to = termStart[lineStart[p + 1] as number] as number
    for (let line = lineStart[p] as number; line < (lineStart[p + 1] as number); line++) {
      const end = termStart[line + 1] as number
      const step = (lineWeights[line] as number) * weightStep
      for (let k = termStart[line] as number; k < end; k++)
        sums[terms[k] as number] = (sums[terms[k] as number] as number) + step * (weights[k] as number)
    }
    for (let k = from; k < to; k++) {
      const term = terms[k] as number
      const sum = sums[term] as number
      if (sum === 0) continue
      const at = next[term] as number
      next[term] = at + 1
      postingProcedures[at] = p
      counts[at] = Math.min(mostCounted, Math.round(sum / countStep))
      lengths[p] = (lengths[p] as number) + sum
      sums[term] = 0
    }
  }
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, total)
  const { saturation, lengthShare } = indexWeights
  const postingStep = worths.reduce((most, worth) => Math.max(most, worth), 0) / mostCounted || 1
  for (let term = 0; term < having.length; term++) {
    const end = postingStart[term + 1] as number
    for (let at = postingStart[term] as number; at < end; at++) {
      const count = (counts[at] as number) * countStep
      const share = 1 - lengthShare + (lengthShare * (lengths[postingProcedures[at] as number] as number)) / mean
      counts[at] = Math.round(((worths[term] as number) * count) / (count + saturation * share) / postingStep)
    }
  }
  return { postingStart, postingProcedures, postingWeights: counts, postingStep }
}

/** For each procedure the terms of its names and questions, and which of these have them. */
const writeOwn = (lines: Lines, naming: Uint32Array, worths: Float32Array, lineLengths: Float64Array) => {
  const { total, vocabulary, lineStart, termStart, terms, weights } = lines
  const aroundOf = (p: number): number => (lineStart[p + 1] as number) - 1
  const owned = naming.reduce((sum, count) => sum + count, 0)
  const ownStart = newNumbers(total + 1)
  const ownTerms = newNumbers(owned)
  const mostLines = lineStart.reduce((most, start, p) => Math.max(most, start - (lineStart[p - 1] ?? 0)), 0)
  const ownCounts = wholeNumbersTo(mostLines, owned)
  const occurrenceStart = newNumbers(total + 1)
  for (let p = 0; p < total; p++) {
    const count = (termStart[aroundOf(p)] as number) - (termStart[lineStart[p] as number] as number)
    occurrenceStart[p + 1] = (occurrenceStart[p] as number) + count
  }
  const occurrenceLines = wholeNumbersTo(mostLines, occurrenceStart[total] as number)
  const occurrenceValues = newCounts(occurrenceStart[total] as number)
  const counts = newCounts(vocabulary.size)
  const next = newNumbers(vocabulary.size)
  let own = 0
  for (let p = 0; p < total; p++) {
    const firstLine = lineStart[p] as number
    const from = termStart[firstLine] as number
    const to = termStart[aroundOf(p)] as number
    for (let k = from; k < to; k++) {
      const term = terms[k] as number
      if (counts[term] === 0) ownTerms[own++] = term
      counts[term] = (counts[term] as number) + 1
    }
    let begin = occurrenceStart[p] as number
    for (let k = ownStart[p] as number; k < own; k++) {
      const term = ownTerms[k] as number
      const count = counts[term] as number
      ownCounts[k] = count
      next[term] = begin
      begin += count
      counts[term] = 0
    }
    for (let line = firstLine; line < aroundOf(p); line++) {
      const end = termStart[line + 1] as number
      for (let k = termStart[line] as number; k < end; k++) {
        const term = terms[k] as number
        const at = next[term] as number
        next[term] = at + 1
        occurrenceLines[at] = line - firstLine
        const value = (weightStep * (weights[k] as number) * (worths[term] as number)) / (lineLengths[line] as number)
        occurrenceValues[at] = Math.round(value / valueStep)
      }
    }
    ownStart[p + 1] = own
  }
  return { ownStart, ownTerms, ownCounts, occurrenceStart, occurrenceLines, occurrenceValues }
}

/** Builds the tables; about 0.2 ms for a procedure. */
export const buildSearchIndex = (procedures: readonly Procedure[]): SearchIndex => {
  const lines = readLines(procedures)
  const { having, naming, worths, wordCounts } = countTerms(lines)
  const { lineLengths, lineWords } = measureLines(lines, worths)
  return {
    wordCounts,
    vocabulary: lines.vocabulary,
    worths,
    unknownWorth: worthOf(lines.total, 0),
    ...writePostings(lines, having, worths),
    ...writeOwn(lines, naming, worths, lineLengths),
    lineStart: lines.lineStart,
    lineKinds: Uint8Array.from(lines.lineKinds),
    lineWords,
  }
}
