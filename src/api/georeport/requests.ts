import { z } from 'zod'
import { categories } from '../../cases/categories.js'
import { promisedClock } from '../../cases/clocks.js'
import type { CodedCase, CodedFilter } from '../../cases/coded/coded-case.js'
import { isFinal, type StateName, stateNamesOf, stateOf } from '../../cases/kinds/index.js'
import type { PublicAnswer } from '../../cases/public-answers/public-answer.js'
import { findReceiptCode } from '../../cases/receipt-code.js'
import { unknownCommune } from '../../dialogue/forms/report-form.js'
import type { Partner } from '../../partners/partner.js'
import { getCommune } from '../../places/communes.js'
import { findPlaces } from '../../places/find-places.js'
import { localDay, startOfLocalDay } from '../../shared/clock.js'
import { refuse } from '../problem.js'
import { chatsOf, createTakeReport, idempotencyHeader, type TakeParts } from '../take-report.js'
import { communeCode } from '../v1/communes.js'
import { reportWording } from '../wording.js'
import { inBothFormats, root } from './formats.js'
import { jurisdiction, serviceCode } from './services.js'
import { geoWording as say } from './wording.js'

const day = 24 * 60 * 60_000
const longestSpan = 90 * day
const mostPublished = 1_000
const mostOnPage = 100

/** An argument that is empty is none (GeoReport, "Optional Arguments"). */
const orNone = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema)
const listOf = <T extends string>(schema: z.ZodType<T, string>, message: string) =>
  orNone(
    z
      .string()
      .max(2_000)
      .transform((text) => text.split(',').map((one) => one.trim()))
      .pipe(z.array(schema, message))
      .optional(),
  )
const dateTime = orNone(z.iso.datetime({ offset: true, error: say.date }).optional())

const requestSchema = z
  .strictObject({
    service_request_id: z.string(),
    status: z.enum(['open', 'closed']),
    status_notes: z.string(),
    service_name: z.string(),
    service_code: serviceCode,
    description: z.string().nullable(),
    agency_responsible: z.string(),
    service_notice: z.string().nullable(),
    requested_datetime: z.iso.datetime({ offset: true }),
    updated_datetime: z.iso.datetime({ offset: true }),
    expected_datetime: z.iso.datetime({ offset: true }).nullable(),
    address: z.string().nullable(),
    address_id: z.string().nullable(),
    zipcode: z.string().nullable(),
    lat: z.number().nullable(),
    long: z.number().nullable(),
    media_url: z.string().nullable(),
  })
  .meta({ id: 'GeoReportRequest' })

const listQuery = jurisdiction.extend({
  api_key: orNone(z.string().max(200).optional()),
  service_request_id: listOf(z.string().max(60), ''),
  service_code: listOf(serviceCode, say.noService),
  start_date: dateTime,
  end_date: dateTime,
  status: listOf(z.enum(['open', 'closed']), say.status),
  page: orNone(z.coerce.number().int().min(1).max(1_000).default(1)),
  page_size: orNone(z.coerce.number().int().min(1).max(mostOnPage).default(50)),
})

const coordinate = (most: number) => orNone(z.coerce.number().min(-most).max(most).optional())
const text = (longest: number) => orNone(z.string().trim().max(longest).optional())

const postSchema = z
  .object({
    jurisdiction_id: text(200),
    api_key: text(200),
    service_code: serviceCode,
    description: z.string().trim().min(1).max(4_000),
    lat: coordinate(90),
    long: coordinate(180),
    address_string: text(400),
    address_id: text(100),
    first_name: text(50),
    last_name: text(50),
    phone: text(60),
    email: text(200),
    device_id: text(200),
    account_id: text(200),
    'attribute[commune]': orNone(communeCode.optional()),
    'attribute[when]': text(300),
  })
  .refine(({ address_string, lat, long }) => address_string || (lat !== undefined && long !== undefined), {
    path: ['address_string'],
    error: say.where,
  })

