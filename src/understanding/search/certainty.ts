import type { Normalised } from '../reading/normalise.js'
import { namesSomething } from './focus.js'
import type { Found } from './procedure-search.js'

/** sure: the first; choose: one of the first; unknown: none of the catalog; none: nothing was named. */
export type Certainty = 'sure' | 'choose' | 'unknown' | 'none'

/** Chosen on the test questions; docs/understanding.md has the figures. */
const bars = { sure: 0.42, margin: 0.04, several: 0.35, choose: 0.22, said: 0.25, alike: 0.95, wholly: 0.9 }

/**
 * A few words that ask for a procedure of ours score high; where they don't, they may ask for another thing that has some
 * of its words ("xin giấy ra viện"). So the bar is higher, the fewer words there are, and where they say little of a name.
 */
const few = { upTo: 8, sure: 0.5, ofNoName: 0.74, lessEach: 0.07, named: 0.55 }
const sureFrom = ({ words }: Normalised, best: Found | undefined): number => {
  const ofFew = (best?.said ?? 0) >= few.named ? few.sure : few.ofNoName
  return Math.max(bars.sure, ofFew - few.lessEach * Math.max(0, words.length - few.upTo))
}

const scoreOf = (candidates: readonly Found[], place: number): number => candidates[place]?.score ?? 0

/** How sure it is that a message asks for the first of the candidates found for it. */
export const judge = (message: Normalised, candidates: readonly Found[]): Certainty => {
  const best = scoreOf(candidates, 0)
  const [first] = candidates
  const isSaid = first !== undefined && (first.said === 1 || first.alike >= bars.alike)
  if (!namesSomething(message) && !(isSaid && best >= bars.wholly)) return 'none'
  if (best >= (isSaid ? bars.said : sureFrom(message, first)) && best - scoreOf(candidates, 1) >= bars.margin)
    return 'sure'
  return best >= bars.choose ? 'choose' : 'unknown'
}

/** Whether what is asked for is surely of the catalog, but several procedures fit it alike: "phí chứng thực". */
export const fitsSeveral = (message: Normalised, candidates: readonly Found[]): boolean =>
  judge(message, candidates) === 'choose' && scoreOf(candidates, 0) >= bars.several

/** Whether a message says all words of a name of one of those found for it. */
export const saysName = (candidates: readonly Found[]): boolean => candidates.some(({ said }) => said === 1)
