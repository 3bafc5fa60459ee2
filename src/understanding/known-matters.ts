import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { type Normalised, normalise } from './normalise.js'
import { perWord, type Word } from './words.js'

const text = z.string().min(1)

/** `slug` names a matter in commands and reports of errors; `as_of` is the month in which it was written, 'YYYY-MM'. */
const matter = { name: text, slug: z.string().regex(/^[a-z0-9-]{3,40}$/), as_of: z.string().regex(/^\d{4}-\d{2}$/) }

const otherAgenciesSchema = z.array(
  z.strictObject({
    ...matter,
    keywords: z.array(text).min(1),
    agency: text,
    where: text,
    source: z.strictObject({ title: text, url: z.url().nullable() }),
  }),
)
const lifeEventsSchema = z.array(
  z.strictObject({
    name: text,
    phrases: z.array(text).min(1),
    procedures: z.array(text).min(1),
    note: text.nullable(),
  }),
)

const generalQuestionsSchema = z.array(
  z.strictObject({ ...matter, phrases: z.array(text).min(1), answer: text, source: text }),
)

export type OtherAgency = z.output<typeof otherAgenciesSchema>[number]
export type LifeEvent = z.output<typeof lifeEventsSchema>[number]
export type GeneralQuestion = z.output<typeof generalQuestionsSchema>[number]

const read = async <S extends z.ZodType>(name: string, schema: S): Promise<z.output<S>> => {
  const result = readYaml(await readFile(new URL(name, import.meta.url), 'utf8'), schema)
  if (result.problems) throw new BadSetup(result.problems.map((problem) => describeProblem(name, problem)).join('\n'))
  return result.value
}

/** Matters that aren't the commune's, and who does them. */
export const readOtherAgencies = () => read('./other-agencies.yml', otherAgenciesSchema)

/** Events of a life and the procedures that they bring, in order. */
export const readLifeEvents = () => read('./life-events.yml', lifeEventsSchema)

/** Questions about handing papers in that are of no one procedure, with the answer and the law behind it. */
export const readGeneralQuestions = () => read('./general-questions.yml', generalQuestionsSchema)

type Branch<T> = { next: Map<string, Branch<T>>; entry: T | null }

/** Finds the entry with the longest phrase, in letters, that stands in a message as whole words, and where it stands. */
export const createPhraseFinder = <T>(entries: readonly T[], phrasesOf: (entry: T) => readonly string[]) => {
  const root: Branch<T> = { next: new Map(), entry: null }
  for (const entry of entries)
    for (const phrase of phrasesOf(entry)) {
      let branch = root
      for (const { folded } of normalise(phrase).words) {
        const next = branch.next.get(folded) ?? { next: new Map(), entry: null }
        branch.next.set(folded, next)
        branch = next
      }
      branch.entry = entry
    }
  const begun = perWord(({ folded }) => root.next.get(folded) ?? null)
  return ({ words }: Normalised): { entry: T; from: number; to: number } | null => {
    let found: { entry: T; from: number; to: number } | null = null
    let longest = 0
    for (let from = 0; from < words.length; from++) {
      let branch: Branch<T> | null | undefined = begun(words[from] as Word)
      let length = 0
      for (let to = from + 1; branch; to++) {
        length += (words[to - 1] as Word).folded.length + 1
        if (branch.entry && length > longest) {
          found = { entry: branch.entry, from, to }
          longest = length
        }
        branch = to < words.length ? branch.next.get((words[to] as Word).folded) : null
      }
    }
    return found
  }
}
