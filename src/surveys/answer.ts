import type { CauseName } from './causes.js'
import type { AnswerFact } from './facts.js'

/** What was found of a low mark, and the task that it opens. */
export type CodedCause = {
  name: CauseName
  note: string
  /** Id of the account that found it, of another desk than the one answered about. */
  by: string
  at: Date
  task: { what: string; owner: { id: string; name: string }; dueOn: string }
}

/** An answer as it is kept: without the chat, the case, the name or the address of who gave it. */
export type Answer = AnswerFact & {
  /** The free sentence, without numbers of telephones; null: none, or it accused somebody and was not kept. */
  sentence: string | null
  /** Accounts that handled what was answered about, and who typed it: they don't look for its cause. */
  handledBy: string[]
  cause: CodedCause | null
}

/** What results are counted of. */
export type CountedAnswer = Omit<Answer, 'sentence' | 'handledBy'>

/** From this mark down a cause is looked for. */
export const lowestGood = 3

/** Whether a mark of this answer is low (1 or 2). */
export const isLow = ({ overall, factors }: Pick<Answer, 'overall' | 'factors'>): boolean =>
  [overall, ...Object.values(factors)].some((mark) => typeof mark === 'number' && mark < lowestGood)

export const factOf = ({ sentence: _1, handledBy: _2, cause: _3, ...fact }: Answer): AnswerFact => fact
