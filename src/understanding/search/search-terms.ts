import type { Normalised } from '../reading/normalise.js'
import type { Word } from '../reading/words.js'
import { conceptsIn } from './concepts.js'
import { focusWeights } from './focus.js'

/** Weights of the kinds of terms against a single word; docs/understanding.md has the figures. */
const termWeights = { pair: 0.62, marked: 0.4, concept: 0.96 }

/**
 * What a text says, for search, by name: words ('khai'), pairs of them ('khai sinh'), words with their marks ("'khái")
 * and what is spoken of ('#mobile'). The weight is more where a word names something than where it only asks.
 */
export type Terms = Map<string, number>

/** Whether the term of this name is a single word without marks. */
export const isWord = (name: string): boolean => !/[ '#]/.test(name)

export const isPair = (name: string): boolean => name.includes(' ')

export const conceptTerm = (concept: string): string => `#${concept}`

/** The terms of a text. Of one that stands in it twice the heavier weight counts. */
export const termsOf = (message: Normalised): Terms => {
  const { words, isMarked } = message
  const focus = focusWeights(message)
  const terms: Terms = new Map()
  for (let k = 0; k < words.length; k++) {
    const { marked, folded } = words[k] as Word
    const own = focus[k] as number
    const isPerson = isFather(words, k)
    if (!isPerson) keepHeavier(terms, folded, own)
    if (isMarked && marked !== folded) keepHeavier(terms, `'${marked}`, termWeights.marked * own)
    const before = words[k - 1]
    if (before && !isPerson)
      keepHeavier(terms, `${before.folded} ${folded}`, termWeights.pair * Math.min(focus[k - 1] as number, own))
  }
  for (const concept of conceptsIn(message, focus)) terms.set(conceptTerm(concept), termWeights.concept)
  return terms
}

/** "bo di nop": typed without marks, the father who goes, not a word of "bổ sung" or "bộ". */
const isFather = (words: readonly Word[], k: number): boolean =>
  words[k]?.marked === 'bo' && acting.has(words[k + 1]?.folded ?? '')
const acting = new Set('di nop lam khai len den mang lay ky nhan toi em chau co phai dang bi mat'.split(' '))

const keepHeavier = (terms: Terms, name: string, weight: number): void => {
  if (weight > (terms.get(name) ?? 0)) terms.set(name, weight)
}
