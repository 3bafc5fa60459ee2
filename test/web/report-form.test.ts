import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { communes } from '../../src/places/communes.js'
import { localDay, readableDay } from '../../src/shared/clock.js'
import { entriesOf } from './form.js'
import { signInAs, startServer } from './staff.js'

const meSo = '12049'
/** Another time than the present, while a test needs it. */
let now: Date | null = null
const clock = { now: () => now ?? new Date() }
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15,lighting=7', TRUST_PROXY: 'loopback' }, undefined, clock)
}, 120_000)
afterAll(() => server.stop())

const get = async (path: string): Promise<string> => (await fetch(server.xaOi.url + path)).text()

type Fields = Record<string, string>
type Sent = { status: number; text: string }
const post = async (path: string, fields: Fields, files: { name: string; bytes: Buffer }[] = []): Promise<Sent> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const { name, bytes } of files) body.append('tep', new Blob([new Uint8Array(bytes)]), name)
  const isPlain = path !== '/phan-anh'
  const response = await fetch(server.xaOi.url + path, {
    method: 'POST',
    body: isPlain ? new URLSearchParams(fields) : body,
    redirect: 'manual',
  })
  return { status: response.status, text: await response.text() }
}

const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
/** What a form on a page posts: its hidden fields, and the sum that it asks. */
const formOf = (page: string): Fields => {
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
  const [, first = '', second = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(page) ?? []
  return { ...fields, tra_loi: String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)) }
}
const emptyForm = async (): Promise<Fields> => formOf(await get('/phan-anh'))

let count = 0
/** Words that nobody has told before, so that no report is like another. */
const report = (more: Fields = {}): Fields => ({
  viec: `Đèn đường cột số ${++count} cháy bóng đã ${count} tuần, đi học về tối om`,
  xa: communes[count]?.code ?? meSo,
  cho: `thôn Số ${count}`,
  khi: 'tối qua',
  ho_ten: '',
  dien_thoai: '',
  ...more,
})
const codeIn = (page: string): string => /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(page)?.[1] ?? ''
const secretIn = (page: string): string => /<strong>(\d{6})<\/strong>/.exec(page)?.[1] ?? ''
const caseOf = (page: string) => server.xaOi.core.cases.getByReceiptCode(codeIn(page))
const errorAt = (page: string, field: string): string | undefined =>
  new RegExp(`id="${field}-error">([^<]+)<`).exec(page)?.[1]
const photo = (shade: number) =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: shade, g: 90, b: 40 } } })
    .jpeg()
    .toBuffer()

