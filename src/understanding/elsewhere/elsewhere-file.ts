import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BadSetup } from '../../shared/errors.js'
import { describeProblem, readYaml } from '../../shared/yaml.js'

const known = z
  .string()
  .max(160)
  .transform((text) => text || null)

/** The columns of the file, in order. An empty one says that nothing sure is known. */
const rowSchema = z.strictObject({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(5),
  field: z.string().min(2),
  /** 'x': the commune has a part in it too. */
  is_shared: z.enum(['', 'x']).transform((mark) => mark === 'x'),
  who: z.string().min(3),
  place: known,
  /** Of 'online', 'in_person' and 'post', those that the record lists. */
  ways: z.string().transform((list) => (list ? list.split(' ') : [])),
  time: known,
  fee: known,
  as_of: z.string().regex(/^\d{4}-\d{2}$/),
})

/** A procedure that isn't the commune’s, as the national portal listed it in the month `as_of`. */
export type ElsewhereRow = z.output<typeof rowSchema>

const columns = Object.keys(rowSchema.shape) as (keyof ElsewhereRow)[]
const head = columns.join('\t')

export const elsewhereFile = new URL('./national-procedures.tsv', import.meta.url)

const cellOf = (value: ElsewhereRow[keyof ElsewhereRow]): string => {
  if (typeof value === 'boolean') return value ? 'x' : ''
  return (Array.isArray(value) ? value.join(' ') : (value ?? '')).replace(/\s+/g, ' ').trim()
}

/** The text of a file with these rows, in the order of their codes. */
export const writeElsewhere = (rows: readonly ElsewhereRow[]): string =>
  `${[head, ...rows.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((row) => columns.map((name) => cellOf(row[name])).join('\t'))].join('\n')}\n`

/** The rows of such a text. Throws BadSetup naming the line that is wrong. */
export const parseElsewhere = (text: string): ElsewhereRow[] => {
  const [first, ...lines] = text.trimEnd().split('\n')
  if (first !== head) throw new BadSetup(`national-procedures.tsv: dòng đầu phải là ${columns.join(', ')}`)
  return lines.map((line, at) => {
    const cells = line.split('\t')
    const result = rowSchema.safeParse(Object.fromEntries(columns.map((name, k) => [name, cells[k]])))
    if (result.success && cells.length === columns.length) return result.data
    const where = result.error?.issues.map(({ path }) => path.join('.')).join(', ') ?? 'số cột'
    throw new BadSetup(`national-procedures.tsv, dòng ${at + 2}: sai ${where}`)
  })
}

/** The procedures of other authorities, as last converted from the national portal. */
export const readElsewhere = async (): Promise<ElsewhereRow[]> => parseElsewhere(await readFile(elsewhereFile, 'utf8'))

/** What people call things, each with the word of the official names first. */
export const readSaidAs = () => readList('said-as.yml', z.array(z.array(text).min(2)))

/** What people call a procedure whose name says it in other words. */
export const readKnownAs = () => readList('known-as.yml', z.array(knownAsSchema))

const text = z.string().min(1)
const knownAsSchema = z.strictObject({
  /** Of the file of procedures, what is asked for most first; several where the phrase may mean each. */
  codes: z.array(rowSchema.shape.code).min(1).max(3),
  as: z.array(text).min(1),
})
export type KnownAs = z.output<typeof knownAsSchema>

const readList = async <S extends z.ZodType>(name: string, schema: S): Promise<z.output<S>> => {
  const result = readYaml(await readFile(new URL(name, import.meta.url), 'utf8'), schema)
  if (result.problems) throw new BadSetup(result.problems.map((one) => describeProblem(name, one)).join('\n'))
  return result.value
}
