import { normalise } from './normalise.js'
import { aroundWeight, nameWeight, type ProcedureTexts } from './procedure-texts.js'
import { termsOf } from './search-terms.js'
import { type WholeNumbers, wholeNumbersTo, withRoom } from './typed-arrays.js'
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
/** Weights of terms in a line lie between 0 and 1. */
const weightStep = 1 / 250
/** So do values. */
export const valueStep = 1 / 255
/** Arrays of whole numbers cut off what is behind the point. */
const rounding = 0.5

/** What a term is worth that `having` of `total` procedures have. */
const worthOf = (total: number, having: number): number => Math.log(1 + (total - having + 0.5) / (having + 0.5))

/** The most is in a short form: "gcnqsdđ" stands for eight words, which are also pairs and words with marks. */
const mostTermsPerLetter = 4

const lettersOf = ({ names, questions, around }: ProcedureTexts): number =>
  [...names, ...questions].reduce((sum, { length }) => sum + length, around.length)

/**
 * The terms of every procedure: those of its names and questions, each with its occurrences (the line, and the weight
 * there in steps of `weightStep`), and those of what surrounds it, at `aroundStart`.
 */
const readTerms = (procedures: readonly ProcedureTexts[]) => {
  const total = procedures.length
  const vocabulary = createVocabulary()
  const numbering = extend(vocabulary)
  const letters = procedures.map(lettersOf)
  /** Far more than is mostly needed; what isn't used costs no memory. */
  const room = letters.reduce((sum, one) => sum + one, 0)
  const mostLines = procedures.reduce((most, one) => Math.max(most, one.names.length + one.questions.length), 0)
  const lineStart = new Uint32Array(total + 1)
  const nameCounts = wholeNumbersTo(mostLines, total)
  const ownStart = new Uint32Array(total + 1)
  let ownTerms = new Uint32Array(room)
  let ownCounts = wholeNumbersTo(mostLines, room)
  const occurrenceStart = new Uint32Array(total + 1)
  let occurrenceLines = wholeNumbersTo(mostLines, room)
  let occurrenceWeights = new Uint8Array(room)
  const aroundStart = new Uint32Array(total + 1)
  let aroundTerms = new Uint32Array(room)
  let aroundWeights = new Uint8Array(room)

  const mostTerms = mostTermsPerLetter * letters.reduce((most, one) => Math.max(most, one), 0)
  const terms = new Uint32Array(mostTerms)
  const weights = new Uint8Array(mostTerms)
  const lineOf = wholeNumbersTo(mostLines, mostTerms)

  /** Puts the terms of a text behind the first `from` of these; returns how many there are then. */
  const addTerms = (text: string, from: number): number => {
    const found = termsOf(normalise(text), numbering)
    const { count } = found
    for (let k = 0; k < count; k++) {
      terms[from + k] = found.numbers[k] as number
      weights[from + k] = (found.weights[k] as number) / weightStep + rounding
    }
    return from + count
  }

  /** Where each term stands among those of a procedure, from 1; 0 for one that wasn't met. */
  let locals = wholeNumbersTo(mostTerms, 1 << 12)
  const next = new Uint32Array(mostTerms + 1)

  /** The first `count` of these terms, each with all its occurrences, as those of procedure p. */
  const groupOccurrences = (p: number, count: number): void => {
    if (vocabulary.size > locals.length) locals = wholeNumbersTo(mostTerms, 2 * vocabulary.size)
    const localOf = locals
    const firstOwn = ownStart[p] as number
    ownTerms = withRoom(ownTerms, firstOwn + count)
    ownCounts = withRoom(ownCounts, firstOwn + count)
    occurrenceLines = withRoom(occurrenceLines, (occurrenceStart[p] as number) + count)
    occurrenceWeights = withRoom(occurrenceWeights, (occurrenceStart[p] as number) + count)
    let own = firstOwn
    for (let k = 0; k < count; k++) {
      const term = terms[k] as number
      let local = localOf[term] as number
      if (local === 0) {
        ownTerms[own++] = term
        local = own - firstOwn
        localOf[term] = local
        next[local] = 0
      }
      next[local] = (next[local] as number) + 1
      terms[k] = local
    }
    let begin = occurrenceStart[p] as number
    for (let k = firstOwn; k < own; k++) {
      const times = next[k - firstOwn + 1] as number
      ownCounts[k] = times
      localOf[ownTerms[k] as number] = 0
      next[k - firstOwn + 1] = begin
      begin += times
    }
    const toLines = occurrenceLines
    const toWeights = occurrenceWeights
    for (let k = 0; k < count; k++) {
      const local = terms[k] as number
      const at = next[local] as number
      next[local] = at + 1
      toLines[at] = lineOf[k] as number
      toWeights[at] = weights[k] as number
    }
    ownStart[p + 1] = own
    occurrenceStart[p + 1] = begin
  }

  for (let p = 0; p < total; p++) {
    const { names, questions, around } = procedures[p] as ProcedureTexts
    const lines = names.length + questions.length
    let count = 0
    for (let line = 0; line < lines; line++) {
      const from = count
      count = addTerms((names[line] ?? questions[line - names.length]) as string, from)
      lineOf.fill(line, from, count)
    }
    lineStart[p + 1] = (lineStart[p] as number) + lines
    nameCounts[p] = names.length
    groupOccurrences(p, count)
    const firstAround = aroundStart[p] as number
    const surrounding = addTerms(around, 0)
    aroundTerms = withRoom(aroundTerms, firstAround + surrounding)
    aroundWeights = withRoom(aroundWeights, firstAround + surrounding)
    aroundTerms.set(terms.subarray(0, surrounding), firstAround)
    aroundWeights.set(weights.subarray(0, surrounding), firstAround)
    aroundStart[p + 1] = firstAround + surrounding
  }
  const own = ownStart[total] as number
  const occurrences = occurrenceStart[total] as number
  return {
    total,
    vocabulary,
    lineStart,
    nameCounts,
    ownStart,
    ownTerms: ownTerms.subarray(0, own),
    ownCounts: ownCounts.subarray(0, own),
    occurrenceStart,
    occurrenceLines: occurrenceLines.subarray(0, occurrences),
    occurrenceWeights,
    aroundStart,
    aroundTerms,
    aroundWeights,
  }
}

type Read = ReturnType<typeof readTerms>

/**
 * How many procedures have each term, in how many names and questions each word stands, and what each term is worth: by
 * the procedures that have it in a name or question, if any.
 */
const countTerms = ({ total, vocabulary, ownStart, ownTerms, ownCounts, aroundStart, aroundTerms }: Read) => {
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
const writePostings = (read: Read, having: Uint32Array, worths: Float32Array) => {
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
const valueOccurrences = (read: Read, worths: Float32Array) => {
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
