import { normalise } from './normalise.js'
import type { ProcedureTexts } from './procedure-texts.js'
import { termsOf } from './search-terms.js'
import { rounding, wholeNumbersTo, withRoom } from './typed-arrays.js'
import { createVocabulary, extend } from './vocabulary.js'

/** Weights of terms in a line lie between 0 and 1. */
export const weightStep = 1 / 250

/** The most is in a short form: "gcnqsdđ" stands for eight words, which are also pairs and words with marks. */
const mostTermsPerLetter = 4

const lettersOf = ({ names, questions, around }: ProcedureTexts): number =>
  [...names, ...questions].reduce((sum, { length }) => sum + length, around.length)

/**
 * The terms of every procedure: those of its names and questions, each with its occurrences (the line, and the weight
 * there in steps of `weightStep`), and those of what surrounds it, at `aroundStart`.
 */
export const readTerms = (procedures: readonly ProcedureTexts[]) => {
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

export type CatalogTerms = ReturnType<typeof readTerms>
