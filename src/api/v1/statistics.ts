import { z } from 'zod'
import type { Indicators } from '../../indicators/indicators.js'
import { indicators as allIndicators } from '../../indicators/list/index.js'
import { refuse } from '../problem.js'
import { defineRoute } from '../route.js'
import { v1Wording as say } from './wording.js'

const month = z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, 'hãy viết tháng như 2026-10')
const figure = z.strictObject({
  place: z.string(),
  indicator: z.string(),
  unit: z.string(),
  value: z.number().nullable(),
  n: z.number().nullable(),
  part: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  hidden: z.enum(['', 'few', 'unknown']),
})
const version = { month, version: z.int(), note: z.string(), published_at: z.iso.datetime(), hash: z.string() }
const list = z
  .strictObject({ count: z.int(), months: z.array(z.strictObject(version)) })
  .meta({ id: 'PublishedMonthList' })
const one = z.strictObject({ ...version, figures: z.array(figure) }).meta({ id: 'PublishedMonth' })
const definitions = z
  .strictObject({
    count: z.int(),
    indicators: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        formula: z.string(),
        source: z.string(),
        unit: z.string(),
        better: z.enum(['higher', 'lower', 'neither']),
        cannot_say: z.string(),
      }),
    ),
  })
  .meta({ id: 'IndicatorList' })

const keptFor = 300

/** Figures as they were published: the same rows as the files of /so-lieu. */
export const statisticsRoutes = ({ indicators }: { indicators: Pick<Indicators, 'findMonths' | 'getMonth'> }) => [
  defineRoute({
    method: 'get',
    path: '/api/v1/statistics',
    summary: say.months,
    tag: 'statistics',
    keptFor,
    answers: { 200: { description: say.months, schema: list } },
    handle: async () => {
      const found = await indicators.findMonths()
      const months = found.map(({ publishedAt, ...rest }) => ({ ...rest, published_at: publishedAt.toISOString() }))
      return { status: 200, body: { count: months.length, months } }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/v1/statistics/indicators',
    summary: say.indicators,
    tag: 'statistics',
    keptFor,
    answers: { 200: { description: say.indicators, schema: definitions } },
    handle: () => ({
      status: 200,
      body: {
        count: allIndicators.length,
        indicators: allIndicators.map(({ id, name, formula, source, unit, better, cannotSay }) => ({
          id,
          name,
          formula,
          source,
          unit,
          better,
          cannot_say: cannotSay,
        })),
      },
    }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/v1/statistics/months/{month}',
    summary: say.month,
    tag: 'statistics',
    params: z.object({ month: month.meta({ example: '2026-10' }) }),
    query: z.object({
      version: z.coerce.number().int().min(1).max(9_999).optional().meta({ description: say.version }),
    }),
    keptFor,
    answers: { 200: { description: say.month, schema: one } },
    handle: async ({ params, query }) => {
      const found = await indicators.getMonth(params.month, query.version)
      if (!found) throw refuse(404, { detail: say.noMonth })
      const { publishedAt, rows, ...rest } = found
      return { status: 200, body: { ...rest, published_at: publishedAt.toISOString(), figures: rows } }
    },
  }),
]
