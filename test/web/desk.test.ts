import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { promisedDay } from '../../src/cases/clocks.js'
import { localDay } from '../../src/shared/clock.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

const meSo = '12049'
const phoHien = '11953'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'receiver' | 'protecting' | 'supervisor' | 'inspector', StaffClient>
beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
  const staff: [keyof typeof clients, Role, string | null][] = [
    ['officer', 'officer', meSo],
    ['receiver', 'officer', phoHien],
    ['protecting', 'denunciation_officer', null],
    ['supervisor', 'supervisor', null],
    ['inspector', 'inspector', null],
  ]
  for (const [name, role, communeCode] of staff)
    clients[name] = (await signInAs(server.xaOi, `ban.${name}`, role, communeCode)).client
})
afterAll(() => server.stop())

const path = '/can-bo/nhap-ho'
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const told = {
  kind: 'feedback',
  what: 'Đèn đường trước nhà văn hóa hỏng',
  where: 'thôn Mễ Sở',
  commune: meSo,
  phone: '0912 345 678',
  way: 'counter',
}
const enter = (client: StaffClient, more: Record<string, string> = {}) =>
  client.post(path, { ...told, key: randomUUID(), ...more })
const idIn = (response: Response): string => /vu-viec\/(\w+)\//.exec(response.headers.get('location') ?? '')?.[1] ?? ''
/** What the slip of a sealed case says, and where it leads on. */
const slipOf = async (response: Response) => {
  const page = await response.text()
  return {
    page,
    next: /href="(\/can-bo\/vu-viec\/[^"]+)"/.exec(page)?.[1]?.replace(/&amp;/g, '&') ?? '',
    id: /vu-viec\/(\w+)\//.exec(page)?.[1] ?? '',
    ma: /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(page)?.[1] ?? '',
    so_bi_mat: /<strong>(\d{4} \d{4} \d{4} \d{4})<\/strong>/.exec(page)?.[1] ?? '',
  }
}
const stored = async (id: string, isProtected = false): Promise<Case> => {
  const found = await server.xaOi.core.cases.store.get(id, { isProtected })
  if (!found) throw new Error('no case')
  return found
}
const textOf = async (response: Response): Promise<string> =>
  (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const post = async (client: StaffClient, id: string, verb: string, fields: Record<string, string> = {}) =>
  client.post(`/can-bo/vu-viec/${id}/${verb}`, { version: String((await stored(id)).version), ...fields })

test('the page has the officer’s own commune chosen, and a new key each time', async () => {
  const [first, second] = [
    await (await clients.officer.get(path)).text(),
    await (await clients.officer.get(path)).text(),
  ]
  expect(first).toMatch(new RegExp(`<option value="${meSo}" selected`))
  const keyOf = (page: string) => /name="key" value="([^"]+)"/.exec(page)?.[1]
  expect(keyOf(first)).not.toBe(keyOf(second))
  expect(first).toContain('data-draft-never="kind=denunciation,tip"')
})

test('what was entered leads to a receipt with the code, a QR code of the follow-up address, and no secret of others', async () => {
  const response = await enter(clients.officer)
  expect(response.status).toBe(303)
  const id = idIn(response)
  const found = await stored(id)
  expect(found).toMatchObject({ agency: { communeCode: meSo }, chat: null, entry: { way: 'counter' } })
  const receipt = await clients.officer.get(response.headers.get('location') ?? '')
  const page = await receipt.text()
  expect(page).toContain(found.receiptCode)
  expect(page).toContain('<svg')
  expect(page).toContain('Đèn đường trước nhà văn hóa hỏng')
  expect(page).not.toContain('0912')
  expect((await clients.receiver.get(`/can-bo/vu-viec/${id}/bien-nhan`)).status).toBe(404)
})

test('the receipt asks for digits of a telephone only of who has one', async () => {
  const receiptOf = async (more: Record<string, string>) => {
    const response = await enter(clients.officer, more)
    return (await clients.officer.get(response.headers.get('location') ?? '')).text()
  }
  expect(await receiptOf({})).toContain('4 số cuối')
  expect(await receiptOf({ phone: '', contact: 'con gái ở cùng thôn' })).not.toContain('4 số cuối')
})

