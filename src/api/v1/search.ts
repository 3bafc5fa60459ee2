import { z } from 'zod'
import type { Understanding } from '../../understanding/understanding.js'
import { defineRoute } from '../route.js'
import { v1Wording as say } from './wording.js'

const found = z.strictObject({ slug: z.string(), code: z.string().nullable(), name: z.string() })

const meaningSchema = z
  .strictObject({
    intent: z.string(),
    confidence: z.number().min(0).max(1),
    certainty: z.enum(['sure', 'choose', 'unknown', 'none']),
    /** Only when beyond doubt. */
    procedure: found.nullable(),
    candidates: z.array(found.extend({ score: z.number() }).strict()),
    life_event: z.strictObject({ name: z.string(), procedures: z.array(z.string()) }).nullable(),
    /** A matter that isn't the commune's, and whose it is. */
    elsewhere: z.strictObject({ name: z.string(), agency: z.string() }).nullable(),
    communes: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    /** Somebody may be in danger: the number to call. */
    danger: z.strictObject({ level: z.string(), number: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Meaning' })

/** What a person means, as the chat understands it. */
export const searchRoutes = ({ understanding }: { understanding: Pick<Understanding, 'understand'> }) => [
  defineRoute({
    method: 'get',
    path: '/api/v1/search',
    summary: say.search,
    tag: 'search',
    query: z.object({
      q: z
        .string()
        .trim()
        .min(1)
        .max(500)
        .meta({ description: say.query, example: 'lam giay khai sinh cho con can gi' }),
    }),
    keptFor: 60,
    answers: { 200: { description: say.search, schema: meaningSchema } },
    handle: ({ query: { q } }) => {
      const { intent, confidence, certainty, procedure, candidates, lifeEvent, otherAgency, places, alert } =
        understanding.understand(q)
      const communes = new Map(
        places.flatMap((place) => place.communes.map(({ code, name }) => [code, { code, name }])),
      )
      return {
        status: 200,
        body: {
          intent,
          confidence,
          certainty,
          procedure: procedure && { slug: procedure.slug, code: procedure.code, name: procedure.name },
          candidates: candidates.map(({ slug, code, name, score }) => ({ slug, code, name, score })),
          life_event: lifeEvent && { name: lifeEvent.name, procedures: lifeEvent.procedures },
          elsewhere: otherAgency && { name: otherAgency.name, agency: otherAgency.agency },
          communes: [...communes.values()],
          danger: alert && { level: alert.level, number: alert.number },
        },
      }
    },
  }),
]
