import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signInAs, startServer } from '../web/staff.js'

const meSo = '12049'
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
}, 120_000)
afterAll(() => server.stop())

test('a city’s app: key, discovery, definition, post, token, status, and a webhook that hears of the officer’s work', async () => {
  const { url } = server.xaOi
  const { client: administrator } = await signInAs(server.xaOi, 'quan.tri', 'administrator', null)
  await administrator.get('/quan-tri/khoa-api')
  const fields = { name: 'App thành phố', 'cases:read': '1', 'cases:write': '1', webhooks: '1', communeCode: meSo }
  const page = await (await administrator.post('/quan-tri/khoa-api', fields)).text()
  const key = /<code>(xaoi_[\w-]+)<\/code>/.exec(page)?.[1] ?? ''
  const authorization = `Bearer ${key}`
  // biome-ignore lint/suspicious/noExplicitAny: an app reads what comes
  const read = async (path: string): Promise<any> => (await fetch(path, { headers: { authorization } })).json()
  const webhooks = async () => (await read(`${url}/api/v1/webhooks`)).webhooks[0]

  const made = await fetch(`${url}/api/v1/webhooks`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ url: 'https://nhan.khong-co.invalid/tin', events: ['case.moved'] }),
  })
  expect([made.status, ((await made.json()) as { secret: string }).secret]).toEqual([
    201,
    expect.stringMatching(/^whsec_/),
  ])

  const { endpoints } = await read(`${url}/api/georeport/discovery.json`)
  const root = endpoints[0].url
  const [, service] = await read(`${root}/services.json`)
  const { attributes } = await read(`${root}/services/${service.service_code}.json`)
  const commune = attributes[0].values.find(({ name }: { name: string }) => name === 'Xã Mễ Sở').key
  const posted = await fetch(`${root}/requests.json`, {
    method: 'POST',
    body: new URLSearchParams({
      api_key: key,
      service_code: service.service_code,
      description: 'Đường vào thôn Phú Trạch nhiều ổ gà, xe máy ngã',
      address_string: 'đường vào thôn Phú Trạch',
      'attribute[commune]': commune,
    }),
  })
  const [{ token }] = (await posted.json()) as [{ token: string }]
  const [{ service_request_id: id }] = await read(`${root}/tokens/${token}.json`)
  const status = async () => (await read(`${root}/requests/${id}.json?api_key=${key}`))[0]
  expect(await status()).toMatchObject({
    status: 'open',
    status_notes: 'Đã tiếp nhận',
    agency_responsible: 'UBND xã Mễ Sở',
  })
  await vi.waitFor(
    async () => expect(await webhooks()).toMatchObject({ waiting: 1, last_failure: 'unreachable' }),
    20_000,
  )

  const { client: officer, account } = await signInAs(server.xaOi, 'can.bo', 'officer', meSo)
  await officer.get(`/can-bo/vu-viec/${id}`)
  const { cases } = server.xaOi.core
  const found = await cases.getFor(account, id)
  await cases.move({ account, found, at: new Date() }, { to: 'answered', text: 'Đã vá các ổ gà.' } as never)
  expect(await status()).toMatchObject({ status: 'closed', status_notes: 'Đã trả lời', expected_datetime: null })
  expect(await read(`${url}/api/v1/cases/${id}`)).toMatchObject({ state: 'answered', commune: meSo })
  await vi.waitFor(async () => expect(await webhooks()).toMatchObject({ waiting: 2, failed: 0 }), 20_000)
}, 90_000)
