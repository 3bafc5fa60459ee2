import { compareContents, type Difference } from '../compare.js'
import { explainForm, issueInWords, wordsOfPath } from '../form-words.js'
import { type Procedure, slugSchema } from '../procedure.js'
import type { ProcedureFields, ProcedureKey } from '../procedure-fields.js'
import type { ProcedureFormat } from '../procedure-format.js'
import { type Slip, slipsIn } from '../slips.js'
import type { CatalogEntry, DraftChange, DraftContent, Version } from '../version.js'
import { planSheets } from './plan-sheets.js'
import type { Place, Problem } from './read-head.js'
import type { SheetsRead, Told } from './read-sheets.js'
import { sheetWording as say } from './wording.js'

/** One procedure that would get a draft, with what would be different in it. */
export type Planned = DraftChange & { name: string; found: Difference[]; slips: Slip[] }

/** What a file would do, or everything that is wrong with it. Procedures in `waiting` have a draft of somebody, which no file overwrites. */
export type ImportPlan = {
  planned: Planned[]
  waiting: { slug: string; name: string; by: string }[]
  /** Lists that stay as they are since their sheet has no row of these procedures. */
  kept: { sheet: string; names: string[] }[]
  unchanged: number
}
export type ReadImport = ImportPlan | { problems: Problem[] }

const mostCellsTold = 8

/**
 * "Trang tính “Phí, lệ phí”, ô D17: “abc” không phải số; hãy viết số, ví dụ 20000"; what is wrong with many cells of a sheet
 * in the same way is told once.
 */
export const problemsInWords = (problems: readonly Problem[]): string[] => {
  const alike = new Map<string, { sheet: string; said: string; cells: string[] }>()
  for (const { sheet, cell, said } of problems) {
    const key = `${sheet}\n${said}`
    const group = alike.get(key) ?? { sheet, said, cells: [] }
    group.cells.push(cell)
    alike.set(key, group)
  }
  return [...alike.values()].map(({ sheet, said, cells }) => {
    const [first = ''] = cells
    const shown = cells.slice(0, mostCellsTold)
    const where = cells.length === 1 ? say.cell(first) : say.cells(shown, cells.length - shown.length)
    return say.said(say.at(sheet, where), said)
  })
}

