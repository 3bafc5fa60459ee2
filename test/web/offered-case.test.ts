import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { readSpreadsheet } from '../../src/shared/spreadsheet/read-table.js'
import { buildContent } from '../cases/build-content.js'
import { findDoors } from './doors.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const next = '11953'
const reporter = {
  name: 'Lương Thị Xuyến',
  address: 'thôn Đông Khúc, nhà cuối đê',
  phone: '0987001122',
  contact: 'nhờ ông Khoa',
}
const told = 'Tôi là Lương Thị Xuyến, gọi 0987 001 122. Đèn đường trước chợ hỏng.'
const secrets = /Lương Thị Xuyến|0987\D?001\D?122|Đông Khúc|ông Khoa|Phạm Văn Đại/

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'sender' | 'officer' | 'leader', StaffClient>
let found: Case

const now = async (): Promise<Case> =>
  (await server.xaOi.core.cases.store.get(found.id, { isProtected: false })) as Case
const act = async (client: StaffClient, verb: string, fields: Record<string, string> = {}) =>
  client.post(`/can-bo/vu-viec/${found.id}/${verb}`, { version: String((await now()).version), ...fields })

beforeAll(async () => {
  server = await startServer()
  clients.sender = (await signInAs(server.xaOi, 'ben.gui', 'officer', own)).client
  clients.officer = (await signInAs(server.xaOi, 'ben.nhan', 'officer', next)).client
  clients.leader = (await signInAs(server.xaOi, 'ben.nhan.ld', 'leader', next)).client
  found = await server.xaOi.core.cases.open({
    content: buildContent({ text: told, communeCode: own, reporter }),
    openedBy: 'offered',
    chat: 'web:offered',
    at: new Date(),
  })
  // the same person wrote to the next office, too: nothing of that may tell who it is
  await server.xaOi.core.cases.open({
    content: buildContent({ text: 'Đường làng bên này ngập', communeCode: next }),
    openedBy: 'offered:earlier',
    chat: 'web:offered',
    at: new Date(),
  })
  await clients.sender.get(`/can-bo/vu-viec/${found.id}`)
  await act(clients.sender, 'ghi-chu', { text: 'Bà Lương Thị Xuyến, 0987001122, hẹn chiều.' })
  await act(clients.sender, 'chuyen', { to: next, text: 'Thuộc phường bạn. Hỏi bà Lương Thị Xuyến.' })
}, 60_000)
afterAll(() => server.stop())

const parts: Record<string, string[]> = {
  format: ['csv', 'xlsx'],
  slug: ['phieu-chuyen', 'thong-bao'],
  file: ['khong-co'],
  month: ['2026-12'],
}
const addressesOf = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].reduce(
    (made, [whole, name = '']) =>
      made.flatMap((one) => (parts[name] ?? [found.id]).map((part) => one.replace(whole, part))),
    [path],
  )

/** Every page of staff that there is, of this case where it is of one, with whatever may be asked of it. */
const addresses = (): string[] =>
  findDoors()
    .filter(({ action, who }) => action.method === 'get' && who !== 'anybody')
    .flatMap(({ action }) => addressesOf(action.path))
    .flatMap((path) => [
      path,
      `${path}?nguoi-gui`,
      `${path}?xem=all`,
      `${path}?xem=under_way`,
      `${path}?xem=all&tim=${found.receiptCode}`,
    ])

const textOf = async (client: StaffClient, path: string): Promise<string> => {
  const response = await client.get(path)
  if (!response.headers.get('content-type')?.includes('spreadsheet')) return (await response.text()).normalize('NFC')
  return JSON.stringify(await readSpreadsheet(new Uint8Array(await response.arrayBuffer()))).normalize('NFC')
}
/** What was typed is shown again, so that only rows tell whether something was found. */
const finds = async (client: StaffClient, words: string): Promise<boolean> =>
  (await textOf(client, `/can-bo?xem=all&tim=${encodeURIComponent(words)}`)).includes(`/can-bo/vu-viec/${found.id}`)

const telling = async (client: StaffClient): Promise<string[]> => {
  const told: string[] = []
  for (const path of addresses()) if (secrets.test(await textOf(client, path))) told.push(path)
  return told
}

test('until a case is accepted no door tells the office it is under way to who sent it', async () => {
  expect(await textOf(clients.officer, `/can-bo/vu-viec/${found.id}`)).toContain('Đèn đường trước chợ hỏng')
  for (const who of ['officer', 'leader'] as const) expect(await telling(clients[who]), who).toEqual([])
  const page = await textOf(clients.officer, `/can-bo/vu-viec/${found.id}?nguoi-gui`)
  expect(page).toContain('hiện ra sau khi bấm nhận')
  expect(page).not.toContain('ngập')
}, 60_000)

test('nor is it found there by its sender, and no look is noted that showed nobody', async () => {
  for (const words of ['0987001122', 'Xuyến', 'Đông Khúc']) {
    expect(await finds(clients.officer, words), words).toBe(false)
    expect(await finds(clients.sender, words), words).toBe(words !== 'Đông Khúc')
  }
  expect(await finds(clients.officer, found.receiptCode)).toBe(true)
  const trail = await server.xaOi.core.accounts.audit.findLatest(500)
  expect(trail.filter(({ what }) => what === 'person_viewed' || what === 'senders_taken_out')).toEqual([])
})

test('once accepted it is the receiver’s whole, and its export says whose names were in it', async () => {
  await clients.officer.get(`/can-bo/vu-viec/${found.id}`)
  expect((await act(clients.officer, 'nhan-chuyen')).status).toBe(303)
  expect(await now()).toMatchObject({ reporter, text: told, chat: 'web:offered' })
  expect(await finds(clients.officer, '0987001122')).toBe(true)
  for (const path of [`/can-bo/vu-viec/${found.id}?nguoi-gui`, '/can-bo/xuat.csv?xem=all', '/can-bo/xuat.xlsx?xem=all'])
    expect(await textOf(clients.officer, path), path).toMatch(secrets)
  const trail = await server.xaOi.core.accounts.audit.findLatest(20, { what: 'senders_taken_out' })
  expect(trail.map(({ detail }) => detail?.cases)).toEqual([[found.id], [found.id]])
  const gone = await textOf(clients.sender, `/can-bo/vu-viec/${found.id}`)
  expect(gone).toMatch(new RegExp(`${found.receiptCode} đã chuyển đến UBND phường Phố Hiến ngày.*Nơi nhận ghi: `))
  expect(gone).not.toMatch(secrets)
  expect(gone).not.toContain('Đèn đường')
})
