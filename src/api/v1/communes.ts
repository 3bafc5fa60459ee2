import { z } from 'zod'
import { closuresAhead, contactFieldNames, weekOf } from '../../places/commune-contact.js'
import { type Commune, communes, getCommune } from '../../places/communes.js'
import { findPlaces } from '../../places/find-places.js'
import type { Places } from '../../places/places.js'
import { contactLabels } from '../../places/wording.js'
import { type Clock, localDay } from '../../shared/clock.js'
import { refuse } from '../problem.js'
import { defineRoute } from '../route.js'
import { v1Wording as say } from './wording.js'

export const communeCode = z.string().regex(/^\d{5}$/, 'hãy viết mã xã gồm năm chữ số, ví dụ 12049')

const coarse = {
  code: communeCode,
  name: z.string(),
  type: z.enum(['xã', 'phường']),
  former_names: z.array(z.string()),
  latitude: z.number(),
  longitude: z.number(),
  website: z.string().nullable(),
}
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const contactShape = Object.fromEntries(
  contactFieldNames.map((name) => [snake(name), z.string().nullable().meta({ description: contactLabels[name] })]),
)
const stretch = z.strictObject({ from: z.string(), to: z.string() })
const communeItem = z.strictObject(coarse).meta({ id: 'CommuneItem' })
const communeList = z.strictObject({ count: z.int(), communes: z.array(communeItem) }).meta({ id: 'CommuneList' })
const communeSchema = z
  .strictObject({
    ...coarse,
    contact: z.strictObject(contactShape),
    /** By day of the week, 0 Sunday; null: not known as figures. */
    week: z.record(z.string().regex(/^[0-6]$/), z.array(stretch)).nullable(),
    closures: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), reason: z.string() })),
  })
  .meta({ id: 'Commune' })

const itemOf = ({ code, name, type, mergedFrom, lat, lon, website }: Commune) => ({
  code,
  name,
  type,
  former_names: mergedFrom.map((one) => `${one.type} ${one.name}`),
  latitude: lat,
  longitude: lon,
  website,
})

const keptFor = 300

/** Communes with what they say of themselves; people's old names lead to them. */
export const communeRoutes = ({ places, clock }: { places: Pick<Places, 'getContact'>; clock: Clock }) => [
  defineRoute({
    method: 'get',
    path: '/api/v1/communes',
    summary: say.communes,
    tag: 'communes',
    query: z.object({
      q: z.string().trim().max(200).optional().meta({ description: say.communeQuery, example: 'Mễ Sở' }),
    }),
    keptFor,
    answers: { 200: { description: say.communes, schema: communeList } },
    handle: ({ query: { q } }) => {
      const named = q ? findPlaces(q, { expected: true }).flatMap((one) => one.communes.map(({ code }) => code)) : null
      const shown = communes.filter(({ code }) => named === null || named.includes(code))
      return { status: 200, body: { count: shown.length, communes: shown.map(itemOf) } }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/v1/communes/{code}',
    summary: say.commune,
    tag: 'communes',
    params: z.object({ code: communeCode.meta({ example: '12049' }) }),
    keptFor,
    answers: { 200: { description: say.commune, schema: communeSchema } },
    handle: async ({ params: { code } }) => {
      const commune = getCommune(code)
      if (!commune) throw refuse(404, { detail: say.noCommune })
      const contact = await places.getContact(code)
      return {
        status: 200,
        body: {
          ...itemOf(commune),
          contact: Object.fromEntries(contactFieldNames.map((name) => [snake(name), contact[name]])),
          week: weekOf(contact.hours),
          closures: closuresAhead(contact, localDay(clock.now())).map(({ from, to, reason }) => ({ from, to, reason })),
        },
      }
    },
  }),
]
