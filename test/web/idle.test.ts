import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildContent } from '../cases/build-content.js'
import { password, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let now = Date.now()
const later = (minutes: number): void => {
  now += minutes * 60_000
}
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => new Date(now) })
}, 60_000)
afterAll(() => server.stop())

test('a session that is used goes on; thirty minutes without a page end it, and signing in leads back', async () => {
  const { client } = await signInAs(server.xaOi, 'can.bo.nghi', 'officer', '12049')
  for (let pages = 0; pages < 3; pages += 1) {
    later(29)
    expect((await client.get('/can-bo')).status).toBe(200)
  }
  later(29)
  expect((await client.post('/can-bo/tai-khoan-cua-toi/mat-khau', {})).status).toBe(400)
  later(29)
  expect((await client.get('/can-bo?loc=q%C3%A1+h%E1%BA%A1n')).status).toBe(200)
  later(30)
  const refused = await client.get('/can-bo?loc=q%C3%A1+h%E1%BA%A1n')
  expect(refused.status).toBe(303)
  const signInAddress = refused.headers.get('location') ?? ''
  const page = await (await client.get(signInAddress)).text()
  expect(page).toContain('Phiên làm việc đã hết')
  const ve = new URL(signInAddress, server.xaOi.url).searchParams.get('ve') ?? ''
  const again = await client.postRaw('/dang-nhap', { user_name: 'can.bo.nghi', password, ve })
  expect(again.headers.get('location')).toBe('/can-bo?loc=q%C3%A1+h%E1%BA%A1n')
})

test('what open pages ask by themselves keeps no session from ending', async () => {
  const { client } = await signInAs(server.xaOi, 'can.bo.di.vang', 'officer', '12049')
  const { client: editor } = await signInAs(server.xaOi, 'bien.tap.di.vang', 'editor', null)
  const at = new Date(now)
  const { id } = await server.xaOi.core.cases.open({
    content: buildContent(),
    openedBy: 'test:1',
    chat: 'web:idle',
    at,
  })
  const asked = [
    '/can-bo/phien',
    '/can-bo/dong-tin',
    '/can-bo/dong-tin/so',
    '/can-bo/moi',
    `/can-bo/vu-viec/${id}/dang-xem`,
  ]
  const minutes = [10, 10, 9]
  for (const wait of minutes) {
    later(wait)
    for (const path of asked) expect({ path, status: (await client.get(path)).status }).toEqual({ path, status: 200 })
    expect((await editor.get('/bien-tap/thu-tuc/re-register-birth/dang-xem')).status).toBe(200)
  }
  later(1)
  for (const path of asked) expect({ path, status: (await client.get(path)).status }).toEqual({ path, status: 303 })
  expect((await editor.get('/bien-tap')).status).toBe(303)
})

test('who never signed in is told of no session that ended', async () => {
  expect(await (await fetch(`${server.xaOi.url}/dang-nhap`)).text()).not.toContain('Phiên làm việc đã hết')
})
