import { z } from 'zod'
import type { Partner } from '../../partners/partner.js'
import type { Partners } from '../../partners/partners.js'
import { type Webhook, webhookEventNames, webhookForm } from '../../partners/webhooks/webhook.js'
import type { Clock } from '../../shared/clock.js'
import { defineRoute } from '../route.js'
import { v1Wording } from './wording.js'

const say = v1Wording.webhooks
const instant = z.iso.datetime({ offset: true })

const shape = {
  id: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEventNames)),
  created_at: instant,
  former_secret_until: instant.nullable().meta({ description: say.formerUntil }),
}
const withSecret = z
  .strictObject({ ...shape, secret: z.string().meta({ description: say.secret }) })
  .meta({ id: 'WebhookWithSecret' })
const standing = z
  .strictObject({
    ...shape,
    waiting: z.int().meta({ description: say.waiting }),
    failed: z.int().meta({ description: say.failed }),
    last_failure: z.string().nullable().meta({ description: say.lastFailure }),
  })
  .meta({ id: 'Webhook' })

const bodyOf = ({ id, url, events, createdAt, formerUntil }: Webhook) => ({
  id,
  url,
  events: [...events],
  created_at: createdAt.toISOString(),
  former_secret_until: formerUntil?.toISOString() ?? null,
})

const params = z.object({ id: z.string().max(60) })

/** A partner's own webhooks: told from when they are made, signed by secrets that are shown once. */
export const webhookRoutes = ({ partners: { webhooks }, clock }: { partners: Partners; clock: Clock }) => [
  defineRoute({
    method: 'get',
    path: '/api/v1/webhooks',
    summary: say.list,
    tag: 'webhooks',
    scope: 'webhooks',
    answers: {
      200: {
        description: say.list,
        schema: z.strictObject({ webhooks: z.array(standing) }).meta({ id: 'WebhookList' }),
      },
    },
    handle: async ({ partner }) => {
      const found = await webhooks.find(partner as Partner)
      return {
        status: 200,
        body: {
          webhooks: found.map(({ webhook, standing: { waiting, failed, failure } }) => ({
            ...bodyOf(webhook),
            waiting,
            failed,
            last_failure: failure,
          })),
        },
      }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/v1/webhooks',
    summary: say.add,
    tag: 'webhooks',
    scope: 'webhooks',
    body: webhookForm,
    answers: { 201: { description: say.add, schema: withSecret } },
    handle: async ({ body, partner }) => {
      const { webhook, secret } = await webhooks.add(partner as Partner, body, clock.now())
      return { status: 201, body: { ...bodyOf(webhook), secret } }
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/v1/webhooks/{id}/secret',
    summary: say.renew,
    tag: 'webhooks',
    scope: 'webhooks',
    params,
    answers: { 200: { description: say.renew, schema: withSecret } },
    handle: async ({ params: { id }, partner }) => {
      const { webhook, secret } = await webhooks.renewSecret(partner as Partner, id, clock.now())
      return { status: 200, body: { ...bodyOf(webhook), secret } }
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/v1/webhooks/{id}',
    summary: say.remove,
    tag: 'webhooks',
    scope: 'webhooks',
    params,
    answers: { 204: { description: say.remove } },
    handle: async ({ params: { id }, partner }) => {
      await webhooks.remove(partner as Partner, id, clock.now())
      return { status: 204 }
    },
  }),
]
