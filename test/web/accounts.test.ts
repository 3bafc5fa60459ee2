import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findUnmanned, reviewReasonOf } from '../../src/accounts/access-review.js'
import type { AccountEntry } from '../../src/accounts/account-store.js'
import type { Role } from '../../src/accounts/roles.js'
import { localDay } from '../../src/shared/clock.js'
import { nameDevice } from '../../src/web/staff/name-device.js'
import { buildAccount } from '../accounts/build-account.js'
import { createClient, password, type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let admin: StaffClient
beforeAll(async () => {
  server = await startServer()
  admin = (await signInAs(server.xaOi, 'quan.tri', 'administrator', null)).client
}, 60_000)
afterAll(() => server.stop())

const find = async (userName: string) =>
  (await server.xaOi.core.accounts.findAll()).find((one) => one.userName === userName)
const sessionOf = (cookie: string): string => /xaoi_session=([^;]+)/.exec(cookie)?.[1] ?? ''
const signIn = async (userName: string, by: string) => {
  const client = createClient(server.xaOi.url)
  await client.get('/dang-nhap')
  return { client, status: (await client.post('/dang-nhap', { user_name: userName, password: by })).status }
}

test('an administrator signs somebody out everywhere, whose password stays', async () => {
  const { client, account } = await signInAs(server.xaOi, 'mat.may', 'officer', '12049')
  const second = (await signIn('mat.may', password)).client
  await admin.get('/tai-khoan')
  const answer = await admin.post('/tai-khoan/dang-xuat', { id: account.id })
  expect(await answer.text()).toContain('Đã đăng xuất mat.may khỏi mọi thiết bị.')
  for (const one of [client, second]) expect((await one.get('/can-bo')).status).toBe(303)
  expect((await signIn('mat.may', password)).status).toBe(303)
  const [entry] = await server.xaOi.core.accounts.audit.findLatest(10, { subjects: [account.id] })
  expect(entry).toMatchObject({ what: 'sessions_ended_by_other', subject: account.id })
})

describe('the own password', () => {
  const path = '/can-bo/tai-khoan-cua-toi'
  const other = 'một câu khác hẳn, cũng dài'

  test('is changed by who knows it; the session stays, all others end', async () => {
    const { client } = await signInAs(server.xaOi, 'doi.mat.khau', 'officer', '12049')
    const second = (await signIn('doi.mat.khau', password)).client
    expect(await (await client.get(path)).text()).toMatch(/thiết bị này[\s\S]*Đăng xuất các thiết bị khác/)
    const wrong = await client.post(`${path}/mat-khau`, { current: 'không phải', password: other })
    expect([wrong.status, (await wrong.text()).includes('Mật khẩu hiện tại chưa đúng.')]).toEqual([400, true])
    const weak = await client.post(`${path}/mat-khau`, { current: password, password: 'ngắn' })
    expect(weak.status).toBe(400)
    const before = client.cookie()
    expect((await client.post(`${path}/mat-khau`, { current: password, password: other })).status).toBe(303)
    expect(sessionOf(client.cookie())).not.toBe(sessionOf(before))
    expect((await createClient(server.xaOi.url, { xaoi_session: sessionOf(before) }).get(path)).status).toBe(303)
    expect((await client.get(path)).status).toBe(200)
    expect((await second.get(path)).status).toBe(303)
    expect((await signIn('doi.mat.khau', password)).status).toBe(401)
    expect((await signIn('doi.mat.khau', other)).status).toBe(303)
  })

  test('can’t be guessed from an open session', async () => {
    const { client } = await signInAs(server.xaOi, 'may.de.mo', 'officer', '12049')
    await client.get(path)
    for (let tries = 0; tries < 6; tries++)
      await client.post(`${path}/mat-khau`, { current: `thử ${tries}`, password: other })
    const right = await client.post(`${path}/mat-khau`, { current: password, password: other })
    expect(await right.text()).toContain('thử lại sau')
  })

  test('other devices are signed out on demand', async () => {
    const { client } = await signInAs(server.xaOi, 'hai.may', 'officer', '12049')
    const second = (await signIn('hai.may', password)).client
    await client.get(path)
    expect((await client.post(`${path}/dang-xuat-noi-khac`, {})).status).toBe(303)
    expect((await second.get(path)).status).toBe(303)
    expect((await client.get(path)).status).toBe(200)
  })
})

test.each([
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36', 'Chrome trên Android'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130 Safari/537.36 Edg/130', 'Edge trên Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1', 'Safari trên iPhone, iPad'],
  ['curl/8', ''],
])('%s is %s', (agent, name) => {
  expect(nameDevice(agent)).toBe(name)
})

