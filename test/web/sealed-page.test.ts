import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { readingAs } from '../../src/sealing/cases/reading-as.js'
import { localDay } from '../../src/shared/clock.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { createClient, password, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Awaited<ReturnType<typeof connectMongo>>
let officer: Awaited<ReturnType<typeof signInAs>>
let token: string
beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  server = await startServer({
    MONGODB_URI: database.uri,
    TRUST_PROXY: 'loopback',
    APP_SECRET: 'a secret of at least thirty-two characters',
  })
  officer = await signInAs(server.xaOi, 'sealed-officer', 'denunciation_officer', null)
  token = await server.xaOi.accounts.signIn(officer.account, new Date(), '', password)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await connection.close()
  await database.stop()
})

const as = <T>(run: () => Promise<T>): Promise<T> =>
  readingAs(() => server.xaOi.accounts.keys.getOpenReader(token, new Date()), run)
const seen = async (id: string) => ({
  account: officer.account,
  found: await server.xaOi.core.cases.getFor(officer.account, id),
  at: new Date(),
})

type Fields = Record<string, string>
type Sent = { status: number; text: string; headers: Headers }
let address = 0
const request = async (path: string, body?: Fields, files: { name: string; bytes: Buffer }[] = []): Promise<Sent> => {
  const form = new FormData()
  for (const [name, value] of Object.entries(body ?? {})) form.append(name, value)
  for (const { name, bytes } of files) form.append('tep', new Blob([new Uint8Array(bytes)]), name)
  const response = await fetch(server.xaOi.url + path, {
    redirect: 'manual',
    headers: { 'x-forwarded-for': `10.9.${address}.1` },
    ...(body && { method: 'POST', body: form }),
  })
  return { status: response.status, text: await response.text(), headers: response.headers }
}

const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const hiddenIn = (page: string): Fields =>
  Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )
const emptyForm = async (): Promise<Fields> => {
  const { text } = await request('/gui-kin')
  const [, first = '', second = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(text) ?? []
  return { ...hiddenIn(text), tra_loi: String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)) }
}
const codeIn = (page: string): string => /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(page)?.[1] ?? ''
const secretIn = (page: string): string => /<strong>(\d{4} \d{4} \d{4} \d{4})<\/strong>/.exec(page)?.[1] ?? ''
const caseOf = async (page: string): Promise<Case> => {
  const found = await server.xaOi.core.cases.getByReceiptCode(codeIn(page))
  if (!found) throw new Error(page)
  return found
}
const dump = async (): Promise<string> => {
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  return JSON.stringify(await Promise.all(collections.map(({ name }) => connection.collection(name).find().toArray())))
}

const planted = {
  text: 'trưởng phòng Kiều Vọng Sâm lấy quỹ mua xe màu rêu đá',
  against: 'ông Kiều Vọng Sâm',
  place: 'kho Đồng Lác Tía',
  evidence: 'sổ tay bìa sừng trâu',
  file: 'bản kê chi Mật Đường Phên',
  question: 'Cuốn sổ có mấy trang ạ?',
  answer: 'bốn mươi trang, ruột giấy dó',
  reply: 'đã mời ông Sâm lên làm việc',
}
const tip = (more: Fields = {}): Fields => ({
  cach: 'tip',
  viec: planted.text,
  ai: planted.against,
  xa: '12073',
  cho: planted.place,
  bang_chung: planted.evidence,
  ...more,
})
const pdf = Buffer.from(`%PDF-1.7\n${planted.file}\n%%EOF\n`)

test('no script, nothing kept by the browser, no cookie that stays', async () => {
  for (const path of ['/gui-kin', '/gui-kin/ho-so']) {
    const { status, text, headers } = await request(path)
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(text).not.toMatch(/<script/)
    for (const cookie of headers.getSetCookie()) expect(cookie).not.toMatch(/expires|max-age/i)
  }
  const exit = await request('/gui-kin/thoat')
  expect([exit.status, exit.headers.get('location')]).toEqual([303, expect.stringMatching(/^https:/)])
})