test.each([
  ['with files', () => new FormData()],
  ['without', () => new URLSearchParams()],
])('a field that comes twice in a form %s is refused', async (_how, make) => {
  const body = make()
  for (const [name, value] of Object.entries({ ...(await emptyForm()), ...report() })) body.append(name, value)
  body.append('viec', 'Một việc khác hẳn việc trên')
  const response = await fetch(`${server.xaOi.url}/phan-anh`, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('Nội dung gửi lên chưa đúng')
})

describe('a report by a form', () => {
  test('is the case that the chat would have opened, with its photo, and gives a receipt', async () => {
    const words = report({ dien_thoai: '0912 345 678', ho_ten: 'Trần Thị Thử', xa: meSo })
    const form = { ...(await emptyForm()), ...words }
    const { status, text } = await post('/phan-anh', form, [{ name: 'den.jpg', bytes: await photo(120) }])
    expect(status).toBe(200)
    expect(secretIn(text)).toMatch(/^\d{6}$/)
    const opened = await caseOf(text)
    expect(opened).toMatchObject({
      kind: 'feedback',
      text: words.viec,
      communeCode: meSo,
      placeText: words.cho,
      when: 'tối qua',
      reporter: { name: 'Trần Thị Thử', phone: '0912345678' },
      agency: { communeCode: meSo },
      entry: null,
    })
    expect(opened?.category).not.toBe('other')
    expect(opened?.attachments).toHaveLength(1)
    expect(opened?.clocks.map(({ clockId }) => clockId)).toContain('target.answer')
    expect(text).toContain(opened?.agency.name)
    expect(text).toContain('(mục tiêu của tỉnh theo lĩnh vực: 7 ngày làm việc)')
  })

  test('sent twice, one after the other or at once, is one case; other words in the same form are asked about', async () => {
    const form = { ...(await emptyForm()), ...report() }
    const [one, two] = await Promise.all([post('/phan-anh', form), post('/phan-anh', form)])
    const three = await post('/phan-anh', form)
    expect(new Set([one, two, three].map(({ text }) => codeIn(text)))).toEqual(new Set([codeIn(three.text)]))
    expect(codeIn(three.text)).not.toBe('')
    const other = { ...form, ...report() }
    const asked = await post('/phan-anh', other)
    expect(asked.status).toBe(409)
    expect(asked.text).toContain(codeIn(three.text))
    expect(asked.text).toContain(other.viec)
    const sent = await post('/phan-anh', { ...other, ...formOf(asked.text) })
    expect(codeIn(sent.text)).not.toBe(codeIn(three.text))
    expect((await caseOf(sent.text))?.text).toBe(other.viec)
  })

  test('that lacks something says so at the field and keeps every word, the commune too', async () => {
    const mistaken = report({ cho: '', dien_thoai: '12', ho_ten: 'Lê <b>' })
    const form: Fields = { ...(await emptyForm()), ...mistaken, tra_loi: '99' }
    const { status, text } = await post('/phan-anh', form, [{ name: 'a.jpg', bytes: await photo(10) }])
    expect(status).toBe(400)
    for (const field of ['cho', 'dien_thoai', 'tra_loi']) expect(errorAt(text, field), field).toBeTruthy()
    for (const field of ['viec', 'xa', 'ho_ten', 'tep']) expect(errorAt(text, field), field).toBeUndefined()
    expect(text).toContain(mistaken.viec)
    expect(text).toContain('value="Lê &lt;b&gt;"')
    expect(text).toContain(`<option value="${mistaken.xa}" selected>`)
    expect(text).toContain('Đã giữ 1 tệp')
    const mended = await post('/phan-anh', { ...form, ...report(), ...formOf(text) })
    expect((await caseOf(mended.text))?.attachments).toHaveLength(1)
  })

  test('without words it keeps no photo: of what it is isn’t known yet; nor does an accusation with a wrong sum', async () => {
    for (const viec of ['', 'Cán bộ địa chính xã nhận tiền của dân rồi mới làm sổ đỏ']) {
      const form = { ...(await emptyForm()), ...report({ viec }), tra_loi: '99' }
      const { text } = await post('/phan-anh', form, [{ name: 'a.jpg', bytes: await photo(11) }])
      expect(formOf(text).tep_da_giu, viec).toBeUndefined()
      expect(errorAt(text, 'tep'), viec).toBeTruthy()
    }
  })

  test.each([
    ['', 'viec'],
    ['rác', 'viec'],
  ])('with the story "%s" asks for more', async (viec, field) => {
    const { text } = await post('/phan-anh', { ...(await emptyForm()), ...report({ viec }) })
    expect(errorAt(text, field)).toBeTruthy()
  })

  test('of another province is turned away with where to go; of an unknown commune goes to the province', async () => {
    const base = await emptyForm()
    const away = await post('/phan-anh', { ...base, ...report({ xa: 'khong-ro', cho: 'xã Gia Viễn tỉnh Ninh Bình' }) })
    expect(errorAt(away.text, 'cho')).toContain('Ninh Bình')
    const { text } = await post('/phan-anh', { ...base, ...report({ xa: 'khong-ro' }) })
    expect(await caseOf(text)).toMatchObject({ communeCode: null, agency: { office: 'province' } })
  })

  test('with a forged key, none, or one that is hours old asks a new question and files nothing', async () => {
    const words = report()
    const own = await emptyForm()
    for (const mau of ['', 'x.y.z', `${own.mau}x`, `zzzz.${own.mau?.split('.').slice(1).join('.')}`]) {
      const { status, text } = await post('/phan-anh', { ...own, ...words, mau })
      expect(status, mau).toBe(400)
      expect(text).toContain(words.viec)
      expect(formOf(text).mau).not.toBe(mau)
    }
  })

  test('takes the sum in words, too', async () => {
    const form = { ...(await emptyForm()), ...report() }
    const sum = Number(form.tra_loi)
    const spoken =
      sum < 10 ? (numbers[sum] as string) : `mười ${['', ...numbers.slice(1, 5), 'lăm', ...numbers.slice(6)][sum - 10]}`
    expect((await post('/phan-anh', { ...form, tra_loi: spoken.trim().toUpperCase() })).status).toBe(200)
  })

  test('keeps the photos of an earlier try only for the form that brought them', async () => {
    const form = { ...(await emptyForm()), ...report({ viec: 'Cháy nhà ở đầu ngõ, có người còn bên trong, cứu với' }) }
    const asked = await post('/phan-anh', form, [{ name: 'chay.jpg', bytes: await photo(200) }])
    const kept = formOf(asked.text).tep_da_giu ?? ''
    expect(kept).toMatch(/^[0-9a-f]{32}$/)
    const stolen = await post('/phan-anh', { ...(await emptyForm()), ...report(), tep_da_giu: kept })
    expect((await caseOf(stolen.text))?.attachments).toEqual([])
    const mark = /name="da_biet_nguy" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const sent = await post('/phan-anh', { ...form, ...formOf(asked.text), da_biet_nguy: mark })
    expect(await caseOf(sent.text)).toMatchObject({ attachments: [expect.any(String)], tellsDanger: true })
  })

  test('of somebody in danger tells whom to call before anything is sent', async () => {
    const form = { ...(await emptyForm()), ...report({ viec: 'Có người đuối nước ở cầu, cứu với, đang chìm' }) }
    const { status, text } = await post('/phan-anh', form)
    expect(status).toBe(409)
    expect(text).toMatch(/Gọi ngay 11\d/)
    expect(codeIn(text)).toBe('')
  })
})

describe('what sounds like another kind', () => {
  const bribed = 'Cán bộ địa chính xã nhận tiền của dân rồi mới làm sổ đỏ, ai không đưa thì không làm'
  test.each([
    ['an accusation of somebody in office', bribed, 'người có chức vụ'],
    ['a stated denunciation', 'Tôi muốn tố cáo công ty Minh Phát xả thải ra sông ban đêm', 'giống một tố cáo'],
    ['a crime', 'Trong xóm có nhóm đánh bạc ăn tiền, tối nào cũng tụ tập', 'thuộc công an'],
    ['a swindle', 'Có số lạ gọi điện tự xưng công an bảo tôi chuyển khoản 20 triệu', 'chặn giao dịch'],
    ['a stated complaint', 'Tôi khiếu nại quyết định xử phạt số 12 của Chủ tịch xã đối với tôi', 'giống một khiếu nại'],
  ])('%s is not filed: it is said, and the words stay', async (_, viec, said) => {
    const form = { ...(await emptyForm()), ...report({ viec, xa: meSo }) }
    const before = await server.xaOi.core.cases.store.getOpenedBy(`form:${form.mau?.split('.')[1]}`)
    expect(before).toBeNull()
    const { status, text } = await post('/phan-anh', form, [{ name: 'a.jpg', bytes: await photo(77) }])
    expect(status).toBe(409)
    expect(text).toContain(said)
    expect(text).toContain(viec)
    expect(formOf(text).tep_da_giu).toBeUndefined()
    expect(await server.xaOi.core.cases.store.getOpenedBy(`form:${form.mau?.split('.')[1]}`)).toBeNull()
    const carried = await post('/khieu-nai-to-cao', { viec })
    expect(carried.text).toContain(viec)
    expect(carried.text).toMatch(/<button class="way" name="duong"/)
    const end = await post('/khieu-nai-to-cao', { viec, duong: 'vi-pham.can-bo.co' })
    expect(end.text).toContain(viec)
    expect(end.text).not.toContain(encodeURIComponent(viec))
  })

  test('a photo that the page gave up is chosen again or left out by a word, never left out unasked', async () => {
    const form = { ...(await emptyForm()), ...report({ viec: `${bribed}, có ảnh`, xa: meSo }) }
    const asked = await post('/phan-anh', form, [{ name: 'a.jpg', bytes: await photo(78) }])
    expect(asked.text).toContain('1 tệp vừa chọn cũng chưa được giữ')
    const insisted = {
      ...form,
      ...formOf(asked.text),
      van_gui: /name="van_gui" value="([^"]+)"/.exec(asked.text)?.[1] ?? '',
    }
    const stopped = await post('/phan-anh', insisted)
    expect(stopped.status).toBe(409)
    expect(codeIn(stopped.text)).toBe('')
    const again = { ...form, ...formOf(stopped.text) }
    expect(again.van_gui).toBe(insisted.van_gui)
    const without = await post('/phan-anh', { ...again, khong_tep: '1' })
    expect((await caseOf(without.text))?.attachments).toHaveLength(0)
    const other = { ...(await emptyForm()), ...report({ xa: meSo }), tep_da_mat: '1' }
    const sent = await post('/phan-anh', other, [{ name: 'a.jpg', bytes: await photo(79) }])
    expect((await caseOf(sent.text))?.attachments).toHaveLength(1)
  })

  test('sent as feedback all the same goes to the province, never to the office that it accuses', async () => {
    const form = { ...(await emptyForm()), ...report({ viec: bribed, xa: meSo }) }
    const asked = await post('/phan-anh', form)
    const mark = /name="van_gui" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const changed = await post('/phan-anh', { ...form, viec: `${bribed}. Chủ tịch xã cũng thế`, van_gui: mark })
    expect(changed.status).toBe(409)
    const { text } = await post('/phan-anh', { ...form, van_gui: mark })
    expect(await caseOf(text)).toMatchObject({ kind: 'feedback', agency: { office: 'province' }, keptFrom: meSo })
  })
})

