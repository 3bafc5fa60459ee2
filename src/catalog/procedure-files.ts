import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'
import { type Procedure, procedureContentSchema, slugSchema } from './procedure.js'
import { hashProcedure, slimContent } from './slim-content.js'

export type ProcedureFile = { procedure: Procedure; file: string; hash: string }

type Checked = { procedure: Procedure } | { problems: string[] }

/** Reads one procedure's YAML; problems come as "file:line: mục …: …; hãy viết …". */
export const readProcedureYaml = (text: string, file: string, slug: string): Checked => {
  const result = readYaml(text, procedureContentSchema)
  if (result.problems) return { problems: result.problems.map((problem) => describeProblem(file, problem)) }
  return { procedure: { ...result.value, slug } }
}

const findRepeatedCodes = (files: ProcedureFile[]): string[] => {
  const firstFile = new Map<string, string>()
  return files.flatMap(({ procedure: { code }, file }) => {
    const other = code && firstFile.get(code)
    if (code && !other) firstFile.set(code, file)
    return other ? [`${file}:1: mục code: "${code}" đã có ở ${other}; hãy viết mã của đúng thủ tục này`] : []
  })
}

/**
 * Reads every .yml of a folder, sorted by name. Throws one BadSetup that lists every problem of every file, so that
 * an editor mends all of them at once.
 */
export const readProcedureFiles = async (folder: string): Promise<ProcedureFile[]> => {
  const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name)).sort()
  const problems: string[] = []
  const files: ProcedureFile[] = []
  for (const name of names) {
    const file = join(folder, name)
    const slug = name.replace(/\.ya?ml$/, '')
    for (const issue of slugSchema.safeParse(slug).error?.issues ?? [])
      problems.push(`${file}:1: tên tệp: ${issue.message}`)
    const result = readProcedureYaml(await readFile(file, 'utf8'), file, slug)
    if ('problems' in result) problems.push(...result.problems)
    else files.push({ procedure: result.procedure, file, hash: hashProcedure(result.procedure) })
  }
  problems.push(...findRepeatedCodes(files))
  if (problems.length > 0) throw new BadSetup(`Tệp thủ tục viết sai:\n${problems.join('\n')}`)
  return files
}

/** The procedure as its file; reading it again gives the same procedure. */
export const toYaml = (procedure: Procedure): string => {
  const { code, ...rest } = slimContent(procedure)
  return `code: ${code === null ? 'null' : JSON.stringify(code)}\n${stringify(rest, { lineWidth: 0 })}`
}