test('a tip and its talk, by code and secret alone, and nothing of it in clear', async () => {
  const form = { ...(await emptyForm()), ...tip() }
  const sent = await request('/gui-kin', form, [{ name: `${planted.file}.pdf`, bytes: pdf }])
  expect(sent.status, sent.text.match(/error">([^<]+)/)?.[1]).toBe(200)
  const found = await caseOf(sent.text)
  expect(found).toMatchObject({ kind: 'tip', isLocked: true, text: '', chat: null })
  const ma = codeIn(sent.text)
  const so_bi_mat = secretIn(sent.text)
  const open = () => request('/gui-kin/ho-so', { ma: ma.toLowerCase(), so_bi_mat: so_bi_mat.replaceAll(' ', '') })
  const first = await open()
  expect(first.text).toContain('Hai số đều đúng')
  expect(first.text).toContain(planted.text)

  const { cases, attachments } = server.xaOi.core
  const read = await as(() => seen(found.id))
  expect(read.found).toMatchObject({ text: planted.text, against: planted.against, evidence: planted.evidence })
  const [file] = await as(() => attachments.findMany(read.found.attachments))
  expect(file).toMatchObject({ name: `${planted.file}.pdf`, isProtected: true })
  await as(async () => cases.ask(await seen(found.id), { text: planted.question }))
  const asked = await open()
  expect(asked.text).toContain(planted.question)
  expect(asked.text).toContain('đang chờ anh/chị trả lời')

  const answered = await request('/gui-kin/ho-so/viet', { ...hiddenIn(asked.text), loi: planted.answer })
  expect([answered.status, answered.text]).toEqual([200, expect.stringContaining('Đã gửi cho người xử lý')])
  const again = await request('/gui-kin/ho-so/viet', { ...hiddenIn(asked.text), loi: planted.answer })
  expect(again.status).toBe(200)
  const { timeline } = (await as(() => seen(found.id))).found
  expect(timeline.filter(({ text }) => text === planted.answer)).toHaveLength(1)
  await as(async () => cases.reply(await seen(found.id), { text: planted.reply }))
  expect((await open()).text).toContain(planted.reply)

  const stored = await dump()
  expect(stored.includes(ma), 'code').toBe(false)
  for (const [what, words] of Object.entries({ ...planted, so_bi_mat, digits: so_bi_mat.replaceAll(' ', '') }))
    expect(stored.includes(words), what).toBe(false)
})

test('who settles it by law is said before it is sent, and on the receipt', async () => {
  expect((await request('/gui-kin')).text).toContain('Chủ tịch UBND chính xã đó giải quyết')
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip({ ai: 'cán bộ địa chính' }) })
  expect(sent.text).toContain('Chủ tịch UBND xã Yên Mỹ')
})

test('the code alone tells that it was received, and where the digits open it', async () => {
  const signed = { cach: 'denunciation', ho_ten: 'Ngô Thị Ba', dia_chi: 'thôn Đông, xã Yên Mỹ' }
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip(signed) })
  for (const so_kin of ['', secretIn(sent.text), '123456']) {
    const answer = await createClient(server.xaOi.url).send('/tra-cuu', { ma: codeIn(sent.text), so_kin })
    const text = await answer.text()
    expect(text).toContain('Đã nhận và giữ kín')
    expect(text).toContain('href="/gui-kin/ho-so"')
    expect(text).not.toMatch(/Đơn nháp|chờ ký|Nơi giải quyết|Các bước|Hạn|tố cáo \S*cáo|Chủ tịch/)
  }
})

test('the same form twice is one case; other words under it are not lost', async () => {
  const form = { ...(await emptyForm()), ...tip() }
  const [first, second] = [await request('/gui-kin', form), await request('/gui-kin', form)]
  expect([codeIn(second.text), secretIn(second.text)]).toEqual([codeIn(first.text), secretIn(first.text)])
  const other = await request('/gui-kin', { ...form, viec: 'chuyện khác hẳn về kế toán xã' })
  expect(other.status).toBe(409)
  expect(other.text).toContain('chuyện khác hẳn về kế toán xã')
  expect(hiddenIn(other.text).so_bi_mat).not.toBe(form.so_bi_mat)
})