test('who is told of a step with a paper by telephone gets the paper too', async () => {
  const id = idIn(await enter(clients.officer))
  const paper = { paper_number: '7/TB-UBND', paper_date: localDay(new Date()), paper_signer: 'Trần Thị Bình' }
  await post(clients.officer, id, 'buoc', { to: 'forwarded', target: 'Sở Xây dựng', text: 'x', ...paper })
  const shown = await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}`))
  expect(shown).toContain('Phải gửi văn bản số 7/TB-UBND')
})

test('who enters a case for another commune gets its receipt, and nothing else of it', async () => {
  const id = idIn(await enter(clients.officer, { commune: phoHien, where: 'phường Phố Hiến' }))
  expect((await clients.officer.get(`/can-bo/vu-viec/${id}/bien-nhan`)).status).toBe(200)
  expect((await clients.officer.get(`/can-bo/vu-viec/${id}`)).status).toBe(404)
  expect((await clients.receiver.get(`/can-bo/vu-viec/${id}`)).status).toBe(200)
})

test('a form with gaps comes back as it was typed, with what to write beside each', async () => {
  const response = await enter(clients.officer, { where: '', phone: '12', what: 'Đèn hỏng & tối' })
  expect(response.status).toBe(400)
  const page = await response.text()
  expect(page).toContain('Đèn hỏng &amp; tối</textarea>')
  expect(page).toMatch(/id="where-error">Hãy ghi nơi xảy ra/)
  expect(page).toMatch(/id="phone-error">Hãy ghi số điện thoại/)
})

const complaint = {
  kind: 'complaint',
  what: 'Xã thu hồi đất của tôi',
  name: 'Trần Văn Tư',
  address: 'thôn Đông',
  against: 'Chủ tịch UBND xã Mễ Sở',
  request: 'Hủy quyết định',
}

test('a paper of the court is not the office’s to send', async () => {
  const id = idIn(await enter(clients.officer, complaint))
  const today = localDay(new Date())
  await post(clients.officer, id, 'buoc', { to: 'received', day: today })
  const paper = { paper_number: 'TB01/TB-TA', paper_date: today, paper_signer: 'Lê Văn Tòa' }
  await post(clients.officer, id, 'buoc', { to: 'lawsuit', ...paper })
  const shown = await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}`))
  expect(shown).toContain('Đã ghi nhận anh/chị khởi kiện')
  expect(shown).not.toContain('Phải gửi văn bản số TB01')
})

test('the receipt of a complaint told at the counter says that signing comes next, with the letter to print', async () => {
  const response = await enter(clients.officer, complaint)
  const address = response.headers.get('location') ?? ''
  expect(address).toContain('/bien-nhan')
  const page = await (await clients.officer.get(address)).text()
  expect(page).toContain('Bước tiếp theo: ký đơn')
  expect(page).toContain(`/can-bo/vu-viec/${idIn(response)}/don`)
})

test.each(['letter', 'forwarded'])(
  'a complaint that came signed (%s) leads to recording it, from an earlier day, too',
  async (way) => {
    const from = { from_agency: 'Sở Y tế', from_paper: '12/SYT', from_date: '2026-01-05' }
    const response = await enter(clients.officer, { ...complaint, ...from, way })
    const address = response.headers.get('location') ?? ''
    const id = /vu-viec\/(\w+)/.exec(address)?.[1] ?? ''
    expect(address).toMatch(new RegExp(`^/can-bo/vu-viec/${id}\\?mo=move-received&da-nhap=[-0-9a-f]{36}#actions$`))
    const page = await (await clients.officer.get(address)).text()
    expect(page).toContain('đã có chữ ký')
    expect(page).toMatch(/<details open><summary>Ghi nhận đơn đã ký/)
    const recorded = await post(clients.officer, id, 'buoc', { to: 'received', day: '2026-11-02' })
    expect(recorded.status).toBe(303)
    expect((await stored(id)).clocks[0]).toMatchObject({ clockId: 'kn.accept', startedOn: '2026-11-02' })
  },
)

