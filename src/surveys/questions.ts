import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { type AnswerKind, answerKinds, type ExtraStep, extraSteps, type Factor, factorNames } from './facts.js'

/** What a question measures: one of the five factors by the five steps, or a fact. */
export const measureNames = [...factorNames, 'visits', 'once', 'extra'] as const
export type Measure = (typeof measureNames)[number]

export const isFactor = (measure: Measure): measure is Factor => factorNames.some((name) => name === measure)

/** More questions by the factors than this tire people. */
const mostFactors = 5
const steps = [1, 2, 3, 4, 5]

/** Items of the Ministry's form (docs/indicators-facts.md section 1). */
const item = z.string().regex(/^(?:9\.(?:1[5-9]|2\d|3[0-3])|Q4|Q5|Q10)$/, 'hãy viết mục của phiếu, ví dụ 9.23 hoặc Q4')
const text = z.string().trim().min(1).max(200)
const optionOf = <M extends z.ZodType>(mark: M) =>
  z
    .array(z.strictObject({ mark, label: text }))
    .min(2)
    .max(6)

const question = z.strictObject({
  measures: z.enum(measureNames),
  text,
  stands_for: z.array(item).min(1),
  asked_of: z.array(z.enum(answerKinds)).min(1),
})

/** The whole file. */
export const questionsSchema = z
  .strictObject({
    /** Whose words they are: ours, or the province's own. */
    source: z.enum(['ours', 'province']),
    version: z.int().min(1),
    scales: z.strictObject({
      step: optionOf(z.int().min(1).max(5)).refine(
        (options) =>
          steps.every((step) => options.some(({ mark }) => mark === step)) && options.length === steps.length,
        'hãy ghi đủ năm mức, mỗi điểm từ 1 đến 5 một lần',
      ),
      visits: optionOf(z.int().min(0).max(20)),
      once: optionOf(z.boolean()),
      extra: optionOf(z.enum(extraSteps)),
    }),
    first: z.strictObject({ case: text, guidance: text, counter: text, paper: text }),
    questions: z.array(question).min(1),
    sentence: z.strictObject({ text, stands_for: z.array(item).min(1) }),
  })
  .refine(
    ({ questions }) => new Set(questions.map(({ measures }) => measures)).size === questions.length,
    'mỗi điều chỉ được hỏi một lần; hãy bỏ câu trùng `measures`',
  )
  .refine(
    ({ questions }) =>
      answerKinds.every(
        (kind) =>
          questions.filter(({ measures, asked_of }) => isFactor(measures) && asked_of.includes(kind)).length <=
          mostFactors,
      ),
    `mỗi dịp hỏi nhiều nhất ${mostFactors} câu theo thang năm mức`,
  )

export type Question = z.infer<typeof question>
export type Mark = number | boolean | ExtraStep
export type Option = { mark: Mark; label: string }
export type Questions = z.infer<typeof questionsSchema>

const ownFile = new URL('./questions.yml', import.meta.url).pathname

/** The questions of a file; null: ours. Throws BadSetup, naming file and line. */
export const readQuestions = (file: string | null = null): Questions => {
  const path = file ?? ownFile
  let said: string
  try {
    said = readFileSync(path, 'utf8')
  } catch {
    throw new BadSetup(`SURVEY_QUESTIONS: không đọc được tệp ${path}; hãy sửa đường dẫn hoặc bỏ trống`)
  }
  const read = readYaml(said, questionsSchema)
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(path, problem)).join('\n'))
  return read.value
}

/** What is asked on an occasion, in the file's order. */
export const questionsFor = ({ questions }: Questions, kind: AnswerKind): Question[] =>
  questions.filter(({ asked_of }) => asked_of.includes(kind))

export const optionsOf = ({ scales }: Questions, measure: Measure): Option[] =>
  isFactor(measure) ? scales.step : scales[measure]

/** The option of a mark as it was sent, '4', 'true' or 'some'; undefined: there is none. */
export const optionSaid = (questions: Questions, measure: Measure, said: string): Option | undefined =>
  optionsOf(questions, measure).find(({ mark }) => String(mark) === said)
