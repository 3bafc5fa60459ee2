import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { AnswerKind } from '../../catalog/answer-fields.js'
import { answerKinds } from '../../catalog/options.js'
import { BadSetup } from '../../shared/errors.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'

/** What a message inside a procedure may be: a small question of a kind, a question about a whole part, none about it. */
export type MessageKind = AnswerKind | 'whole' | 'none'

export const messageKinds = [...(Object.keys(answerKinds) as AnswerKind[]), 'whole', 'none'] as const

const asks = z.array(z.string().min(1)).min(5)
const schema = z.strictObject(
  Object.fromEntries(messageKinds.map((kind) => [kind, asks])) as Record<MessageKind, typeof asks>,
)

export type KindAsks = z.output<typeof schema>

/** Ways to ask of each kind that are of no one procedure. Throws BadSetup for a wrong file. */
export const readKindAsks = async (): Promise<KindAsks> => {
  const name = './kinds.yml'
  const result = readYaml(await readFile(new URL(name, import.meta.url), 'utf8'), schema)
  if (result.problems) throw new BadSetup(result.problems.map((problem) => describeProblem(name, problem)).join('\n'))
  return result.value
}
