import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type CaseKind, kindNames } from '../../../cases/kinds/index.js'
import { BadSetup } from '../../../shared/errors.js'
import { partToRead } from '../../../shared/text.js'
import { describeProblem, readYaml } from '../../../shared/yaml.js'
import { createPhraseBook, type PhraseBook } from '../../../understanding/reading/phrase-book.js'
import { withoutAskingLead } from '../../commands/asks.js'
import type { Turn } from '../../flow.js'
import { findLaw, matterOfKind } from '../../law-questions.js'
import { type DraftField, draftFields } from './draft.js'
import { tellsFear } from './told/fears.js'

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
const quiteAlike = 0.75

const findInBook = (kind: CaseKind, text: string) => {
  const found = books[kind]?.find(text, { least: leastAlike })
  const entry = found && entries.find(({ key }) => key === found.key)
  if (!found || !entry) return null
  const said: StepAnswer = { says: entry.says, basis: entry.basis ?? null, field: entry.field ?? null }
  return { said, likeness: found.likeness }
}

/** Of a message with several sentences each is a question. */
const findInAny = (kind: CaseKind, said: string) => {
  const text = partToRead(said)
  return (
    [text, ...text.split(/[?!.,]+/).filter((one) => one.trim().split(/\s+/).length >= 3)]
      .flatMap((one) => findInBook(kind, one) ?? [])
      .toSorted((a, b) => b.likeness - a.likeness)[0] ?? null
  )
}

/**
 * What is asked about the step or the sending itself, with its answer: from the short answers above, or from the law on
 * petitions, whichever is surer. Null: it is no such question.
 */
export const findStepAnswer = (
  kind: CaseKind,
  turn: Pick<Turn, 'slices' | 'message' | 'understood'>,
): StepAnswer | null => {
  const text = withoutAskingLead(turn.message.text)
  if (/(?:^|\s)\/\w/.test(text)) return null
  const known = findInAny(kind, text) ?? (tellsFear(text) ? findInBook(kind, fear) : null)
  const law = findLaw(turn, matterOfKind[kind])
  const isLaw = law && (!known || (law.isSure && known.likeness < quiteAlike))
  return isLaw ? { says: law.answer.text, basis: law.answer.basis, field: null } : (known?.said ?? null)
}

/** Any words of fear, as the book has them. */
const fear = 'sợ bị trả thù'

export const stepAnswerText = ({ says, basis }: StepAnswer): string => (basis ? `${says} (${basis})` : says)
