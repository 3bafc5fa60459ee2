import type { CountedAnswer } from './answer.js'
import { type AnswerKind, answerKinds } from './facts.js'

export type Results = {
  count: number
  ofKind: Record<AnswerKind, number>
  /** Topics and flags by how often they came. */
  wishes: [string, number][]
  flags: [string, number][]
}

const tally = (names: readonly string[]): [string, number][] => {
  const counted = new Map<string, number>()
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1)
  return [...counted].toSorted(([, a], [, b]) => b - a)
}

/** Simple counts of answers; what they say in shares is the indicators' matter. */
export const resultsOf = (answers: readonly CountedAnswer[]): Results => {
  const ofKind = (kind: AnswerKind) => answers.filter((one) => one.kind === kind).length
  return {
    count: answers.length,
    ofKind: Object.fromEntries(answerKinds.map((kind) => [kind, ofKind(kind)])) as Results['ofKind'],
    wishes: tally(answers.flatMap((one) => one.wishes)),
    flags: tally(answers.flatMap((one) => one.flags)),
  }
}
