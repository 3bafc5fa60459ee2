import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseContent } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let client: StaffClient
beforeAll(async () => {
  server = await startServer()
  client = (await signInAs(server.xaOi, 'can.bo', 'officer', '12049')).client
}, 60_000)
afterAll(() => server.stop())

let opened = 0
const open = (over: Partial<CaseContent>) =>
  server.xaOi.core.cases.open({
    content: buildContent({
      category: 'roads',
      text: 'rác vứt đầy đường',
      ...over,
    }),
    openedBy: `test:category:${opened++}`,
    chat: 'web:category',
    at: new Date(),
  })
const stored = (id: string) => server.xaOi.core.cases.store.get(id, { isProtected: false })

test('an officer chooses another category on the case’s page, which shows the old and the new one', async () => {
  const found = await open({})
  const path = `/can-bo/vu-viec/${found.id}`
  expect(await (await client.get(path)).text()).toMatch(/<option value="roads" selected>/)
  const typed = { version: String(found.version), category: 'environment', text: 'nói về rác' }
  const done = await client.post(`${path}/linh-vuc`, typed)
  expect([done.status, done.headers.get('location')]).toEqual([303, `${path}?xong`])
  expect((await stored(found.id))?.category).toBe('environment')
  const page = await (await client.get(path)).text()
  expect(page).toContain('Đổi lĩnh vực: Đường sá, thoát nước')
  expect(page).toContain('→ Rác thải, môi trường')
  expect(page).toContain('nói về rác')
  expect((await client.post(`${path}/linh-vuc`, typed)).status).toBe(409)
})

test('the same category again shows the error in its form', async () => {
  const found = await open({})
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const refused = await client.post(`${path}/linh-vuc`, { version: String(found.version), category: 'roads', text: '' })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toMatch(/<details open>(?:(?!<\/details>)[\s\S])*lĩnh vực khác/)
  expect((await stored(found.id))?.version).toBe(found.version)
})

test('another commune’s officer can’t, and the province’s page names who settles a complaint', async () => {
  const foreign = await open({ communeCode: '11953' })
  const path = `/can-bo/vu-viec/${foreign.id}/linh-vuc`
  expect((await client.post(path, { version: String(foreign.version), category: 'land', text: '' })).status).toBe(404)
  const complaint = await open({ kind: 'complaint', against: 'Sở Y tế', category: 'schools_health' })
  expect(complaint).toMatchObject({ settledBy: 'Giám đốc Sở Y tế', agency: { office: 'province' } })
  const province = (await signInAs(server.xaOi, 'giam.sat', 'supervisor', null)).client
  const page = await (await province.get(`/can-bo/vu-viec/${complaint.id}`)).text()
  expect(page).toMatch(/Cơ quan giải quyết<\/dt><dd>Giám đốc Sở Y tế/)
})