test('a citizen number in the words is warned of once: left out, or kept for the officer and off the receipt', async () => {
  const viec = 'Tôi số căn cước 033 190 001 234, gọi 0912345678, cống trước nhà tôi bị tắc'
  const form = { ...(await emptyForm()), ...report({ viec }) }
  const asked = await post('/phan-anh', form, [{ name: 'a.jpg', bytes: await photo(33) }])
  expect(asked.status).toBe(409)
  expect(asked.text).toContain('giống số căn cước')
  const without = await post('/phan-anh', { ...form, ...formOf(asked.text), bo_so: '1' })
  const opened = await caseOf(without.text)
  expect(opened?.text).toBe('Tôi số căn cước …, gọi 0912345678, cống trước nhà tôi bị tắc')
  expect(opened?.attachments).toHaveLength(1)
  const other = { ...(await emptyForm()), ...report({ viec: `Hợp đồng 033190001234 của xã. ${report().viec}` }) }
  const warned = await post('/phan-anh', other)
  const kept = /name="de_nguyen_so" value="([^"]+)"/.exec(warned.text)?.[1] ?? ''
  const sent = await post('/phan-anh', { ...other, ...formOf(warned.text), de_nguyen_so: kept })
  expect((await caseOf(sent.text))?.text).toBe(other.viec)
  expect(sent.text).not.toContain('033190001234')
})