describe('accounts from a file', () => {
  const head = 'ten_dang_nhap,ho_ten,vai_tro,xa_phuong'
  const post = async (csv: string) => {
    await admin.get('/tai-khoan/nhap')
    const response = await admin.post('/tai-khoan/nhap', { csv })
    return { status: response.status, page: (await response.text()).normalize('NFC') }
  }

  test('are made with their links, in whatever order the columns stand and however communes are written', async () => {
    const { status, page } = await post(
      [
        'Họ tên;Tên đăng nhập;Vai trò;Xã phường',
        'Nguyễn Thị A;nhap.mot;Cán bộ tiếp nhận;Xã Yên Mỹ',
        'Trần Văn B;nhap.hai;lanh dao xa, phuong;yen my',
        '"Lê ""C""";nhap.ba;Biên tập thủ tục;',
      ].join('\r\n'),
    )
    expect([status, page.match(/\/moi\//g)?.length]).toEqual([200, 3])
    expect(await find('nhap.hai')).toMatchObject({ role: 'leader', communeCode: '12073', hasPassword: false })
    expect(await find('nhap.ba')).toMatchObject({ role: 'editor', displayName: 'Lê "C"', communeCode: null })
  })

  test.each<[string, string, string]>([
    ['a wrong role', 'sai.mot,An,Tổng thống,Xã Yên Mỹ', 'Dòng 3: không có vai trò “Tổng thống”'],
    ['a wrong commune', 'sai.mot,An,Cán bộ tiếp nhận,Xã Không Có', 'Dòng 3: không có xã, phường “Xã Không Có”'],
    ['no commune', 'sai.mot,An,Cán bộ tiếp nhận,', 'Dòng 3: Vai trò này cần chọn xã, phường.'],
    ['a bad name', 'Sai Một,An,Biên tập thủ tục,', 'Dòng 3: Tên đăng nhập gồm'],
    ['no person', 'sai.mot,,Biên tập thủ tục,', 'Dòng 3: Hãy ghi họ và tên.'],
    ['a name twice in the file', 'dung.mot,An,Biên tập thủ tục,', 'Dòng 3: Tên đăng nhập này đã có.'],
    ['a name that is taken', 'quan.tri,An,Biên tập thủ tục,', 'Dòng 3: Tên đăng nhập này đã có.'],
  ])('with %s in one line make none, and what was pasted stays', async (_what, line, said) => {
    const { status, page } = await post([head, 'dung.mot,Đúng,Biên tập thủ tục,', line].join('\n'))
    expect([status, page.includes(said), page.includes('dung.mot,Đúng')]).toEqual([400, true, true])
    expect(await find('dung.mot')).toBeUndefined()
  })

  test.each([
    ['', 'Chưa có dòng nào'],
    [head, 'Chưa có dòng nào'],
    ['ten_dang_nhap,ho_ten\na,b', 'Thiếu cột “vai_tro”'],
  ])('%j is refused', async (csv, said) => {
    expect((await post(csv)).page).toContain(said)
  })

  test('208 at once are made', async () => {
    const lines = Array.from({ length: 208 }, (_, number) => `hang.loat.${number},Người ${number},Biên tập thủ tục,`)
    const { status, page } = await post([head, ...lines].join('\n'))
    expect([status, page.match(/\/moi\//g)?.length]).toEqual([200, 208])
  })
})

describe('another role or commune', () => {
  const change = async (userName: string, role: Role, commune: string, seen: Role = 'officer') => {
    await admin.get('/tai-khoan')
    const id = (await find(userName))?.id ?? ''
    return admin.post('/tai-khoan/vai-tro', { id, seen, role, commune })
  }

  test('is given, ends the sessions and stands in the trail', async () => {
    const { client } = await signInAs(server.xaOi, 'doi.vai', 'officer', '12049')
    expect((await change('doi.vai', 'leader', '11953')).status).toBe(303)
    expect(await find('doi.vai')).toMatchObject({ role: 'leader', communeCode: '11953' })
    expect((await client.get('/can-bo')).status).toBe(303)
    const subjects = [(await find('doi.vai'))?.id ?? '']
    const [last] = await server.xaOi.core.accounts.audit.findLatest(1, { subjects })
    expect(last?.what).toBe('account_role_changed')
  })

  test.each<[string, Role, string, Role]>([
    ['who opens protected cases', 'denunciation_officer', '', 'officer'],
    ['an officer without a commune', 'officer', '', 'officer'],
    ['a page that was seen before another change', 'leader', '12049', 'editor'],
  ])('is refused: %s', async (_what, role, commune, seen) => {
    if (!(await find('giu.vai'))) await signInAs(server.xaOi, 'giu.vai', 'officer', '12049')
    expect((await change('giu.vai', role, commune, seen)).status).toBeGreaterThanOrEqual(400)
    expect(await find('giu.vai')).toMatchObject({ role: 'officer', communeCode: '12049' })
  })

  test('is never one’s own', async () => {
    expect((await change('quan.tri', 'editor', '', 'administrator')).status).toBe(400)
  })
})

describe('the access review', () => {
  const now = new Date('2026-11-30T03:00:00Z')
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const entry = (over: Partial<AccountEntry>): AccountEntry => ({
    ...buildAccount('officer', '12049'),
    isActive: true,
    hasPassword: true,
    invitedUntil: null,
    request: null,
    createdAt: ago(10),
    signedInAt: null,
    reviewedAt: null,
    hasFactor: false,
    proposal: null,
    ...over,
  })

  test.each<[ReturnType<typeof reviewReasonOf>, Partial<AccountEntry>]>([
    [null, {}],
    [null, { createdAt: ago(30) }],
    ['never', { createdAt: ago(31) }],
    [null, { createdAt: ago(31), reviewedAt: ago(1) }],
    [null, { createdAt: ago(31), isActive: false }],
    [null, { createdAt: ago(200), signedInAt: ago(90) }],
    ['unused', { createdAt: ago(200), signedInAt: ago(91) }],
    [null, { createdAt: ago(200), signedInAt: ago(91), reviewedAt: ago(5) }],
    ['old', { createdAt: ago(366), signedInAt: ago(1) }],
    [null, { createdAt: ago(366), signedInAt: ago(1), reviewedAt: ago(300) }],
  ])('asks %j of %j', (reason, over) => {
    expect(reviewReasonOf(entry(over), now)).toBe(reason)
  })

  test('tells which communes have nobody', () => {
    const accounts = [entry({}), entry({ role: 'leader' }), entry({ communeCode: '11953', isActive: false })]
    expect(findUnmanned(accounts, ['12049', '11953'])).toEqual([{ code: '11953', noOfficer: true, noLeader: true }])
  })
})

test('the trail is read by person, deed and day', async () => {
  const admins = await find('quan.tri')
  const today = localDay(new Date())
  const rows = async (query: string) =>
    ((await (await admin.get(`/can-bo/nhat-ky?${query}`)).text()).split('<tbody>')[1] ?? '').match(/<tr>/g)?.length ?? 0
  expect(await rows(`nguoi=${admins?.id}&viec=account_role_changed`)).toBe(1)
  expect(await rows(`nguoi=${admins?.id}&viec=account_role_changed&tu=${today}&den=${today}`)).toBe(1)
  expect(await rows('viec=account_role_changed&den=2020-01-01')).toBe(0)
  expect(await rows('viec=account_role_changed&nguoi=khong-ai')).toBe(0)
  expect((await admin.get('/can-bo/nhat-ky?tu=hom-qua')).status).toBe(200)
})
