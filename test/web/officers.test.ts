import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient, password, signInAs, startServer, tokenOf } from './staff.js'

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
  expect(asked).toContain('Chờ người xử lý tố cáo đồng ý')

  expect(await (await colleague.client.get('/can-bo')).text()).toContain('việc mới về tài khoản xử lý tố cáo')
  const page = await (await colleague.client.get('/can-bo/nguoi-xu-ly-to-cao')).text()
  const answer = { id: officer.account.id, request: field(page, 'request') }
  await administrator.client.get('/tai-khoan')
  const notTheirs = await administrator.client.post('/can-bo/nguoi-xu-ly-to-cao/dong-y', answer)
  expect([notTheirs.status, linkIn(await notTheirs.text())]).toEqual([403, undefined])

  const given = linkIn(await (await colleague.client.post('/can-bo/nguoi-xu-ly-to-cao/dong-y', answer)).text())
  expect((await officer.client.get('/can-bo')).status).toBe(200)
  const anew = createClient(server.xaOi.url)
  await anew.postRaw(`/moi/${tokenOf(given ?? '')}`, { display_name: 'Người A', password })
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

test('an administrator does not close the own account', async () => {
  const { client, account } = await signInAs(server.xaOi, 'quantri.d', 'administrator', null)
  await client.get('/tai-khoan')
  const response = await client.post('/tai-khoan/khoa', { id: account.id })
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('chính mình')])
  expect((await client.get('/tai-khoan')).status).toBe(200)
})
