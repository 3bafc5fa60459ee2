import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BadSetup } from '../shared/errors.js'
import { type Procedure, slugSchema } from './procedure.js'
import { type ProcedureFormat, procedureFormat } from './procedure-format.js'

export type ProcedureFile = { procedure: Procedure; file: string; hash: string }

/**
 * Reads every .yml of a folder, sorted by name. Throws one BadSetup that lists every problem of every file, so that
 * an editor can correct all of them at once.
 */
export const readProcedureFiles = async (
  folder: string,
  format: ProcedureFormat = procedureFormat,
): Promise<ProcedureFile[]> => {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  const problems: string[] = []
  const files: ProcedureFile[] = []
  for (const name of names) {
    const file = join(folder, name)
    const slug = name.replace(/\.ya?ml$/, '')
    for (const issue of slugSchema.safeParse(slug).error?.issues ?? [])
      problems.push(`${file}:1: tên tệp: ${issue.message}`)
    const result = format.fromYaml(await readFile(file, 'utf8'), file, slug)
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
