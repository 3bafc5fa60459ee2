import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { agencies, getAgency } from '../../routing/agencies.js'
import { BadSetup } from '../../shared/errors.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'
import { type Normalised, normalise } from '../reading/normalise.js'
import { createPhrases } from '../reading/phrases.js'
import { plainText } from '../reading/words.js'

const text = z.string().min(1)
const agencySlot = /\{([^}]*)\}/g

/** `slug` names a matter in commands and reports of errors; `as_of` is the month in which it was written, 'YYYY-MM'. */
const matter = { name: text, slug: z.string().regex(/^[a-z0-9-]{3,40}$/), as_of: z.string().regex(/^\d{4}-\d{2}$/) }

/** Text with bodies by their id in the table of agencies: "hỏi {so-y-te}". */
const textWithAgencies = text
  .refine((written) => [...written.matchAll(agencySlot)].every(([, id]) => agencies.some((row) => row.id === id)), {
    message: 'có cơ quan không có trong src/routing/agencies.yml',
  })
  .transform((written) => written.replace(agencySlot, (_slot, id: string) => getAgency(id).name))

const otherAgenciesSchema = z.array(
  z.strictObject({
    ...matter,
    /** These words say a matter that the commune's own, however near, is not. */
    never_ours: z.literal(true).optional(),
    keywords: z.array(text).min(1),
    agency: textWithAgencies,
    where: textWithAgencies,
    /** Why the office isn't certain, for editors; it is told as uncertain. */
    to_verify: text.optional(),
    source: z.strictObject({ title: text, url: z.url().nullable() }),
    /** Records of the national portal that say how long it takes and what it costs. */
    codes: z
      .array(z.string().regex(/^\d\.\d{6}$/))
      .max(2)
      .default([]),
  }),
)
const lifeEventsSchema = z.array(
  z.strictObject({
    name: text,
    phrases: z.array(text).min(1),
    /** Told as news, without these words. */
    news: z.enum(['death', 'birth']).optional(),
    procedures: z.array(text).min(1),
    note: text.nullable(),
  }),
)

const generalQuestionsSchema = z.array(
  z.strictObject({
    ...matter,
    phrases: z.array(text).default([]),
    /** One phrase of each list makes it this question beyond doubt, whatever procedure is named too. */
    needs: z.array(z.array(text).min(1)).default([]),
    /** One of these makes it another. */
    unless: z.array(text).default([]),
    answer: text,
    source: text,
  }),
)

const lawAnswersSchema = z.array(
  z.strictObject({
    slug: matter.slug,
    name: text,
    asks: z.array(text).min(6),
    says: text.max(300),
    basis: text,
    mark: z.enum(['văn bản', 'nguồn thứ cấp', 'chưa chắc']),
  }),
)

export type OtherAgency = z.output<typeof otherAgenciesSchema>[number]
export type LifeEvent = z.output<typeof lifeEventsSchema>[number]
export type GeneralQuestion = z.output<typeof generalQuestionsSchema>[number]
/** `mark`: how far the article was read. */
export type LawEntry = z.output<typeof lawAnswersSchema>[number]

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

/** Questions about the law on complaints, denunciations, feedback, reception and personal data, with its articles. */
export const readLawAnswers = () => read('./law-answers.yml', lawAnswersSchema)

/** The entry found in a message, and the words from `from` to `to` that named it. */
export type FoundMatter<T> = { entry: T; from: number; to: number }

/** Finds the entry with the longest phrase, in letters, that stands in a message as whole words. */
export const createMatterFinder = <T>(entries: readonly T[], phrasesOf: (entry: T) => readonly string[]) => {
  const phrases = createPhrases(
    entries.flatMap((entry) => phrasesOf(entry).map((phrase) => [plainText(normalise(phrase).words), entry] as const)),
  )
  return ({ words }: Normalised): FoundMatter<T> | null => {
    let found: FoundMatter<T> | null = null
    let longest = 0
    for (let from = 0; from < words.length; from++)
      for (const { length, meaning } of phrases(words, from)) {
        const letters = plainText(words.slice(from, from + length)).length
        if (letters <= longest) continue
        longest = letters
        found = { entry: meaning, from, to: from + length }
      }
    return found
  }
}