test('people who tell of the same may follow, under a code of their own, or send their own', async () => {
  const viec = 'Bãi rác tự phát cạnh cổng chợ bốc mùi hôi thối, ruồi nhặng bay khắp nhà'
  const words = { ...report(), viec, xa: communes[90]?.code ?? '', cho: 'cạnh cổng chợ, trước nhà ông Ba thôn Thượng' }
  const first = await post('/phan-anh', { ...(await emptyForm()), ...words })
  const form = { ...(await emptyForm()), ...words, viec: `${viec} mấy hôm nay`, cho: 'cạnh cổng chợ thôn Thượng' }
  const asked = await post('/phan-anh', form)
  expect(asked.status).toBe(409)
  const day = readableDay(localDay(new Date()))
  expect(asked.text).toContain(`Phản ánh giống nhất: thôn Thượng, ${communes[90]?.name}, gửi ngày ${day}.`)
  expect(asked.text).not.toContain('ông Ba')
  const mark = /name="theo_doi" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
  const followed = await post('/phan-anh', { ...form, theo_doi: mark })
  expect(codeIn(followed.text)).not.toBe(codeIn(first.text))
  expect((await caseOf(followed.text))?.joinedTo).toBe((await caseOf(first.text))?.id)
  const own = await post('/tra-cuu', { ma: codeIn(first.text), so_kin: secretIn(first.text) })
  expect(own.text).toContain('ruồi nhặng')
  expect(own.text).not.toContain('mấy hôm nay')
  const code = { ma: codeIn(followed.text), so_kin: secretIn(followed.text) }
  const opened = await post('/tra-cuu', code)
  const lan = /name="lan" value="([^"]+)"/.exec(opened.text)?.[1] ?? ''
  const added = await post('/tra-cuu/nhan-them', { ...code, lan, loi: 'Nay thêm xác chuột chết' })
  expect(added.text).toContain('xác chuột chết')
  expect((await caseOf(first.text))?.timeline).toContainEqual(
    expect.objectContaining({ what: 'followed', text: 'Nay thêm xác chuột chết' }),
  )
})

