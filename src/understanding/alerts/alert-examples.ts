import { readdir, readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'
import { createRandom } from '../intents/random.js'
import type { ConceptLists } from './alert-features.js'
import { expandExample, type Slots } from './expand-example.js'
import { type DangerKind, dangerKinds } from './hotlines.js'

/** What isn't danger now: nothing at all, what can wait, and news that are told. */
export const calmNames = ['none', 'hazard', 'death', 'birth'] as const
export type AlertName = DangerKind | (typeof calmNames)[number]

/** `isMadeUp`: an example of a danger put into a frame that makes it past or a subject. */
export type AlertExample = { name: AlertName; text: string; isMadeUp: boolean }

/** What the alerts are learnt from, as it is written beside this file. */
export type AlertSources = { examples: AlertExample[]; concepts: ConceptLists }

/** Reads examples/, slots.yml, past-frames.yml and concepts.yml. Throws BadSetup for a wrong file. */
export const readAlertSources = async (): Promise<AlertSources> => {
  const [slots, frames, concepts] = await Promise.all([
    read('slots.yml', lists),
    read('past-frames.yml', lines),
    read('concepts.yml', z.record(z.string(), z.string())),
  ])
  const examples: AlertExample[] = []
  const random = createRandom(1)
  for (const name of [...calmNames, ...dangerKinds]) {
    const written = await read(`examples/${name}.yml`, lines)
    for (const example of written)
      for (const text of expandExample(example, slots, random)) examples.push({ name, text, isMadeUp: false })
    if (isFramed(name))
      for (const text of putIntoFrames(written, frames, slots)) examples.push({ name: 'none', text, isMadeUp: true })
  }
  await assertNoOtherFiles()
  return {
    examples,
    concepts: Object.fromEntries(Object.entries(concepts).map(([name, words]) => [name, words.split(/,\s*/)])),
  }
}

const lines = z.array(z.string().min(1)).min(1)
const lists = z.record(z.string(), lines)

/** A wish to die or a cry for help is none the less one in any frame. */
const isFramed = (name: AlertName): boolean =>
  name !== 'help' && name !== 'self_harm' && !calmNames.some((calm) => calm === name)

/** Dangers told as past or asked about: "năm ngoái * giờ muốn xin hỗ trợ". */
const putIntoFrames = (written: readonly string[], frames: readonly string[], slots: Slots): string[] => {
  const random = createRandom(2)
  const withoutPlea = { ...slots, plea: [''] }
  return written.map((example, k) => {
    const [danger = ''] = expandExample(example.replaceAll('rồi', ''), withoutPlea, random)
    return (frames[k % frames.length] as string).replace('*', danger)
  })
}

const assertNoOtherFiles = async (): Promise<void> => {
  const known = new Set([...calmNames, ...dangerKinds].map((name) => `${name}.yml`))
  const others = (await readdir(new URL('examples/', import.meta.url))).filter((file) => !known.has(file))
  if (others.length > 0) throw new BadSetup(`alerts/examples/${others[0]}: không có loại nguy hiểm nào tên như vậy`)
}

const read = async <S extends z.ZodType>(name: string, schema: S): Promise<z.output<S>> => {
  const result = readYaml(await readFile(new URL(name, import.meta.url), 'utf8'), schema)
  if (result.problems)
    throw new BadSetup(result.problems.map((problem) => describeProblem(`alerts/${name}`, problem)).join('\n'))
  return result.value
}
