import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { scopeNames, scopes } from '../partners/partner.js'
import { exampleCall, exampleSecret } from '../partners/webhooks/example.js'
import { payloadSchemas, webhookHeaders } from '../partners/webhooks/payload.js'
import { webhookEventNames, webhookEvents } from '../partners/webhooks/webhook.js'
import { problemSchema, problemStatuses } from './problem.js'
import type { AnswerKind, ApiRoute } from './route.js'
import { problemWording, apiWording as say } from './wording.js'

const problemType = 'application/problem+json'
/** The refusals that any address may give; 401: a key was sent that is nobody's. */
const usual = [400, 401, 404, 429, 500, 503] as const

const contentOf = ({
  schema,
  type,
}: AnswerKind): Pick<RouteConfig['responses'][string], never> & { content?: object } =>
  schema || type ? { content: { [type ?? 'application/json']: { schema: schema ?? z.string() } } } : {}

const refusalsOf = ({ scope, refuses = [], body }: ApiRoute): number[] => {
  const possible = [...usual, ...refuses, ...(scope ? [403] : []), ...(body ? [413, 415] : [])]
  return problemStatuses.filter((status) => possible.includes(status))
}

const refusalContent = ({ refusal }: ApiRoute) =>
  refusal ? { [refusal.type]: { schema: refusal.schema ?? z.string() } } : { [problemType]: { schema: problemSchema } }

const responsesOf = (route: ApiRoute): RouteConfig['responses'] => ({
  ...Object.fromEntries(
    refusalsOf(route).map((status) => [
      status,
      {
        description: problemWording[status as keyof typeof problemWording].title,
        content: refusalContent(route),
      },
    ]),
  ),
  ...(route.keptFor !== undefined && { 304: { description: say.notChanged } }),
  ...Object.fromEntries(
    Object.entries(route.answers).map(([status, kind]) => [
      status,
      { description: kind.description, ...contentOf(kind) },
    ]),
  ),
})

/** The description (OpenAPI 3.1) of these routes, by the schemas that check and shape their calls. */
export const describeRoutes = (routes: readonly ApiRoute[], publicUrl: string) => {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description: `${say.keyScheme} ${scopeNames.map((name) => `${name}: ${scopes[name]}.`).join(' ')}`,
  })
  for (const route of routes) {
    const { method, path, summary, tag, params, query, body, bodyType = 'application/json', headers, scope } = route
    registry.registerPath({
      method,
      path,
      summary,
      operationId: `${method} ${path}`.replace(/[^a-z0-9]+/gi, '_').replace(/_$/, ''),
      tags: [say.tags[tag]],
      ...(scope && { security: [{ key: [scope] }] }),
      request: {
        ...(params && { params: params as z.ZodObject }),
        ...(query && { query: query as z.ZodObject }),
        ...(headers && { headers }),
        ...(body && { body: { required: true, content: { [bodyType]: { schema: body } } } }),
      },
      responses: responsesOf(route),
    })
  }
  for (const event of webhookEventNames) {
    const { payload, headers } = exampleCall(event)
    registry.registerWebhook({
      method: 'post',
      path: event,
      summary: webhookEvents[event],
      description: say.webhookRules,
      operationId: `webhook_${event.replace('.', '_')}`,
      tags: [say.tags.webhooks],
      request: {
        headers: webhookHeaders,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: payloadSchemas[event],
              examples: { signed: { summary: say.webhookExample(exampleSecret, headers), value: payload } },
            },
          },
        },
      },
      responses: { '2XX': { description: say.webhookTaken } },
    })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: say.title, version: '1.0.0', description: say.description },
    servers: [{ url: publicUrl }],
    tags: Object.values(say.tags).map((name) => ({ name })),
  })
}

export type ApiDescription = ReturnType<typeof describeRoutes>
