import { createHmac } from 'node:crypto'
import { sign } from '../../shared/keys.js'
import type { Webhook } from './webhook.js'

/** A call that is older is no longer ours: receivers refuse it. */
export const replayWindowSeconds = 300

/** The secret of a webhook by its number: the same for the same number, derived from the server's own. */
export const secretOf = (key: Buffer, { id, secretNumber }: Pick<Webhook, 'id' | 'secretNumber'>): string =>
  `whsec_${sign(key, `webhook:${id}:${secretNumber}`)}`

/** HMAC-SHA256 over '<timestamp>.<body>', hexadecimal. */
export const signatureOf = (secret: string, timestamp: number, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')

/** What a call bears: whose it is, when, and a signature by each secret in force, the newest first. */
export const signedHeaders = (
  key: Buffer,
  webhook: Webhook,
  { id, body, at }: { id: string; body: string; at: Date },
): Record<string, string> => {
  const timestamp = Math.floor(at.getTime() / 1_000)
  const { secretNumber, formerUntil } = webhook
  const numbers = formerUntil && formerUntil > at ? [secretNumber, secretNumber - 1] : [secretNumber]
  const signatures = numbers.map((one) =>
    signatureOf(secretOf(key, { ...webhook, secretNumber: one }), timestamp, body),
  )
  return {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Xa-Oi-Webhook/1',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.map((one) => `v1=${one}`).join(' '),
  }
}