test('nobody learns by an offer that somebody complained of people in office', async () => {
  const viec = 'Cán bộ một cửa quát nạt người dân, thái độ hách dịch, bắt đi lại nhiều lần'
  const words = { ...report(), viec, xa: communes[89]?.code ?? '', cho: 'bộ phận một cửa' }
  const first = await post('/phan-anh', { ...(await emptyForm()), ...words })
  expect((await caseOf(first.text))?.category).toBe('officials')
  const second = await post('/phan-anh', { ...(await emptyForm()), ...words, viec: `${viec} hôm nay` })
  expect(second.status).toBe(200)
})

describe('the look-up', () => {
  const sendOne = async () => {
    const words = report({ xa: meSo, dien_thoai: '0912345678' })
    const { text } = await post('/phan-anh', { ...(await emptyForm()), ...words })
    return { words, code: codeIn(text), secret: secretIn(text) }
  }

  test('tells state, office and day to whoever has the code; words and answers with the secret number alone', async () => {
    const { words, code, secret } = await sendOne()
    const { client } = await signInAs(server.xaOi, 'hoa.xem', 'officer', meSo)
    const found = await server.xaOi.core.cases.getByReceiptCode(code)
    await client.get(`/can-bo/vu-viec/${found?.id}`)
    const version = String(found?.version)
    const said = await client.post(`/can-bo/vu-viec/${found?.id}/nhan`, { version, text: 'Thứ Sáu thợ đến thay bóng.' })
    expect(said.status).toBe(303)
    await server.xaOi.core.messaging.outbox.collect()
    const plain = await post('/tra-cuu', { ma: code.toLowerCase().replace('-', '') })
    expect(plain.status).toBe(200)
    expect(plain.text).toContain('Đã tiếp nhận')
    expect(plain.text).not.toContain(words.viec)
    expect(plain.text).not.toContain('thay bóng')
    for (const so_kin of [secret, '5678']) {
      const open = await post('/tra-cuu', { ma: code, so_kin })
      expect(open.text).toContain('Thứ Sáu thợ đến thay bóng.')
      expect(open.text).toContain(words.viec)
    }
  })

  describe('words to the office', () => {
    const key = () => ({ lan: randomUUID() })
    const eventsOf = async (code: string) => (await server.xaOi.core.cases.getByReceiptCode(code))?.timeline ?? []

    test('go to the case of code and number, once, and are shown', async () => {
      const { code, secret } = await sendOne()
      const opened = await post('/tra-cuu', { ma: code, so_kin: secret })
      const form = {
        ...formOf(opened.text),
        ma: code,
        so_kin: secret,
        loi: 'Tối qua vẫn tối, số căn cước 012 345 678 901',
      }
      const answers = [await post('/tra-cuu/nhan-them', form), await post('/tra-cuu/nhan-them', form)]
      for (const { status, text } of answers) {
        expect(status).toBe(200)
        expect(text).toContain('Đã gửi lời nhắn')
        expect(text).toContain('Tối qua vẫn tối')
      }
      const other = await post('/tra-cuu/nhan-them', { ...form, loi: 'Nay thêm một cột nữa' })
      expect(other.text).toContain('Nay thêm một cột nữa')
      const added = (await eventsOf(code)).filter(({ what }) => what === 'added')
      expect(added.map(({ text, by }) => [text, by.role])).toEqual([
        ['Tối qua vẫn tối, số căn cước …', 'citizen'],
        ['Nay thêm một cột nữa', 'citizen'],
      ])
    })

    test.each([
      [{ loi: ' ' }, 400, 'vài chữ cũng được'],
      [{ loi: 'x'.repeat(2_001) }, 400, '2.001 chữ cái'],
      [{ loi: 'chủ tịch xã Mễ Sở nhận hối lộ của dân' }, 409, 'giữ kín tên người gửi'],
      [{ loi: 'Vẫn tối', so_kin: '000000' }, 400, 'chưa khớp'],
      [{ loi: 'Vẫn tối', so_kin: '' }, 200, 'điền thêm số kín'],
    ])('%o is answered with %i and kept nowhere', async (typed: Fields, status, says) => {
      const { code, secret } = await sendOne()
      const answer = await post('/tra-cuu/nhan-them', { ma: code, so_kin: secret, ...key(), ...typed })
      expect([answer.status, answer.text.includes(says)]).toEqual([status, true])
      expect((await eventsOf(code)).filter(({ by }) => by.role === 'citizen' && by.accountId === null)).toHaveLength(
        (await eventsOf(code)).filter(({ what }) => what === 'opened').length,
      )
    })

    const setState = async (code: string, changed: object, to: string) => {
      const { cases } = server.xaOi.core
      const found = await cases.getByReceiptCode(code)
      if (!found) throw new Error('no case')
      const by = { role: 'officer', accountId: null, name: 'x' }
      const event = {
        id: randomUUID(),
        at: new Date(),
        by,
        what: 'moved',
        from: found.state,
        to,
        text: null,
        paper: null,
      }
      await cases.store.apply(found, { set: changed, outgoing: [], event } as never)
    }
    const stateOf = async (code: string) => (await server.xaOi.core.cases.getByReceiptCode(code))?.state

    test('answer what an officer asked, and take an answered report up again', async () => {
      const { code, secret } = await sendOne()
      await setState(code, { awaitsCitizen: true }, 'received')
      const asked = await post('/tra-cuu', { ma: code, so_kin: secret })
      expect(asked.text).toContain('Trả lời cán bộ')
      await post('/tra-cuu/nhan-them', { ma: code, so_kin: secret, ...key(), loi: 'Cột trước nhà ông Ba' })
      expect((await server.xaOi.core.cases.getByReceiptCode(code))?.awaitsCitizen).toBe(false)
      await setState(code, { state: 'answered' }, 'answered')
      const shown = await post('/tra-cuu', { ma: code, so_kin: secret })
      expect(shown.text).toContain('name="mo_lai"')
      expect(shown.text).toContain('rồi bấm “Chưa đúng ý, mở lại”')
      const typed = { ma: code, so_kin: secret, ...key(), loi: 'Vẫn tối', mo_lai: '1' }
      expect((await post('/tra-cuu/nhan-them', typed)).text).toContain('Đã mở lại')
      expect(await stateOf(code)).toBe('reopened')
      const again = await post('/tra-cuu/nhan-them', typed)
      expect(again.text).toContain('Đã mở lại')
      await setState(code, { state: 'answered' }, 'answered')
      expect((await post('/tra-cuu', { ma: code, so_kin: secret })).text).toContain('không mở lại được nữa')
    })

    test('sent plainly to an answered report are kept, and one press takes it up again with them, once', async () => {
      const { code, secret } = await sendOne()
      await setState(code, { state: 'answered' }, 'answered')
      const kept = await post('/tra-cuu/nhan-them', { ma: code, so_kin: secret, ...key(), loi: 'Đèn vẫn chưa sáng' })
      expect([await stateOf(code), kept.text.includes('không tự mở lại')]).toEqual(['answered', true])
      const press = { ...Object.fromEntries(entriesOf(kept.text, '/tra-cuu/nhan-them')), mo_lai: '1' }
      expect(press).toMatchObject({ loi: 'Đèn vẫn chưa sáng', so_kin: secret })
      for (let times = 0; times < 2; times++) {
        const { text } = await post('/tra-cuu/nhan-them', press)
        expect(text).toContain('Đã mở lại')
        expect(text.match(/Đèn vẫn chưa sáng/g)).toHaveLength(1)
        expect(text).not.toContain('không tự mở lại')
      }
      const events = (await eventsOf(code)).slice(-2)
      expect(events.map(({ what, to, text }) => [what, to, text])).toEqual([
        ['added', null, 'Đèn vẫn chưa sáng'],
        ['moved', 'reopened', null],
      ])
    })

    test('beside the answer its question is asked with five marks, once, of who opened the case', async () => {
      const { code, secret } = await sendOne()
      const { client } = await signInAs(server.xaOi, 'mai.tra', 'officer', meSo)
      const found = await server.xaOi.core.cases.getByReceiptCode(code)
      await client.get(`/can-bo/vu-viec/${found?.id}`)
      const step = { version: String(found?.version), to: 'answered', text: 'Đã thay bóng.' }
      const papers = { paper_number: '', paper_date: '', paper_signer: '' }
      expect((await client.post(`/can-bo/vu-viec/${found?.id}/buoc`, { ...step, ...papers })).status).toBe(303)
      await server.xaOi.core.messaging.outbox.collect()
      const shown = await post('/tra-cuu', { ma: code, so_kin: secret })
      expect(shown.text).toContain('Đã thay bóng.')
      expect(shown.text.match(/được giải quyết thế nào/g)).toHaveLength(1)
      expect((await post('/tra-cuu', { ma: code })).text).not.toContain('được giải quyết thế nào')
      const mark = Object.fromEntries(entriesOf(shown.text, '/tra-cuu/danh-gia'))
      const closed = await post('/tra-cuu/danh-gia', { ...mark, so_kin: '000000', diem: '1' })
      expect(closed.status).toBe(400)
      for (let times = 0; times < 2; times++) {
        const given = await post('/tra-cuu/danh-gia', { ...mark, diem: '4' })
        expect(given.text).toContain('Anh/chị đã đánh giá: 4 – Hài lòng')
        expect(given.text).not.toContain('được giải quyết thế nào')
      }
      const other = await post('/tra-cuu/danh-gia', { ...mark, ...key(), diem: '1' })
      expect([other.status, other.text]).toEqual([200, expect.stringContaining('chọn lại được trong một ngày')])
      const marked = await server.xaOi.core.cases.getByReceiptCode(code)
      expect([marked?.rating?.score, marked?.timeline.filter(({ what }) => what === 'rated').length]).toEqual([1, 2])
      await post('/tra-cuu/nhan-them', { ma: code, so_kin: secret, ...key(), loi: 'Lại tắt', mo_lai: '1' })
      const reopened = await post('/tra-cuu', { ma: code, so_kin: secret })
      expect(reopened.text).not.toContain('được giải quyết thế nào')
      expect((await post('/tra-cuu/danh-gia', { ...mark, ...key(), diem: '5' })).status).toBe(409)
    })
  })

  test('after five wrong numbers the right one is open from another address, and the state from everywhere', async () => {
    const { code, secret } = await sendOne()
    for (let tries = 0; tries < 5; tries++) {
      const { status, text } = await post('/tra-cuu', { ma: code, so_kin: String(100_000 + tries) })
      expect(status).toBe(400)
      expect(errorAt(text, 'so_kin')).toContain('chưa khớp')
    }
    const closed = await post('/tra-cuu', { ma: code, so_kin: secret })
    expect(errorAt(closed.text, 'so_kin')).toContain('Đã thử sai nhiều lần')
    expect((await post('/tra-cuu', { ma: code })).status).toBe(200)
    const elsewhere = await fetch(`${server.xaOi.url}/tra-cuu`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '203.0.113.77' },
      body: new URLSearchParams({ ma: code, so_kin: secret }),
    })
    expect(await elsewhere.text()).toContain('Anh/chị đã viết')
  })

  test('says plainly that the day is over, and what may be done', async () => {
    const { code } = await sendOne()
    expect((await post('/tra-cuu', { ma: code })).text).not.toContain('Đã quá hạn')
    now = new Date(Date.now() + 60 * 86_400_000)
    const { text } = await post('/tra-cuu', { ma: code })
    now = null
    expect(text).toMatch(/Đã quá hạn: hạn là ngày \d\d\/\d\d\/\d{4}/)
    expect(text).toContain('nhắn nhắc hoặc gặp cán bộ')
    expect(text).not.toContain('<dt>Hạn</dt>')
  })

  test('of a protected case says what the chat says, whatever number stands beside the code', async () => {
    const opened = await server.xaOi.core.cases.open({
      content: {
        kind: 'denunciation',
        category: 'other',
        text: 'điều ủ trong rơm',
        placeText: null,
        communeCode: meSo,
        when: null,
        against: null,
        request: null,
        evidence: null,
        attachments: [],
        reporter: { name: 'Người Kín', address: 'thôn Kín', phone: '0987654321' },
      },
      openedBy: 'test:protected',
      chat: 'web:look-up',
      at: new Date(),
    })
    const pages = await Promise.all(
      ['', '4321', '000000'].map((so_kin) => post('/tra-cuu', { ma: opened.receiptCode, so_kin })),
    )
    for (const { status, text } of pages) {
      expect(status).toBe(200)
      expect(text).toContain(`Hồ sơ ${opened.receiptCode}`)
      expect(text).not.toMatch(/ủ trong rơm|Người Kín|Anh\/chị đã viết|Đơn tố cáo/)
    }
  })

  test.each([
    ['', 'ma'],
    ['không nhớ', 'ma'],
    ['ABCDE-2345', 'ma'],
    ['K7M2Q-9XTR4', 'ma'],
  ])('of "%s" says what is wrong at the field', async (ma, field) => {
    const { status, text } = await post('/tra-cuu', { ma })
    expect(status).toBe(400)
    expect(errorAt(text, field)).toBeTruthy()
  })
})

