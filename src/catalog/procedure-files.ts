import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadSetup } from '../shared/errors.js'
import { keepOnDisk } from '../shared/keep-on-disk.js'
import { parseYaml } from '../shared/yaml.js'
import { type Procedure, slugSchema } from './procedure.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'

export type ProcedureFile = { procedure: Procedure; file: string; hash: string }

/**
 * Reads every .yml of a folder, sorted by name. Throws one BadSetup that lists every problem of every file, so that
 * an editor can correct all of them at once. What was parsed is kept in `cacheDir` for the next start.
 */
export const readProcedureFiles = async (
  folder: string,
  { format = procedureFormat, cacheDir }: { format?: ProcedureFormat; cacheDir?: string } = {},
): Promise<ProcedureFile[]> => {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const parsed = cacheDir ? keepOnDisk(cacheDir, 'procedures', texts, () => texts.map(parseYaml)) : []
  const problems: string[] = []
  const files: ProcedureFile[] = []
  for (const [k, name] of names.entries()) {
    const file = join(folder, name)
    const slug = name.replace(/\.ya?ml$/, '')
    for (const issue of slugSchema.safeParse(slug).error?.issues ?? [])
      problems.push(`${file}:1: tên tệp: ${issue.message}`)
    const result = format.fromYaml(texts[k] as string, file, slug, parsed[k])
    if ('problems' in result) problems.push(...result.problems)
    else files.push({ procedure: result.procedure, file, hash: format.hashOf(result.procedure) })
  }
  problems.push(...findRepeatedCodes(files))
  if (problems.length > 0) throw new BadSetup(`Tệp thủ tục viết sai:\n${problems.join('\n')}`)
  return files
}

/** Writes each procedure into the folder as its file; files of others stay. */
export const writeProcedureFiles = async (
  folder: string,
  procedures: readonly Procedure[],
  format: ProcedureFormat = procedureFormat,
): Promise<void> => {
  await mkdir(folder, { recursive: true })
  for (const procedure of procedures) await writeFile(join(folder, `${procedure.slug}.yml`), format.toYaml(procedure))
}

const findRepeatedCodes = (files: ProcedureFile[]): string[] => {
  const firstFile = new Map<string, string>()
  return files.flatMap(({ procedure, file }) =>
    codeEntries(procedure).flatMap(([key, code]) => {
      const other = firstFile.get(code)
      if (!other) firstFile.set(code, file)
      return other ? [`${file}:1: mục ${key}: "${code}" đã có ở ${other}; hãy viết mã của đúng thủ tục này`] : []
    }),
  )
}

const codeEntries = ({ code, other_codes }: Procedure): ['code' | 'other_codes', string][] => [
  ...(code ? [['code', code] as ['code', string]] : []),
  ...other_codes.map((other): ['other_codes', string] => ['other_codes', other]),
]
