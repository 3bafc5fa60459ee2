import type { AnswerKind } from '../../catalog/answer-fields.js'
import type { MessageKind } from './answer-kinds.js'
import type { Likeness } from './ask-index.js'

/** One answer of a procedure for a message: how likely it is the one asked for, beside the others. */
export type Ranked = { place: number; share: number; likeness: Likeness; kindChance: number }

/** Kinds that people and writers tell apart by taste: who says one of them may mean another. */
const fuzzy: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'special',
  'conditions',
  'other',
  'after',
  'combine',
  'refuse',
  'missing',
])

/** Fitted on asks held back from learning (docs/understanding.md). */
const weights = { nearest: 0.58, second: 1.76, says: 3.49, covered: 4.58, kind: 0.81, likeKind: 0.37 }
const singleWeights = {
  base: -1.7,
  share: 5.89,
  both: 0.05,
  nearest: -1.88,
  second: 1.92,
  says: 1.82,
  covered: -0.6,
  kind: 0.44,
  none: 0.08,
}
const eitherWeights = {
  base: -0.69,
  share: 2.38,
  both: 2.53,
  nearest: -0.81,
  second: 1.6,
  says: 1.75,
  covered: 0.32,
  kind: 0.59,
  none: 0.38,
}

const logOf = (chance: number): number => Math.log(chance + 0.02)

/** The answers of a procedure, best first. `met`: added for an answer whose condition is known to hold. */
export const rankAnswers = (
  answers: readonly { about: AnswerKind; met: number; likeness: Likeness; place: number }[],
  chances: ReadonlyMap<MessageKind, number>,
): Ranked[] => {
  let together = 0
  for (const kind of fuzzy) together += chances.get(kind) ?? 0
  const scored = answers.map(({ about, met, likeness, place }) => {
    const kindChance = chances.get(about) ?? 0
    const score =
      weights.nearest * likeness.nearest +
      weights.second * likeness.second +
      weights.says * likeness.says +
      weights.covered * likeness.covered +
      weights.kind * logOf(kindChance) +
      weights.likeKind * logOf(fuzzy.has(about) ? together : kindChance) +
      met
    return { place, score, likeness, kindChance }
  })
  const highest = Math.max(...scored.map(({ score }) => score))
  const sum = scored.reduce((total, { score }) => total + Math.exp(score - highest), 0)
  return scored
    .map(({ score, ...rest }) => ({ ...rest, share: Math.exp(score - highest) / sum }))
    .sort((a, b) => b.share - a.share || a.place - b.place)
}

/** How certain it is that the first answers, and that one of the first two does; 0 to 1. */
export const certaintyOf = (
  [first, second]: readonly Ranked[],
  noneChance: number,
): { single: number; either: number } => {
  if (!first) return { single: 0, either: 0 }
  const { nearest, second: next, says, covered } = first.likeness
  const of = (w: typeof singleWeights): number => {
    const sum =
      w.base +
      w.share * first.share +
      w.both * (first.share + (second?.share ?? 0)) +
      w.nearest * nearest +
      w.second * next +
      w.says * says +
      w.covered * covered +
      w.kind * logOf(first.kindChance) +
      w.none * logOf(noneChance)
    return 1 / (1 + Math.exp(-sum))
  }
  return { single: of(singleWeights), either: of(eitherWeights) }
}
