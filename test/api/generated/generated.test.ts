import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../../web/staff.js'
import { callServer } from './call-server.js'
import { createCheck, isWellFormed } from './check-answer.js'
import type { Call, Description } from './generate-calls.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'loopback', FEEDBACK_TARGETS: 'default=15' })
}, 120_000)
afterAll(() => server.stop())

test('of 1,000 calls made up from the description none fails and none answers what it does not describe', async () => {
  const { wrong, statuses, reached, operations } = await callServer(server, { count: 1_000, seed: 20_261_201 })
  expect(wrong).toEqual([])
  for (const status of [200, 201, 204, 400, 401, 403, 404, 415, 422])
    expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(0)
  const answered = [...reached].filter((one) => / 20[014]$/.test(one))
  expect(answered).toHaveLength(operations)
}, 300_000)

test('too large a body is refused as the description says', async () => {
  const response = await fetch(`${server.xaOi.url}/api/georeport/v2/requests.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `description=${'x'.repeat(3_000_000)}`,
  })
  expect(response.status).toBe(413)
  const description = (await (await fetch(`${server.xaOi.url}/api/openapi.json`)).json()) as Description
  const operation = Object.entries(description.paths).find(([path]) => path.includes('/requests.json'))?.[1].post
  const answer = { status: 413, type: response.headers.get('content-type') ?? '', text: await response.text() }
  expect(createCheck(description)({ operation } as Call, answer)).toBeNull()
})

test('the check sees a status, a type, a field that is not described', async () => {
  const description = (await (await fetch(`${server.xaOi.url}/api/openapi.json`)).json()) as Description
  const check = createCheck(description)
  const operation = description.paths['/api/v1/communes/{code}']?.get
  const call = { operation } as Call
  const good = (await (await fetch(`${server.xaOi.url}/api/v1/communes/12049`)).json()) as object
  const answer = { status: 200, type: 'application/json', text: JSON.stringify(good) }
  expect(check(call, answer)).toBeNull()
  expect(check(call, { ...answer, status: 418 })).toContain('418')
  expect(check(call, { ...answer, status: 500 })).toContain('500')
  expect(check(call, { ...answer, type: 'text/html' })).toContain('text/html')
  expect(check(call, { ...answer, text: JSON.stringify({ ...good, phone: '0912' }) })).toContain('phone')
  expect(check(call, { ...answer, text: JSON.stringify({ ...good, code: 12049 }) })).toContain('code')
  expect(isWellFormed('<?xml version="1.0" encoding="utf-8"?>\n<a><b/></a>\n')).toBe(true)
  expect(isWellFormed('<?xml version="1.0" encoding="utf-8"?>\n<a><b></a></b>\n')).toBe(false)
})
