import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import { createClient, password, type StaffClient, signInAs, startServer, withOwnDatabase } from './staff.js'
import { type Answer, ask, askRaw, findRoutes, isOfStaff } from './strangers.js'

const routes = findRoutes()
const fill = (path: string): string => path.replace(/:\w+/g, 'khong-co')
const roles: Role[] = ['officer', 'leader', 'denunciation_officer', 'supervisor', 'editor', 'administrator']

describe('a server by itself', () => {
  let server: Awaited<ReturnType<typeof startServer>>
  let port: number
  let staff: Map<Role, StaffClient & { cookie(): string }>
  beforeAll(async () => {
    server = await startServer(withOwnDatabase)
    port = Number(new URL(server.xaOi.url).port)
    staff = new Map()
    for (const role of roles) {
      const communeCode = role === 'officer' || role === 'leader' ? '12049' : null
      staff.set(role, (await signInAs(server.xaOi, role.replace('_', '.'), role, communeCode)).client)
    }
  }, 180_000)
  afterAll(() => server.stop())
  const as = (role: Role) => staff.get(role) as StaffClient & { cookie(): string }

  test('the routes are found: pages of every part of staff’s, and forms', () => {
    expect(routes.filter(({ path }) => isOfStaff(path)).length).toBeGreaterThan(25)
    for (const path of ['/can-bo', '/can-bo/vu-viec/:id/buoc', '/bien-tap/bao-sai', '/tai-khoan/khoa', '/moi/:token'])
      expect(routes.map((route) => route.path)).toContain(path)
  })

  test.each(routes.filter(({ path }) => isOfStaff(path)))(
    '$method $path is kept by no browser and no proxy: page, error or redirect, signed in or not',
    async ({ method, path }) => {
      const visits: Record<string, string>[] = [{}, ...roles.map((role) => ({ cookie: as(role).cookie() }))]
      for (const headers of visits) {
        const { headers: answered } = await ask(port, fill(path), { method, headers })
        expect(answered['cache-control']).toBe('no-store')
        expect(answered['permissions-policy']).toContain('camera=()')
        expect(answered['content-security-policy']).toMatch(/default-src '(self|none)'/)
        expect(answered['x-content-type-options']).toBe('nosniff')
      }
    },
  )

  test.each(routes.filter(({ method, path }) => method === 'POST' && isOfStaff(path)))(
    'POST $path of a signed-in person without the session’s token, with another’s or from another site is 403',
    async ({ path }) => {
      const cookie = as('administrator').cookie()
      const others = await as('editor').get('/bien-tap')
      const otherToken = /name="_csrf" value="([^"]+)"/.exec(await others.text())?.[1] ?? ''
      const own = await (await as('administrator').get('/tai-khoan')).text()
      const token = /name="_csrf" value="([^"]+)"/.exec(own)?.[1] ?? ''
      const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
        ask(port, fill(path), { method: 'POST', form, headers: { cookie, ...headers } })
      const isForbidden = ({ status }: Answer) => status === 403
      expect(isForbidden(await post({}))).toBe(true)
      expect(isForbidden(await post({ _csrf: otherToken }))).toBe(true)
      expect(isForbidden(await post({ _csrf: token }, { origin: 'https://evil.example' }))).toBe(true)
      expect(isForbidden(await post({ _csrf: token }, { origin: 'null' }))).toBe(true)
      expect(isForbidden(await post({ _csrf: token }, { 'sec-fetch-site': 'cross-site' }))).toBe(true)
    },
  )

  test('only our own files are kept by browsers, and for a while what every visitor reads', async () => {
    const home = await ask(port, '/')
    const file = /\/public\/chat\.js\?v=\w+/.exec(home.text)?.[0] ?? ''
    expect((await ask(port, file)).headers['cache-control']).toContain('immutable')
    expect((await ask(port, '/public/khong-co.js')).headers['cache-control']).toBe('no-store')
    expect(home.headers['cache-control']).toBe('public, max-age=300')
    expect(home.headers['set-cookie']).toBeUndefined()
    for (const path of ['/dang-nhap', '/giay-to/register-birth', '/khong-co'])
      expect((await ask(port, path)).headers['cache-control'], path).toBe('no-store')
  })

  test('nobody can be signed in by another site’s form', async () => {
    const form = { user_name: 'editor', password }
    const headers = { 'sec-fetch-site': 'cross-site' }
    expect((await ask(port, '/dang-nhap', { method: 'POST', form, headers })).status).toBe(403)
  })

  test.each([
    ['//evil.example'],
    ['/\\evil.example'],
    ['/%5cevil.example\\@x'],
    ['https://evil.example'],
    ['javascript:alert(1)'],
    ['/\t/evil.example'],
    ['/bien-tap\r\nset-cookie: a=b'],
    ['///evil.example'],
    ['/ //evil.example'],
  ])('after sign-in nobody is led to %j', async (ve) => {
    const answered = await createClient(server.xaOi.url).postRaw('/dang-nhap', { user_name: 'editor', password, ve })
    const target = new URL(answered.headers.get('location') ?? '', server.xaOi.url)
    expect([answered.status, target.host, target.pathname]).toEqual([303, new URL(server.xaOi.url).host, '/bien-tap'])
    expect(answered.headers.getSetCookie().some((cookie) => cookie.startsWith('a='))).toBe(false)
  })

  test('signing in gives a new session and ends the one before; what a stranger planted opens nothing', async () => {
    const { client } = await signInAs(server.xaOi, 'hai.phien', 'editor', null)
    const first = client.cookie()
    await client.postRaw('/dang-xuat', {})
    expect((await client.get('/bien-tap')).status).toBe(200)
    const page = await (await client.get('/bien-tap')).text()
    const token = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
    await client.postRaw('/dang-nhap', { user_name: 'hai.phien', password, _csrf: token })
    expect(client.cookie()).not.toBe(first)
    expect((await ask(port, '/bien-tap', { headers: { cookie: first } })).status).toBe(303)
    const planted = { cookie: 'xaoi_session=planted-by-a-stranger' }
    const form = { user_name: 'hai.phien', password }
    await ask(port, '/dang-nhap', { method: 'POST', form, headers: planted })
    expect((await ask(port, '/bien-tap', { headers: planted })).status).toBe(303)
  })

  test('a new password ends every session of the account', async () => {
    const { client, account } = await signInAs(server.xaOi, 'doi.mat.khau', 'editor', null)
    await as('administrator').get('/tai-khoan')
    const page = await as('administrator').post('/tai-khoan/moi', { id: account.id })
    const link = /http[^<]+(\/moi\/[\w-]+)/.exec(await page.text())?.[1] ?? ''
    const elsewhere = createClient(server.xaOi.url)
    await elsewhere.postRaw(link, { display_name: 'Người Đổi', password: 'một câu khác hẳn, cũng dài' })
    expect((await elsewhere.get('/bien-tap')).status).toBe(200)
    expect((await client.get('/bien-tap')).status).toBe(303)
    const old = await createClient(server.xaOi.url).postRaw('/dang-nhap', { user_name: 'doi.mat.khau', password })
    expect(old.status).toBe(401)
  })

  test.each([
    '0.0.0.0:1',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'xn--lcalhost-u7a',
    '[::2]',
  ])('the host %s gets 421 on every kind of address but the probes', async (host) => {
    const evil = { headers: { host } }
    for (const path of ['/', '/dang-nhap', '/public/chat.js', '/nhung.js', '/api/chat', '/don/x'])
      expect({ path, status: (await ask(port, path, evil)).status }).toEqual({ path, status: 421 })
    for (const path of ['/livez', '/readyz']) expect((await ask(port, path, evil)).status).toBe(200)
  })

  test.each(['localhost', 'LOCALHOST:99', '127.0.0.1', '127.8.9.1:3000', '[::1]:3000', 'localhost.'])(
    'the loopback’s name %s passes',
    async (host) => {
      expect((await ask(port, '/', { headers: { host } })).status).toBe(200)
    },
  )

  test('a forged X-Forwarded-Host neither passes nor gets into a link', async () => {
    const forged = { 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' }
    for (const path of ['/', '/nhung.js', '/giay-to/register-birth', '/dang-nhap'])
      expect((await ask(port, path, { headers: forged })).text).not.toContain('evil.example')
  })

  test('no method, path, body or header of a stranger’s is a fault of ours', async () => {
    const answers: [string, Promise<Answer>][] = []
    const paths = [
      '/',
      '/%',
      '/%00',
      '/%c0%af',
      '/..%2f..%2fetc/passwd',
      '/public/..%2f..%2fmain.ts',
      '/public/%2e%2e/server.ts',
    ]
    const more = [
      '//',
      '/can-bo//',
      '/CAN-BO',
      '/can-bo/',
      '/can-bo/vu-viec/%00',
      '/can-bo/vu-viec/__proto__',
      '/don/%E0%A4%A',
    ]
    for (const path of [...paths, ...more])
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE'])
        answers.push([`${method} ${path}`, ask(port, path, { method })])
    const bodies = [
      'user_name=a&user_name=b',
      '__proto__=1&password=x',
      'user_name[$ne]=1&password[$ne]=1',
      '%',
      'a=%ff',
      '&'.repeat(2_000),
    ]
    const types = [
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-16',
      'application/json',
      'multipart/form-data',
      'nonsense',
    ]
    for (const body of bodies)
      for (const type of types)
        for (const path of ['/dang-nhap', '/moi/x', '/don/x', '/dang-xuat'])
          answers.push([
            `${path} ${type} ${body.slice(0, 20)}`,
            ask(port, path, { method: 'POST', body, headers: { 'content-type': type } }),
          ])
    const encoded = { 'content-type': 'application/x-www-form-urlencoded', 'content-encoding': 'gzip' }
    answers.push(['gzip', ask(port, '/dang-nhap', { method: 'POST', form: { a: 'b' }, headers: encoded })])
    for (const cookie of [
      '=',
      ';;;',
      'xaoi_session=%',
      'xaoi_device=....',
      `xaoi_device=${'.'.repeat(4_000)}`,
      '\u00ff=\u00ff',
    ])
      answers.push([
        cookie,
        ask(port, '/dang-nhap', { method: 'POST', form: { user_name: 'editor', password: 'x' }, headers: { cookie } }),
      ])
    for (const [what, answer] of answers) {
      const { status, text } = await answer
      expect({ what, isFault: status >= 500 }).toEqual({ what, isFault: false })
      expect(text).not.toMatch(/createWebApp|node_modules|at \w+ \(/)
    }
  })

  test('files outside the public folder are never served, TRACE echoes nothing', async () => {
    for (const path of [
      '/public/..%2fserver.ts',
      '/public/%2e%2e%2fserver.ts',
      '/public/fonts/..%2f..%2f..%2fserver.ts',
      '/public/..\\server.ts',
    ])
      expect([404, 403, 400]).toContain((await ask(port, path)).status)
    const traced = await ask(port, '/', { method: 'TRACE', headers: { 'x-secret': 'echo-me' } })
    expect(traced.text).not.toContain('echo-me')
  })

  test('too long a header gets 431, too long a form 413, and the server goes on', async () => {
    expect((await ask(port, '/', { headers: { 'x-long': 'a'.repeat(20_000) } })).status).toBe(431)
    const form = { user_name: 'a'.repeat(100_000), password: 'x' }
    expect((await ask(port, '/dang-nhap', { method: 'POST', form })).status).toBe(413)
    expect(
      (
        await ask(port, '/bien-tap/thu-tuc/register-birth/giay-to', {
          method: 'POST',
          form: { a: 'b'.repeat(100_000) },
        })
      ).status,
    ).toBe(303)
    expect((await ask(port, '/livez')).status).toBe(200)
  })

  test('of a request that contradicts itself nothing reaches a page', async () => {
    const both =
      'POST /dang-nhap HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
    const twice = 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n'
    const none = 'GET / HTTP/1.0\r\n\r\n'
    expect(await askRaw(port, both)).toContain(' 400 ')
    expect(await askRaw(port, twice)).not.toContain('evil.example')
    expect(await askRaw(port, none)).toContain(' 421 ')
  })

  test('whoever sends headers drop by drop is let go within 20 seconds', { timeout: 25_000 }, async () => {
    const began = Date.now()
    await askRaw(port, 'GET / HTTP/1.1\r\nHost: localhost\r\nx-slow: ')
    expect(Date.now() - began).toBeLessThan(20_000)
  })
})
