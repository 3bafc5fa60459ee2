import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { describeRoutes } from '../../src/api/description.js'
import { exampleSecret } from '../../src/partners/webhooks/example.js'
import { signedHeaders } from '../../src/partners/webhooks/signature.js'
import { webhookEventNames } from '../../src/partners/webhooks/webhook.js'

type Json = Record<string, unknown>
// biome-ignore lint/suspicious/noExplicitAny: a description as its readers parse it
const description: any = JSON.parse(JSON.stringify(describeRoutes([], 'https://xaoi.example.vn')))
const doc = readFileSync('docs/api.md', 'utf8')

/** As a receiver checks a call by the words of the description and nothing of ours. */
const isSigned = (secret: string, headers: Record<string, string>, body: string): boolean => {
  const made = createHmac('sha256', secret).update(`${headers['Webhook-Timestamp']}.${body}`).digest('hex')
  return (headers['Webhook-Signature'] ?? '').split(' ').includes(`v1=${made}`)
}

const headersIn = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/(Webhook-[A-Z]\w+): ([^;\n]+)/g)].map(([, name, value]) => [name, value]))

test.each(webhookEventNames)(
  '%s is described with its body, headers, rules and a call that a receiver can check',
  (event) => {
    const { post } = description.webhooks[event]
    const { schema, examples } = post.requestBody.content['application/json']
    const { summary, value } = examples.signed
    const { $id: _id, ...resolved } = description.components.schemas[schema.$ref.split('/').at(-1)] as Json
    const read = z.fromJSONSchema(resolved as Parameters<typeof z.fromJSONSchema>[0])
    expect(read.safeParse(value).success).toBe(true)
    expect(read.safeParse({ ...value, data: { ...value.data, text: 'lời kể' } }).success).toBe(false)
    expect(value.event).toBe(event)

    const headers = headersIn(summary)
    expect(isSigned(exampleSecret, headers, JSON.stringify(value))).toBe(true)
    expect(isSigned(exampleSecret, headers, JSON.stringify({ ...value, id: 'x' }))).toBe(false)
    const described = post.parameters.map(({ name }: { name: string }) => name)
    expect(described).toEqual(Object.keys(headers))
    const hook = { ...{ id: 'w', partnerId: 'p', url: '', events: [], secretNumber: 2, createdAt: new Date(0) } }
    const at = new Date('2026-12-01T00:00:00Z')
    const sent = signedHeaders(
      Buffer.alloc(32),
      { ...hook, formerUntil: new Date('2026-12-02T00:00:00Z') },
      { id: 'x', body: '{}', at },
    )
    for (const { name, schema: of } of post.parameters)
      expect(sent[name.toLowerCase()]).toMatch(new RegExp(of.pattern ?? '.'))
    expect(post.description).toMatch(/300 giây.*HMAC-SHA256.*Webhook-Id đã nhận.*24 giờ/s)
  },
)

test('docs/api.md has the same example, and every event with every field', () => {
  const [, head = '', body = ''] = /```\n(Webhook-Id[^`]*?)\n\n(\{.*\})\n```/.exec(doc) ?? []
  expect(isSigned(exampleSecret, headersIn(head), body)).toBe(true)
  expect(doc).toContain(exampleSecret)
  const { signed } = description.webhooks['case.moved'].post.requestBody.content['application/json'].examples
  expect(JSON.parse(body)).toEqual(signed.value)
  for (const event of webhookEventNames) {
    const row = doc.split('\n').find((line) => line.startsWith(`| \`${event}\``)) ?? ''
    const { value } = description.webhooks[event].post.requestBody.content['application/json'].examples.signed
    for (const field of Object.keys(value.data)) expect(row).toContain(`\`${field}\``)
  }
})
