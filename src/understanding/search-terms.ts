import { conceptsIn } from './concepts.js'
import { focusWeights } from './focus.js'
import type { Normalised } from './normalise.js'

/** Weights of the kinds of terms against a single word; docs/understanding.md has the figures. */
const termWeights = { pair: 0.46, marked: 0.45, concept: 0.96 }

/** The terms of a message with their own weights: words, pairs, words with their marks, and what is spoken of. */
export const termsOf = ({ words, folded, isMarked }: Normalised): Map<string, number> => {
  const terms = new Map<string, number>()
  const focus = focusWeights(folded)
  for (let k = 0; k < folded.length; k++) {
    const own = focus[k] as number
    const term = folded[k] as string
    if (own > (terms.get(term) ?? 0)) terms.set(term, own)
    if (isMarked && words[k] !== term) terms.set(`'${words[k]}`, termWeights.marked * own)
    if (k === 0) continue
    const both = termWeights.pair * Math.min(own, focus[k - 1] as number)
    const pair = `${folded[k - 1]} ${term}`
    if (both > (terms.get(pair) ?? 0)) terms.set(pair, both)
  }
  for (const concept of conceptsIn(folded, focus)) terms.set(`#${concept}`, termWeights.concept)
  return terms
}