const postedSchema = z
  .array(z.strictObject({ token: z.string(), service_notice: z.string(), account_id: z.string().nullable() }))
  .meta({ id: 'GeoReportPosted' })
const tokenSchema = z
  .array(z.strictObject({ service_request_id: z.string(), token: z.string() }))
  .meta({ id: 'GeoReportToken' })

const isOpen = (state: StateName): boolean =>
  !isFinal('feedback', state as StateName<'feedback'>) && state !== 'answered'
const statesOf = (wanted: readonly string[] | undefined): StateName[] | undefined =>
  wanted && stateNamesOf('feedback').filter((state) => wanted.includes(isOpen(state) ? 'open' : 'closed'))

/** What a key may read beside what everybody may; null: nothing. */
const reachOf = (partner: Partner | null): CodedFilter | null => {
  if (partner?.scopes.includes('cases:read'))
    return partner.communeCode === null ? {} : { communeCode: partner.communeCode }
  return partner?.scopes.includes('cases:write') ? { chatBegins: chatsOf(partner) } : null
}

const iso = (at: Date): string => at.toISOString()
/** Everybody sees the day, not the minute: it would help to tell who it was. */
const coarse = (at: Date): Date => startOfLocalDay(localDay(at))

const toRequest = (found: CodedCase, answer: PublicAnswer | null, isOwn: boolean) => {
  const commune = getCommune(found.communeCode ?? found.agency.communeCode ?? '')
  const seen = isOwn ? (at: Date) => at : coarse
  const expected = promisedClock(found.clocks)
  return {
    service_request_id: isOwn || !answer ? found.id : answer.publicId,
    status: isOpen(found.state) ? 'open' : 'closed',
    status_notes: answer?.answer ?? stateOf(found.kind, found.state).label,
    service_name: categories[found.category].label,
    service_code: found.category,
    description: answer?.question ?? null,
    agency_responsible: found.agency.name,
    service_notice: null,
    requested_datetime: iso(seen(found.openedAt)),
    updated_datetime: iso(seen(found.updatedAt)),
    expected_datetime: expected ? iso(new Date(expected.dueAt.getTime() - 1_000)) : null,
    address: commune?.name ?? null,
    address_id: commune?.code ?? null,
    zipcode: commune?.postcode ?? null,
    lat: commune?.lat ?? null,
    long: commune?.lon ?? null,
    media_url: null,
  }
}

/** Between which instants it was sent: the last ninety days where nothing else is said. Throws Refusal. */
const spanOf = (
  { start_date, end_date }: { start_date?: string | undefined; end_date?: string | undefined },
  now: Date,
) => {
  const end = end_date ? new Date(end_date) : start_date ? new Date(Date.parse(start_date) + longestSpan) : now
  const start = start_date ? new Date(start_date) : new Date(end.getTime() - longestSpan)
  if (end.getTime() - start.getTime() > longestSpan)
    throw refuse(400, { errors: [{ field: 'start_date', message: say.span }] })
  return { openedFrom: start, openedBefore: new Date(end.getTime() + 1) }
}

const communeOf = (named: string | undefined, address: string | undefined): string => {
  if (named) return named
  const found = address ? findPlaces(address, { expected: true }).flatMap(({ communes }) => communes) : []
  const codes = new Set(found.map(({ code }) => code))
  return codes.size === 1 ? ([...codes][0] as string) : unknownCommune
}

