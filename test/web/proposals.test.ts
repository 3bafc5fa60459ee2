import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, password, type StaffClient, signInAs, startServer, takeCode } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
const path = '/tai-khoan/xac-nhan'
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

const field = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
const answer = async (client: StaffClient, how: 'dong-y' | 'tu-choi'): Promise<Response> => {
  const page = await (await client.get(path)).text()
  return client.post(`${path}/${how}`, { id: field(page, 'id'), proposal: field(page, 'proposal') })
}
const entryOf = async (userName: string) =>
  (await server.xaOi.accounts.findAll()).find((one) => one.userName === userName)

test('one administrator alone neither gives an administrator a link nor makes one', async () => {
  const { client } = await signInAs(server.xaOi, 'mot.minh', 'administrator', null)
  const { account: editor } = await signInAs(server.xaOi, 'bien.tap', 'editor', null)
  await client.get('/tai-khoan')
  const form = { user_name: 'tay.trong', display_name: 'Tay Trong', role: 'administrator', commune: '' }
  const made = await client.post('/tai-khoan', form)
  expect([made.status, (await made.text()).includes('npm run officer-link')]).toEqual([403, true])
  const changed = await client.post('/tai-khoan/vai-tro', {
    id: editor.id,
    seen: 'editor',
    role: 'administrator',
    commune: '',
  })
  expect(changed.status).toBe(403)
  expect(await entryOf('bien.tap')).toMatchObject({ role: 'editor', proposal: null })
})

test('a second administrator confirms; neither who proposed nor whom it is about does', async () => {
  const [one, two] = await Promise.all(
    ['quan.mot', 'quan.hai'].map((name) => signInAs(server.xaOi, name, 'administrator', null)),
  )
  const { account: editor, client: theirs } = await signInAs(server.xaOi, 'len.chuc', 'editor', null)
  await one?.client.get('/tai-khoan')
  const asked = { id: editor.id, seen: 'editor', role: 'administrator', commune: '' }
  expect((await one?.client.post('/tai-khoan/vai-tro', asked))?.headers.get('location')).toBe(path)
  expect(await entryOf('len.chuc')).toMatchObject({ role: 'editor' })
  const proposal = (await entryOf('len.chuc'))?.proposal?.id ?? ''
  expect((await one?.client.post(`${path}/dong-y`, { id: editor.id, proposal }))?.status).toBe(403)
  expect((await theirs.post(`${path}/dong-y`, { id: editor.id, proposal })).status).toBe(403)
  expect((await answer(two?.client as StaffClient, 'dong-y')).status).toBe(200)
  expect(await entryOf('len.chuc')).toMatchObject({ role: 'administrator', proposal: null })
  expect((await two?.client.post(`${path}/dong-y`, { id: editor.id, proposal }))?.status).toBe(409)
  expect((await theirs.get('/bien-tap')).status).toBe(303)

  const link = await one?.client.post('/tai-khoan/moi', { id: two?.account.id ?? '' })
  expect(await link?.text()).not.toContain('/moi/')
  expect((await answer(two?.client as StaffClient, 'tu-choi')).status).toBe(409)
})

test('a lost telephone: the head of the commune confirms, its owner is told at the next sign-in', async () => {
  const { client: admin } = await signInAs(server.xaOi, 'quan.ba', 'administrator', null)
  const { client: head } = await signInAs(server.xaOi, 'lanh.dao', 'leader', '12049')
  const { client: stranger } = await signInAs(server.xaOi, 'lanh.dao.khac', 'leader', '11953')
  const { account, client } = await signInAs(server.xaOi, 'mat.may', 'officer', '12049')
  const own = '/can-bo/tai-khoan-cua-toi'
  await client.get(own)
  const offered = await (await client.post(`${own}/ma`, { password })).text()
  const { codeAt } = await import('../../src/accounts/totp.js')
  const secret = (/class="typed-key">([^<]+)</.exec(offered)?.[1] ?? '').replaceAll(' ', '')
  const set = await client.post(`${own}/ma/xac-nhan`, { box: field(offered, 'box'), code: codeAt(secret, new Date()) })
  expect(await set.text()).toContain('Mã dự phòng')
  const withPassword = () => {
    const anew = createClient(server.xaOi.url)
    const form = { user_name: 'mat.may', password }
    return anew.postRaw('/dang-nhap', form).then((response) => ({ anew, location: response.headers.get('location') }))
  }
  expect((await withPassword()).location).toBe('/dang-nhap/ma')

  await admin.get('/tai-khoan')
  expect((await admin.post('/tai-khoan/bo-ma', { id: account.id })).headers.get('location')).toBe(path)
  expect(await (await stranger.get(path)).text()).toContain('Không có đề nghị nào')
  expect(await (await head.get(own)).text()).toContain('Xác nhận việc về tài khoản (1)')
  expect((await answer(head, 'dong-y')).status).toBe(200)
  expect((await client.get('/can-bo')).status).toBe(303)
  const { anew, location } = await withPassword()
  expect(location).toBe(own)
  const told = await (await anew.get(own)).text()
  expect(told).toContain('Người thứ hai đồng ý đặt lại mã đăng nhập')
  await anew.post(`${own}/da-doc`, {})
  expect((await withPassword()).location).toBe('/can-bo')
  expect(takeCode(anew, 'mat.may')).toBe('')
})