test('a denunciation is a draft with a petition to sign, again whenever the secret is brought', async () => {
  const signed = {
    cach: 'denunciation',
    ho_ten: 'Ngô Thị Ba',
    dia_chi: 'thôn Đông, xã Yên Mỹ',
    dien_thoai: '0912000111',
  }
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip(signed) })
  const found = await caseOf(sent.text)
  expect(found).toMatchObject({ kind: 'denunciation', state: 'draft', reporter: { name: null } })
  const link = /href="(\/don\/[\w-]{43})"/.exec(sent.text)?.[1] ?? ''
  expect((await request(link)).status).toBe(200)
  const printed = await request('/gui-kin/ho-so/in-don', { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) })
  expect([printed.status, printed.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/don\/[\w-]{43}$/)])
  expect((await request(link)).status).not.toBe(200)
})

const paper = { paper_number: '4/TB', paper_date: localDay(new Date()), paper_signer: 'Trần Văn Bình' }
const sendSigned = async () => {
  const signed = { cach: 'denunciation', ho_ten: 'Ngô Thị Ba', dia_chi: 'thôn Đông, xã Yên Mỹ' }
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip(signed) })
  const { id } = await caseOf(sent.text)
  const { cases } = server.xaOi.core
  const move = (to: string, form = {}) => as(async () => cases.move(await seen(id), { to, ...form }))
  await move('received', { day: localDay(new Date()) })
  const brought = { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) }
  return {
    move,
    ask: (text: string) => as(async () => cases.ask(await seen(id), { text })),
    read: () => as(async () => (await seen(id)).found),
    open: () => request('/gui-kin/ho-so', brought),
    write: async (fields: Fields) =>
      request('/gui-kin/ho-so/viet', { ...hiddenIn((await request('/gui-kin/ho-so', brought)).text), ...fields }),
  }
}

test('a refusal is told with its reason, by the secret alone, and with what may be done next', async () => {
  const reason = 'Đã được kết luận ngày 05/3 năm ngoái, mộc đỏ Sông Cói'
  const { move, open } = await sendSigned()
  await move('refused', { ...paper, ground: 'settled', text: reason })
  const { text } = await open()
  expect(text).toContain(`Lý do: ${reason}`)
  expect(text).toContain('Có giấy tờ, tình tiết mới thì gửi ở ô bên dưới')
  expect(await dump()).not.toContain(reason)
})

test('a transfer doesn’t shut out whoever was asked: the officer is warned, the answer and a cry for protection are heard', async () => {
  const { move, ask, open, read, write } = await sendSigned()
  await ask('Chị thấy việc đó ngày nào ạ?')
  const transfer = { ...paper, target: 'Thanh tra tỉnh Hưng Yên', target_why: 'Thanh tra đang làm vụ này' }
  await expect(move('transferred', transfer)).rejects.toThrow(/chưa có trả lời/)
  await move('transferred', { ...transfer, unanswered: '1' })
  const { text } = await open()
  expect(text).toContain('Nơi giải quyết nay là Thanh tra tỉnh Hưng Yên')
  expect(text).toContain('đang chờ anh/chị trả lời')
  expect((await write({ loi: 'ngày rằm tháng bảy' })).text).toContain('Đã gửi cho người xử lý')
  expect(await read()).toMatchObject({ awaitsCitizen: false, protection: null })
  expect((await write({ bao_ve: '1', loi: '' })).status).toBe(400)
  await write({ bao_ve: '1', loi: 'Từ hôm đó họ chặn xe, dọa đánh tôi' })
  const found = await read()
  expect(found).toMatchObject({ state: 'transferred', protection: 'urgent' })
  expect(found.timeline.map(({ text: said }) => said).join('\n')).toMatch(/rằm tháng bảy[\s\S]*dọa đánh tôi/)
})

test('what came of a tip is told', async () => {
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip() })
  const { id } = await caseOf(sent.text)
  const { cases } = server.xaOi.core
  await as(async () => cases.move(await seen(id), { to: 'inspecting' }))
  await as(async () => cases.move(await seen(id), { to: 'closed', text: 'Quỹ thiếu 3 triệu, đã thu lại' }))
  const { text } = await request('/gui-kin/ho-so', { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) })
  expect(text).toContain('Kết quả: Quỹ thiếu 3 triệu, đã thu lại')
})

