import { existsSync, readFileSync } from 'node:fs'
import { readProcedureFiles } from '../../src/catalog/procedure-files.js'
import { readIntentFiles } from '../../src/understanding/intents/intent-files.js'

export type Labelled = { text: string; intent: string | null; wanted: string[] | null }

type DevLine = { text: string; intent: string; procedure?: string }

const devFile = '../shared/data/messages.dev.jsonl'
const codesFile = '../shared/data/messages.procedure-codes.json'

/** A procedure as the scoring tool names it: by its code, or by its name where it has none. */
export const keyOf = ({ code, name }: { code: string | null; name: string }): string => code ?? `name:${name}`

const readDev = (): Labelled[] => {
  if (!existsSync(devFile)) return []
  const codes = JSON.parse(readFileSync(codesFile, 'utf8')) as Record<string, string[]>
  return readFileSync(devFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const { text, intent, procedure } = JSON.parse(line) as DevLine
      const wanted = intent.startsWith('procedure_') && procedure ? codes[procedure] : undefined
      return { text, intent, wanted: wanted?.length ? wanted : null }
    })
}

/** The same for every contestant: our examples and catalog to learn, two sets to measure. */
export const readData = async () => {
  const intents = await readIntentFiles('intents')
  const procedures = (await readProcedureFiles('procedures')).map(({ procedure }) => procedure)
  const own: Labelled[] = [
    ...intents.flatMap(({ name, test_examples }) =>
      test_examples.map((text) => ({ text, intent: name, wanted: null })),
    ),
    ...procedures.flatMap((procedure) =>
      procedure.test_questions.map((text) => ({ text, intent: null, wanted: [keyOf(procedure)] })),
    ),
  ]
  const examples = intents.flatMap(({ name, examples }) => examples.map((text) => ({ text, intent: name as string })))
  return { intents, procedures, examples, sets: { dev: readDev(), own } }
}

export type Data = Awaited<ReturnType<typeof readData>>

export const withoutMarks = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')
