import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, makeAccount, password, type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let now = Date.now()
const later = (seconds: number): void => {
  now += seconds * 1_000
}
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => new Date(now) })
}, 60_000)
afterAll(() => server.stop())

test('the first administrator comes in by a one-time link that works once', async () => {
  const link = server.xaOi.administratorLink?.replace(server.xaOi.url, '') ?? ''
  const client = createClient(server.xaOi.url)
  expect((await client.get(link)).status).toBe(200)
  const short = await client.postRaw(link, { display_name: 'Quản trị', password: 'ngắn' })
  expect(short.status).toBe(400)
  expect(await short.text()).toContain('ít nhất 12 ký tự')
  const accepted = await client.postRaw(link, { display_name: 'Nguyễn Quản Trị', password })
  expect(accepted.headers.get('location')).toBe('/dang-nhap/dat-ma')
  expect((await client.get('/tai-khoan')).headers.get('location')).toBe('/dang-nhap?ve=%2Ftai-khoan')
  expect((await createClient(server.xaOi.url).get(link)).status).toBe(404)
})

test('a wrong name and a wrong password get the same answer', async () => {
  await signInAs(server.xaOi, 'tran.thu', 'editor', null)
  const answers = await Promise.all(
    ['tran.thu', 'khong.co.ai'].map(async (user_name) => {
      const response = await createClient(server.xaOi.url).postRaw('/dang-nhap', {
        user_name,
        password: 'sai mật khẩu rồi',
      })
      return { status: response.status, text: (await response.text()).replaceAll(user_name, '') }
    }),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]?.status).toBe(401)
})

/** One try by a browser that nobody knows, or by `client`. */
const tryAs = (user_name: string, typed: string, client: StaffClient = createClient(server.xaOi.url), headers = {}) =>
  client.postRaw('/dang-nhap', { user_name, password: typed }, headers)

test('after too many wrong tries even the right password waits, longer each time', async () => {
  await makeAccount(server.xaOi, 'bi.thu.nhieu', 'editor', null)
  for (let i = 0; i < 8; i += 1) await tryAs('bi.thu.nhieu', `sai lần ${i}`)
  const waits: number[] = []
  for (let count = 0; count < 7; count += 1) {
    const refused = await tryAs('bi.thu.nhieu', password)
    expect(refused.status).toBe(429)
    expect(await refused.text()).toMatch(/Hãy đợi \d+ phút/)
    waits.push(Number(refused.headers.get('retry-after')))
    later(waits.at(-1) as number)
    expect((await tryAs('bi.thu.nhieu', 'vẫn sai')).status).toBe(401)
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 900, 900])
  later(900)
  expect((await tryAs('bi.thu.nhieu', password)).status).toBe(303)
})

test('forty guesses at once count as forty, and X-Forwarded-For of a stranger changes nothing', async () => {
  await makeAccount(server.xaOi, 'bon.muoi', 'editor', null)
  const guesses = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      tryAs('bon.muoi', `sai lần ${index}`, undefined, { 'x-forwarded-for': `203.0.113.${index}` }),
    ),
  )
  expect(guesses.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(35)
  expect((await tryAs('bon.muoi', password)).status).toBe(429)
})

test('a stranger locks out neither an officer nor everybody: a browser known to the account still signs in', async () => {
  const { client: known } = await signInAs(server.xaOi, 'bi.tan.cong', 'editor', null)
  const { client: other } = await signInAs(server.xaOi, 'lang.gieng', 'editor', null)
  for (let i = 0; i < 80; i += 1) await tryAs(i % 2 ? 'bi.tan.cong' : `khong.co.${i}`, 'sai')
  expect((await tryAs('lang.gieng', password)).status).toBe(429)
  for (const client of [known, other]) await client.post('/dang-xuat', {})
  for (const [name, client] of [
    ['bi.tan.cong', known],
    ['lang.gieng', other],
  ] as const)
    expect({ name, status: (await tryAs(name, password, client)).status }).toEqual({ name, status: 303 })
  await other.get('/')
  await other.post('/dang-xuat', {})
  expect((await tryAs('bi.tan.cong', password, other)).status).toBe(429)
  later(25 * 3_600)
})

