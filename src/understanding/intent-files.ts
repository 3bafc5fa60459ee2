import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

/** Every intent that the dialogue knows; one file each in intents/. */
export const intentNames = [
  'procedure_info',
  'procedure_fee',
  'procedure_time',
  'procedure_place',
  'procedure_form',
  'complaint',
  'denunciation',
  'feedback',
  'case_status',
  'survey',
  'contact_info',
  'greeting',
  'thanks',
  'goodbye',
  'affirm',
  'deny',
  'cancel',
  'human_handoff',
  'help',
  'out_of_scope',
] as const

export type IntentName = (typeof intentNames)[number]

const sentences = z.array(z.string().min(1))

const intentSchema = z.strictObject({
  description: z.string().min(1),
  flow: z.string().min(1),
  examples: sentences.min(10),
  hard_negatives: sentences.default([]),
  test_examples: sentences.min(1),
})

export type Intent = z.output<typeof intentSchema> & { name: IntentName }

const isIntentName = (name: string): name is IntentName => (intentNames as readonly string[]).includes(name)

/** Reads intents/*.yml. Throws one BadSetup that lists every problem as "file:line: mục …: …; hãy viết …". */
export const readIntentFiles = async (folder: string): Promise<Intent[]> => {
  const problems: string[] = []
  const intents: Intent[] = []
  for (const fileName of (await readdir(folder)).filter((name) => name.endsWith('.yml')).sort()) {
    const file = join(folder, fileName)
    const name = fileName.slice(0, -'.yml'.length).replaceAll('-', '_')
    if (!isIntentName(name)) {
      problems.push(`${file}:1: tên tệp: không có ý định ${name}; hãy thêm vào intent-files.ts hoặc đổi tên tệp`)
      continue
    }
    const result = readYaml(await readFile(file, 'utf8'), intentSchema)
    if (result.problems) problems.push(...result.problems.map((problem) => describeProblem(file, problem)))
    else intents.push({ ...result.value, name })
  }
  if (problems.length > 0) throw new BadSetup(`Tệp ý định viết sai:\n${problems.join('\n')}`)
  return intents
}
