import type { Normalised } from '../reading/normalise.js'
import type { Word } from '../reading/words.js'
import { groupsIn } from './small-words.js'

/** What a small question says, by name: words, pairs of them ('ban goc') and what is spoken of ('#original'). */
export type AskTerms = ReadonlyMap<string, number>

const termWeights = { word: 1, pair: 0.55, group: 1.1 }

/** They address somebody or soften a question, and say nothing of what is asked. */
const politeness = new Set(
  (
    'toi em minh anh chi bac chau ad admin oi a ah u vay nhe nha voi the thi la ma nhi vang da xin hoi cho y ban day day nay kia ' +
    'ha chu hen nhen luon di lam duoc khong co phai can nop roi gio cai va hay cung nua gi sao bot cam on'
  ).split(' '),
)

/** The terms of a message; of what stands in it twice the heavier counts. */
export const askTermsOf = ({ words }: Normalised): AskTerms => {
  const terms = new Map<string, number>()
  const add = (name: string, weight: number): void => {
    if ((terms.get(name) ?? 0) < weight) terms.set(name, weight)
  }
  for (let k = 0; k < words.length; k++) {
    const { folded } = words[k] as Word
    const isPolite = politeness.has(folded)
    add(folded, isPolite ? termWeights.word * politeShare : termWeights.word)
    const next = words[k + 1]?.folded
    if (next === undefined) continue
    add(`${folded} ${next}`, isPolite && politeness.has(next) ? termWeights.pair * politeShare : termWeights.pair)
  }
  for (const group of groupsIn(words)) add(`#${group}`, termWeights.group)
  return terms
}

const politeShare = 0.25
