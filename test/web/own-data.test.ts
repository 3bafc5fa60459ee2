import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseContent } from '../../src/cases/case.js'
import { ownDataDraft } from '../../src/dialogue/flows/own-data/own-data-draft.js'
import { deriveKey } from '../../src/shared/keys.js'
import { secretOf } from '../../src/web/public-pages/form-key.js'
import { buildContent } from '../cases/build-content.js'
import { createClient, signInAs, startServer } from './staff.js'

const meSo = '12049'
let server: Awaited<ReturnType<typeof startServer>>
let officer: Awaited<ReturnType<typeof signInAs>>
let foreign: Awaited<ReturnType<typeof signInAs>>
beforeAll(async () => {
  server = await startServer()
  officer = await signInAs(server.xaOi, 'can.bo.so', 'officer', meSo)
  foreign = await signInAs(server.xaOi, 'can.bo.khac', 'officer', '11953')
}, 120_000)
afterAll(() => server.stop())

const reporter = { name: 'Trần Thị Mận', address: 'thôn Nhạn Tháp', phone: '0912345678' }
const open = (told: Partial<CaseContent> = {}, chat = `web:${randomUUID()}`) =>
  server.xaOi.core.cases.open({
    content: buildContent({ text: 'đèn đường thôn tôi hỏng', reporter, ...told }),
    openedBy: `${chat}:1`,
    chat,
    at: new Date(),
  })
const secretFor = (code: string) => secretOf(deriveKey('a secret of at least thirty-two characters', 'forms'), code)
const send = async (path: string, fields: Record<string, string>) => {
  const client = createClient(server.xaOi.url)
  await client.get('/du-lieu-cua-toi')
  const answer = await client.send(path, fields)
  return { status: answer.status, headers: answer.headers, text: (await answer.text()).normalize('NFC') }
}
const look = (ma: string, so_kin: string) => send('/du-lieu-cua-toi', { ma, so_kin })

