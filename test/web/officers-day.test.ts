import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const meSo = '12049'
const phoHien = '11953'
let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'sender' | 'receiver' | 'third', StaffClient>

beforeAll(async () => {
  server = await startServer()
  for (const [who, commune] of [
    ['sender', meSo],
    ['receiver', phoHien],
    ['third', '12127'],
  ] as const)
    clients[who] = (await signInAs(server.xaOi, who, 'officer', commune)).client
}, 60_000)
afterAll(() => server.stop())

let opened = 0
const open = (chat: string | null, told: Parameters<typeof buildContent>[0] = {}): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent(told),
    openedBy: `officers-day:${opened++}`,
    chat,
    at: new Date(),
    ...(chat === null && {
      entry: { way: 'counter' as const, by: { accountId: '1', name: 'Cán bộ quầy' }, forwarded: null },
    }),
  } as Parameters<typeof server.xaOi.core.cases.open>[0])
const pathOf = ({ id }: Case): string => `/can-bo/vu-viec/${id}`
const now = async ({ id }: Case): Promise<Case> =>
  (await server.xaOi.core.cases.store.get(id, { isProtected: false })) as Case
const act = async (client: StaffClient, found: Case, verb: string, fields: Record<string, string> = {}) => {
  await client.get(pathOf(found))
  return client.post(`${pathOf(found)}/${verb}`, { version: String((await now(found)).version), ...fields })
}
const textOf = async (client: StaffClient, path: string): Promise<string> =>
  (await (await client.get(path)).text()).normalize('NFC')

test('an office that handed a case on still tells where it is, by its page and by its code; others hear nothing', async () => {
  const found = await open('web:day')
  await act(clients.sender, found, 'chuyen', { to: phoHien, text: 'Thuộc phường Phố Hiến' })
  expect((await act(clients.receiver, found, 'nhan-chuyen')).status).toBe(303)
  const gone = await clients.sender.get(pathOf(found))
  expect([gone.status, (await gone.text()).normalize('NFC')]).toEqual([
    200,
    expect.stringMatching(new RegExp(`${found.receiptCode} đã chuyển đến UBND phường Phố Hiến ngày`)),
  ])
  const list = await textOf(clients.sender, `/can-bo?tim=${found.receiptCode}`)
  expect(list).toContain(`${found.receiptCode} đã chuyển đến UBND phường Phố Hiến`)
  for (const path of [pathOf(found), `/can-bo?tim=${found.receiptCode}`])
    expect(await textOf(clients.third, path)).not.toContain('Phố Hiến')
})

test('a notice says that a message goes out only where one does', async () => {
  const found = await open('web:day')
  const after = async (verb: string, fields: Record<string, string>) => {
    const answer = await act(clients.sender, found, verb, fields)
    return textOf(clients.sender, answer.headers.get('location') ?? '')
  }
  const told = 'Tin cho người dân đang được gửi'
  expect(await after('ghi-chu', { text: 'Chiều hỏi lại tổ điện.' })).not.toContain(told)
  expect(await after('linh-vuc', { category: 'lighting' })).not.toContain(told)
  expect(await after('buoc', { to: 'in_progress' })).toContain(told)
  expect(await after('nhan', { text: 'Tổ điện đến chiều nay.' })).toContain(told)
})

test('whom to call stands masked until somebody asks, and that is in the audit trail', async () => {
  const reporter = { name: 'Trần Thị Nụ', address: null, phone: '0912000116' }
  const found = await open(null, { reporter })
  await act(clients.sender, found, 'nhan', { text: 'Mai xã đến xem.' })
  const page = await textOf(clients.sender, pathOf(found))
  expect(page).toContain('Cần báo người dân')
  expect(page).toMatch(/Gọi •••• 16/)
  expect(page).not.toContain('0912000116')
  expect(await textOf(clients.sender, `${pathOf(found)}?nguoi-gui`)).toContain('href="tel:0912000116"')
  const trail = await server.xaOi.core.accounts.audit.findLatest(5, {})
  expect(trail.some(({ what, subject }) => what === 'person_viewed' && subject === found.id)).toBe(true)
})

test('what only promises is a message: it stands where the case stays open', async () => {
  const found = await open('web:day', { category: 'lighting' })
  const page = await textOf(clients.sender, pathOf(found))
  const barOf = (form: string): string =>
    new RegExp(`data-fills="${form}-text" role="group"[\\s\\S]*?</div>`).exec(page)?.[0] ?? ''
  for (const promise of ['Đã nhận, đang cho người xem', 'Cần thời gian, có ngày hẹn', 'Sửa đèn, điện, nước']) {
    expect(barOf('reply')).toContain(promise)
    expect(barOf('move-answered')).not.toContain(`>${promise}<`)
  }
  expect(barOf('move-answered')).toContain('Đã sửa đèn, điện, nước')
})

test('what is too long to send comes back whole, with how much may be sent', async () => {
  const found = await open('web:day', {})
  const text = 'Xã đã kiểm tra trại lợn. '.repeat(223)
  const answer = await act(clients.sender, found, 'nhan', { text })
  expect(answer.status).toBe(400)
  const page = await answer.text()
  expect(page).toContain('nhiều nhất 4.000 ký tự')
  expect(page).toContain(text.trim())
  expect(page).not.toMatch(/<textarea[^>]*maxlength/)
})

test('numbers of a person in a reason that another office reads are asked about, once', async () => {
  const found = await open('web:day')
  const told = { to: phoHien, text: 'Hỏi ông Ba, 0912 345 678, căn cước 001203004567.' }
  const asked = await act(clients.sender, found, 'chuyen', told)
  expect(asked.status).toBe(400)
  const page = (await asked.text()).normalize('NFC')
  expect(page).toContain('nơi khác và người dân cũng đọc')
  expect(page).toContain('Vẫn ghi các số này')
  expect((await now(found)).transfer).toBeNull()
  expect((await act(clients.sender, found, 'chuyen', { ...told, van_gui: '1' })).status).toBe(303)
  const back = await act(clients.receiver, found, 'tra-lai', { text: 'Gọi lại 0912345678.' })
  expect([back.status, (await back.text()).normalize('NFC')]).toEqual([400, expect.stringContaining('name="van_gui"')])
  expect((await act(clients.receiver, found, 'tra-lai', { text: 'Của xã bạn.' })).status).toBe(303)
  expect((await act(clients.sender, found, 'chuyen', { to: phoHien, text: 'Đường của phường.' })).status).toBe(303)
})