test('the day on which a letter came stands on its receipt and in the form that records it', async () => {
  const response = await enter(clients.officer, { ...complaint, way: 'letter', received: '2026-11-02' })
  const address = response.headers.get('location') ?? ''
  const id = /vu-viec\/(\w+)/.exec(address)?.[1] ?? ''
  expect(await (await clients.officer.get(address)).text()).toMatch(/name="day"[^>]*value="2026-11-02"/)
  expect(await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}/bien-nhan`))).toContain('Ngày nhận 02/11/2026')
  expect((await post(clients.officer, id, 'buoc', { to: 'received', day: '2026-11-01' })).status).toBe(400)
})

test('a stop because the person died says that it was saved, not that they hear of it', async () => {
  const id = idIn(await enter(clients.officer, complaint))
  const today = localDay(new Date())
  const paper = (number: string) => ({ paper_number: number, paper_date: today, paper_signer: 'Nguyễn Văn Hùng' })
  await post(clients.officer, id, 'buoc', { to: 'received', day: today })
  await post(clients.officer, id, 'buoc', { to: 'accepted', signer_checked: '1', ...paper('1/TB') })
  const died = { to: 'stopped', ground: 'died', text: 'Đã mất', signer_checked: '1', ...paper('2/QĐ') }
  const response = await post(clients.officer, id, 'buoc', died)
  expect((await stored(id)).state).toBe('stopped')
  expect(response.headers.get('location')).not.toContain('=gui')
})

test('the receipt, the page and the chat tell the same promised day, with its name', async () => {
  const id = idIn(await enter(clients.officer))
  const { clocks } = await stored(id)
  const day = promisedDay(clocks)?.split('-').reverse().join('/')
  const receipt = await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}/bien-nhan`))
  expect(receipt).toContain(`Hạn ${day} (Trả lời phản ánh)`)
  expect(await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}`))).toContain(`${day} (Trả lời phản ánh)`)
})

const count = async () => {
  const { store } = server.xaOi.core.cases
  return (await store.count({}, { isProtected: false })) + (await store.count({}, { isProtected: true }))
}

test.each([
  ['a denunciation', { kind: 'denunciation', what: 'Ông ấy giấu việc gì đó' }],
  ['a denunciation with gaps', { kind: 'denunciation', what: 'Ông ấy giấu việc gì đó', where: '', phone: '' }],
  ['a tip', { kind: 'tip', what: 'Ông ấy giấu việc gì đó' }],
  ['what accuses the own office', { what: 'Chủ tịch xã nhận tiền của dân, ông ấy giấu việc gì đó' }],
])('%s is handed over: nothing stored, nothing of it shown again', async (_, more) => {
  const before = await count()
  const response = await enter(clients.officer, more)
  expect(response.status).toBe(400)
  const page = await response.text()
  expect(page).toContain('Mời người dân gặp người xử lý tố cáo')
  expect(page).not.toContain('giấu việc gì đó')
  expect(await count()).toBe(before)
})

test('a denunciation officer is offered denunciations and tips, whose receipt tells neither kind nor content', async () => {
  const form = await (await clients.protecting.get(path)).text()
  expect(form).toMatch(/value="tip"/)
  expect(form).not.toMatch(/value="feedback"/)
  const signer = { name: 'Trần Văn Tư', address: 'thôn Đông', against: 'ông C' }
  const slip = await slipOf(await enter(clients.protecting, { kind: 'denunciation', ...signer }))
  const page = await textOf(await clients.protecting.get(slip.next))
  expect(page).toContain(slip.ma)
  expect(page).not.toMatch(/Loại việc (Tố cáo|Tin)|Đèn đường|Trần Văn Tư/)
  expect(page).toContain('Chỉ có mã này thì không mở được')
  expect(page).not.toContain(slip.so_bi_mat)
  expect(page).not.toMatch(/quét mã|nhắn Xã Ơi/i)
})

test('a slip with the secret is handed out once; with it the sender reads what the office asks, and answers', async () => {
  const key = randomUUID()
  const typed = {
    ...told,
    key,
    kind: 'denunciation',
    name: 'Trần Thị Năm',
    address: 'thôn Đông',
    against: 'ông Kiều Sâm',
  }
  const form = await (await clients.protecting.get(path)).text()
  const secret = /name="secret" value="([\d ]{19})"/.exec(form)?.[1] ?? ''
  const response = await clients.protecting.post(path, { ...typed, secret })
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const slip = await slipOf(response)
  expect(slip.so_bi_mat).toBe(secret)
  expect(slip.page).toContain('/gui-kin/ho-so')
  expect(slip.page).not.toMatch(/<svg|class="qr"|Trần Thị Năm|Kiều Sâm/)
  expect((await slipOf(await clients.protecting.post(path, { ...typed, secret }))).so_bi_mat).toBe(secret)
  const other = await clients.protecting.post(path, { ...typed, secret: '1111 2222 3333 4444' })
  expect([other.status, await other.text()]).toEqual([303, expect.not.stringContaining(secret)])

  const post = async (verb: string, text: string) => {
    const shown = await (await clients.protecting.get(`/can-bo/vu-viec/${slip.id}`)).text()
    const version = /name="version" value="(\d+)"/.exec(shown)?.[1] ?? ''
    return clients.protecting.post(`/can-bo/vu-viec/${slip.id}/${verb}`, { version, text })
  }
  expect((await post('hoi', 'Bà có hóa đơn mua xi măng không?')).status).toBe(303)
  const sender = createClient(server.xaOi.url)
  const fields = { ma: slip.ma, so_bi_mat: secret }
  const open = async (more = {}) => {
    await sender.get('/gui-kin/ho-so')
    return sender.post('/gui-kin/ho-so', { ...fields, ...more })
  }
  expect((await open({ so_bi_mat: '1111 2222 3333 4444' })).status).toBe(400)
  expect(await (await open()).text()).toContain('Bà có hóa đơn mua xi măng không?')
  const answered = await sender.post('/gui-kin/ho-so/viet', { ...fields, loi: 'Có hai tờ hóa đơn', lan: randomUUID() })
  expect(answered.status).toBe(200)
  const pages = ['', '/bien-nhan', '?nguoi-gui'].map((end) => `/can-bo/vu-viec/${slip.id}${end}`)
  const shown = await Promise.all(
    [...pages, '/can-bo/nhat-ky'].map(async (one) => (await clients.protecting.get(one)).text()),
  )
  expect(shown[0]).toContain('Có hai tờ hóa đơn')
  // whoever came to the desk may have no machine to read it with
  expect(shown[0]).toContain('Cần báo người dân')
  for (const page of shown) expect(page.replace(/\s/g, '')).not.toContain(secret.replace(/\s/g, ''))
})

const upload = async (
  client: ReturnType<typeof createClient>,
  csrf: string,
  files: [string, Buffer][],
  key: string,
) => {
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...told, _csrf: csrf, key })) body.append(name, value)
  for (const [name, bytes] of files) body.append('files', new Blob([new Uint8Array(bytes)]), name)
  return fetch(server.xaOi.url + path, {
    method: 'POST',
    body,
    headers: { cookie: client.cookie() },
    redirect: 'manual',
  })
}

test('files come with the form, once however often it is sent; one of a wrong kind stops it; without token nothing passes', async () => {
  const client = (await signInAs(server.xaOi, 'ban.tep', 'officer', meSo)).client as ReturnType<typeof createClient>
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await (await client.get(path)).text())?.[1] ?? ''
  const before = await count()
  const key = randomUUID()
  const files: [string, Buffer][] = [
    ['đèn.png', png],
    ['đơn.png', Buffer.concat([png, Buffer.from('2')])],
  ]
  const sent = await Promise.all([upload(client, csrf, files, key), upload(client, csrf, files, key)])
  expect(sent.map(({ status }) => status)).toEqual([303, 303])
  expect(new Set(sent.map(idIn)).size).toBe(1)
  expect(await count()).toBe(before + 1)
  const { core } = server.xaOi
  const kept = await core.cases.findFilesOf(await stored(idIn(sent[0] as Response)))
  expect(kept.map(({ name }) => name)).toEqual(['đèn.png', 'đơn.png'])

  const wrong = await upload(client, csrf, [['virus.exe', Buffer.from('MZ nothing')]], randomUUID())
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('virus.exe thuộc loại không nhận')])
  expect((await upload(client, '', files, randomUUID())).status).toBe(403)
  expect(await count()).toBe(before + 1)
})

test('what is to be told stands on the case with the telephone, until it is marked as told', async () => {
  const id = idIn(await enter(clients.officer))
  await clients.officer.get(`/can-bo/vu-viec/${id}`)
  await post(clients.officer, id, 'nhan', { text: 'Mai thợ đến' })
  const page = await (await clients.officer.get(`/can-bo/vu-viec/${id}?xong`)).text()
  expect(page).toContain('Cần báo người dân')
  expect(page).toContain('•••• 78')
  const shown = await (await clients.officer.get(`/can-bo/vu-viec/${id}?nguoi-gui`)).text()
  expect(shown).toContain('href="tel:0912345678"')
  expect(page).not.toContain('đang được gửi')
  expect(await (await clients.officer.get('/can-bo')).text()).toContain('Cần báo người dân')
  const item = (await stored(id)).toTell[0]?.id ?? ''
  const done = await post(clients.officer, id, 'da-bao', { item, how: 'telephone' })
  expect(done.status).toBe(303)
  const after = await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}`))
  expect(after).not.toContain('Cần báo người dân')
  expect(after).toContain('Gọi điện: UBND xã Mễ Sở nhắn')
  expect((await post(clients.officer, id, 'da-bao', { item, how: 'telephone' })).status).toBe(400)
})

