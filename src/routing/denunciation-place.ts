import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

/** Whose breach who settles, by which article; `addressee` null: the province's denunciation officers. */
export type DenunciationPlace = z.output<typeof rowSchema>

/**
 * Who settles a denunciation of these people, and by which article. `foldedAccused`: who is accused, lower case without
 * diacritics. What no row names is settled by the head of the body that manages the accused.
 */
export const denunciationPlace = (foldedAccused: string): DenunciationPlace => {
  const named = ` ${foldedAccused} `
  return denunciationPlaces.find(({ words }) => words.some((one) => named.includes(` ${one} `))) ?? everybodyElse
}

const text = z.string().min(1)
const rowSchema = z.strictObject({
  accused: text,
  words: z.array(z.string().regex(/^[a-z ]+$/)),
  settled_by: text,
  article: text,
  addressee: text.nullable(),
})

const file = 'denunciation-places.yml'

const readRows = (): DenunciationPlace[] => {
  const read = readYaml(readFileSync(new URL(file, import.meta.url), 'utf8'), z.array(rowSchema).min(1))
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  return read.value
}

/** The table, in its order. */
export const denunciationPlaces: readonly DenunciationPlace[] = readRows()
const everybodyElse = denunciationPlaces.at(-1) as DenunciationPlace
