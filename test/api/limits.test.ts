import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from '../web/staff.js'
import { makeKey } from './partner.js'

let server: Awaited<ReturnType<typeof startServer>>
const keys = {} as Record<'one' | 'other', string>
beforeAll(async () => {
  server = await startServer({ TRUST_PROXY: 'loopback', FEEDBACK_TARGETS: 'default=15' })
  keys.one = (await makeKey(server, ['cases:read', 'cases:write'])).key
  keys.other = (await makeKey(server, ['cases:read', 'cases:write'])).key
}, 120_000)
afterAll(() => server.stop())

const mostOfAddress = 300
const mostOfKey = 1_200
const call = async (path: string, line: string, key: string | null, init: RequestInit = {}) => {
  const response = await fetch(server.xaOi.url + path, {
    ...init,
    headers: { 'x-forwarded-for': line, ...(key && { authorization: `Bearer ${key}` }), ...(init.headers as object) },
  })
  return { status: response.status, after: response.headers.get('retry-after'), body: await response.json() }
}
/** So many calls, twenty at a time. */
const callOften = async (count: number, once: () => Promise<unknown>): Promise<void> => {
  for (let left = count; left > 0; left -= 20)
    await Promise.all(Array.from({ length: Math.min(left, 20) }, () => once()))
}
const commune = '/api/v1/communes/12049'
const danger = { text: 'Cháy nhà đầu thôn, có người kẹt bên trong, cứu với', place: 'đầu thôn' }
const asJson = { method: 'POST', body: JSON.stringify(danger), headers: { 'content-type': 'application/json' } }
const asForm = (key: string) => ({
  method: 'POST',
  body: new URLSearchParams({
    ...{ api_key: key, service_code: 'lighting', description: `Đèn cột ${Math.random()} cháy bóng, tối om` },
    ...{ address_string: 'thôn Phú Trạch, xã Mễ Sở', 'attribute[commune]': '12049' },
  }),
})
const requests = '/api/georeport/v2/requests.json'

test('a line whose keyless calls are used up still lets keys through, in the header and in the form', async () => {
  const line = '203.0.113.7'
  await callOften(mostOfAddress, () => call(commune, line, null))
  expect(await call(commune, line, null)).toMatchObject({ status: 429, after: '60' })
  expect((await call(commune, line, 'xaoi_wrong')).status).toBe(429)
  expect((await call('/api/v1/khong-co', line, null)).status).toBe(429)
  expect((await call(commune, line, keys.one)).status).toBe(200)
  await callOften(mostOfAddress, () => call('/api/georeport/v2/services.json', line, null))
  expect((await call('/api/georeport/v2/services.json', line, null)).status).toBe(429)
  expect((await call(requests, line, null, asForm(keys.one))).status).toBe(200)
  expect(await call(requests, line, null, asForm('xaoi_wrong'))).toMatchObject({
    status: 429,
    after: '60',
    body: [{ description: expect.stringMatching(/^Có người đang gặp nguy.*113.*114.*115/) }],
  })
})

test('a key is counted wherever it calls from, and another behind the same line is not', async () => {
  let calls = 0
  const line = () => {
    calls += 1
    return `198.51.100.${calls % 200}`
  }
  await callOften(mostOfKey, () => call(commune, line(), keys.other))
  const refused = await call('/api/v1/cases', '198.51.100.1', keys.other, asJson)
  expect(refused).toMatchObject({ status: 429, after: '60', body: { notice: expect.stringContaining('114') } })
  expect((await call(commune, '198.51.100.1', keys.one)).status).toBe(200)
  expect((await call('/api/v1/cases', '198.51.100.1', keys.one, asJson)).status).toBe(201)
})