test('sender and receiver see a transfer, each with their own buttons, and a return with its reason', async () => {
  const id = idIn(await enter(clients.officer))
  await clients.officer.get(`/can-bo/vu-viec/${id}`)
  await clients.receiver.get('/can-bo')
  const unsent = await (await clients.officer.get(`/can-bo/vu-viec/${id}`)).text()
  expect(unsent).toMatch(/<select id="transfer-to"[^>]* required[^>]*><option value="">Hãy chọn nơi nhận<\/option>/)
  const nowhere = await post(clients.officer, id, 'chuyen', { to: '', text: 'Thuộc phường' })
  expect([nowhere.status, await textOf(nowhere)]).toEqual([400, expect.stringContaining('Hãy chọn nơi nhận vụ việc.')])
  await post(clients.officer, id, 'chuyen', { to: phoHien, text: 'Thuộc phường' })
  const [mine, theirs] = [
    await (await clients.officer.get(`/can-bo/vu-viec/${id}`)).text(),
    await (await clients.receiver.get(`/can-bo/vu-viec/${id}`)).text(),
  ]
  expect([mine.includes('/rut-lai'), mine.includes('/nhan-chuyen'), mine.includes('/buoc')]).toEqual([
    true,
    false,
    false,
  ])
  expect([theirs.includes('/rut-lai'), theirs.includes('/nhan-chuyen'), theirs.includes('/nhan"')]).toEqual([
    false,
    true,
    false,
  ])
  expect(await textOf(await clients.receiver.get('/can-bo'))).toContain('Chờ mình nhận')
  expect(await textOf(await clients.officer.get('/can-bo?xem=under_way'))).toContain('Chờ nơi nhận')
  const refused = await post(clients.receiver, id, 'tra-lai', { text: '' })
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Hãy ghi rõ lý do')])
  expect((await post(clients.receiver, id, 'tra-lai', { text: 'Không phải đường này' })).status).toBe(303)
  expect(await textOf(await clients.officer.get(`/can-bo/vu-viec/${id}`))).toContain('Không phải đường này')
  expect((await clients.receiver.get(`/can-bo/vu-viec/${id}`)).status).toBe(404)
})