describe('the page of one’s own data', () => {
  test('says without a script what is kept, for whom, how long and which rights there are', async () => {
    const text = await (await fetch(`${server.xaOi.url}/du-lieu-cua-toi`)).text()
    for (const words of ['91/2025/QH15', 'Giữ gì', 'Bao lâu', 'Ai xem', 'Phản đối', '10 ngày', '15 ngày', '20 ngày'])
      expect(text).toContain(words)
    expect(await (await fetch(`${server.xaOi.url}/quyen-rieng-tu`)).text()).toContain('href="/du-lieu-cua-toi"')
  })

  test('gives the copy at once: all with the secret number, name and address covered with the telephone', async () => {
    const { receiptCode } = await open()
    const full = await look(receiptCode, secretFor(receiptCode))
    expect(full.text).toContain('đèn đường thôn tôi hỏng')
    expect(full.text).toContain('Trần Thị Mận')
    const partly = await look(receiptCode, '5678')
    expect(partly.text).toContain('đèn đường thôn tôi hỏng')
    expect(partly.text).not.toMatch(/Trần Thị Mận|Nhạn Tháp|0912345678/)
  })

  test('gives it as a file too', async () => {
    const { receiptCode } = await open()
    const file = await send('/du-lieu-cua-toi/tep', { ma: receiptCode, so_kin: secretFor(receiptCode) })
    expect(file.headers.get('content-disposition')).toContain(`${receiptCode}.json`)
    expect(JSON.parse(file.text)).toMatchObject({
      code: receiptCode,
      facts: expect.arrayContaining([{ label: 'Họ tên', value: 'Trần Thị Mận' }]),
      said: [{ text: 'đèn đường thôn tôi hỏng' }],
    })
  })

  test('refuses a wrong number and a denunciation in the same words', async () => {
    const { receiptCode } = await open()
    const { receiptCode: kept } = await open({ kind: 'denunciation', text: 'cán bộ nhận tiền' })
    const answers = await Promise.all([look(receiptCode, '000000'), look(kept, '5678'), look(kept, secretFor(kept))])
    const bare = answers.map(({ status, text }) => {
      expect(text).not.toContain('cán bộ nhận tiền')
      return [status, /role="alert">([^<]+)</.exec(text)?.[1]]
    })
    const [mismatch] = bare
    expect(mismatch).toEqual([400, 'Mã và số không khớp, hoặc hồ sơ không mở ở trang này.'])
    expect(bare).toEqual([mismatch, mismatch, mismatch])
  })

  test('closes a code after some wrong numbers, whether there is such a case or not', async () => {
    const { receiptCode } = await open()
    const { receiptCode: kept } = await open({ kind: 'tip' })
    for (const code of [receiptCode, kept]) {
      for (let one = 0; one < 5; one++) await look(code, `00000${one}`)
      expect((await look(code, '5678')).text).toContain('Nhập sai quá nhiều')
    }
    expect((await send('/tra-cuu', { ma: receiptCode, so_kin: '5678' })).text).toContain('Đã thử sai nhiều lần')
  })

  test('a link of the chat opens the chat’s own cases, no others, and no protected one', async () => {
    const { receiptCode } = await open()
    const { receiptCode: other } = await open()
    const { receiptCode: kept } = await open({ kind: 'denunciation', text: 'cán bộ nhận tiền' })
    const mo = await server.xaOi.core.formAnswers.keepDraft(ownDataDraft.of([receiptCode, kept]), new Date())
    const text = await (await fetch(`${server.xaOi.url}/du-lieu-cua-toi?mo=${mo}`)).text()
    expect(text).toContain(receiptCode)
    expect(text).not.toContain(kept)
    expect((await send('/du-lieu-cua-toi/tep', { ma: receiptCode, mo })).text).toContain('Trần Thị Mận')
    for (const ma of [other, kept]) expect((await send('/du-lieu-cua-toi', { ma, mo })).text).toContain('hết hạn')
    expect((await fetch(`${server.xaOi.url}/du-lieu-cua-toi?mo=khong-co`)).status).toBe(400)
  })
})

