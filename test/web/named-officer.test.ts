import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account, Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { mostOnTab } from '../../src/cases/inbox/find-inbox.js'
import { buildContent } from '../cases/build-content.js'
import { createClient, password, type StaffClient, startServer, tokenOf } from './staff.js'

const meSo = '12049'
let server: Awaited<ReturnType<typeof startServer>>
type Staff = { client: StaffClient; id: string }
const staff = {} as Record<'gian' | 'colleague' | 'leader' | 'supervisor' | 'inspector', Staff>

const signIn = async (
  userName: string,
  displayName: string,
  role: Role,
  communeCode: string | null,
): Promise<Staff> => {
  const { accounts, url } = server.xaOi
  const at = new Date()
  const { account, address } = await accounts.createByOwner({ userName, displayName, role, communeCode }, at)
  await accounts.accept({ token: tokenOf(address), password, displayName: '', at })
  const client = createClient(url)
  await client.postRaw('/dang-nhap', { user_name: userName, password })
  await client.get('/')
  return { client, id: account.id }
}

beforeAll(async () => {
  server = await startServer()
  staff.gian = await signIn('gian', 'Nguyễn Văn Gian', 'officer', meSo)
  staff.colleague = await signIn('colleague', 'Đỗ Thị Mơ', 'officer', meSo)
  staff.leader = await signIn('leader', 'Lãnh đạo Trần Văn Lĩnh', 'leader', meSo)
  staff.supervisor = await signIn('supervisor', 'Giám sát của tỉnh', 'supervisor', null)
  staff.inspector = await signIn('inspector', 'Phạm Thị Soi', 'inspector', null)
}, 180_000)
afterAll(() => server.stop())

const accountOf = async ({ id }: Staff): Promise<Account> => {
  const found = (await server.xaOi.accounts.findAll()).find((one) => one.id === id)
  if (!found) throw new Error('no account')
  return found
}
let opened = 0
const open = (told: Parameters<typeof buildContent>[0]): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({ reporter: { name: 'Vũ Thị Hạnh', address: 'Thôn 1', phone: '0912000117' }, ...told }),
    openedBy: `named:${opened++}`,
    chat: 'web:named',
    at: new Date(),
  })
const now = async ({ id }: Case): Promise<Case> =>
  (await server.xaOi.core.cases.store.get(id, { isProtected: false })) as Case
const pathOf = ({ id }: Case): string => `/can-bo/vu-viec/${id}`
const textOf = async ({ client }: Staff, path: string): Promise<string> =>
  (await (await client.get(path)).text()).normalize('NFC')
const seesIn = async (who: Staff, found: Case): Promise<Record<string, boolean>> => ({
  list: (await textOf(who, '/can-bo?hang=all')).includes(found.id),
  search: (await textOf(who, '/can-bo?hang=all&tim=gian')).includes(found.id),
  code: (await textOf(who, `/can-bo?hang=all&tim=${found.receiptCode}`)).includes(found.id),
  export: (await textOf(who, '/can-bo/xuat.csv?hang=all')).includes(found.receiptCode),
  page: (await who.client.get(pathOf(found))).status === 200,
})
const everywhere = { list: true, search: true, export: true, code: true, page: true }
const nowhere = { list: false, search: false, export: false, code: false, page: false }
const assign = async (by: Staff, found: Case, to: string) => {
  await by.client.get(pathOf(found))
  return (await by.client.post(`${pathOf(found)}/giao`, { version: String((await now(found)).version), to })).status
}

