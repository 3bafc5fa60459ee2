import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAccount, password, startServer } from './staff.js'
import { type Answer, ask } from './strangers.js'

const host = 'xaoi.test'
let server: Awaited<ReturnType<typeof startServer>>
let port: number
beforeAll(async () => {
  port = 30_000 + Math.floor(Math.random() * 20_000)
  server = await startServer({
    PORT: String(port),
    PUBLIC_URL: `https://${host}`,
    TRUST_PROXY: 'loopback',
    EMBED_ORIGINS: 'https://yenmy.gov.vn',
  })
}, 180_000)
afterAll(() => server.stop())

/** As the proxy in front passes it on. */
const through = (path: string, from: string, more: Partial<Parameters<typeof ask>[2]> = {}) =>
  ask(port, path, { ...more, headers: { host, 'x-forwarded-for': from, ...more.headers } })
const tryAs = (user_name: string, typed: string, from: string) =>
  through('/dang-nhap', from, { method: 'POST', form: { user_name, password: typed } })
const cookiesOf = ({ headers }: Answer): string[] => [headers['set-cookie'] ?? []].flat()

test('only the public host is answered; the probes come by any', async () => {
  expect((await ask(port, '/', { headers: { host } })).status).toBe(200)
  expect((await ask(port, '/', { headers: { host: 'XAOI.test:443' } })).status).toBe(200)
  for (const other of ['127.0.0.1', 'localhost', 'evil.example', `${host}.evil.example`, `evil.${host}`])
    expect({ other, status: (await ask(port, '/', { headers: { host: other } })).status }).toEqual({
      other,
      status: 421,
    })
  for (const path of ['/livez', '/readyz'])
    expect((await ask(port, path, { headers: { host: '10.0.0.7' } })).status).toBe(200)
})

test('each citizen behind the proxy is an address of their own', async () => {
  const guesses = await Promise.all(Array.from({ length: 8 }, () => tryAs('ai.do', 'sai', '203.0.113.7')))
  expect(guesses.some(({ status }) => status === 429)).toBe(true)
  expect((await tryAs('ai.do', 'sai', '203.0.113.8')).status).toBe(401)
  expect((await tryAs('ai.do', 'sai', '203.0.113.99, 203.0.113.7')).status).toBe(429)
})

test('a whole IPv6 line is one address', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 8 }, (_, index) => tryAs('ai.nua', 'sai', `2001:db8:1:2::${index + 1}`)),
  )
  expect(guesses.some(({ status }) => status === 429)).toBe(true)
  expect((await tryAs('ai.nua', 'sai', '2001:db8:1:3::1')).status).toBe(401)
})

test('over https every cookie belongs to this host alone', async () => {
  const account = await makeAccount(server.xaOi, 'qua.https', 'editor', null)
  const signedIn = await tryAs(account.userName, password, '203.0.113.20')
  expect(signedIn.status).toBe(303)
  const set = cookiesOf(signedIn).filter((cookie) => !cookie.includes('Expires=Thu, 01 Jan 1970'))
  expect(set).toHaveLength(2)
  for (const cookie of set) {
    expect(cookie).toMatch(/^__Host-xaoi_(session|device)=/)
    expect(cookie).toMatch(/; Path=\/(;|$)/)
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    expect(cookie).not.toContain('Domain')
  }
  const cookie = cookiesOf(signedIn)
    .map((one) => one.split(';')[0])
    .join('; ')
  expect((await through('/bien-tap', '203.0.113.20', { headers: { cookie } })).status).toBe(200)
  const plain = cookie.replaceAll('__Host-', '')
  expect((await through('/bien-tap', '203.0.113.20', { headers: { cookie: plain } })).status).toBe(303)
})

test('the chat’s token is a __Host- cookie too, kept apart for each site that shows the chat', async () => {
  const conversationId = randomUUID()
  const post = (headers: Record<string, string> = {}) =>
    through('/api/chat', '203.0.113.30', {
      method: 'POST',
      body: JSON.stringify({ conversationId, messageId: randomUUID(), text: 'chào' }),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const [cookie = '', ...more] = cookiesOf(await post())
  expect(more).toEqual([])
  expect(cookie).toMatch(new RegExp(`^__Host-xaoi_chat_${conversationId}=`))
  for (const attribute of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned'])
    expect(cookie.split('; ')).toContain(attribute)
  expect((await post({ cookie: cookie.split(';')[0] ?? '' })).status).toBe(200)
  expect((await post()).status).toBe(403)
})

test('a link that is made behind the proxy names the public address, though the request came to us by http', async () => {
  const script = await through('/nhung.js', '203.0.113.40')
  expect(script.text).toContain(`https://${host}/khung-chat`)
})

test('what came to the proxy by plain http is sent on where it is a page, and refused where it may hold a secret', async () => {
  const by = (proto: string) => ({ headers: { 'x-forwarded-proto': proto } })
  const line = '203.0.113.50'
  const page = await through('/thu-tuc?q=khai%20sinh', line, by('http'))
  expect([page.status, page.headers.location]).toEqual([308, `https://${host}/thu-tuc?q=khai%20sinh`])
  expect((await through('/thu-tuc', line, by('https'))).status).toBe(200)
  const form = { user_name: 'ai.do', password: 'lộ ra giữa đường' }
  expect((await through('/dang-nhap', line, { method: 'POST', form, ...by('http') })).status).toBe(403)
  expect((await through('/api/v1/procedures', line, by('http'))).status).toBe(403)
  expect((await through('/api/v1/procedures', line, by('https'))).status).toBe(200)
  expect((await through('/livez', line, by('http'))).status).toBe(200)
})