describe('a request to correct, limit or delete', () => {
  const ask = (ma: string, quyen: string, loi: string, lan: string = randomUUID()) =>
    send('/du-lieu-cua-toi/yeu-cau', { ma, so_kin: secretFor(ma), quyen, loi, lan })
  const queue = async ({ client }: typeof officer) =>
    (await (await client.get('/can-bo/viec-can-lam?loai=du-lieu-ca-nhan')).text()).normalize('NFC')

  test('waits at the office that has the case, with its last day, and its answer is read by the same code', async () => {
    const found = await open({}, `web:${randomUUID()}`)
    const { receiptCode } = found
    const lan = randomUUID()
    for (let twice = 0; twice < 2; twice++)
      expect((await ask(receiptCode, 'correct', 'Sửa tên thành Trần Thị Mẫn', lan)).text).toContain('Đã nhận yêu cầu')
    const shown = await queue(officer)
    expect(shown.split('Sửa tên thành Trần Thị Mẫn').length).toBe(2)
    expect(shown).toContain(receiptCode)
    expect(shown).toContain('Hạn giải quyết')
    expect(await queue(foreign)).not.toContain('Trần Thị Mẫn')

    const [task] = await server.xaOi.core.tasks.findAboutData(found.id, 5)
    const key = task?.id ?? ''
    const text = 'Đã sửa họ tên trong hồ sơ'
    expect((await foreign.client.post('/can-bo/viec-can-lam/tra-loi', { key, text })).status).toBe(403)
    expect((await officer.client.post('/can-bo/viec-can-lam/tra-loi', { key, text })).status).toBe(303)
    expect((await look(receiptCode, secretFor(receiptCode))).text).toContain(text)

    for (const path of ['/du-lieu-cua-toi', '/du-lieu-cua-toi/tep']) {
      const partly = (await send(path, { ma: receiptCode, so_kin: '5678' })).text
      expect(partly).toContain('đang che')
      expect(partly).not.toMatch(/Trần Thị Mẫn|Đã sửa họ tên/)
    }

    await server.xaOi.core.accounts.audit.collect()
    const trail = await server.xaOi.core.accounts.audit.findLatest(50)
    const about = trail.filter(({ subject }) => subject === key)
    expect(about.map(({ what }) => what).toSorted()).toEqual(['data_wish_answered', 'data_wish_received'])
    expect(JSON.stringify(about)).not.toContain('Mẫn')
  })

  test('is carried out by the officer’s form, which says what was changed; what stood there before is kept', async () => {
    const found = await open()
    const { receiptCode: code } = found
    await ask(code, 'correct', 'Sửa tên thành Trần Thị Mẫn')
    const [task] = await server.xaOi.core.tasks.findAboutData(found.id, 5)
    const key = task?.id ?? ''
    expect(await queue(officer)).toContain('Sửa trong hồ sơ và trả lời')
    const correct = ({ client }: typeof officer, typed: Record<string, string>) =>
      client.post('/can-bo/viec-can-lam/sua', { key, field: 'name', value: 'Trần Thị Mẫn', ...typed })
    expect((await correct(foreign, {})).status).toBe(409)
    expect((await correct(officer, { value: ' ' })).status).toBe(400)
    expect((await correct(officer, { field: 'phone', value: 'không nhớ' })).status).toBe(400)
    expect((await correct(officer, { text: 'Cảm ơn bà.' })).status).toBe(303)
    expect((await correct(officer, {})).status).toBe(409)

    const stored = await server.xaOi.core.cases.getByReceiptCode(code)
    expect(stored?.reporter).toEqual({ ...reporter, name: 'Trần Thị Mẫn' })
    expect((await look(code, secretFor(code))).text).toMatch(/Đã sửa họ tên thành “Trần Thị Mẫn”[^<]*\s*.*Cảm ơn bà/)
    const page = async (end: string) => (await officer.client.get(`/can-bo/vu-viec/${found.id}${end}`)).text()
    expect(await page('')).toContain('Sửa thông tin người gửi')
    expect(await page('')).not.toContain('Trần Thị Mận')
    expect(await page('?nguoi-gui')).toContain('Trước khi sửa: Trần Thị Mận')
  })

  test('with four figures of the telephone waits for a paper of the person’s, shown to the officer', async () => {
    const found = await open()
    const from = { ma: found.receiptCode, so_kin: '5678', lan: randomUUID() }
    for (const [quyen, loi] of [
      ['delete', 'xóa hồ sơ này'],
      ['object', 'đừng công khai'],
      ['correct', 'đổi số điện thoại'],
    ] as const) {
      const { text } = await send('/du-lieu-cua-toi/yeu-cau', { ...from, quyen, loi, lan: randomUUID() })
      expect(text).toContain('cơ quan chưa được làm')
      expect(text).not.toContain('Cơ quan giải quyết chậm nhất')
    }
    const cards = (await queue(officer)).split('<li class="card">').filter((one) => one.includes(found.receiptCode))
    expect(cards).toHaveLength(3)
    for (const card of cards) expect(card).toContain('Chưa chứng minh là người gửi')

    const [task] = (await server.xaOi.core.tasks.findAboutData(found.id, 5)).filter(
      (one) => one.kind === 'data_wish' && one.facts.right === 'correct',
    )
    const typed = { key: task?.id ?? '', field: 'phone', value: '0987 654 321' }
    const unseen = await officer.client.post('/can-bo/viec-can-lam/sua', typed)
    expect([unseen.status, await unseen.text()]).toEqual([400, expect.stringContaining('Hãy gặp, xem giấy tờ')])
    expect((await server.xaOi.core.cases.getByReceiptCode(found.receiptCode))?.reporter.phone).toBe('0912345678')
    expect((await officer.client.post('/can-bo/viec-can-lam/sua', { ...typed, seen: '1' })).status).toBe(303)
    expect((await server.xaOi.core.cases.getByReceiptCode(found.receiptCode))?.reporter.phone).toBe('0987 654 321')
    const page = await officer.client.get(`/can-bo/vu-viec/${found.id}`)
    expect(await page.text()).toContain('Điện thoại. Đã xem giấy tờ tùy thân.')
  })

  test('who comes to the office with a paper is corrected on the case itself', async () => {
    const found = await open()
    const path = `/can-bo/vu-viec/${found.id}`
    const correct = async (typed: Record<string, string>) =>
      officer.client.post(`${path}/sua-nguoi-gui`, { version: '1', field: 'address', value: 'thôn Phú Thị', ...typed })
    expect(await (await officer.client.get(path)).text()).not.toContain('sua-nguoi-gui')
    expect(await (await officer.client.get(`${path}?nguoi-gui`)).text()).toContain('sua-nguoi-gui')
    expect((await correct({})).status).toBe(400)
    expect((await correct({ seen: '1' })).status).toBe(303)
    expect((await server.xaOi.core.cases.getByReceiptCode(found.receiptCode))?.reporter.address).toBe('thôn Phú Thị')
  })

  test('is answered for who has no chat', async () => {
    const { tasks } = server.xaOi.core
    const about = { id: randomUUID(), receiptCode: 'ABCDE-23456' }
    const from = { key: 'k', chat: null, communeCode: meSo, isProved: true, at: new Date() }
    await tasks.requestAboutData({ right: 'delete', text: 'xóa số của tôi', about, ...from })
    const [task] = await tasks.findAboutData(about.id, 5)
    const sent = { key: task?.id ?? '', text: 'Đã xóa số' }
    expect((await officer.client.post('/can-bo/viec-can-lam/tra-loi', sent)).status).toBe(303)
    expect((await tasks.findAboutData(about.id, 5)).map(({ answer }) => answer)).toEqual(['Đã xóa số'])
  })

  test('goes with its case when that ends its time', async () => {
    const { tasks } = server.xaOi.core
    const about = { id: randomUUID(), receiptCode: 'ABCDE-23456' }
    const from = { key: 'k', chat: null, communeCode: meSo, isProved: true, at: new Date() }
    await tasks.requestAboutData({ right: 'correct', text: 'sửa tên', about, ...from })
    await tasks.forgetAboutData(about.id)
    expect(await tasks.findAboutData(about.id, 5)).toEqual([])
  })

  test('that is late is marked so', async () => {
    const { tasks } = server.xaOi.core
    const about = { id: randomUUID(), receiptCode: 'ABCDE-23456' }
    const from = { about, key: randomUUID(), chat: null, communeCode: meSo, isProved: true, at: new Date('2026-02-02') }
    await tasks.requestAboutData({ right: 'object', text: 'đừng gửi khảo sát', ...from })
    const [, late = ''] = (await queue(officer)).split('<li class="card">')
    expect(late).toContain('đừng gửi khảo sát')
    expect(late).toContain('Quá hạn')
  })

  test('is refused without words or a choice, and words that accuse the office go elsewhere', async () => {
    const found = await open()
    expect((await ask(found.receiptCode, '', '')).text).toContain('Anh/chị chọn một việc.')
    const accusing = await ask(found.receiptCode, 'correct', 'Tôi tố cáo chủ tịch xã nhận hối lộ của dân')
    expect((await ask(found.receiptCode, 'correct', 'sửa tên trong đơn tố cáo của tôi')).status).toBe(409)
    expect(accusing.status).toBe(409)
    expect(accusing.text).toContain('href="/gui-kin"')
    expect(await server.xaOi.core.tasks.findAboutData(found.id, 5)).toEqual([])
  })
})
