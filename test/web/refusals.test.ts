import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '../../src/shared/logger.js'
import { createClient, makeAccount, password, type StaffClient, signIn, signInAs, startServer } from './staff.js'

const typedAsName = 'Con mèo nhà tôi ngủ ngày'
const logged: string[] = []
const logger = Object.assign(createLogger('silent'), {
  warn: (...words: unknown[]) => void logged.push(JSON.stringify(words)),
})
let server: Awaited<ReturnType<typeof startServer>>
let administrator: StaffClient
beforeAll(async () => {
  server = await startServer({}, logger)
  administrator = (await signInAs(server.xaOi, 'quan.tri.xem', 'administrator', null)).client
}, 60_000)
afterAll(() => server.stop())

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
/** The rows of the trail's page of one kind, the newest first. */
const rowsOf = async (what: string): Promise<string[]> => {
  const page = await (await administrator.get(`/can-bo/nhat-ky?viec=${what}`)).text()
  return [...page.matchAll(/<tr>.*?<\/tr>/gs)].map(([row]) => textOf(row)).filter((row) => !row.includes('Việc gì'))
}
const tryAs = (user_name: string) => createClient(server.xaOi.url).postRaw('/dang-nhap', { user_name, password: 'sai' })

test('wrong passwords stand in the trail with their network, and with a name only where it is meant for an account', async () => {
  await makeAccount(server.xaOi, 'tran.thu', 'editor', null)
  for (const name of ['tran.thu', 'tran.thuu', typedAsName]) expect((await tryAs(name)).status).toBe(401)
  await expect.poll(() => rowsOf('sign_in_failed')).toHaveLength(3)
  const [strange, near, known] = await rowsOf('sign_in_failed')
  expect(strange).toMatch(/Không đăng nhập Đăng nhập sai tên lạ, từ mạng 127\.0\.0\.1/)
  expect(near).toMatch(/Không đăng nhập Đăng nhập sai gần giống tên tran\.thu, từ mạng/)
  expect(known).toMatch(/ tran\.thu Đăng nhập sai từ mạng 127\.0\.0\.1/)
  expect(JSON.stringify(await server.xaOi.core.accounts.audit.findLatest(500))).not.toMatch(/mèo|thuu/)
})

test('tries that have to wait, and a wrong current password of who is signed in, stand there', async () => {
  const { client, account } = await signInAs(server.xaOi, 'doi.mat.khau', 'editor', null)
  for (let tries = 0; tries < 7; tries += 1) await tryAs(account.userName)
  await expect.poll(() => rowsOf('sign_in_waits')).not.toHaveLength(0)
  await client.get('/can-bo/tai-khoan-cua-toi')
  const form = {
    current: 'không phải mật khẩu này',
    password: 'một câu khác dài dễ nhớ',
    again: 'một câu khác dài dễ nhớ',
  }
  await client.post('/can-bo/tai-khoan-cua-toi/mat-khau', form)
  expect((await rowsOf('own_password_failed'))[0]).toContain('doi.mat.khau')
})

test('a wrong second step stands there', async () => {
  const { account } = await signInAs(server.xaOi, 'sai.ma', 'administrator', null)
  const client = createClient(server.xaOi.url)
  await client.postRaw('/dang-nhap', { user_name: account.userName, password })
  expect((await client.postRaw('/dang-nhap/ma', { code: '000000', ve: '' })).status).toBe(401)
  expect((await rowsOf('second_factor_failed'))[0]).toContain('sai.ma Nhập sai mã đăng nhập')
})

test('a page that is refused stands in trail and log with role and pattern, never with what stood in its address', async () => {
  const { client } = await signInAs(server.xaOi, 'di.nham', 'editor', null)
  logged.length = 0
  expect((await client.get('/can-bo/vu-viec/bi-mat-trong-dia-chi')).status).toBe(403)
  const [row] = await rowsOf('door_refused')
  expect(row).toMatch(/di\.nham Mở trang không có quyền trang GET \/can-bo\/vu-viec\/:id, Biên tập thủ tục/)
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain('GET /can-bo/vu-viec/:id')
  expect(JSON.stringify([logged, await server.xaOi.core.accounts.audit.findLatest(500)])).not.toContain('bi-mat-trong')
  for (let tries = 0; tries < 40; tries += 1) await client.get('/can-bo/vu-viec/x')
  expect(await rowsOf('door_refused')).toHaveLength(20)
  expect(logged).toHaveLength(20)
})

test('a form from another site stands there as such, and its visitors’ ones nowhere', async () => {
  const { client } = await signInAs(server.xaOi, 'bi.lua', 'administrator', null)
  const forged = { headers: { origin: 'https://evil.example' } }
  expect((await client.postRaw('/tai-khoan', {}, forged.headers)).status).toBe(403)
  expect((await rowsOf('form_refused'))[0]).toMatch(
    /bi\.lua Gửi biểu mẫu cũ hoặc từ trang khác trang POST \/tai-khoan, Quản trị/,
  )
  expect((await createClient(server.xaOi.url).postRaw('/phan-anh', {}, forged.headers)).status).toBe(403)
  expect(await rowsOf('form_refused')).toHaveLength(1)
  expect((await signIn(createClient(server.xaOi.url), 'bi.lua')).status).toBe(303)
})

test('a wrong key of the API stands there with its network, never the key; no key does not', async () => {
  const call = (headers: Record<string, string>) => fetch(`${server.xaOi.url}/api/v1/communes/12049`, { headers })
  expect((await call({})).status).toBe(200)
  expect(await rowsOf('api_key_refused')).toHaveLength(0)
  expect((await call({ authorization: 'Bearer khoa-bi-mat-sai' })).status).toBe(401)
  expect(await rowsOf('api_key_refused')).toEqual([
    expect.stringContaining('Gọi API bằng khóa không đúng từ mạng 127.0.0.1'),
  ])
  expect(JSON.stringify(await server.xaOi.core.accounts.audit.findLatest(500))).not.toContain('khoa-bi-mat')
})