type Known = {
  entries: ReadonlyMap<string, CatalogEntry>
  published: readonly Procedure[]
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const isBlank = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

/** Each field as the format reads it, or as it was told where the format refuses it. */
const normalised = (fields: ProcedureFields, content: DraftContent): DraftContent =>
  Object.fromEntries(
    Object.entries(content).map(([key, value]) => {
      const read = fields[key as ProcedureKey].schema.safeParse(value)
      return [key, read.success ? read.data : value]
    }),
  )

/** The place of a path, or of the nearest thing around it. */
const nearest = ({ places, place }: Told, path: readonly PropertyKey[]): Place => {
  for (let length = path.length; length > 0; length -= 1) {
    const found = places.get(path.slice(0, length).map(String).join('.'))
    if (found) return found
  }
  return place
}

const nameOf = (content: DraftContent, slug: string): string =>
  typeof content.short_name === 'string' ? content.short_name : slug

/** Every thing that the format finds wrong in what a procedure would say, at its cell. */
const formatProblems = (format: ProcedureFormat, told: Told, content: DraftContent, isNew: boolean): Problem[] => {
  const { fields } = format
  const issues = isNew
    ? Object.entries(told.content).flatMap(([key, value]) => {
        if (isBlank(value)) return []
        const checked = fields[key as ProcedureKey].schema.safeParse(value, { error: explainForm })
        return (checked.error?.issues ?? []).map(({ path, message }) => ({ path: [key, ...path], message }))
      })
    : (format.schema.safeParse(content, { error: explainForm }).error?.issues ?? [])
  return issues.map((issue) => {
    const { said, line } = issueInWords(fields, issue)
    const words = wordsOfPath(fields, issue.path.slice(0, line === null ? undefined : -1).join('.'))
    const isOwnCell = told.places.has(issue.path.map(String).join('.'))
    const inLine = line === null || isOwnCell ? said : say.inLine(line + 1, said)
    return { ...nearest(told, issue.path), said: isOwnCell ? inLine : say.inField(words, inLine) }
  })
}

/** By sheet and from its top to its bottom; a cell that couldn't be read isn't told again as empty. */
const inOrder = (plans: readonly string[], reading: readonly Problem[], further: readonly Problem[]): Problem[] => {
  const cellOf = ({ sheet, cell }: Problem): string => `${sheet} ${cell}`
  const known = new Set(reading.map(cellOf))
  const rowOf = ({ cell }: Problem): number => Number(cell.replace(/\D/g, ''))
  return [...reading, ...further.filter((one) => !known.has(cellOf(one)))].toSorted(
    (a, b) =>
      plans.indexOf(a.sheet) - plans.indexOf(b.sheet) ||
      rowOf(a) - rowOf(b) ||
      a.cell.length - b.cell.length ||
      (a.cell < b.cell ? -1 : Number(a.cell > b.cell)),
  )
}

/** What citizens read of a procedure, or read last. */
const currentOf = (entry: CatalogEntry | undefined): Version | null => entry?.published ?? entry?.archived[0] ?? null

/**
 * The fields that the file changes. A row is compared with the version that it was written from, so what was published since
 * stays, and a field that both changed is a problem.
 */
const changesOf = (
  { fields, contentOf }: ProcedureFormat,
  one: Told,
  entry: CatalogEntry | undefined,
): { changed: DraftContent; problems: Problem[] } => {
  const current = currentOf(entry)
  const all = [entry?.published, entry?.scheduled, ...(entry?.archived ?? [])]
  const seen = one.version === null || !entry ? current : all.find((version) => version?.number === one.version)
  if (seen === undefined) return { changed: {}, problems: [{ ...nearest(one, ['version']), said: say.noVersion }] }
  const then: DraftContent = seen ? contentOf(seen.procedure) : {}
  const now: DraftContent = current ? contentOf(current.procedure) : {}
  const isNews = ([key, value]: [string, unknown]): boolean =>
    !isSame(value, then[key]) && !isSame(value, now[key]) && !(current === null && isBlank(value))
  const changed = Object.entries(normalised(fields, one.content)).filter(isNews)
  const problems = changed
    .filter(([key]) => !isSame(then[key], now[key]))
    .map(([key]) => ({ ...nearest(one, [key]), said: say.changedSince(seen?.number ?? 0, current?.number ?? 0) }))
  return { changed: Object.fromEntries(changed), problems }
}

/** Says of each code that a file gives a procedure whether it is another one's. */
const createCodeCheck = (published: readonly Procedure[]) => {
  const owners = new Map<unknown, string>(published.flatMap(({ slug, code }) => (code ? [[code, slug]] : [])))
  return (one: Told, { code }: DraftContent): Problem[] => {
    if (typeof code !== 'string') return []
    const owner = owners.get(code) ?? one.slug
    owners.set(code, owner)
    if (owner === one.slug) return []
    const name = published.find(({ slug }) => slug === owner)?.short_name ?? owner
    return [{ ...nearest(one, ['code']), said: say.takenCode(code, name) }]
  }
}

const slugProblems = (one: Told, entry: CatalogEntry | undefined): Problem[] => {
  if (entry) return []
  if (!one.isListed) return [{ ...one.place, said: say.unknownSlug(one.slug) }]
  const issues = slugSchema.safeParse(one.slug).error?.issues ?? []
  return issues.slice(0, 1).map(({ message }) => ({ ...one.place, said: message }))
}

/** Where a sheet stands in a file, its rows may have been deleted on purpose: what then stays is said. */
const keptLists = (told: readonly Told[], lists: SheetsRead['lists'], entries: Known['entries']): ImportPlan['kept'] =>
  [...lists].flatMap(([key, sheet]) => {
    const names = told.flatMap(({ slug, isListed, content }) => {
      const procedure = currentOf(entries.get(slug))?.procedure
      return isListed && procedure && !(key in content) && !isBlank(procedure[key]) ? [procedure.short_name] : []
    })
    return names.length > 0 ? [{ sheet, names }] : []
  })

/** What reading a file would change, or every problem of it. */
export const planImport = (
  format: ProcedureFormat,
  { told, problems: reading, lists }: SheetsRead,
  { entries, published }: Known,
): ReadImport => {
  const problems: Problem[] = []
  const plan: ImportPlan = { planned: [], waiting: [], kept: keptLists(told, lists, entries), unchanged: 0 }
  const codeProblems = createCodeCheck(published)
  for (const one of told) {
    const { slug } = one
    const entry = entries.get(slug)
    problems.push(...slugProblems(one, entry))
    if (!entry && !one.isListed) continue
    const { changed, problems: since } = changesOf(format, one, entry)
    problems.push(...since)
    if (Object.keys(changed).length === 0) {
      plan.unchanged += 1
      continue
    }
    const current = currentOf(entry)
    const before = current && format.contentOf(current.procedure)
    const content = format.pick({ ...before, ...changed })
    problems.push(...codeProblems(one, changed), ...formatProblems(format, one, content, current === null))
    const name = nameOf(content, slug)
    const draft = entry?.draft
    if (draft && isSame(format.pick(draft.content), content)) plan.unchanged += 1
    else if (draft) plan.waiting.push({ slug, name, by: draft.by })
    else {
      const found = compareContents(format.fields, before, content)
      const slips = slipsIn(slug, before, content, published)
      plan.planned.push({ slug, expected: entry?.revision ?? null, content: changed, name, found, slips })
    }
  }
  if (reading.length + problems.length === 0) return plan
  const sheets = planSheets(format.fields).map(({ title }) => title)
  return { problems: inOrder(sheets, reading, problems) }
}
