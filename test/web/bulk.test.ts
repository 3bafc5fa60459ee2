import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { entriesOf } from './form.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'colleague' | 'neighbour' | 'sealed' | 'inspector', StaffClient>
const ids = {} as Record<'officer' | 'colleague' | 'neighbour' | 'sealed', string>

const open = (openedBy: string, told: Partial<CaseContent> = {}): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text: `việc ${openedBy}`,
      ...told,
    }),
    openedBy,
    chat: 'web:bulk',
    at: new Date(),
  })

beforeAll(async () => {
  server = await startServer()
  for (const [who, role, commune] of [
    ['officer', 'officer', '12049'],
    ['colleague', 'officer', '12049'],
    ['neighbour', 'officer', '11953'],
    ['sealed', 'denunciation_officer', null],
  ] as const) {
    const { client, account } = await signInAs(server.xaOi, who, role, commune)
    clients[who] = client
    ids[who] = account.id
  }
  clients.inspector = (await signInAs(server.xaOi, 'inspector', 'inspector', null)).client
}, 60_000)
afterAll(() => server.stop())

const path = '/can-bo/nhieu-viec'
const now = async ({ id }: Case, isProtected = false) => {
  const found = await server.xaOi.core.cases.store.get(id, { isProtected })
  if (!found) throw new Error('no case')
  return found
}
/** The boxes of these rows as they stand in the list now. */
const boxes = async (who: keyof typeof clients, cases: readonly Case[]): Promise<Record<string, string>> => {
  const page = await (await clients[who].get('/can-bo')).text()
  const box = ({ id }: Case) => [`viec-${id}`, new RegExp(`name="viec-${id}" value="(\\d+)"`).exec(page)?.[1] ?? '']
  return Object.fromEntries(cases.map(box))
}
const send = async (who: keyof typeof clients, fields: Record<string, string>) => {
  const response = await clients[who].post(path, { list: '', ...fields })
  return { status: response.status, page: (await response.text()).normalize('NFC') }
}

test('chosen cases are given in one go; the one that changed meanwhile is shown and left as it is', async () => {
  const cases = [await open('a1'), await open('a2'), await open('a3')]
  const chosen = await boxes('officer', cases)
  const [, , third] = cases as [Case, Case, Case]
  await clients.colleague.get(`/can-bo/vu-viec/${third.id}`)
  await clients.colleague.post(`/can-bo/vu-viec/${third.id}/ghi-chu`, { version: '1', text: 'Xã đã xem.' })
  const { status, page } = await send('officer', { ...chosen, lam: 'giao', nguoi: ids.colleague })
  expect(status).toBe(200)
  expect(page).toContain('2 việc đã giao cho colleague.')
  expect(page).toMatch(/1 việc vừa thay đổi.*việc a3/s)
  const given = await Promise.all(cases.map(async (one) => (await now(one)).assignee?.id ?? null))
  expect(given).toEqual([ids.colleague, ids.colleague, null])
})

test('given back, put under another category, sent to another agency with a reason: each by the verb of one case', async () => {
  const cases = [await open('b1'), await open('b2', { category: 'roads' })]
  const [first, second] = cases as [Case, Case]
  await send('officer', { ...(await boxes('officer', cases)), lam: 'giao', nguoi: ids.officer })
  const back = await send('officer', { ...(await boxes('officer', cases)), lam: 'giao', nguoi: 'khong' })
  expect(back.page).toContain('2 việc đã trả lại, chưa ai nhận.')
  expect((await now(first)).assignee).toBeNull()
  const sorted = await send('officer', { ...(await boxes('officer', cases)), lam: 'linh-vuc', linh_vuc: 'roads' })
  expect(sorted.page).toContain('1 việc đã đổi sang “Đường sá, thoát nước”.')
  expect(sorted.page).toContain('1 việc chưa làm.')
  expect((await now(first)).category).toBe('roads')
  const sent = await send('officer', {
    ...(await boxes('officer', cases)),
    lam: 'chuyen',
    noi: 'province',
    ly_do: 'đường của tỉnh',
  })
  expect(sent.page).toContain('2 việc đã gửi chuyển đến')
  expect((await now(second)).transfer).toMatchObject({ state: 'sent', reason: 'đường của tỉnh' })
})

