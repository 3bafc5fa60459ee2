import type { z } from 'zod'
import { payloadSchemas } from './payload.js'
import { signatureOf } from './signature.js'
import type { WebhookEvent } from './webhook.js'

/** No webhook's own: a receiver tries its check with it. */
export const exampleSecret = 'whsec_bi-mat-chi-de-thu'
const at = new Date('2026-12-01T03:00:00Z')

const payloads: { [E in WebhookEvent]: z.input<(typeof payloadSchemas)[E]> } = {
  'case.moved': {
    id: 'case:5b2f:e2',
    event: 'case.moved',
    at: at.toISOString(),
    data: { case: '5b2f', kind: 'feedback', category: 'roads', commune: '12049', from: 'received', to: 'in_progress' },
  },
  'procedure.published': {
    id: 'procedure:register-birth:2',
    event: 'procedure.published',
    at: at.toISOString(),
    data: { slug: 'register-birth', code: '1.001193', version: 2 },
  },
}

/** A call of this event as a receiver gets it, signed with `exampleSecret`; `body` byte for byte. */
export const exampleCall = (event: WebhookEvent) => {
  const payload = payloadSchemas[event].parse(payloads[event])
  const body = JSON.stringify(payload)
  const timestamp = at.getTime() / 1_000
  return {
    payload,
    body,
    headers: {
      'Webhook-Id': `thu:${payload.id}`,
      'Webhook-Timestamp': String(timestamp),
      'Webhook-Signature': `v1=${signatureOf(exampleSecret, timestamp, body)}`,
    },
  }
}
