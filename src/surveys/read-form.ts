import { z } from 'zod'
import type { Said } from './answer-store.js'
import type { AnswerKind } from './facts.js'
import { isFactor, type Mark, type Measure, optionSaid, optionsOf, type Questions, questionsFor } from './questions.js'
import { surveyWording as say } from './wording.js'

export const longestSentence = 500

/** Names of the fields beside those of the measures. */
export const formNames = {
  overall: 'chung',
  sentence: 'cau',
  service: 'linh-vuc',
  near: 'can-bo',
  form: 'phieu',
} as const

/** A mark by its measure as it is stored. */
export const saidOf = (measure: Measure, mark: Mark): Said =>
  isFactor(measure) ? { factors: { [measure]: mark as number } } : { [measure]: mark }

const blankIsNone = (typed: unknown): unknown => (typed === '' ? undefined : typed)

/** A form of the page or of paper: the first question must be answered, the others may be. */
export const answerForm = (questions: Questions, kind: AnswerKind) => {
  const mark = (measure: Measure) =>
    z.preprocess(
      blankIsNone,
      z
        .string()
        .refine((said) => optionSaid(questions, measure, said), say.errors.mark)
        .transform((said) => optionSaid(questions, measure, said)?.mark)
        .optional(),
    )
  const measures = questionsFor(questions, kind).map(({ measures: measure }) => measure)
  const asked = Object.fromEntries(measures.map((measure) => [measure, mark(measure)]))
  const steps = optionsOf(questions, 'access').map((option) => String(option.mark))
  return z
    .object({
      ...asked,
      [formNames.overall]: z.enum(steps, { error: say.errors.overall }),
      [formNames.sentence]: z.string().trim().max(longestSentence, say.errors.sentence).default(''),
    })
    .transform((read): { said: Said; sentence: string } => {
      const typed = read as Record<string, unknown>
      const parts = measures.flatMap((measure) =>
        typed[measure] === undefined ? [] : [saidOf(measure, typed[measure] as Mark)],
      )
      const factors = Object.assign({}, ...parts.map((part) => part.factors ?? {}))
      const said = { ...Object.assign({}, ...parts), factors, overall: Number(typed[formNames.overall]) }
      return { said, sentence: String(typed[formNames.sentence]) }
    })
}

/** What was read of a form. */
export type AnswerForm = z.output<ReturnType<typeof answerForm>>
