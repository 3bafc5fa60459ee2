import { conceptsIn, mostConcepts } from './concepts.js'
import { focusWeights } from './focus.js'
import type { Normalised } from './normalise.js'
import type { Numbering } from './vocabulary.js'
import type { Word } from './words.js'

/** Weights of the kinds of terms against a single word; docs/understanding.md has the figures. */
const termWeights = { pair: 0.62, marked: 0.4, concept: 0.96, unknownPair: 0.5 }

/**
 * What a message says, for search: its known terms by number, each once, and how much it says beside them. One for all
 * messages: it holds until the next is read.
 */
export type Terms = {
  /** How many of the numbers and weights count. */
  count: number
  numbers: Uint32Array
  /** Own weight of each: more where it names something than where it only asks. */
  weights: Float32Array
  /** Own weights of the terms that nobody taught. */
  unknown: number[]
}

const firstRoom = 1 << 8

const terms: Terms = {
  count: 0,
  numbers: new Uint32Array(firstRoom),
  weights: new Float32Array(firstRoom),
  unknown: [],
}
/** The numbers of the words at hand, -1 where they have none. */
let wordNumbers = new Int32Array(firstRoom)
/** Where a term stands in `terms`, from 1; 0 for one that wasn't met. */
let places = new Uint16Array(1 << 12)

/** A message has at most a term for each of its words, pairs and words with marks, and for what is spoken of. */
const makeRoom = (words: number, numbering: Numbering): void => {
  const most = 3 * words + mostConcepts
  if (most > terms.numbers.length) {
    terms.numbers = new Uint32Array(2 * most)
    terms.weights = new Float32Array(2 * most)
    wordNumbers = new Int32Array(2 * most)
  }
  const highest = numbering.size() + most
  if (highest > places.length) places = new Uint16Array(2 * highest)
}

/** Of a term that stands in a message twice the heavier weight counts. */
const keep = (term: number, weight: number): void => {
  const { numbers, weights } = terms
  const place = places[term] as number
  if (place === 0) {
    numbers[terms.count] = term
    weights[terms.count] = weight
    places[term] = ++terms.count
  } else if (weight > (weights[place - 1] as number)) weights[place - 1] = weight
}

const unknown = new Map<string, number>()

const keepUnknown = (term: string, weight: number): void => {
  if (weight > (unknown.get(term) ?? 0)) unknown.set(term, weight)
}

/** The terms of a message: words, pairs, words with their marks, and what is spoken of. */
export const termsOf = (message: Normalised, numbering: Numbering): Terms => {
  const { words, isMarked } = message
  const focus = focusWeights(message)
  makeRoom(words.length, numbering)
  terms.count = 0
  if (unknown.size > 0) unknown.clear()
  for (let k = 0; k < words.length; k++) {
    const own = focus[k] as number
    const word = words[k] as Word
    const number = numbering.word(word)
    wordNumbers[k] = number
    if (number >= 0) keep(number, own)
    else keepUnknown(word.folded, own)
    if (isMarked && word.marked !== word.folded) {
      const marked = numbering.marked(word)
      if (marked >= 0) keep(marked, termWeights.marked * own)
      else keepUnknown(`'${word.marked}`, termWeights.marked * own)
    }
  }
  for (let k = 1; k < words.length; k++) {
    const both = Math.min(focus[k - 1] as number, focus[k] as number)
    const pair = numbering.pair(wordNumbers[k - 1] as number, wordNumbers[k] as number)
    if (pair >= 0) keep(pair, termWeights.pair * both)
    else keepUnknown(`${words[k - 1]?.folded} ${words[k]?.folded}`, termWeights.unknownPair * termWeights.pair * both)
  }
  for (const concept of conceptsIn(message, focus)) {
    const number = numbering.concept(concept)
    if (number >= 0) keep(number, termWeights.concept)
    else keepUnknown(`#${concept}`, termWeights.concept)
  }
  for (let k = 0; k < terms.count; k++) places[terms.numbers[k] as number] = 0
  terms.unknown = [...unknown.values()]
  return terms
}