test('guesses from a known browser are counted too, and its cookie can not be made for another account', async () => {
  const { client } = await signInAs(server.xaOi, 'mat.may', 'editor', null)
  await client.post('/dang-xuat', {})
  const guesses = []
  for (let i = 0; i < 12; i += 1) guesses.push((await tryAs('mat.may', 'sai', client)).status)
  expect(guesses).toEqual([...Array(10).fill(401), 429, 429])
  expect((await tryAs('mat.may', password)).status).toBe(303)
})

test('a form without the session’s token, or from another site, changes nothing', async () => {
  const { client } = await signInAs(server.xaOi, 'le.quan.tri', 'administrator', null)
  const form = { user_name: 'gia.mao', display_name: 'Giả Mạo', role: 'editor', commune: '' }
  expect((await client.postRaw('/tai-khoan', form)).status).toBe(403)
  await client.get('/tai-khoan')
  expect((await client.postRaw('/tai-khoan', form, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await server.xaOi.accounts.findAll()).map(({ userName }) => userName)).not.toContain('gia.mao')
})

test('an administrator makes an account by link, and closing it ends its session', async () => {
  const { client } = await signInAs(server.xaOi, 'pham.quan.tri', 'administrator', null)
  await client.get('/tai-khoan')
  const wrong = await client.post('/tai-khoan', {
    user_name: 'canbo.moi',
    display_name: 'Cán bộ mới',
    role: 'officer',
    commune: '',
  })
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('cần chọn xã, phường')
  const made = await client.post('/tai-khoan', {
    user_name: 'canbo.moi',
    display_name: 'Cán bộ mới',
    role: 'officer',
    commune: '12049',
  })
  const link = /http[^<]+\/moi\/[\w-]+/.exec(await made.text())?.[0]?.replace(server.xaOi.url, '') ?? ''
  const officer = createClient(server.xaOi.url)
  await officer.postRaw(link, { display_name: 'Cán bộ mới', password })
  expect((await officer.get('/can-bo')).status).toBe(200)
  const id = (await server.xaOi.accounts.findAll()).find(({ userName }) => userName === 'canbo.moi')?.id ?? ''
  await client.get('/tai-khoan')
  await client.post('/tai-khoan/khoa', { id })
  expect((await officer.get('/can-bo')).status).toBe(303)
})

test('a user name that is taken is said beside its field, kept as typed', async () => {
  const { client } = await signInAs(server.xaOi, 'vu.quan.tri', 'administrator', null)
  await client.get('/tai-khoan')
  const typed = { user_name: 'vu.quan.tri', display_name: 'Người thứ hai', role: 'editor', commune: '' }
  const refused = await client.post('/tai-khoan', typed)
  expect(refused.status).toBe(409)
  const page = await refused.text()
  expect(page).toMatch(/id="user_name-error">Tên đăng nhập này đã có/)
  expect(page).toContain('value="Người thứ hai"')
})

test('signing out ends the session; a return address outside our pages is ignored', async () => {
  const { client } = await signInAs(server.xaOi, 'hoang.thu', 'editor', null)
  await client.get('/bien-tap')
  const signedOut = await client.post('/dang-xuat', {})
  expect(signedOut.headers.get('clear-site-data')).toBe('"cache"')
  expect((await client.get('/bien-tap')).status).toBe(303)
  const again = await createClient(server.xaOi.url).postRaw('/dang-nhap', {
    user_name: 'hoang.thu',
    password,
    ve: '//evil.example',
  })
  expect(again.headers.get('location')).toBe('/bien-tap')
})

test('/livez and /readyz answer 200, pages carry a policy that allows nothing from elsewhere', async () => {
  for (const path of ['/livez', '/readyz']) expect((await fetch(server.xaOi.url + path)).status).toBe(200)
  const home = await fetch(server.xaOi.url)
  expect(home.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(home.headers.get('content-security-policy')).not.toContain('unsafe')
})