test('the register has what the officer opens, without who sent it, and is in the audit trail', async () => {
  const signed = { cach: 'denunciation', ho_ten: 'Ngô Thị Bưởi', dia_chi: 'thôn Đông, xã Yên Mỹ' }
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip(signed) })
  const page = await (await officer.client.get('/can-bo/so-to-cao')).text()
  for (const words of [codeIn(sent.text), planted.against, planted.text, 'Đơn nháp']) expect(page).toContain(words)
  expect(page).not.toContain('Ngô Thị Bưởi')
  const [entry] = await server.xaOi.accounts.audit.findLatest(1, { what: 'protected_register_read' })
  expect(entry).toMatchObject({ accountId: officer.account.id })
})

test('reminders of cases that the account has no key for are counted, with what to do, and lead nowhere', async () => {
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip() })
  const { id } = await caseOf(sent.text)
  const remind = (caseId: string) =>
    connection.collection('reminders').insertOne({
      _id: `${caseId}:day` as never,
      ...{ what: 'step', caseId, kind: 'tip', isProtected: true, receiptCode: null, clockId: 'target.crime' },
      ...{ duty: 'Xem ngay', dueOn: localDay(new Date()), step: 'day', createdAt: new Date(), closedAt: null },
      ...{ accounts: [officer.account.id], unread: [] },
    })
  await remind(id)
  await remind('mất-khóa')
  const text = await (await officer.client.get('/can-bo/nhac-viec')).text()
  expect(text).toContain('1 hồ sơ được bảo vệ có việc đến hạn')
  expect(text).toContain(`/can-bo/vu-viec/${id}`)
  expect(text).not.toContain('/can-bo/vu-viec/mất-khóa')
})

test('signs of a crime have a clock of the same day, come first, and whoever told hears that they were handed on', async () => {
  const drugs = { viec: 'nhà ấy bán ma túy, đánh bạc thâu đêm', ai: 'Kẻng Zubrov, không có chức vụ' }
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip(drugs) })
  const { id, clocks } = await caseOf(sent.text)
  const today = localDay(new Date())
  expect(clocks).toMatchObject([{ clockId: 'target.crime', article: 'LTC 27.1', startedOn: today }])
  const { cases } = server.xaOi.core
  const offered = await as(async () => cases.offered(await seen(id)))
  expect(offered.acts.filter(({ isDue }) => isDue).map(({ act }) => act)).toEqual(['crime'])
  await as(async () => cases.act(await seen(id), { act: 'crime', target: 'Cơ quan điều tra Công an tỉnh', ...paper }))
  expect((await as(() => seen(id))).found).toMatchObject({ dueAt: null, assignee: { id: officer.account.id } })
  const { text } = await request('/gui-kin/ho-so', { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) })
  expect(text).toContain('dấu hiệu tội phạm đã được chuyển đến Cơ quan điều tra Công an tỉnh')
  expect((await caseOf((await request('/gui-kin', { ...(await emptyForm()), ...tip() })).text)).clocks).toEqual([])
})

test.each([
  ['no way', { cach: '' }, 'chọn một cách gửi'],
  ['no words', { viec: ' ' }, 'kể việc đã xảy ra'],
  ['no commune', { xa: '99999' }, 'chọn xã, phường'],
  ['no name where one signs', { cach: 'denunciation', dia_chi: 'thôn Đông' }, 'cần họ và tên'],
  ['a name where one doesn’t', { ho_ten: 'Ngô Thị Ba' }, 'chọn không nêu tên mà có ghi người gửi'],
  ['a wrong sum', { tra_loi: '99' }, 'trả lời phép cộng'],
  ['an old form', { mau: 'x.y.z' }, 'phép cộng mới'],
])('%s: nothing is sent, and nothing is lost', async (_what, wrong, says) => {
  const before = await connection.collection('protected_cases').countDocuments()
  const { status, text } = await request('/gui-kin', { ...(await emptyForm()), ...tip(), ...wrong })
  expect([status, text]).toEqual([400, expect.stringContaining(says)])
  expect(text).toContain(planted.evidence)
  expect(await connection.collection('protected_cases').countDocuments()).toBe(before)
})

