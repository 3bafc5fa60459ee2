import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'
import { describeProblem, readYaml } from '../shared/yaml.js'

const text = z.string().min(1)
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const rowSchema = z.strictObject({
  id,
  name: text,
  short_name: text,
  level: z.enum(['province', 'central', 'regional', 'commune', 'enterprise', 'abolished']),
  head: text.optional(),
  part_of: id.optional(),
  above: id.optional(),
  above_text: text.optional(),
  complaints: z.enum(['administrative', 'own_law', 'line', 'none']).default('administrative'),
  law: text.optional(),
  also_called: z.array(text).default([]),
  former: z.array(text).default([]),
  handles: z.array(text).min(1),
  reports: z.strictObject({ categories: z.array(text).min(1), words: z.array(text).min(1) }).optional(),
  tell: text.optional(),
  generic: z.boolean().default(false),
  officials: z.boolean().default(true),
  sure: z.enum(['high', 'medium', 'low']),
  note: text.optional(),
})

/** A body as agencies.yml knows it; the keys are explained there. */
export type AgencyRow = z.output<typeof rowSchema>

const file = 'src/routing/agencies.yml'

/** What is wrong with a row beside the others, in Vietnamese; null where nothing is. */
const problemOf = (row: AgencyRow, rows: ReadonlyMap<string, AgencyRow>): string | null => {
  const { part_of: partOf, above } = row
  if (partOf && (row.head || above || row.above_text))
    return 'đã thuộc cơ quan khác (part_of); hãy bỏ head, above, above_text'
  if (partOf && rows.get(partOf)?.part_of !== undefined)
    return `part_of: ${partOf} cũng là đơn vị trực thuộc; hãy ghi cơ quan chủ quản`
  for (const other of [partOf, above]) if (other && !rows.has(other)) return `không có cơ quan nào tên ${other}`
  if (!partOf && row.level !== 'abolished' && !row.head) return 'thiếu người đứng đầu; hãy ghi head hoặc part_of'
  if (row.head && Number(Boolean(above)) + Number(Boolean(row.above_text)) !== 1)
    return 'hãy ghi đúng một mục above hoặc above_text'
  const hasLaw = row.complaints === 'own_law' || row.complaints === 'line'
  if (hasLaw !== (row.law !== undefined)) return 'law chỉ đi cùng complaints: own_law hoặc line'
  for (let up = above, steps = 0; up; up = rows.get(up)?.above, steps++)
    if (steps > rows.size) return 'above đi vòng tròn'
  return null
}

/** Reads agencies.yml. Throws BadSetup with every problem. */
export const readAgencies = (
  yaml: string = readFileSync(new URL('./agencies.yml', import.meta.url), 'utf8'),
): readonly AgencyRow[] => {
  const read = readYaml(yaml, z.array(rowSchema).min(1))
  if (read.problems) throw new BadSetup(read.problems.map((problem) => describeProblem(file, problem)).join('\n'))
  const rows = read.value
  const byId = new Map(rows.map((row) => [row.id, row]))
  const problems = rows.flatMap((row) => {
    const problem = byId.get(row.id) === row ? problemOf(row, byId) : 'id bị lặp'
    return problem ? [`${file}: ${row.id}: ${problem}`] : []
  })
  if (problems.length > 0) throw new BadSetup(problems.join('\n'))
  return rows
}

/** All bodies, in the order of the file. */
export const agencies: readonly AgencyRow[] = readAgencies()
const byId = new Map(agencies.map((row) => [row.id, row]))

/** Throws for an id that isn't in the table. */
export const getAgency = (agencyId: string): AgencyRow => {
  const found = byId.get(agencyId)
  if (!found) throw new Error(`no agency ${agencyId}`)
  return found
}

/** The body that a unit belongs to; a body is its own. */
export const bodyOf = (row: AgencyRow): AgencyRow => (row.part_of ? getAgency(row.part_of) : row)

/** Who leads the body and decides a first complaint about it; null where it is abolished. */
export const headOf = (row: AgencyRow): string | null => bodyOf(row).head ?? null

/** Who leads the body above: the second complaint, and a denunciation of the head, are his. Null where it is abolished. */
export const headAbove = (row: AgencyRow): string | null => {
  const { above, above_text: inWords } = bodyOf(row)
  return above ? headOf(getAgency(above)) : (inWords ?? null)
}

/** The People's Committee of a commune: it alone has its own staff in the system. */
export const communeOffice = 'ubnd-xa'

/** Whether a commune's staff have what is this body's: it is the commune's office, a unit of it, or stands right below. */
export const isOfCommune = (row: AgencyRow): boolean => {
  const body = bodyOf(row)
  return body.id === communeOffice || body.above === communeOffice
}

/** Throws BadSetup where a body takes reports of a category that there is not. */
export const assertReportCategories = (known: readonly string[]): void => {
  const wrong = agencies.flatMap((row) =>
    (row.reports?.categories ?? []).filter((one) => !known.includes(one)).map((one) => `${row.id}: ${one}`),
  )
  if (wrong.length > 0) throw new BadSetup(`${file}: không có lĩnh vực phản ánh nào tên như vậy: ${wrong.join(', ')}`)
}