test.each<[string, Record<string, string>, string]>([
  ['nobody', { lam: 'giao', nguoi: '' }, 'Chưa chọn người xử lý'],
  ['no category', { lam: 'linh-vuc', linh_vuc: 'la-gi' }, 'Chưa chọn lĩnh vực'],
  ['no reason', { lam: 'chuyen', noi: 'province', ly_do: ' ' }, 'Chưa đủ nơi nhận và lý do'],
])('with %s nothing is done, and what was chosen stays chosen', async (_what, fields, said) => {
  const found = await open(`c-${fields.lam}`)
  const { status, page } = await send('officer', { ...(await boxes('officer', [found])), ...fields })
  expect(status).toBe(400)
  expect(page).toContain(said)
  expect(entriesOf(page, path)).toContainEqual([`viec-${found.id}`, '1'])
  expect((await now(found)).version).toBe(1)
})

test('nobody does with many what is not theirs with one', async () => {
  const own = await open('d1')
  const tip = await open('d2', { kind: 'tip' })
  const foreign = await send('neighbour', { [`viec-${own.id}`]: '1', lam: 'giao', nguoi: ids.neighbour })
  expect(foreign.page).toContain('1 việc không còn trong danh sách')
  const toForeign = await send('officer', { [`viec-${own.id}`]: '1', lam: 'giao', nguoi: ids.neighbour })
  expect(toForeign.page).toContain('không xử lý được vụ việc này')
  const sealed = await send('officer', { [`viec-${tip.id}`]: '1', lam: 'giao', nguoi: ids.officer })
  expect(sealed.page).toContain('1 việc không còn trong danh sách')
  expect((await now(own)).assignee ?? (await now(tip, true)).assignee).toBeNull()
  expect((await send('sealed', { [`viec-${tip.id}`]: '1', lam: 'linh-vuc', linh_vuc: 'roads' })).status).toBe(403)
  const given = await send('sealed', { ...(await boxes('sealed', [tip])), lam: 'giao', nguoi: ids.sealed })
  expect(given.page).toContain('1 việc đã giao cho sealed.')
  expect((await send('inspector', { [`viec-${own.id}`]: '1', lam: 'giao', nguoi: ids.officer })).status).toBe(403)
})

test('a page of rows is chosen by a link, without script; who only looks on has no boxes', async () => {
  const plain = await (await clients.officer.get('/can-bo')).text()
  expect(entriesOf(plain, path).filter(([name]) => name.startsWith('viec-'))).toEqual([])
  const address = /href="([^"]+)" data-choose-all/.exec(plain)?.[1] ?? ''
  const whole = await (await clients.officer.get(address)).text()
  const rows = [...whole.matchAll(/data-case="([^"]+)"/g)].map(([, id]) => `viec-${id}`)
  expect(entriesOf(whole, path).map(([name]) => name)).toEqual(expect.arrayContaining(rows))
  expect(await (await clients.inspector.get('/can-bo')).text()).not.toMatch(/name="viec-|class="bulk/)
})

test('what was sent to a wrong place is taken back in one go; what is answered isn’t sent at all', async () => {
  const [first, second, answered] = [await open('r1'), await open('r2'), await open('r3')] as [Case, Case, Case]
  await clients.officer.get(`/can-bo/vu-viec/${answered.id}`)
  await clients.officer.post(`/can-bo/vu-viec/${answered.id}/buoc`, {
    version: '1',
    to: 'answered',
    text: 'Đã làm xong.',
  })
  const all = { ...(await boxes('officer', [first, second])), [`viec-${answered.id}`]: '2' }
  const sent = await send('officer', { ...all, lam: 'chuyen', noi: '11953', ly_do: 'Nhầm địa bàn' })
  expect(sent.page).toContain('2 việc đã gửi chuyển đến')
  expect(sent.page).toContain('mở lại rồi mới chuyển')
  expect((await now(answered)).transfer).toBeNull()
  const back = await send('officer', { ...(await boxes('officer', [first, second])), lam: 'rut-lai' })
  expect(back.page).toContain('2 việc chuyển đã rút lại.')
  for (const one of [first, second]) expect((await now(one)).transfer).toBeNull()
})
