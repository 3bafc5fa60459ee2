import { z } from 'zod'
import { type CategoryName, categories, categoryNames } from '../../cases/categories.js'
import { type CodedCase, hiddenStates } from '../../cases/coded/coded-case.js'
import { type CaseKind, kindNames, kindOf, type StateName, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
import { csvHead, csvRows } from '../../shared/spreadsheet/write-table.js'
import { v1Wording as say } from './wording.js'

/** Kinds that other systems may read of at all. */
export const openKinds = kindNames.filter((kind) => !kindOf(kind).isProtected) as [CaseKind, ...CaseKind[]]
export const openStates = [...new Set(openKinds.flatMap(stateNamesOf))].filter(
  (state) => !hiddenStates.includes(state),
) as [StateName, ...StateName[]]
export const instant = z.iso.datetime({ offset: true, error: say.instant })

/** A case as other systems read it: codes, their names, and days. */
export const caseSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(openKinds),
    kind_name: z.string(),
    category: z.enum(categoryNames as [CategoryName, ...CategoryName[]]),
    category_name: z.string(),
    state: z.enum(openStates),
    state_name: z.string(),
    commune: z.string().nullable(),
    agency: z.string(),
    opened_at: instant,
    updated_at: instant,
    due_at: instant.nullable().meta({ description: say.due }),
  })
  .meta({ id: 'Case' })
type CaseBody = z.infer<typeof caseSchema>

export const bodyOf = (found: CodedCase): CaseBody => ({
  id: found.id,
  kind: found.kind,
  kind_name: kindOf(found.kind).label,
  category: found.category,
  category_name: categories[found.category].label,
  state: found.state,
  state_name: stateOf(found.kind, found.state).label,
  commune: found.agency.communeCode,
  agency: found.agency.name,
  opened_at: found.openedAt.toISOString(),
  updated_at: found.updatedAt.toISOString(),
  due_at: found.dueAt ? new Date(found.dueAt.getTime() - 1).toISOString() : null,
})

const dayOf = (at: string | null): string => (at ? readableDay(localDay(new Date(at))) : '')
const columns: readonly { title: string; of: (one: CaseBody) => string }[] = [
  { title: say.columns.id, of: ({ id }) => id },
  { title: say.columns.kind, of: (one) => one.kind_name },
  { title: say.columns.category, of: (one) => one.category_name },
  { title: say.columns.state, of: (one) => one.state_name },
  { title: say.columns.commune, of: ({ commune }) => commune ?? '' },
  { title: say.columns.agency, of: ({ agency }) => agency },
  { title: say.columns.opened, of: (one) => dayOf(one.opened_at) },
  { title: say.columns.updated, of: (one) => dayOf(one.updated_at) },
  { title: say.columns.due, of: (one) => dayOf(one.due_at) },
]
const rowsAtOnce = 500

/** A file as it comes out of the database: never more than some hundred rows at once in memory. */
export async function* csvOf(found: AsyncIterable<CodedCase>): AsyncGenerator<string> {
  yield csvHead(columns)
  let rows: string[][] = []
  for await (const one of found) {
    const body = bodyOf(one)
    rows.push(columns.map(({ of }) => of(body)))
    if (rows.length < rowsAtOnce) continue
    yield csvRows(rows)
    rows = []
  }
  if (rows.length > 0) yield csvRows(rows)
}
