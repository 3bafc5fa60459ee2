import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { foldText } from './normalise.js'

const text = z.string().min(1)

const otherAgenciesSchema = z.array(
  z.strictObject({
    name: text,
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

export type OtherAgency = z.output<typeof otherAgenciesSchema>[number]
export type LifeEvent = z.output<typeof lifeEventsSchema>[number]

const read = async <S extends z.ZodType>(name: string, schema: S): Promise<z.output<S>> => {
  const result = readYaml(await readFile(new URL(name, import.meta.url), 'utf8'), schema)
  if (result.problems) throw new BadSetup(result.problems.map((problem) => describeProblem(name, problem)).join('\n'))
  return result.value
}

/** Matters that aren't the commune's, and who does them. */
export const readOtherAgencies = () => read('./other-agencies.yml', otherAgenciesSchema)

/** Events of a life and the procedures that they bring, in order. */
export const readLifeEvents = () => read('./life-events.yml', lifeEventsSchema)

/** Finds the entry with the longest phrase that a folded text holds as whole words. */
export const createPhraseFinder = <T>(entries: readonly T[], phrasesOf: (entry: T) => readonly string[]) => {
  const phrases = entries.flatMap((entry) =>
    phrasesOf(entry).map((phrase) => ({ entry, phrase: ` ${foldText(phrase)} ` })),
  )
  phrases.sort((a, b) => b.phrase.length - a.phrase.length)
  return (folded: string): { entry: T; length: number } | null => {
    const found = phrases.find(({ phrase }) => ` ${folded} `.includes(phrase))
    return found ? { entry: found.entry, length: found.phrase.length } : null
  }
}
