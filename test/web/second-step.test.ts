import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '../../src/accounts/totp.js'
import {
  createClient,
  makeAccount,
  password,
  type StaffClient,
  signIn,
  signInAs,
  startServer,
  takeCode,
} from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let now = Date.now()
const later = (seconds: number): void => {
  now += seconds * 1_000
}
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => new Date(now) })
}, 60_000)
afterAll(() => server.stop())

const withPassword = (client: StaffClient, user_name: string, ve = ''): Promise<Response> =>
  client.postRaw('/dang-nhap', { user_name, password, ve })
const secretIn = (page: string): string => (/class="typed-key">([^<]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')
const boxIn = (page: string): string => /name="box" value="([^"]+)"/.exec(page)?.[1] ?? ''

test('an account from before is led to setting its code up before anything else, then to where it was going', async () => {
  await makeAccount(server.xaOi, 'tu.truoc', 'administrator', null)
  const client = createClient(server.xaOi.url)
  const answer = await withPassword(client, 'tu.truoc', '/can-bo/nhat-ky?nguoi=abc')
  const path = answer.headers.get('location') ?? ''
  expect(path).toBe(`/dang-nhap/dat-ma?ve=${encodeURIComponent('/can-bo/nhat-ky?nguoi=abc')}`)
  for (const closed of ['/tai-khoan', '/can-bo/nhat-ky', '/can-bo/tai-khoan-cua-toi', '/can-bo/phien'])
    expect((await client.get(closed)).headers.get('location'), closed).toMatch(/^\/dang-nhap\?ve=/)
  const page = await (await client.get(path)).text()
  expect(page).toContain('<svg')
  const ve = '/can-bo/nhat-ky?nguoi=abc'
  const wrong = await client.postRaw('/dang-nhap/dat-ma', { code: '123', box: boxIn(page), ve })
  expect(wrong.status).toBe(400)
  const again = await wrong.text()
  expect(again).toContain('Mã chưa đúng')
  expect(secretIn(again)).toBe(secretIn(page))
  const code = codeAt(secretIn(page), new Date(now))
  const done = await client.postRaw('/dang-nhap/dat-ma', { code, box: boxIn(again), ve })
  const shown = await done.text()
  expect([...shown.matchAll(/<li><code>[a-z2-9]{5}-[a-z2-9]{5}<\/code>/g)]).toHaveLength(10)
  expect(shown).toContain('href="/can-bo/nhat-ky?nguoi=abc"')
  expect((await client.get('/tai-khoan')).status).toBe(200)

  later(60)
  const elsewhere = createClient(server.xaOi.url)
  expect((await withPassword(elsewhere, 'tu.truoc')).headers.get('location')).toBe('/dang-nhap/ma')
  expect((await elsewhere.get('/dang-nhap/dat-ma')).headers.get('location')).toBe('/dang-nhap/ma')
  expect((await elsewhere.get('/tai-khoan')).headers.get('location')).toMatch(/^\/dang-nhap\?ve=/)
  const refused = await elsewhere.postRaw('/dang-nhap/ma', { code, ve: '' })
  expect([refused.status, (await refused.text()).includes('Mã chưa đúng')]).toEqual([401, true])
  const typed = codeAt(secretIn(page), new Date(now))
  const passed = await elsewhere.postRaw('/dang-nhap/ma', {
    code: `${typed.slice(0, 3)} ${typed.slice(3)}`,
    ve: '//evil.example',
  })
  expect(passed.headers.get('location')).toBe('/thiet-lap')
  expect((await elsewhere.get('/tai-khoan')).status).toBe(200)
})

test('without a right password there is no second step', async () => {
  const client = createClient(server.xaOi.url)
  for (const path of ['/dang-nhap/ma', '/dang-nhap/dat-ma']) {
    expect((await client.get(path)).headers.get('location')).toBe('/dang-nhap')
    expect((await client.postRaw(path, { code: '123456', box: '', ve: '' })).headers.get('location')).toBe('/dang-nhap')
  }
})

test('what waits for its code opens nothing as a session’s cookie either', async () => {
  await signInAs(server.xaOi, 'cho.ma', 'denunciation_officer', null)
  const client = createClient(server.xaOi.url)
  await withPassword(client, 'cho.ma')
  const token = /xaoi_second_step=([^;]+)/.exec(client.cookie())?.[1] ?? ''
  expect(token).not.toBe('')
  const forged = createClient(server.xaOi.url, { xaoi_session: token })
  expect((await forged.get('/can-bo')).status).toBe(303)
})

test('an officer opens denunciations with the keys of a sign-in that had two steps', async () => {
  const { account } = await signInAs(server.xaOi, 'doc.to.cao', 'denunciation_officer', null)
  const client = createClient(server.xaOi.url)
  await signIn(client, 'doc.to.cao')
  const token = /xaoi_session=([^;]+)/.exec(client.cookie())?.[1] ?? ''
  expect(await server.xaOi.accounts.keys.getOpenReader(token, new Date(now))).toMatchObject({ id: account.id })
})

test('a new password by link ends what waits, and asks for the same telephone', async () => {
  const { account } = await signInAs(server.xaOi, 'mat.khau.moi', 'administrator', null)
  const waiting = createClient(server.xaOi.url)
  await withPassword(waiting, 'mat.khau.moi')
  const address = await server.xaOi.accounts.giveOwnersLink(account.id, new Date(now))
  const client = createClient(server.xaOi.url)
  const set = await client.postRaw(address.replace(server.xaOi.url, ''), { display_name: 'Quản trị', password })
  expect(set.headers.get('location')).toBe('/dang-nhap/ma')
  expect((await waiting.get('/dang-nhap/ma')).headers.get('location')).toBe('/dang-nhap')
  const passed = await client.postRaw('/dang-nhap/ma', { code: takeCode(client, 'mat.khau.moi'), ve: '' })
  expect(passed.headers.get('location')).toBe('/thiet-lap')
})
