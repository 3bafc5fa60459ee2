import { z } from 'zod'
import { type CategoryName, categories, categoryNames } from '../../cases/categories.js'
import { communes } from '../../places/communes.js'
import { refuse } from '../problem.js'
import { inBothFormats, root } from './formats.js'
import { geoWording as say } from './wording.js'

/** Whoever asks may name the jurisdiction; there is one. */
export const jurisdiction = z.object({ jurisdiction_id: z.string().max(200).optional() })

export const serviceCode = z.enum(categoryNames as [CategoryName, ...CategoryName[]])

const serviceSchema = z
  .strictObject({
    service_code: serviceCode,
    service_name: z.string(),
    description: z.string(),
    metadata: z.boolean(),
    type: z.enum(['realtime', 'batch', 'blackbox']),
    keywords: z.string(),
    group: z.string(),
  })
  .meta({ id: 'GeoReportService' })

const attributeSchema = z.strictObject({
  variable: z.boolean(),
  code: z.string(),
  datatype: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
  required: z.boolean(),
  datatype_description: z.string().nullable(),
  order: z.int(),
  description: z.string(),
  values: z.array(z.strictObject({ key: z.string(), name: z.string() })),
})
const definitionSchema = z
  .strictObject({ service_code: serviceCode, attributes: z.array(attributeSchema) })
  .meta({ id: 'GeoReportDefinition' })

const discoverySchema = z
  .strictObject({
    changeset: z.iso.datetime({ offset: true }),
    contact: z.string(),
    key_service: z.string(),
    endpoints: z.array(
      z.strictObject({
        specification: z.url(),
        url: z.url(),
        changeset: z.iso.datetime({ offset: true }),
        type: z.enum(['production', 'test', 'dev']),
        formats: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'GeoReportDiscovery' })

/** When what stands in the description of the service changed last. */
const changeset = '2026-12-01T00:00:00+07:00'
const keptFor = 3_600

const services = categoryNames.map((code) => ({
  service_code: code,
  service_name: categories[code].label,
  description: say.service(categories[code].label),
  metadata: true,
  type: 'batch' as const,
  keywords: categories[code].label.toLowerCase(),
  group: say.group,
}))

const attributes = [
  {
    variable: true,
    code: 'commune',
    datatype: 'singlevaluelist' as const,
    required: false,
    datatype_description: say.commune.help,
    order: 1,
    description: say.commune.description,
    values: communes.map(({ code, name }) => ({ key: code, name })),
  },
  {
    variable: true,
    code: 'when',
    datatype: 'string' as const,
    required: false,
    datatype_description: say.when.help,
    order: 2,
    description: say.when.description,
    values: [],
  },
]

/** GeoReport's discovery, list of services and their definitions: our categories of reports. */
export const serviceRoutes = (publicUrl: string) => [
  ...inBothFormats('discovery', {
    method: 'get',
    path: '/api/georeport/discovery',
    summary: say.discovery,
    keptFor,
    answer: { description: say.discovery, schema: discoverySchema },
    handle: () => ({
      status: 200,
      body: {
        changeset,
        contact: say.contact,
        key_service: say.keyService,
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: `${publicUrl}${root}`,
            changeset,
            type: 'production',
            formats: ['text/xml', 'application/json'],
          },
        ],
      },
    }),
  }),
  ...inBothFormats('services', {
    method: 'get',
    path: `${root}/services`,
    summary: say.services,
    query: jurisdiction,
    keptFor,
    answer: { description: say.services, schema: z.array(serviceSchema) },
    handle: () => ({ status: 200, body: services }),
  }),
  ...inBothFormats('service_definition', {
    method: 'get',
    path: `${root}/services/{service_code}`,
    summary: say.definition,
    params: z.object({ service_code: z.string().max(60).meta({ example: 'roads' }) }),
    query: jurisdiction,
    keptFor,
    answer: { description: say.definition, schema: definitionSchema },
    handle: ({ params }) => {
      const read = serviceCode.safeParse(params.service_code)
      if (!read.success) throw refuse(404, { detail: say.noService })
      return { status: 200, body: { service_code: read.data, attributes } }
    },
  }),
]
