import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, password, signIn, signInAs, startServer, takeSecondStep, tokenOf } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(() => server.stop())

const linkIn = (page: string): string | undefined => /http[^<]+\/moi\/[\w-]+/.exec(page)?.[0]
const field = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''

test('an administrator who re-links a denunciation officer gets no link; a colleague who consents does', async () => {
  const administrator = await signInAs(server.xaOi, 'quantri.a', 'administrator', null)
  const officer = await signInAs(server.xaOi, 'tocao.a', 'denunciation_officer', null)
  const colleague = await signInAs(server.xaOi, 'tocao.b', 'denunciation_officer', null)

  await administrator.client.get('/tai-khoan')
  const asked = await (await administrator.client.post('/tai-khoan/moi', { id: officer.account.id })).text()
  expect(linkIn(asked)).toBeUndefined()
  expect(asked).toContain('Chờ “Người xử lý tố cáo” đồng ý')

  expect(await (await colleague.client.get('/can-bo')).text()).toContain('việc mới về tài khoản xử lý tố cáo')
  const page = await (await colleague.client.get('/can-bo/nguoi-xu-ly-to-cao')).text()
  const answer = { id: officer.account.id, request: field(page, 'request') }
  await administrator.client.get('/tai-khoan')
  const notTheirs = await administrator.client.post('/can-bo/nguoi-xu-ly-to-cao/dong-y', answer)
  expect([notTheirs.status, linkIn(await notTheirs.text())]).toEqual([403, undefined])

  const given = linkIn(await (await colleague.client.post('/can-bo/nguoi-xu-ly-to-cao/dong-y', answer)).text())
  expect((await officer.client.get('/can-bo')).status).toBe(200)
  const anew = createClient(server.xaOi.url)
  const set = await anew.postRaw(`/moi/${tokenOf(given ?? '')}`, { display_name: 'Người A', password })
  await takeSecondStep(anew, 'tocao.a', set)
  expect((await anew.get('/can-bo')).status).toBe(200)
  expect((await officer.client.get('/can-bo')).status).toBe(303)
})

test('an officer says no, reads what happened and is not told again', async () => {
  const administrator = await signInAs(server.xaOi, 'quantri.c', 'administrator', null)
  const officer = await signInAs(server.xaOi, 'tocao.c', 'denunciation_officer', null)
  await administrator.client.get('/tai-khoan')
  const newcomer = { user_name: 'tocao.moi', display_name: 'Người mới', role: 'denunciation_officer', commune: '' }
  const made = await (await administrator.client.post('/tai-khoan', newcomer)).text()
  expect(linkIn(made)).toBeUndefined()
  const path = '/can-bo/nguoi-xu-ly-to-cao'
  const page = await (await officer.client.get(path)).text()
  expect(page).toContain('Người mới (tocao.moi)')
  await officer.client.post(`${path}/tu-choi`, { id: field(page, 'id'), request: field(page, 'request') })
  expect(await (await officer.client.get(path)).text()).toContain('Không đồng ý cấp đường dẫn: <strong>Người mới')
  await officer.client.post(`${path}/da-xem`, {})
  expect(await (await officer.client.get('/can-bo')).text()).not.toContain('việc mới về tài khoản')
})

test('a newcomer has no key until a colleague in office gives it on the page', async () => {
  const path = '/can-bo/nguoi-xu-ly-to-cao'
  const [officer] = await server.xaOi.accounts.keys.findReaders()
  const signedIn = createClient(server.xaOi.url)
  await signIn(signedIn, 'tocao.a')
  const newcomer = await signInAs(server.xaOi, 'tocao.e', 'denunciation_officer', null)
  const waits = await (await newcomer.client.get(path)).text()
  expect([waits.includes('Anh/chị chưa có khóa'), waits.includes('giao-khoa')]).toEqual([true, false])
  expect((await newcomer.client.post(`${path}/giao-khoa`, { id: newcomer.account.id })).status).toBe(403)

  const page = await (await signedIn.get(path)).text()
  expect(page).toContain('tocao.e (tocao.e) chưa có khóa')
  const given = await signedIn.post(`${path}/giao-khoa`, { id: newcomer.account.id })
  expect(await given.text()).toContain('Đã giao khóa cho tocao.e.')
  const readers = (await server.xaOi.accounts.keys.findReaders()).map(({ id }) => id)
  expect(readers).toEqual(expect.arrayContaining([officer?.id, newcomer.account.id]))
  expect(await (await newcomer.client.get(path)).text()).toContain('Giao khóa mở tố cáo: <strong>tocao.e')
})

test('who holds a recovery key is confirmed on the page', async () => {
  const { keys } = server.xaOi.accounts
  await keys.makeRecovery({ holders: ['Nguyễn Một', 'Trần Hai', 'Lê Ba'], at: new Date() })
  const client = createClient(server.xaOi.url)
  await signIn(client, 'tocao.a')
  const path = '/can-bo/nguoi-xu-ly-to-cao'
  expect(await (await client.get(path)).text()).toContain('ba người giữ: Nguyễn Một, Trần Hai, Lê Ba')
  const [waiting] = await keys.findUnconfirmedRecovery()
  const answer = await client.post(`${path}/khoa-khoi-phuc`, { id: waiting?.id ?? '' })
  expect(await answer.text()).toContain('Đã xác nhận khóa khôi phục')
  expect(await keys.findUnconfirmedRecovery()).toEqual([])
})

test('an administrator does not close the own account', async () => {
  const { client, account } = await signInAs(server.xaOi, 'quantri.d', 'administrator', null)
  await client.get('/tai-khoan')
  const response = await client.post('/tai-khoan/khoa', { id: account.id })
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('chính mình')])
  expect((await client.get('/tai-khoan')).status).toBe(200)
})
