import { type CatalogTerms, readTerms, weightStep } from './catalog-terms.js'
import { aroundWeight, nameWeight, type ProcedureTexts } from './procedure-texts.js'
import { rounding, type WholeNumbers, wholeNumbersTo } from './typed-arrays.js'
import type { Vocabulary } from './vocabulary.js'

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
  occurrenceValues: Uint8Array
  lineStart: Uint32Array
  /** How many of each procedure's lines, the first, are its names. */
  nameCounts: WholeNumbers
  /** How many different words each line has. */
  lineWords: Uint16Array
}

/** A term counts in the texts of one procedure up to a hundred times or so. */
const countStep = 1 / 500
const mostCounted = 65_535
/** Values of terms in a line lie between 0 and 1. */
export const valueStep = 1 / 255

/** What a term is worth that `having` of `total` procedures have. */
const worthOf = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

/**
 * How many procedures have each term, in how many names and questions each word stands, and what each term is worth: by
 * the procedures that have it in a name or question, if any.
 */
const countTerms = ({ total, vocabulary, ownStart, ownTerms, ownCounts, aroundStart, aroundTerms }: CatalogTerms) => {
  const having = new Uint32Array(vocabulary.size)
  const lines = new Uint32Array(vocabulary.size)
  const last = new Int32Array(vocabulary.size).fill(-1)
  for (let p = 0; p < total; p++)
    for (let own = ownStart[p] as number; own < (ownStart[p + 1] as number); own++) {
      const term = ownTerms[own] as number
      having[term] = (having[term] as number) + 1
      lines[term] = (lines[term] as number) + (ownCounts[own] as number)
    }
  const naming = having.slice()
  for (let p = 0; p < total; p++) {
    for (let own = ownStart[p] as number; own < (ownStart[p + 1] as number); own++) last[ownTerms[own] as number] = p
    for (let k = aroundStart[p] as number; k < (aroundStart[p + 1] as number); k++) {
      const term = aroundTerms[k] as number
      if (last[term] !== p) having[term] = (having[term] as number) + 1
    }
  }
  const worths = Float32Array.from(having, (count, term) => worthOf(total, (naming[term] as number) || count))
  const wordCounts = new Map<string, number>()
  for (const [word, number] of vocabulary.words) if (lines[number] !== 0) wordCounts.set(word, lines[number] as number)
  return { having, worths, wordCounts }
}

/** Positions at which each of `counts` begins, and the end. */
const startsOf = (counts: Uint32Array): Uint32Array => {
  const starts = new Uint32Array(counts.length + 1)
  for (let k = 0; k < counts.length; k++) starts[k + 1] = (starts[k] as number) + (counts[k] as number)
  return starts
}

/** For each term the procedures that have it, with the weight that it has there. */
const writePostings = (read: CatalogTerms, having: Uint32Array, worths: Float32Array) => {
  const { total, vocabulary, nameCounts } = read
  const { ownStart, ownTerms, ownCounts, occurrenceStart, occurrenceLines, occurrenceWeights } = read
  const { aroundStart, aroundTerms, aroundWeights } = read
  const postingStart = startsOf(having)
  const postings = postingStart.at(-1) as number
  const postingProcedures = wholeNumbersTo(total, postings)
  const counts = new Uint16Array(postings)
  const next = postingStart.slice()
  const lengths = new Float64Array(total)
  const sums = new Float32Array(vocabulary.size)
  const post = (procedure: number, term: number, sum: number): void => {
    const at = next[term] as number
    next[term] = at + 1
    postingProcedures[at] = procedure
    counts[at] = Math.min(mostCounted, sum / countStep + rounding)
    lengths[procedure] = (lengths[procedure] as number) + sum
  }
  for (let p = 0; p < total; p++) {
    const names = nameCounts[p] as number
    const aroundEnd = aroundStart[p + 1] as number
    for (let k = aroundStart[p] as number; k < aroundEnd; k++)
      sums[aroundTerms[k] as number] = aroundWeight * weightStep * (aroundWeights[k] as number)
    let from = occurrenceStart[p] as number
    for (let own = ownStart[p] as number; own < (ownStart[p + 1] as number); own++) {
      const term = ownTerms[own] as number
      const to = from + (ownCounts[own] as number)
      let sum = 0
      for (let k = from; k < to; k++) {
        const line = occurrenceLines[k] as number
        sum += (line < names ? nameWeight(line) : 1) * (occurrenceWeights[k] as number)
      }
      post(p, term, (sums[term] as number) + weightStep * sum)
      sums[term] = 0
      from = to
    }
    for (let k = aroundStart[p] as number; k < aroundEnd; k++) {
      const term = aroundTerms[k] as number
      if (sums[term] !== 0) post(p, term, sums[term] as number)
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
      counts[at] = ((worths[term] as number) * count) / (count + saturation * share) / postingStep + rounding
    }
  }
  return { postingStart, postingProcedures, postingWeights: counts, postingStep }
}

