import { z } from 'zod'
import { partnerWording } from '../wording.js'
import type { WebhookEvent } from './webhook.js'

const say = partnerWording.webhook.payload

const payloadOf = <E extends WebhookEvent, D extends z.ZodRawShape>(event: E, data: D) =>
  z.strictObject({
    id: z.string().meta({ description: say.id }),
    event: z.literal(event),
    at: z.iso.datetime().meta({ description: say.at }),
    data: z.strictObject(data),
  })

/** The body of each event's call: what is sent is written by it and described by it. */
export const payloadSchemas = {
  'case.moved': payloadOf('case.moved', {
    case: z.string().meta({ description: say.case }),
    kind: z.string().meta({ description: say.coded }),
    category: z.string().meta({ description: say.coded }),
    commune: z.string().nullable().meta({ description: say.commune }),
    from: z.string().nullable().meta({ description: say.from }),
    to: z.string().meta({ description: say.to }),
  }).meta({ id: 'CaseMoved' }),
  'procedure.published': payloadOf('procedure.published', {
    slug: z.string(),
    code: z.string().nullable(),
    version: z.int(),
  }).meta({ id: 'ProcedurePublished' }),
} as const satisfies Record<WebhookEvent, z.ZodType>

/** What a call bears beside its body; `signedHeaders` writes them. */
export const webhookHeaders = z.object({
  'Webhook-Id': z.string().meta({ description: say.headers.id }),
  'Webhook-Timestamp': z
    .string()
    .regex(/^\d{10}$/)
    .meta({ description: say.headers.timestamp }),
  'Webhook-Signature': z
    .string()
    .regex(/^v1=[0-9a-f]{64}(?: v1=[0-9a-f]{64})?$/)
    .meta({ description: say.headers.signature }),
})
