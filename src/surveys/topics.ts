import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { foldMarks } from '../shared/text.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

const topic = z.strictObject({ label: z.string().min(1), words: z.array(z.string().regex(/^[a-z0-9 ]+$/)).min(1) })

const readTopics = (): Readonly<Record<string, z.infer<typeof topic>>> => {
  const read = readYaml(
    readFileSync(new URL('./topics.yml', import.meta.url), 'utf8'),
    z.record(z.string().regex(/^[a-z]+$/), topic),
  )
  if (read.problems)
    throw new BadSetup(read.problems.map((problem) => describeProblem('src/surveys/topics.yml', problem)).join('\n'))
  return read.value
}

const topics = readTopics()

export const topicNames: readonly string[] = Object.keys(topics)

export const topicLabel = (name: string): string => topics[name]?.label ?? name

/**
 * The topics that a sentence's words name, by the table of words: the category guesser knows what reports are about, which
 * the form's Q10 doesn't ask.
 */
export const topicsOf = (sentence: string): string[] => {
  const folded = ` ${foldMarks(sentence)} `
  return topicNames.filter((name) => topics[name]?.words.some((word) => folded.includes(` ${word} `)))
}
