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
    { slug: 'register-birth', text: 'phí đã đổi' },
    { slug: 'nop-thay-uy-quyen', text: 'luật đã đổi' },
  ]
  for (const facts of reports)
    await server.xaOi.core.tasks.open({
      kind: 'error_report',
      openedBy: facts.slug,
      chat: 'web:editor',
      at: new Date(),
      facts,
    })
  await server.xaOi.core.tasks.open({
    kind: 'error_report',
    openedBy: 'told',
    chat: 'web:editor',
    at: new Date(),
    facts: { text: 'nơi nộp sai', slug: 'register-birth', told: ['register-birth, bản 1 (received_by_text, fees)'] },
  })
  const page = await (await editor.get('/can-bo/viec-can-lam?loai=bao-sai')).text()
  const address = '/bien-tap/thu-tuc/register-birth/ban/1?dung=received_by_text%2Cfees'
  expect(page).toContain(`<a href="${address}">Đăng ký khai sinh, bản 1</a>`)
  const version = await (await editor.get(address)).text()
  expect(version.match(/Đã dùng trong câu trả lời/g)).toHaveLength(2)
  expect(page).toContain('<a href="/bien-tap/thu-tuc/register-birth">Đăng ký khai sinh</a>')
  expect(page).toContain('luật đã đổi')
  expect(page).toContain('Nộp thay, ủy quyền')
  expect(page).not.toContain('/bien-tap/thu-tuc/nop-thay-uy-quyen')
})