test('the province looks at a dry run first, and what it sends moves what it saw', async () => {
  const from = '12127'
  const ids = [
    idIn(await enter(clients.supervisor, { commune: from })),
    idIn(await enter(clients.supervisor, { commune: from })),
  ]
  const address = `/can-bo/chuyen-hang-loat?from=${from}&to=${phoHien}&kind=&category=&state=&opened_from=&opened_to=`
  const page = await (await clients.supervisor.get(address)).text()
  expect(page).toContain('Sẽ chuyển 2 vụ việc')
  for (const id of ids) expect(page).toContain((await stored(id)).receiptCode)
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const seen = /name="ids" value="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(seen.split(' ').sort()).toEqual(ids.sort())
  const late = idIn(await enter(clients.supervisor, { commune: from }))
  const form = { from, to: phoHien, key, ids: seen }
  const refused = await clients.supervisor.post('/can-bo/chuyen-hang-loat', { ...form, reason: ' ' })
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('Hãy ghi rõ lý do')])
  const done = await clients.supervisor.post('/can-bo/chuyen-hang-loat', { ...form, reason: 'Sáp nhập' })
  expect(done.status).toBe(303)
  expect(await textOf(await clients.supervisor.get(done.headers.get('location') ?? ''))).toContain(
    'Đã chuyển 2 vụ việc.',
  )
  for (const id of ids) expect((await stored(id)).agency.communeCode).toBe(phoHien)
  expect((await stored(late)).agency.communeCode).toBe(from)
})

