import type { CountedAnswer } from './answer.js'
import { type AnswerKind, answerKinds, type Factor, factorNames } from './facts.js'

/** From this mark on an answer is good: the two upper of five steps. */
const good = 4

export type Share = { count: number; good: number }
export type Results = {
  count: number
  ofKind: Record<AnswerKind, number>
  overall: Share
  factors: Record<Factor, Share>
  /** Complete after one guidance, of those who said. */
  once: Share
  /** Null: nobody said. */
  visits: { count: number; mean: number | null }
  /** Said that somebody asked for more, of those who said. */
  extra: { count: number; yes: number }
  /** Topics and flags by how often they came. */
  wishes: [string, number][]
  flags: [string, number][]
}

const shareOf = (marks: readonly (number | null | undefined)[]): Share => {
  const given = marks.filter((mark) => typeof mark === 'number')
  return { count: given.length, good: given.filter((mark) => mark >= good).length }
}

const tally = (names: readonly string[]): [string, number][] => {
  const counted = new Map<string, number>()
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1)
  return [...counted].toSorted(([, a], [, b]) => b - a)
}

/** Simple counts of answers; shares with their certainty are the indicators' matter. */
export const resultsOf = (answers: readonly CountedAnswer[]): Results => {
  const visits = answers.flatMap((one) => one.visits ?? [])
  const once = answers.flatMap((one) => one.once ?? [])
  const extra = answers.flatMap((one) => one.extra ?? [])
  const ofKind = (kind: AnswerKind) => answers.filter((one) => one.kind === kind).length
  const ofFactor = (factor: Factor) => shareOf(answers.map(({ factors }) => factors[factor]))
  return {
    count: answers.length,
    ofKind: Object.fromEntries(answerKinds.map((kind) => [kind, ofKind(kind)])) as Results['ofKind'],
    overall: shareOf(answers.map(({ overall }) => overall)),
    factors: Object.fromEntries(factorNames.map((factor) => [factor, ofFactor(factor)])) as Results['factors'],
    once: { count: once.length, good: once.filter(Boolean).length },
    visits: {
      count: visits.length,
      mean: visits.length === 0 ? null : visits.reduce((sum, one) => sum + one, 0) / visits.length,
    },
    extra: { count: extra.length, yes: extra.filter((one) => one !== 'none').length },
    wishes: tally(answers.flatMap((one) => one.wishes)),
    flags: tally(answers.flatMap((one) => one.flags)),
  }
}
