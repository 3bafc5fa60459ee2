import { z } from 'zod'
import { Conflict, Forbidden, InvalidInput, NotFound } from '../shared/errors.js'
import { explainIssue } from '../shared/explain-issue.js'
import { isDatabaseAway } from '../shared/mongo.js'
import { problemWording as say } from './wording.js'

/** What every refusal says (RFC 9457): `detail` says what to do, `errors` which field is wrong. */
export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    /** To be told to the person at once: whom to call where somebody is in danger. */
    notice: z.string().optional(),
    /** Where a person goes on instead. */
    way: z.string().optional(),
    errors: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problemSchema>

export const problemStatuses = [400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503] as const
export type ProblemStatus = (typeof problemStatuses)[number]

/** A refusal that an answer tells as it stands. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(readonly problem: Problem) {
    super(problem.title)
  }
}

export const problemOf = (status: ProblemStatus, more: Partial<Problem> = {}): Problem => ({
  type: 'about:blank',
  status,
  ...say[status],
  ...more,
})

export const refuse = (status: ProblemStatus, more: Partial<Problem> = {}): Refusal =>
  new Refusal(problemOf(status, more))

/** Which fields are wrong, in words that say what to write. */
const errorsOf = ({ issues }: z.ZodError): Problem['errors'] =>
  issues.map(({ path, message }) => ({ field: path.join('.'), message }))

/** Reads what came from outside. Throws Refusal 400 that names each wrong field. */
export const readOr400 = <S extends z.ZodType>(schema: S, input: unknown): z.output<S> => {
  const read = schema.safeParse(input, { error: explainIssue })
  if (!read.success) throw refuse(400, { errors: errorsOf(read.error) })
  return read.data
}

const statusOf = (error: unknown): ProblemStatus | null => {
  const { status } = error as { status?: unknown }
  if (typeof status !== 'number' || status < 400 || status >= 500) return null
  return problemStatuses.find((known) => known === status) ?? 400
}

/** The refusal that an error stands for; null: nobody expected it. */
export const problemFor = (error: unknown): Problem | null => {
  if (error instanceof Refusal) return error.problem
  if (error instanceof InvalidInput) return problemOf(400, { detail: error.message })
  if (error instanceof Forbidden) return problemOf(403, { detail: error.message })
  if (error instanceof NotFound) return problemOf(404, { detail: error.message })
  if (error instanceof Conflict) return problemOf(409, { detail: error.message })
  if (isDatabaseAway(error)) return problemOf(503)
  const status = statusOf(error)
  return status && problemOf(status)
}
