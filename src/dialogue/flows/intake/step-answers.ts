import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type CaseKind, kindNames } from '../../../cases/kinds/index.js'
import { BadSetup } from '../../../shared/errors.js'
import { describeProblem, readYaml } from '../../../shared/yaml.js'
import { createPhraseBook, type PhraseBook } from '../../../understanding/reading/phrase-book.js'
import { type DraftField, draftFields } from './draft.js'

const schema = z.array(
  z.strictObject({
    key: z.string(),
    field: z.enum(draftFields).optional(),
    kinds: z.array(z.enum(kindNames)).optional(),
    asks: z.array(z.string()).min(2),
    says: z.string(),
    basis: z.string().optional(),
  }),
)

/** The short answer to a question about an intake itself. field: what it is about, if it is one of the fields. */
export type StepAnswer = { says: string; basis: string | null; field: DraftField | null }

const file = './step-answers.yml'
const readEntries = (): z.output<typeof schema> => {
  const read = readYaml(readFileSync(new URL(file, import.meta.url), 'utf8'), schema)
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
}
const entries = readEntries()

const books: Record<string, PhraseBook> = Object.fromEntries(
  kindNames.map((kind) => [
    kind,
    createPhraseBook(entries.filter(({ kinds }) => kinds === undefined || kinds.includes(kind))),
  ]),
)

const leastAlike = 0.5

/** What is asked about the step or the sending itself, with its answer; null: it is no such question. */
export const findStepAnswer = (kind: CaseKind, text: string, least = leastAlike): StepAnswer | null => {
  const found = books[kind]?.find(text, { least })
  const entry = found && entries.find(({ key }) => key === found.key)
  return entry ? { says: entry.says, basis: entry.basis ?? null, field: entry.field ?? null } : null
}