/** What each occurrence is worth in its line, whose length as a vector is 1, and the number of words of each line. */
const valueOccurrences = (read: CatalogTerms, worths: Float32Array) => {
  const { total, vocabulary, lineStart } = read
  const lines = lineStart[total] as number
  const { ownStart, ownTerms, ownCounts, occurrenceStart, occurrenceLines, occurrenceWeights } = read
  const isWord = new Uint8Array(vocabulary.size)
  for (const word of vocabulary.words.values()) isWord[word] = 1
  const lineWords = new Uint16Array(lines)
  /** Of each line first the square of its length, then what makes a worth in it a value. */
  const scales = new Float64Array(lines)
  const occurrenceValues = new Uint8Array(occurrenceStart[total] as number)
  for (let p = 0; p < total; p++) {
    const firstLine = lineStart[p] as number
    const firstOccurrence = occurrenceStart[p] as number
    const firstOwn = ownStart[p] as number
    const ownEnd = ownStart[p + 1] as number
    for (let own = firstOwn, from = firstOccurrence; own < ownEnd; own++) {
      const term = ownTerms[own] as number
      const worth = (worths[term] as number) ** 2
      const to = from + (ownCounts[own] as number)
      for (; from < to; from++) {
        const line = firstLine + (occurrenceLines[from] as number)
        scales[line] = (scales[line] as number) + worth * (occurrenceWeights[from] as number) ** 2
        lineWords[line] = (lineWords[line] as number) + (isWord[term] as number)
      }
    }
    for (let line = firstLine; line < (lineStart[p + 1] as number); line++)
      scales[line] = 1 / (Math.sqrt(scales[line] as number) * valueStep || 1)
    for (let own = firstOwn, from = firstOccurrence; own < ownEnd; own++) {
      const worth = worths[ownTerms[own] as number] as number
      const to = from + (ownCounts[own] as number)
      for (; from < to; from++) {
        const line = firstLine + (occurrenceLines[from] as number)
        occurrenceValues[from] = worth * (occurrenceWeights[from] as number) * (scales[line] as number) + rounding
      }
    }
  }
  return { occurrenceValues, lineWords }
}

/** Builds the tables of these procedures; about 0.2 ms for each. */
export const buildSearchIndex = (procedures: readonly ProcedureTexts[]): SearchIndex => {
  const read = readTerms(procedures)
  const { having, worths, wordCounts } = countTerms(read)
  const { vocabulary, lineStart, ownStart, ownTerms, ownCounts, occurrenceStart, occurrenceLines } = read
  return {
    wordCounts,
    vocabulary,
    worths,
    unknownWorth: worthOf(read.total, 0),
    ...writePostings(read, having, worths),
    ownStart,
    ownTerms,
    ownCounts,
    occurrenceStart,
    occurrenceLines,
    ...valueOccurrences(read, worths),
    lineStart,
    nameCounts: read.nameCounts,
  }
}
