import { get } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildAccount } from '../accounts/build-account.js'
import { startServer } from '../web/staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 120_000)
afterAll(() => server.stop())

const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(server.xaOi.url + path, { headers })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null }
}

test('the catalog is listed, and one procedure tells papers, fees and time, not how it is found', async () => {
  const list = await open('/api/v1/procedures')
  expect(list.body.count).toBe(server.xaOi.core.catalog.findAll().length)
  const { body } = await open('/api/v1/procedures/register-birth')
  expect(body).toMatchObject({ slug: 'register-birth', code: '1.001193', version: 1, short_name: 'Đăng ký khai sinh' })
  expect(body.situations[0].papers[0].name).toBe('Tờ khai đăng ký khai sinh')
  expect(body.fees.length).toBeGreaterThan(0)
  expect(body.time_limit.text).toBeTruthy()
  expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['questions']))
  for (const hidden of ['questions', 'test_questions', 'to_verify', 'verified_by', 'sources', 'answers'])
    expect(body).not.toHaveProperty(hidden)
  expect((await open(`/api/v1/procedures?field=${encodeURIComponent('Hộ tịch')}`)).body.count).toBeLessThan(
    list.body.count,
  )
})

/** Asked as a browser does; fetch would ask for a fresh one. */
const statusOf = (path: string, etag: string) =>
  new Promise<number | undefined>((resolve) => {
    get(server.xaOi.url + path, { headers: { 'if-none-match': etag } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
  })

test('an answer is kept by its ETag', async () => {
  const first = await open('/api/v1/procedures/register-birth')
  expect(first.headers.get('cache-control')).toBe('public, max-age=300')
  const etag = first.headers.get('etag') ?? ''
  expect(await statusOf('/api/v1/procedures/register-birth', etag)).toBe(304)
  expect(await statusOf('/api/v1/procedures/register-birth', '"x"')).toBe(200)
})

test('what a person means is understood as in the chat', async () => {
  const { body } = await open('/api/v1/search?q=lam%20giay%20khai%20sinh%20cho%20con%20can%20gi%20o%20xa%20me%20so')
  expect(body.procedure.slug).toBe('register-birth')
  expect(body.candidates[0].slug).toBe('register-birth')
  expect(body.confidence).toBeGreaterThan(0.5)
  expect(body.communes.map(({ code }: { code: string }) => code)).toContain('12049')
})

test('communes tell contacts and hours; old names lead to them', async () => {
  expect((await open('/api/v1/communes')).body.count).toBe(104)
  const { body } = await open('/api/v1/communes/12049')
  expect(body).toMatchObject({ code: '12049', name: 'Xã Mễ Sở' })
  expect(body.contact).toHaveProperty('reception_schedule')
  expect((await open('/api/v1/communes?q=M%E1%BB%85%20S%E1%BB%9F')).body.communes).toContainEqual(
    expect.objectContaining({ code: '12049' }),
  )
})

test('published figures are those of the page, with what each is', async () => {
  const { core } = server.xaOi
  const account = { ...buildAccount('supervisor'), communeCode: null }
  await core.indicators.publishMonth({ account, at: new Date('2026-12-01T03:00:00Z') }, { month: '2026-10', note: '' })
  const { body: listed } = await open('/api/v1/statistics')
  expect(listed.months).toMatchObject([{ month: '2026-10', version: 1 }])
  const { body: month } = await open('/api/v1/statistics/months/2026-10')
  expect(month.figures.filter(({ place }: { place: string }) => place === 'tinh')).toHaveLength(45)
  expect((await open('/api/v1/statistics/months/2026-09')).status).toBe(404)
  expect((await open('/api/v1/statistics/months/2026-13')).status).toBe(400)
  const { body: definitions } = await open('/api/v1/statistics/indicators')
  expect(definitions.indicators.find(({ id }: { id: string }) => id === 'pa.time').formula).toContain('đúng hạn')
})

test.each<[string, number, RegExp]>([
  ['/api/v1/procedures/khong-co', 404, /danh sách/],
  ['/api/v1/procedures/SAI!', 400, /errors/],
  ['/api/v1/communes/1', 400, /errors/],
  ['/api/v1/communes/99999', 404, /danh sách/],
  ['/api/v1/search', 400, /errors/],
  ['/api/v1/search?q=a&q=b', 400, /errors/],
  ['/api/v1/khong-co', 404, /\/api/],
  ['/api/v1/procedures/%E0%A4%A', 400, /errors/],
])('%s is refused with %s, in words that say what to do', async (path, status, said) => {
  const { headers, body, status: got } = await open(path)
  expect(got).toBe(status)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({ status, title: expect.any(String), detail: expect.stringMatching(said) })
})

test('another way of calling is refused, and so is a key of nobody', async () => {
  const response = await fetch(`${server.xaOi.url}/api/v1/procedures`, { method: 'POST' })
  expect(response.status).toBe(405)
  expect((await open('/api/v1/procedures', { authorization: 'Bearer xaoi_wrong' })).status).toBe(401)
})

test('too many calls of one line are refused for a minute', async () => {
  const answers = await Promise.all(Array.from({ length: 400 }, () => open('/api/v1/communes/12049')))
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toBe('60')
  expect(refused?.body.detail).toMatch(/Chờ/)
})

test('the description and its page need no script and nothing from outside', async () => {
  const { body } = await open('/api/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths)).toContain('/api/v1/procedures/{slug}')
  const page = await (await fetch(`${server.xaOi.url}/api`)).text()
  for (const path of Object.keys({ ...body.paths, ...body.webhooks })) expect(page).toContain(path)
  expect(page).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)[^"']*\.(?:js|css)/)
})