test('a wrong secret opens nothing, whichever code; many close the code for a while', async () => {
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip() })
  const ma = codeIn(sent.text)
  address += 1
  for (const [code, so_bi_mat] of [
    [ma, '1111 2222 3333 4444'],
    [ma, secretIn(sent.text).slice(0, -1)],
    ['ABCDE-23456', secretIn(sent.text)],
    [
      (await caseOf((await request('/gui-kin', { ...(await emptyForm()), ...tip() })).text)).receiptCode,
      secretIn(sent.text),
    ],
  ] as const)
    expect(await request('/gui-kin/ho-so', { ma: code, so_bi_mat })).toMatchObject({
      status: 400,
      text: expect.stringContaining('chưa đúng'),
    })
  for (let tries = 0; tries < 5; tries++) await request('/gui-kin/ho-so', { ma, so_bi_mat: '1111 2222 3333 4444' })
  expect((await request('/gui-kin/ho-so', { ma, so_bi_mat: secretIn(sent.text) })).status).toBe(429)
  address += 1
  expect((await request('/gui-kin/ho-so', { ma, so_bi_mat: secretIn(sent.text) })).status).toBe(200)
}, 60_000)

test('who was in office reads on after others came and went; the citizen too', async () => {
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip() })
  const { id } = await caseOf(sent.text)
  await server.xaOi.core.cases.settleKeys()
  expect(await server.xaOi.core.cases.store.findReaderIds(id)).toEqual([officer.account.id])
  const open = await request('/gui-kin/ho-so', { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) })
  expect(open.text).toContain(planted.text)
})

test('whoever denounced gets a copy at once, and asks the officers alone for a correction or deletion', async () => {
  const { write, read } = await sendSigned()
  const before = (await read()).timeline.length
  const copy = await write({ du_lieu: 'view' })
  for (const words of ['Bản sao dữ liệu của anh/chị', 'Ngô Thị Ba', 'thôn Đông, xã Yên Mỹ', planted.text])
    expect(copy.text).toContain(words)
  expect((await read()).timeline).toHaveLength(before)

  const empty = await write({ du_lieu: 'delete', loi: ' ' })
  expect([empty.status, empty.text]).toEqual([400, expect.stringContaining('phần nào cần sửa hoặc xóa')])
  expect(empty.text).toContain('<option value="delete" selected>')

  const corrected = await write({ du_lieu: 'change', loi: 'thôn Đông Lác Tím, không phải thôn Đông' })
  expect(corrected.text).toContain('Đã gửi yêu cầu sửa')
  const deleted = await write({ du_lieu: 'delete', loi: 'bỏ số máy Rêu Đá' })
  expect(deleted.text).toContain('Đã gửi yêu cầu xóa')
  const asked = (await read()).timeline.flatMap(({ text }) => text ?? [])
  expect(asked).toContain('Xin sửa dữ liệu (Luật 91/2025 Điều 4): thôn Đông Lác Tím, không phải thôn Đông')
  expect(asked).toContain('Xin xóa dữ liệu (Luật 91/2025 Điều 4): bỏ số máy Rêu Đá')

  const stored = await dump()
  for (const words of ['Lác Tím', 'Rêu Đá', 'Ngô Thị Ba']) expect(stored.includes(words), words).toBe(false)
  const tasks = await connection
    .collection('tasks')
    .find({ kind: { $in: ['data_wish', 'data_request'] } })
    .toArray()
  expect(tasks).toEqual([])
})

test('the copy of a tip says that it names nobody', async () => {
  const sent = await request('/gui-kin', { ...(await emptyForm()), ...tip() })
  const brought = { ma: codeIn(sent.text), so_bi_mat: secretIn(sent.text) }
  const copy = await request('/gui-kin/ho-so/viet', { ...brought, lan: 'x', du_lieu: 'view' })
  expect(copy.text).toContain('Không ghi họ tên, địa chỉ, điện thoại')
})