test('an inspector reads cases without the citizen, figures, and an audit trail without protected cases', async () => {
  const name = 'Nguyễn Thị Thắm'
  const id = idIn(await enter(clients.officer, { name, what: `Tôi là ${name}, đèn hỏng` }))
  const { id: protectedId } = await slipOf(await enter(clients.protecting, { kind: 'tip' }))
  await clients.protecting.get(`/can-bo/vu-viec/${protectedId}`)
  const page = await (await clients.inspector.get(`/can-bo/vu-viec/${id}`)).text()
  expect(page).toContain('đèn hỏng')
  expect(page).not.toMatch(new RegExp(`${name}|0912|${(await stored(id)).receiptCode}`))
  expect(page).not.toMatch(/action="\/can-bo\/vu-viec/)
  expect((await clients.inspector.get(`/can-bo/vu-viec/${protectedId}`)).status).toBe(404)
  expect((await clients.inspector.get(`/can-bo/vu-viec/${id}/bien-nhan`)).status).toBe(403)
  expect((await clients.inspector.get(path)).status).toBe(403)
  const figures = await textOf(await clients.inspector.get('/can-bo/so-lieu'))
  expect(figures).toContain('UBND xã Mễ Sở')
  expect(figures).toMatch(/Trả lời đúng hạn[\s\S]*Đang tạm dừng[\s\S]*Được gia hạn/)

  const trailFor = async (client: StaffClient) => (await client.get('/can-bo/nhat-ky')).text()
  for (const trail of [await trailFor(clients.inspector), await trailFor(clients.supervisor)]) {
    expect(trail).toContain(`/can-bo/vu-viec/${id}`)
    expect(trail).not.toContain(protectedId)
    expect(trail).not.toContain('Xem hồ sơ giữ kín')
  }
  const code = (await stored(id)).receiptCode
  expect(await trailFor(clients.supervisor)).toContain(`>${code}</a>`)
  expect(await trailFor(clients.inspector)).not.toContain(code)
  const own = await trailFor(clients.protecting)
  expect(own).toContain(protectedId)
  expect(own).toContain('Xem hồ sơ giữ kín')
  expect(own).not.toContain(id)
})

test('the ids of protected cases stand in no row that others could count', async () => {
  const begins = async (client: StaffClient, kind: string) => {
    const response = await enter(client, { kind })
    return (kind === 'feedback' ? idIn(response) : (await slipOf(response)).id).slice(0, 7)
  }
  const [tip, nextTip] = [await begins(clients.protecting, 'tip'), await begins(clients.protecting, 'tip')]
  const ordinary = await begins(clients.officer, 'feedback')
  expect(new Set([tip, nextTip, ordinary]).size).toBe(3)
})
