import { z } from 'zod'
import type { Catalog } from '../../catalog/catalog.js'
import type { shapeOf } from '../../catalog/field.js'
import { type Procedure, slugSchema } from '../../catalog/procedure.js'
import { procedureFields } from '../../catalog/procedure-fields.js'
import { refuse } from '../problem.js'
import { defineRoute } from '../route.js'
import { v1Wording as say } from './wording.js'

/** What the public page shows of a procedure; how it is found and who wrote it is the editors' own. */
const publicFields = [
  ...['code', 'other_codes', 'name', 'short_name', 'also_called', 'field', 'level', 'received_by', 'received_by_text'],
  ...['applicants', 'situations', 'channels', 'time_limit', 'fees', 'benefits', 'steps', 'often_forgotten', 'result'],
  ...['legal_basis', 'notes', 'confidence', 'as_of', 'verified_on'],
] as readonly (keyof typeof procedureFields)[]

const keyShape = { slug: slugSchema, version: z.int().nullable(), url: z.url() }
const named = <K extends keyof typeof procedureFields>(names: readonly K[]) =>
  Object.fromEntries(
    names.map((name) => [name, procedureFields[name].schema.meta({ description: procedureFields[name].label })]),
  ) as Pick<ReturnType<typeof shapeOf<typeof procedureFields>>, K>

const itemFields = ['code', 'name', 'short_name', 'field', 'level', 'received_by'] as const
const itemSchema = z.object({ ...keyShape, ...named(itemFields) }).meta({ id: 'ProcedureItem' })
const procedureSchema = z.object({ ...keyShape, ...named(publicFields) }).meta({ id: 'Procedure' })
const listSchema = z.strictObject({ count: z.int(), procedures: z.array(itemSchema) }).meta({ id: 'ProcedureList' })

const querySchema = z.object({
  field: z.string().max(200).optional().meta({ description: say.field, example: 'Hộ tịch' }),
  since: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .optional()
    .meta({ description: say.since, example: '2026-07' }),
})

const keptFor = 300

/** The published catalog, as the public pages show it. */
export const catalogRoutes = ({ catalog, publicUrl }: { catalog: Catalog; publicUrl: string }) => {
  const withKey = (procedure: Procedure) => ({
    ...procedure,
    version: catalog.versionOf(procedure.slug),
    url: `${publicUrl}/thu-tuc/${procedure.slug}`,
  })

  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/procedures',
      summary: say.list,
      tag: 'catalog',
      query: querySchema,
      keptFor,
      answers: { 200: { description: say.list, schema: listSchema } },
      handle: ({ query: { field, since } }) => {
        const found = catalog
          .findAll()
          .filter((one) => (field === undefined || one.field === field) && (since === undefined || one.as_of >= since))
        return { status: 200, body: { count: found.length, procedures: found.map(withKey) } }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/procedures/{slug}',
      summary: say.one,
      tag: 'catalog',
      params: z.object({ slug: slugSchema.meta({ example: 'register-birth' }) }),
      keptFor,
      answers: { 200: { description: say.one, schema: procedureSchema } },
      handle: ({ params: { slug } }) => {
        const procedure = catalog.get(slug)
        if (!procedure) throw refuse(404, { detail: say.noProcedure })
        return { status: 200, body: withKey(procedure) }
      },
    }),
  ]
}
