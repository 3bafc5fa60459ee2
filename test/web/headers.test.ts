import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer, withOwnDatabase } from './staff.js'
import { type Answer, ask, findRoutes } from './strangers.js'

const host = 'xaoi.test'
let server: Awaited<ReturnType<typeof startServer>>
let port: number
let atStart: Answer | null = null
beforeAll(async () => {
  port = 30_000 + Math.floor(Math.random() * 20_000)
  const starting = startServer({
    ...withOwnDatabase,
    PORT: String(port),
    PUBLIC_URL: `https://${host}`,
    EMBED_ORIGINS: 'https://yenmy.gov.vn',
  })
  while (!atStart) atStart = await ask(port, '/', { headers: { host } }).catch(() => null)
  server = await starting
}, 180_000)
afterAll(() => server.stop())

const visit = (path: string, more: Parameters<typeof ask>[2] = {}) =>
  ask(port, path, { ...more, headers: { host, ...more.headers } })

const isText = /^(text\/|application\/(json|javascript|xml|atom\+xml|problem\+json|manifest\+json))/

/** What of the headers that every answer bears is missing or weaker. */
const missingIn = ({ headers, text }: Answer): string[] => {
  const policy = String(headers['content-security-policy'])
  const type = String(headers['content-type'] ?? '')
  const held = {
    hsts: headers['strict-transport-security'] === 'max-age=31536000; includeSubDomains',
    nosniff: headers['x-content-type-options'] === 'nosniff',
    referrer: ['same-origin', 'no-referrer'].includes(String(headers['referrer-policy'])),
    devices: String(headers['permissions-policy']).includes('camera=()'),
    sources: /default-src '(self|none)'/.test(policy) && !/unsafe-|\*/.test(policy),
    base: policy.includes("base-uri 'none'"),
    objects: policy.includes("object-src 'none'") || policy.includes("default-src 'none'"),
    ancestors: /frame-ancestors ('none'|https:\/\/yenmy\.gov\.vn)/.test(policy),
    type: text === '' || type !== '',
    charset: !isText.test(type) || /charset=utf-8/i.test(type),
    nameless: headers['x-powered-by'] === undefined && headers.server === undefined,
  }
  return Object.entries(held).flatMap(([name, isHeld]) => (isHeld ? [] : [name]))
}

test('the page of the start bears what every answer does', () => {
  expect(atStart?.status).toBe(503)
  expect(missingIn(atStart as Answer)).toEqual([])
})

const kinds: [string, number, () => Promise<Answer>][] = [
  ['the first page', 200, () => visit('/')],
  ['a style', 200, () => visit('/public/style.css')],
  ['a script', 200, () => visit('/public/chat.js')],
  ['a typeface that is not there', 404, () => visit('/public/fonts/khong-co.woff2')],
  ['a page that is not there', 404, () => visit('/khong-co')],
  ['a broken address', 400, () => visit('/thu-tuc/%E0%A4')],
  ['JSON', 200, () => visit('/api/v1/procedures')],
  ['JSON that is not there', 404, () => visit('/api/khong-co')],
  ['XML', 200, () => visit('/sitemap.xml')],
  ['CSV', 200, () => visit('/so-lieu/tu-dien.csv')],
  ['a redirect', 302, () => visit('/favicon.ico')],
  ['the way to the sign-in', 303, () => visit('/can-bo')],
  [
    'a form from another site',
    403,
    () => visit('/phan-anh', { method: 'POST', headers: { origin: 'https://evil.example' } }),
  ],
  ['a frame for other sites', 200, () => visit('/khung-chat')],
  ['a probe', 200, () => visit('/livez')],
  ['another host', 421, () => visit('/', { headers: { host: 'evil.example' } })],
  ['another host’s asset', 421, () => visit('/public/style.css', { headers: { host: 'evil.example' } })],
]

test.each(kinds)('%s (%i) bears them', async (_, status, knock) => {
  const answer = await knock()
  expect(answer.status).toBe(status)
  expect(missingIn(answer)).toEqual([])
})

test('what nobody expected bears them', async () => {
  const { accounts } = server.xaOi.core
  const { getInvited } = accounts
  accounts.getInvited = async () => {
    throw new Error('for the test')
  }
  const answer = await visit('/moi/mot-ma')
  accounts.getInvited = getInvited
  expect(answer.status).toBe(500)
  expect(missingIn(answer)).toEqual([])
})

test.each(findRoutes())('$method $path bears them', async ({ method, path }) => {
  expect(missingIn(await visit(path.replace(/:\w+/g, 'khong-co'), { method }))).toEqual([])
})
