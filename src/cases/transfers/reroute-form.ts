import { z } from 'zod'
import { type CategoryName, categories } from '../categories.js'
import { type CaseKind, kindNames, kindOf, stateNamesOf } from '../kinds/index.js'
import { agencyNamed } from './send-transfer.js'

const orNothing = <T extends string>(names: readonly T[]) =>
  z
    .enum(['', ...names] as [string, ...string[]])
    .catch('')
    .transform((name) => (name === '' ? null : (name as T)))
const dayOrNothing = z.union([z.iso.date(), z.literal('').transform(() => null)]).catch(null)

/** The kinds that agencies hand to one another. */
export const rerouteKinds: readonly CaseKind[] = kindNames.filter((kind) => !kindOf(kind).isProtected)
const stateNames = [...new Set(rerouteKinds.flatMap(stateNamesOf))]

/** Which cases: of an agency ('province' or a commune's code); null: whatever it is. Days are 'YYYY-MM-DD', both included. */
export const rerouteFilter = z.object({
  from: z
    .string()
    .max(20)
    .refine((name) => agencyNamed(name) !== null),
  kind: orNothing(rerouteKinds),
  category: orNothing(Object.keys(categories) as CategoryName[]),
  state: orNothing(stateNames),
  opened_from: dayOrNothing,
  opened_to: dayOrNothing,
})
export type RerouteFilter = z.infer<typeof rerouteFilter>

/** A filter with where its cases are to go. */
export const rerouteQuery = rerouteFilter.extend({
  to: z
    .string()
    .max(20)
    .refine((name) => agencyNamed(name) !== null),
})
export type RerouteQuery = z.infer<typeof rerouteQuery>

/** What the province decides after the dry run; `ids` are the cases that it saw. */
export const rerouteForm = rerouteQuery.extend({
  key: z.uuid(),
  reason: z.string().trim().max(2_000),
  ids: z
    .string()
    .max(30_000)
    .transform((ids) => ids.split(' ').filter(Boolean)),
})
export type RerouteForm = z.infer<typeof rerouteForm>
