import { z } from 'zod'
import { type CategoryName, categories, categoryNames } from '../../cases/categories.js'
import { type CodedCase, hiddenStates } from '../../cases/coded/coded-case.js'
import { type CaseKind, kindNames, kindOf, type StateName, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import { localDay, readableDay } from '../../shared/clock.js'
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

const dayOf = (at: Date | null): string => (at ? readableDay(localDay(at)) : '')

/** The columns of a file of cases. */
export const csvColumns: readonly { title: string; of: (one: CodedCase) => string }[] = [
  { title: say.columns.id, of: ({ id }) => id },
  { title: say.columns.kind, of: ({ kind }) => kindOf(kind).label },
  { title: say.columns.category, of: ({ category }) => categories[category].label },
  { title: say.columns.state, of: ({ kind, state }) => stateOf(kind, state).label },
  { title: say.columns.commune, of: ({ agency }) => agency.communeCode ?? '' },
  { title: say.columns.agency, of: ({ agency }) => agency.name },
  { title: say.columns.opened, of: ({ openedAt }) => dayOf(openedAt) },
  { title: say.columns.updated, of: ({ updatedAt }) => dayOf(updatedAt) },
  { title: say.columns.due, of: ({ dueAt }) => dayOf(dueAt && new Date(dueAt.getTime() - 1)) },
]
