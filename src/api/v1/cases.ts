import { z } from 'zod'
import { type CategoryName, categoryNames } from '../../cases/categories.js'
import type { CodedFilter } from '../../cases/coded/coded-case.js'
import { unknownCommune } from '../../dialogue/forms/report-form.js'
import type { Partner } from '../../partners/partner.js'
import { localDay } from '../../shared/clock.js'
import { streamCsv } from '../../shared/spreadsheet/stream-csv.js'
import { refuse } from '../problem.js'
import { defineRoute } from '../route.js'
import { createTakeReport, idempotencyHeader, type TakeParts } from '../take-report.js'
import { reportWording } from '../wording.js'
import { bodyOf, caseSchema, csvColumns, instant, openKinds, openStates } from './case-body.js'
import { communeCode } from './communes.js'
import { v1Wording as say } from './wording.js'

const filterShape = {
  kind: z.enum(openKinds).optional().meta({ description: say.filter.kind }),
  category: z
    .enum(categoryNames as [CategoryName, ...CategoryName[]])
    .optional()
    .meta({ description: say.filter.category }),
  state: z.enum(openStates).optional().meta({ description: say.filter.state }),
  commune: communeCode.optional().meta({ description: say.filter.commune }),
  opened_from: instant.optional().meta({ description: say.filter.openedFrom }),
  opened_before: instant.optional().meta({ description: say.filter.openedBefore }),
  changed_from: instant.optional().meta({ description: say.filter.changedFrom }),
}
const filterSchema = z.object(filterShape)
const listSchema = filterSchema.extend({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  page_size: z.coerce.number().int().min(1).max(200).default(50),
})

/** What was asked for, within what the key reaches. Throws Refusal 403 for another commune. */
const filterOf = (query: z.infer<typeof filterSchema>, partner: Partner): CodedFilter => {
  const { kind, category, state, commune, opened_from, opened_before, changed_from } = query
  if (partner.communeCode !== null && commune !== undefined && commune !== partner.communeCode)
    throw refuse(403, { detail: say.otherCommune })
  const reached = partner.communeCode ?? commune
  return {
    ...(kind && { kind }),
    ...(category && { category }),
    ...(state && { states: [state] }),
    ...(reached !== undefined && { communeCode: reached }),
    ...(opened_from && { openedFrom: new Date(opened_from) }),
    ...(opened_before && { openedBefore: new Date(opened_before) }),
    ...(changed_from && { changedFrom: new Date(changed_from) }),
  }
}

const text = (longest: number) => z.string().trim().max(longest)
const postSchema = z.strictObject({
  text: text(20_000).min(1),
  commune: communeCode.optional().meta({ description: say.post.commune }),
  place: text(500).min(1),
  when: text(300).optional(),
  name: text(100).optional(),
  phone: text(60).optional(),
  category: z.enum(categoryNames as [CategoryName, ...CategoryName[]]).optional(),
})
const postedSchema = z
  .strictObject({
    id: z.string(),
    receipt_code: z.string().meta({ description: say.post.receipt }),
    notice: z.string().meta({ description: say.post.notice }),
  })
  .meta({ id: 'PostedCase' })

/** Ordinary cases in codes, read and taken out within a key's reach; and reports that another system sends. */
export const caseRoutes = (parts: TakeParts) => {
  const { cases, clock } = parts
  const takeReport = createTakeReport(parts)
  return [
    defineRoute({
      method: 'get',
      path: '/api/v1/cases',
      summary: say.cases,
      tag: 'cases',
      scope: 'cases:read',
      query: listSchema,
      answers: {
        200: {
          description: say.cases,
          schema: z
            .strictObject({ cases: z.array(caseSchema), next_page: z.int().nullable() })
            .meta({ id: 'CaseList' }),
        },
      },
      handle: async ({ query, partner }) => {
        const { page, page_size } = query
        const part = { skip: (page - 1) * page_size, limit: page_size + 1 }
        const found = await cases.coded.find(filterOf(query, partner as Partner), part)
        return {
          status: 200,
          body: { cases: found.slice(0, page_size).map(bodyOf), next_page: found.length > page_size ? page + 1 : null },
        }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/cases/{id}',
      summary: say.case,
      tag: 'cases',
      scope: 'cases:read',
      params: z.object({ id: z.string().max(60) }),
      answers: { 200: { description: say.case, schema: caseSchema } },
      handle: async ({ params, partner }) => {
        const found = await cases.coded.get(params.id, filterOf({}, partner as Partner))
        if (!found) throw refuse(404, { detail: say.noCase })
        return { status: 200, body: bodyOf(found) }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/v1/exports/cases.csv',
      summary: say.csv,
      tag: 'cases',
      scope: 'cases:read',
      query: filterSchema,
      answers: { 200: { description: say.csv, type: 'text/csv' } },
      handle: async ({ query, partner, response }) => {
        const at = clock.now()
        const { id: partnerId } = partner as Partner
        const found = cases.coded.takeOut(filterOf(query, partner as Partner), { partnerId, at })
        response
          .set('cache-control', 'no-store')
          .set('content-disposition', `attachment; filename="vu-viec-${localDay(at)}.csv"`)
          .type('text/csv; charset=utf-8')
        await streamCsv(response, csvColumns, found)
        return { status: 200 }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/v1/cases',
      summary: say.post.summary,
      tag: 'cases',
      scope: 'cases:write',
      body: postSchema,
      headers: idempotencyHeader,
      refuses: [422],
      answers: { 201: { description: say.post.summary, schema: postedSchema } },
      handle: async ({ body, partner, request }) => {
        const { text: told, commune = unknownCommune, place, when = '', name = '', phone = '', category } = body
        const { opened, danger } = await takeReport({
          form: { text: told, commune, place, when, name, phone },
          category,
          partner: partner as Partner,
          idempotencyKey: request.get('idempotency-key') || null,
          names: {},
        })
        const notice = [danger, reportWording.receipt(opened.receiptCode)].filter(Boolean).join('\n')
        return { status: 201, body: { id: opened.id, receipt_code: opened.receiptCode, notice } }
      },
    }),
  ]
}
