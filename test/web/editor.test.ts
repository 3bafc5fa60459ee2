import { afterAll, beforeAll, expect, test } from 'vitest'
import { programVersion } from '../../src/shared/program-version.js'
import { buildAccount } from '../accounts/build-account.js'
import { createChatClient } from '../channels/chat-client.js'
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
    facts: {
      text: 'nơi nộp sai',
      slug: 'register-birth',
      told: [
        'register-birth, bản 1 (received_by_text, fees)',
        'register-birth, bản 1 (no such fact) [no such rule/procedure_fee; 0.0.9]',
      ],
    },
  })
  const page = await (await editor.get('/can-bo/viec-can-lam?loai=bao-sai')).text()
  const address = '/bien-tap/thu-tuc/register-birth/ban/1?dung=received_by_text%2Cfees'
  expect(page).toContain(`<a href="${address}">Đăng ký khai sinh, bản 1</a>`)
  const version = await (await editor.get(address)).text()
  expect(version.match(/Đã dùng trong câu trả lời/g)).toHaveLength(2)
  expect(version).toContain('từ trước khi quy tắc được ghi lại')
  expect(version).toContain('từ trước khi phiên bản được ghi lại')
  const [, ofOlder = ''] = /href="([^"]*luat=no[^"]*)"/.exec(page) ?? []
  const older = await (await editor.get(ofOlder.replaceAll('&amp;', '&'))).text()
  expect(older).toContain('không còn trong chương trình đang chạy')
  expect(older).toContain('<code>no such rule/procedure_fee</code>')
  expect(older).toContain('<code>0.0.9</code>')
  expect(page).toContain('<a href="/bien-tap/thu-tuc/register-birth">Đăng ký khai sinh</a>')
  expect(page).toContain('luật đã đổi')
  expect(page).toContain('Nộp thay, ủy quyền')
  expect(page).not.toContain('/bien-tap/thu-tuc/nop-thay-uy-quyen')
})

test('an editor reads what the citizen asked and was told, and says whether it was wrong', async () => {
  const address = '/can-bo/viec-can-lam?loai=bao-sai'
  const talk = [{ said: 'phí bao nhiêu ạ', answered: 'Bản sao 8.000 đồng', told: [] }]
  const { tasks } = server.xaOi.core
  for (const text of ['tôi báo là đúng', 'tôi báo nhầm'])
    await tasks.open({
      kind: 'error_report',
      openedBy: text,
      chat: 'web:judged',
      at: new Date(),
      facts: { text, slug: 'register-birth', talk },
    })
  const found = async (text: string) =>
    (await tasks.findAllFor(buildAccount('editor'), 'error_report', { communeCode: null, limit: 50 })).find(
      ({ facts }) => 'text' in facts && facts.text === text,
    )
  const page = await (await editor.get(address)).text()
  for (const said of ['phí bao nhiêu ạ', 'Bản sao 8.000 đồng', 'Đúng là sai, đã sửa', 'Không sai'])
    expect(page).toContain(said)
  for (const [text, verdict, isConfirmed] of [
    ['tôi báo là đúng', 'confirmed', true],
    ['tôi báo nhầm', 'unfounded', false],
  ] as const) {
    const key = (await found(text))?.id ?? ''
    const answered = await editor.post('/can-bo/viec-can-lam/ket-luan', { key, verdict, loai: 'bao-sai' })
    expect([answered.status, answered.headers.get('location')]).toEqual([303, address])
    expect(await found(text)).toMatchObject({ state: 'done', isConfirmed })
  }
  expect(await (await editor.get(address)).text()).toMatch(/Đã kết luận gần đây[\s\S]*tôi báo nhầm[\s\S]*Mở lại/)
  const key = (await found('tôi báo nhầm'))?.id ?? ''
  expect((await editor.post('/can-bo/viec-can-lam/mo-lai', { key, loai: 'bao-sai' })).status).toBe(303)
  expect(await found('tôi báo nhầm')).toMatchObject({ state: 'open', isConfirmed: null })
})

test('from what a citizen was answered an editor reads the rule that chose it and the program that ran', async () => {
  const citizen = createChatClient(server.xaOi.url)
  await citizen.post('phí chứng thực bản sao')
  await citizen.post('/baosai certify-copy')
  await citizen.post('tôi bị thu khác')
  const page = await (await editor.get('/can-bo/viec-can-lam?loai=bao-sai')).text()
  const [, address = ''] = /href="([^"]*certify-copy[^"]*dung=[^"]*)"/.exec(page) ?? []
  const answer = await (await editor.get(address.replaceAll('&amp;', '&'))).text()
  expect(answer).toContain('Câu hỏi mới, đọc theo ý định: hỏi phí')
  expect(answer).toContain('<code>start flow/procedure_fee</code>')
  expect(answer).toContain(`<code>${programVersion()}</code>`)
  expect(answer).toContain('Phí, lệ phí')
  const plain = await (await editor.get('/bien-tap/thu-tuc/certify-copy/ban/1')).text()
  expect(plain).not.toContain('Quy tắc đã chọn')
})