describe('which way a matter goes', () => {
  test.each([
    ['viec-chung.viec', 'Phản ánh'],
    ['viec-chung.quy-dinh', 'Kiến nghị'],
    ['xem-lai.chua.con', 'Khiếu nại lần đầu'],
    ['xem-lai.chua.qua', 'quá thời hạn'],
    ['xem-lai.roi.cap-tren', 'Khiếu nại lần hai'],
    ['xem-lai.roi.toa', 'Khởi kiện ra Tòa án'],
    ['vi-pham.can-bo.co', 'Tố cáo'],
    ['vi-pham.khac.khong', 'Báo tin, không nêu tên'],
    ['tranh-chap.dat.chua', 'Hòa giải tranh chấp đất đai'],
    ['tranh-chap.khac.chua', 'Hòa giải ở thôn'],
    ['tranh-chap.dat.roi', 'Khởi kiện tranh chấp'],
  ])('%s leads by links to %s', async (duong, title) => {
    const answers = duong.split('.')
    for (let count = 0; count < answers.length; count++) {
      const before = answers.slice(0, count)
      const page = await get(`/khieu-nai-to-cao${count ? `?duong=${before.join('.')}` : ''}`)
      expect(page).toContain(`href="/khieu-nai-to-cao?duong=${answers.slice(0, count + 1).join('.')}"`)
    }
    const end = await get(`/khieu-nai-to-cao?duong=${duong}`)
    expect(end).toMatch(new RegExp(`<h2>[^<]*${title}`))
    expect(end.includes('Người tố cáo được bảo vệ')).toBe(duong.startsWith('vi-pham'))
  })

  test.each([
    ['xem-lai.chua.con', 'Luật Khiếu nại Điều 8', 'first-complaint'],
    ['xem-lai.chua.qua', 'lý do quá hạn', 'first-complaint'],
    ['xem-lai.roi.cap-tren', 'nơi tiếp công dân của tỉnh', 'first-complaint'],
    ['vi-pham.can-bo.co', 'Không nộp ở nơi bị tố cáo', 'denunciation'],
    ['vi-pham.can-bo.khong', 'Gửi bưu điện', 'denunciation'],
  ])('%s can be gone on paper, without the chat', async (duong, said, guide) => {
    const page = await get(`/khieu-nai-to-cao?duong=${duong}`)
    expect(page).toContain('làm trên giấy')
    expect(page).toContain(said)
    expect(page).toContain(`href="/thu-tuc/${guide}"`)
    expect((await fetch(`${server.xaOi.url}/thu-tuc/${guide}`)).status).toBe(200)
    expect(page).not.toContain('không đến xã')
  })

  test('of a complaint the address of the office chosen is told, and words stay out of the address', async () => {
    const page = await get(`/khieu-nai-to-cao?duong=xem-lai.chua.con&xa=${meSo}`)
    expect(page).toContain('href="/xa/xa-me-so"')
    const posted = await post('/khieu-nai-to-cao', { viec: 'Tôi khiếu nại', duong: 'xem-lai.chua.con', xa: meSo })
    expect(posted.text).toContain('href="/xa/xa-me-so"')
    expect(posted.text).toContain('action="/khieu-nai-to-cao" method="post"')
  })

  test('wrong answers in an address lead to the question before them; terms are those of the table', async () => {
    expect(await get('/khieu-nai-to-cao?duong=xem-lai.gi-do')).toContain('lần nào chưa')
    const complaint = await get('/khieu-nai-to-cao?duong=xem-lai.chua.con')
    expect(complaint).toContain('90 ngày (Luật Khiếu nại Điều 9)')
    expect(complaint).toContain('7 ngày làm việc (Luật Khiếu nại Điều 27')
  })

  test('every page that is named there exists', async () => {
    for (const duong of ['xem-lai.roi.toa', 'tranh-chap.dat.chua', 'vi-pham.khac.co']) {
      const page = await get(`/khieu-nai-to-cao?duong=${duong}`)
      for (const [, href = ''] of page.matchAll(/class="button(?:-quiet)?" href="(\/thu-tuc\/[^"]+)"/g))
        expect((await fetch(server.xaOi.url + href)).status, href).toBe(200)
    }
  })
})

test('the three pages are in the navigation and the sitemap', async () => {
  const [home, map] = await Promise.all([get('/'), get('/sitemap.xml')])
  for (const path of ['/phan-anh', '/tra-cuu', '/khieu-nai-to-cao']) {
    expect(home).toContain(`href="${path}"`)
    expect(map).toContain(`${path}</loc>`)
  }
})
