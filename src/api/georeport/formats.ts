import { z } from 'zod'
import type { Problem } from '../problem.js'
import { type ApiRoute, defineRoute, type Refused } from '../route.js'
import { toXml } from './xml.js'

const errorsSchema = z.array(z.strictObject({ code: z.int(), description: z.string() })).meta({ id: 'GeoReportErrors' })

/** One sentence for people: which field is wrong, or what to do. */
const errorsOf = ({ status, title, detail, notice, errors = [] }: Problem) => {
  const said = errors.map(({ field, message }) => `${field}: ${message}`).join('; ')
  return [{ code: status, description: [notice, said || `${title}. ${detail}`].filter(Boolean).join('\n') }]
}

const jsonRefusal: Refused = {
  type: 'application/json; charset=utf-8',
  schema: errorsSchema,
  write: (problem) => JSON.stringify(errorsOf(problem)),
}
const xmlRefusal: Refused = {
  type: 'text/xml; charset=utf-8',
  write: (problem) => toXml('errors', errorsOf(problem)),
}

/** As the address asks for it: '.xml' or '.json'. */
export const refusalOf = (path: string): Refused => (path.endsWith('.xml') ? xmlRefusal : jsonRefusal)

export const root = '/api/georeport/v2'

/**
 * The same address as JSON and as XML, as GeoReport wants it: '/services' becomes '/services.json' and '/services.xml'.
 * `element` is what the answer is called in XML.
 */
export const inBothFormats = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  element: string,
  {
    answer,
    status = 200,
    ...route
  }: Omit<ApiRoute<P, Q, B>, 'answers' | 'refusal' | 'tag'> & {
    answer: { description: string; schema: z.ZodType }
    status?: number
  },
): ApiRoute[] => {
  const jsonRoute = defineRoute({
    ...route,
    path: `${route.path}.json`,
    tag: 'georeport',
    refusal: jsonRefusal,
    answers: { [status]: answer },
  })
  const xmlRoute: ApiRoute = {
    ...jsonRoute,
    path: `${route.path}.xml`,
    refusal: xmlRefusal,
    answers: { [status]: { description: answer.description, type: 'text/xml' } },
    async handle(asked) {
      const { body, ...rest } = await jsonRoute.handle(asked)
      const read = answer.schema.parse(body) as Parameters<typeof toXml>[1]
      return { ...rest, type: 'text/xml; charset=utf-8', body: toXml(element, read) }
    },
  }
  return [jsonRoute, xmlRoute]
}
