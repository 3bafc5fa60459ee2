import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'

/** The name of a file of intents/, with _ for -: procedure_fee. A new file is a new intent. */
export type IntentName = string

const sentences = z.array(z.string().min(1))

const intentSchema = z.strictObject({
  description: z.string().min(1),
  flow: z.string().min(1),
  examples: sentences.min(10),
  hard_negatives: sentences.default([]),
  test_examples: sentences.min(1),
})

export type Intent = z.output<typeof intentSchema> & { name: IntentName }

const fileName = /^[a-z]+(-[a-z]+)*\.yml$/

/** Reads intents/*.yml. Throws one BadSetup that lists every problem as "file:line: mục …: …; hãy viết …". */
export const readIntentFiles = async (folder: string): Promise<Intent[]> => {
  const problems: string[] = []
  const intents: Intent[] = []
  for (const name of (await readdir(folder)).filter((one) => /\.ya?ml$/.test(one)).sort()) {
    const file = join(folder, name)
    if (!fileName.test(name)) {
      problems.push(`${file}:1: tên tệp: hãy đặt chữ thường không dấu, nối bằng gạch ngang: procedure-fee.yml`)
      continue
    }
    const result = readYaml(await readFile(file, 'utf8'), intentSchema)
    if (result.problems) problems.push(...result.problems.map((problem) => describeProblem(file, problem)))
    else intents.push({ ...result.value, name: name.slice(0, -'.yml'.length).replaceAll('-', '_') })
  }
  if (problems.length > 0) throw new BadSetup(`Tệp ý định viết sai:\n${problems.join('\n')}`)
  return intents
}
