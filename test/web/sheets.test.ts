import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf, type EditableSheet, editable, only, writeInto } from '../catalog/sheet-support.js'
import { entriesOf } from './form.js'
import { type createClient, signInAs, startServer } from './staff.js'

type Client = ReturnType<typeof createClient>

const path = '/bien-tap/bang-tinh'
const birth = 'register-birth'

let server: Awaited<ReturnType<typeof startServer>>
let editor: Client
beforeAll(async () => {
  server = await startServer()
  editor = (await signInAs(server.xaOi, 'bien.tap', 'editor', null)).client as Client
}, 60_000)
afterAll(() => server.stop())

const send = async (to: string, fields: Record<string, string>, file?: [string, Uint8Array]): Promise<Response> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (file) body.append('sheet', new Blob([new Uint8Array(file[1])]), file[0])
  return fetch(server.xaOi.url + to, { method: 'POST', body, headers: { cookie: editor.cookie() }, redirect: 'manual' })
}
const tokenOn = async (): Promise<string> =>
  new Map(entriesOf(await (await editor.get(path)).text(), path)).get('_csrf') ?? ''
const upload = async (sheets: readonly EditableSheet[]): Promise<Response> =>
  send(path, { _csrf: await tokenOn() }, ['Danh mục sửa.xlsx', await bytesOf(sheets)])
const exported = async () => only(editable(await server.xaOi.core.catalog.exportSheets()), birth, 'register-marriage')

test('the catalog leaves as a workbook and as CSV, and comes back with nothing to draft', async () => {
  for (const format of ['xlsx', 'csv']) {
    const response = await editor.get(`${path}/danh-muc.${format}`)
    expect(response.headers.get('content-disposition')).toMatch(new RegExp(`danh-muc-[\\d-]+\\.${format}`))
    const bytes = new Uint8Array(await response.arrayBuffer())
    const page = await (await send(path, { _csrf: await tokenOn() }, [`x.${format}`, bytes])).text()
    expect(page).toContain('Không có gì để tạo bản nháp.')
  }
  expect((await editor.get(`${path}/danh-muc.pdf`)).status).toBe(404)
})

test('a file is looked at first, and its drafts are made when the editor says so', async () => {
  const sheets = await exported()
  writeInto(sheets, { sheet: 'Phí, lệ phí', slug: birth, column: 'Số tiền (đồng)' }, 12_345)
  const preview = await upload(sheets)
  const page = await preview.text()
  expect(preview.status).toBe(200)
  expect(page).toContain('1 thủ tục sẽ có bản nháp')
  expect(page).toContain('12.345')
  expect(page).toContain('người khác phải duyệt')
  expect((await server.xaOi.core.catalog.findVersions(birth))?.draft).toBeNull()

  const fields = Object.fromEntries(entriesOf(page, `${path}/tao-nhap`))
  expect(fields.why).toBe('Nhập từ tệp Danh mục sửa.xlsx')
  expect((await send(`${path}/tao-nhap`, { ...fields, _csrf: '' })).status).toBe(403)
  const made = await send(`${path}/tao-nhap`, fields)
  expect([made.status, made.headers.get('location')]).toEqual([303, `${path}?xong=1`])
  expect((await server.xaOi.core.catalog.findVersions(birth))?.draft?.procedure?.fees?.[0]?.amount).toBe(12_345)
  expect(await (await editor.get(`/bien-tap/thu-tuc/${birth}`)).text()).toContain('Nhập từ tệp Danh mục sửa.xlsx')
  expect(await (await editor.get(`/bien-tap/thu-tuc/${birth}/cong-bo`)).text()).toContain('Gửi duyệt')

  const again = await send(`${path}/tao-nhap`, fields)
  expect(again.status).toBe(409)
  expect(await again.text()).toContain('Chưa có gì được tạo')
})

test('what is wrong is listed by sheet and cell; so are a file that is none, and none', async () => {
  const sheets = await exported()
  const cell = writeInto(sheets, { sheet: 'Phí, lệ phí', slug: 'register-marriage', column: 'Số tiền (đồng)' }, 'abc')
  const refused = await upload(sheets)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain(`Trang tính “Phí, lệ phí”, ô ${cell}: “abc” không phải số`)
  const _csrf = await tokenOn()
  expect(await (await send(path, { _csrf }, ['x.xlsx', Buffer.from('PK rác')])).text()).toContain('Không đọc được tệp')
  expect(await (await send(path, { _csrf })).text()).toContain('Hãy chọn một tệp.')
  expect((await send(path, {}, ['x.csv', Buffer.from('x')])).status).toBe(403)
})

test.each([
  ['no JSON', 'x'],
  ['an unknown field', JSON.stringify([{ slug: birth, expected: 1, content: { color: 'red' } }])],
  ['a value that the format refuses', JSON.stringify([{ slug: birth, expected: 1, content: { fees: 'nhiều' } }])],
  ['a slug that is none', JSON.stringify([{ slug: '../x', expected: null, content: { name: 'x' } }])],
])('drafts are not made of %s', async (_, changes) => {
  const response = await send(`${path}/tao-nhap`, { _csrf: await tokenOn(), why: 'thử', changes })
  expect(response.status).toBe(400)
})
