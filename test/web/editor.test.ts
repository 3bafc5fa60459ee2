import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let editor: StaffClient
beforeAll(async () => {
  server = await startServer()
  editor = (await signInAs(server.xaOi, 'bien.tap', 'editor', null)).client
}, 60_000)
afterAll(() => server.stop())

test('reports of errors name the procedure, with its page, or the matter beside the catalog, which has none', async () => {
  const reports = [
    { id: 'test:1', slug: 'register-birth', text: 'phí đã đổi' },
    { id: 'test:2', slug: 'nop-thay-uy-quyen', text: 'luật đã đổi' },
  ]
  for (const report of reports)
    await server.xaOi.core.errorReports.add({ ...report, chat: 'web:editor', reportedAt: new Date() })
  const page = await (await editor.get('/bien-tap/bao-sai')).text()
  expect(page).toContain('<a href="/bien-tap/thu-tuc/register-birth">Đăng ký khai sinh</a>')
  expect(page).toContain('luật đã đổi')
  expect(page).toContain('Nộp thay, ủy quyền')
  expect(page).not.toContain('/bien-tap/thu-tuc/nop-thay-uy-quyen')
})