test.each([
  ['feedback', { text: 'phản ánh cán bộ Nguyễn Văn Gian ở một cửa xã Mễ Sở hách dịch' }],
  ['feedback without marks', { text: `${'rat lau '.repeat(300)} can bo nguyen van gian ${'hach dich '.repeat(200)}` }],
  [
    'a complaint',
    { kind: 'complaint', against: 'ông Nguyễn Văn Gian', text: 'trả hồ sơ của tôi', request: 'nhận lại' },
  ],
] as const)(
  'whom %s names sees it nowhere and is given it by nobody; colleagues, leader and province do',
  async (_what, told) => {
    const found = await open(told)
    expect(await seesIn(staff.gian, found)).toEqual(nowhere)
    for (const who of [staff.colleague, staff.leader, staff.supervisor])
      expect(await seesIn(who, found)).toEqual(everywhere)
    const page = await textOf(staff.leader, pathOf(found))
    expect(page).not.toContain(`value="${staff.gian.id}"`)
    expect(page).toContain(`value="${staff.colleague.id}"`)
    expect(await assign(staff.leader, found, staff.gian.id)).toBe(400)
    expect(await assign(staff.leader, found, staff.colleague.id)).toBe(303)
    const { version } = await now(found)
    const gian = await accountOf(staff.gian)
    const run = () => Promise.resolve()
    const outcome = await server.xaOi.core.cases.doForMany(gian, [{ id: found.id, version }], run)
    expect(outcome).toMatchObject({ gone: 1, done: [] })
    expect((await now(found)).assignee?.id).toBe(staff.colleague.id)
  },
)

test('the number on a tab, the next case and the figures of the day leave it out', async () => {
  const { cases } = server.xaOi.core
  const at = new Date()
  const gian = await accountOf(staff.gian)
  const colleague = await accountOf(staff.colleague)
  const count = async (who: typeof gian) => (await cases.countQueues(who, at, { most: mostOnTab })).open ?? 0
  const before = await count(gian)
  const plain = await open({ text: 'đèn hỏng' })
  const about = await open({ text: 'Nguyễn Văn Gian không nhận hồ sơ' })
  expect(await count(gian)).toBe(before + 1)
  const query = { queue: 'open', sort: 'newest' } as const
  expect(await cases.findNext(gian, { query, id: 'none' }, at)).toBe(plain.id)
  expect(await cases.findNext(colleague, { query, id: 'none' }, at)).toBe(about.id)
})

test('the commune’s leader settles a complaint about the leader, as the law has it, but not feedback', async () => {
  const against = 'Chủ tịch xã Trần Văn Lĩnh'
  const complaint = await open({ kind: 'complaint', against, text: 'ông ấy không cấp giấy', request: 'cấp giấy' })
  expect((await staff.leader.client.get(pathOf(complaint))).status).toBe(200)
  const feedback = await open({ text: 'ông Trần Văn Lĩnh không tiếp dân' })
  expect((await staff.leader.client.get(pathOf(feedback))).status).toBe(404)
  expect((await staff.colleague.client.get(pathOf(feedback))).status).toBe(200)
})

test('who inspects is kept away from what names them too', async () => {
  const found = await open({ text: 'bà Phạm Thị Soi đến xã mà không nghe dân' })
  expect((await staff.inspector.client.get(pathOf(found))).status).toBe(404)
  expect(await textOf(staff.inspector, '/can-bo?hang=all')).not.toContain('không nghe dân')
})

test('whoever the citizen names later has the case no longer', async () => {
  const found = await open({ text: 'hồ sơ của tôi bị trả' })
  expect(await assign(staff.leader, found, staff.gian.id)).toBe(303)
  const { cases } = server.xaOi.core
  const said = { text: 'người trả là anh Nguyễn Văn Gian', files: [], messageId: 'named:later', at: new Date() }
  expect(await cases.add(await now(found), said as Parameters<typeof cases.add>[1])).toBe(true)
  expect((await now(found)).assignee).toBeNull()
  expect(await seesIn(staff.gian, found)).toEqual(nowhere)
})

test('open pages of whom a case names don’t hear of it', async () => {
  const { cases, accounts } = { ...server.xaOi.core, accounts: server.xaOi.accounts }
  const heard: string[] = []
  const stops = (await accounts.findAll())
    .filter(({ communeCode }) => communeCode === meSo)
    .map((account) =>
      cases.watch.subscribe({
        account,
        desk: meSo,
        isProtected: false,
        tell: () => heard.push(account.userName),
        beat: () => undefined,
      }),
    )
  const at = new Date()
  await cases.watch.poll(at)
  heard.length = 0
  await cases.watch.poll(new Date(at.getTime() + 1))
  await open({ text: 'anh Nguyễn Văn Gian không nghe máy' })
  await cases.watch.poll(new Date(at.getTime() + 2))
  for (const stop of stops) stop()
  expect(heard.toSorted()).toEqual(['colleague', 'leader'])
})