/** Reports by GeoReport: read where they are public or the key may, posted by the intake of the form. */
export const requestRoutes = (parts: TakeParts) => {
  const { cases, clock } = parts
  const takeReport = createTakeReport(parts)

  const publishedOf = async (id: string): Promise<PublicAnswer | null> => {
    const found = await cases.publicAnswers.get(id)
    return found?.state === 'published' ? found : null
  }

  /** Of what everybody may read, and of what this key may. */
  const find = async (wanted: CodedFilter, partner: Partner | null, part: { skip: number; limit: number }) => {
    const reach = reachOf(partner)
    const published = reach ? [] : await cases.publicAnswers.find({}, { skip: 0, limit: mostPublished })
    const ids = reach
      ? wanted.ids
      : published.filter(({ publicId }) => wanted.ids?.includes(publicId) ?? true).map(({ id }) => id)
    const found = await cases.coded.find({ ...wanted, ...reach, kind: 'feedback', ...(ids && { ids }) }, part)
    return Promise.all(found.map(async (one) => toRequest(one, await publishedOf(one.id), reach !== null)))
  }

  return [
    ...inBothFormats('service_requests', {
      method: 'get',
      path: `${root}/requests`,
      summary: say.requests,
      query: listQuery,
      keptFor: 60,
      answer: { description: say.requests, schema: z.array(requestSchema) },
      handle: async ({ query, partner }) => {
        const { service_request_id: ids, service_code, status, page, page_size } = query
        const states = statesOf(status)
        const wanted: CodedFilter = ids
          ? { ids }
          : {
              ...spanOf(query, clock.now()),
              ...(service_code && { categories: service_code }),
              ...(states && { states }),
            }
        const part = { skip: (page - 1) * page_size, limit: page_size }
        return { status: 200, body: await find(wanted, partner, part) }
      },
    }),
    ...inBothFormats('service_requests', {
      method: 'get',
      path: `${root}/requests/{service_request_id}`,
      summary: say.request,
      params: z.object({ service_request_id: z.string().max(60) }),
      query: jurisdiction.extend({ api_key: orNone(z.string().max(200).optional()) }),
      keptFor: 60,
      answer: { description: say.request, schema: z.array(requestSchema) },
      handle: async ({ params, partner }) => {
        const ids = [params.service_request_id]
        const own = await find({ ids }, partner, { skip: 0, limit: 1 })
        const found = own.length > 0 || !partner ? own : await find({ ids }, null, { skip: 0, limit: 1 })
        if (found.length === 0) throw refuse(404, { detail: say.noRequest })
        return { status: 200, body: found }
      },
    }),
    ...inBothFormats('service_requests', {
      method: 'post',
      path: `${root}/requests`,
      summary: say.post,
      body: postSchema,
      bodyType: 'application/x-www-form-urlencoded',
      headers: idempotencyHeader,
      scope: 'cases:write',
      refuses: [422],
      answer: { description: say.post, schema: postedSchema },
      handle: async ({ body, partner, request }) => {
        const { address_string: address, lat, long } = body
        const point = lat !== undefined && long !== undefined ? `${lat}, ${long}` : ''
        const { opened, danger } = await takeReport({
          form: {
            text: body.description,
            commune: communeOf(body['attribute[commune]'], address),
            place: [address, point && `(${point})`].filter(Boolean).join(' '),
            when: body['attribute[when]'] ?? '',
            name: [body.last_name, body.first_name].filter(Boolean).join(' '),
            phone: body.phone ?? '',
          },
          category: body.service_code,
          partner: partner as Partner,
          idempotencyKey: request.get('idempotency-key') || null,
          names: {
            text: 'description',
            commune: 'attribute[commune]',
            place: 'address_string',
            when: 'attribute[when]',
            name: 'last_name',
          },
        })
        const notice = [danger, reportWording.receipt(opened.receiptCode)].filter(Boolean).join('\n')
        return { status: 200, body: [{ token: opened.receiptCode, service_notice: notice, account_id: null }] }
      },
    }),
    ...inBothFormats('service_requests', {
      method: 'get',
      path: `${root}/tokens/{token}`,
      summary: say.token,
      params: z.object({ token: z.string().max(60) }),
      query: jurisdiction,
      answer: { description: say.token, schema: tokenSchema },
      handle: async ({ params }) => {
        const read = findReceiptCode(params.token)
        const found = read?.isValid ? await cases.getByReceiptCode(read.code) : null
        if (found?.kind !== 'feedback') throw refuse(404, { detail: say.noToken })
        return { status: 200, body: [{ service_request_id: found.id, token: found.receiptCode }] }
      },
    }),
  ]
}
