import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { communes } from '../../src/places/communes.js'
import { startDatabaseServer } from '../channels/start-messaging.js'
import { readPdf } from '../papers/read-pdf.js'
import { type CitizenPages, startCitizenPages } from './home-support.js'

let database: Awaited<ReturnType<typeof startDatabaseServer>>
let pages: CitizenPages
beforeAll(async () => {
  database = await startDatabaseServer()
  pages = await startCitizenPages({ uri: database.uri })
})
afterAll(async () => {
  await pages.stop()
  await database.stop()
})

const get = async (path: string) => {
  const response = await fetch(pages.url + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const commune = communes[0] as (typeof communes)[number]
const complaint: CaseContent = {
  kind: 'complaint',
  category: 'other',
  text: 'Xã thu hồi đất của tôi <script>alert(1)</script>\nmà không bồi thường.',
  placeText: 'thôn Đoài',
  communeCode: commune.code,
  when: '01/09/2026',
  against: 'Chủ tịch UBND xã',
  request: 'Hủy quyết định số 12',
  evidence: 'Quyết định số 12; ảnh thửa đất',
  attachments: [],
  reporter: { name: 'Trần Thị Lan', address: 'Thôn Đoài', phone: null },
}
const open = (content: Partial<CaseContent>, openedBy: string) =>
  pages.cases.open({
    content: { ...complaint, ...content },
    openedBy,
    chat: 'web:test',
    at: new Date(),
  })
/** A new address of a case's petition. */
const addressOf = async (found: Case): Promise<string> =>
  `/don/${await pages.cases.openPetitionLink(found, new Date())}`
const enter = async (address: string, ma: string) => {
  const response = await fetch(pages.url + address, { method: 'POST', body: new URLSearchParams({ ma }) })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const read = async (theCase: Case) => enter(await addressOf(theCase), theCase.receiptCode.slice(-4))

describe('the home page', () => {
  test('has one headline, the chat as a live log, five examples and a way to read about privacy', async () => {
    const { status, text } = await get('/')
    expect(status).toBe(200)
    expect(text.match(/<h1/g)).toHaveLength(1)
    expect(text).toMatch(/role="log"[^>]*aria-live="polite"/)
    expect(text.match(/data-say="/g)).toHaveLength(5)
    expect(text).toContain('href="/quyen-rieng-tu"')
    expect(text).toContain('<noscript>')
  })

  test('loads nothing from elsewhere and has no script or style inside', async () => {
    const { text } = await get('/')
    const loaded = text.replace(/<link rel="canonical"[^>]*>/, '')
    expect(loaded).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    expect(text).not.toMatch(/<style|style="|<script(?![^>]*src=)|onclick/)
    for (const [, asset = ''] of text.matchAll(/(?:src|href)="(\/public\/[^"]+)"/g))
      expect((await get(asset)).status).toBe(200)
  })
})

test('the privacy page says what is kept, on what law, for whom, how long, and whom to ask', async () => {
  const { status, text } = await get('/quyen-rieng-tu')
  expect(status).toBe(200)
  for (const words of [
    'giữ những gì',
    '91/2025/QH15, Điều 19',
    'Ai xem được',
    'Giữ bao lâu',
    'Anh/chị có quyền',
    'Hỏi ai',
  ])
    expect(text).toContain(words)
})

describe('the printable petition', () => {
  test('of a complaint has everything of Luật Khiếu nại Điều 8, and blanks for what is not known', async () => {
    const theCase = await open({}, 'complaint-1')
    const { status, headers, text } = await read(theCase)
    expect(status).toBe(200)
    for (const words of [
      'Đơn khiếu nại',
      `Chủ tịch ${theCase.agency.name}`,
      'Trần Thị Lan',
      'Thôn Đoài',
      'Chủ tịch UBND xã',
      'Xã thu hồi đất của tôi &lt;script&gt;alert(1)&lt;/script&gt;</p><p>mà không bồi thường.',
      'Hủy quyết định số 12',
      'Quyết định số 12; ảnh thửa đất',
      theCase.receiptCode,
      'hoặc điểm chỉ',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/Số căn cước[^<]*:<\/span>\s*<span class="blank">\.+/)
    expect(text).toMatch(/Điện thoại[^<]*:<\/span>\s*<span class="blank">\.+/)
    expect(text).toContain('địa chỉ chưa cập nhật')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  test('is a PDF too, behind the same code, with a try of its own', async () => {
    const theCase = await open({ text: 'Xã thu hồi đất 😡' }, 'complaint-pdf')
    const address = await addressOf(theCase)
    const code = theCase.receiptCode.slice(-4)
    const page = await enter(address, code)
    expect(page.text).toContain(`action="${address}/pdf"`)
    expect(page.text).toContain(`name="ma" value="${code}"`)
    const wrong = await enter(`${address}/pdf`, 'sai1')
    expect([wrong.status, wrong.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
    expect(wrong.text).toContain(`action="${address}"`)
    const response = await fetch(`${pages.url}${address}/pdf`, {
      method: 'POST',
      body: new URLSearchParams({ ma: code }),
    })
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="don-de-in.pdf"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [read] = await readPdf(new Uint8Array(await response.arrayBuffer()))
    for (const words of ['ĐƠN KHIẾU NẠI', 'Trần Thị Lan', 'Xã thu hồi đất [biểu tượng]', theCase.receiptCode])
      expect(read?.text).toContain(words)
    expect((await get(`${address}/pdf`)).status).toBe(404)
    for (let tries = 0; tries < 5; tries += 1) await enter(`${address}/pdf`, 'sai1')
    expect((await enter(`${address}/pdf`, code)).status).toBe(404)
  })

  test('with a character that the typeface lacks is printed from the page, and says so', async () => {
    const theCase = await open({ text: 'Công ty 漢字' }, 'complaint-glyph')
    const address = await addressOf(theCase)
    const refused = await enter(`${address}/pdf`, theCase.receiptCode.slice(-4))
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('nút In đơn')
    expect((await enter(address, theCase.receiptCode.slice(-4))).text).toContain('漢字')
  })

  test("says the commune's own address once it is known", async () => {
    const theCase = await open({}, 'complaint-2')
    await pages.places.saveContact({
      communeCode: commune.code,
      fields: communeContactSchema.parse({ address: 'Số 1 đường Độc Lập', hours: '7:30 đến 11:30' }),
      accountId: 'lan',
      at: new Date(),
    })
    expect((await read(theCase)).text).toContain('Số 1 đường Độc Lập, Thứ hai đến thứ sáu: 7:30–11:30')
  })

  test('of a denunciation has what Luật Tố cáo Điều 23 asks and sends nobody to the commune', async () => {
    const theCase = await open({ kind: 'denunciation' }, 'denunciation-1')
    const { status, text } = await read(theCase)
    expect(status).toBe(200)
    for (const words of ['Đơn tố cáo', 'Người bị tố cáo', 'cách liên hệ', 'Không nộp ở xã, phường', 'Người tố cáo'])
      expect(text).toContain(words)
  })

  test('of a denunciation that names nobody has blanks for the name and goes to the province', async () => {
    const theCase = await open({ kind: 'denunciation', against: null }, 'denunciation-3')
    const { status, text } = await read(theCase)
    expect(status).toBe(200)
    expect(text).toContain(theCase.agency.name)
    expect(text).toMatch(/Tên, chức vụ, nơi làm việc:<\/span>\s*<span class="blank">\.+/)
  })

  test('shows nothing before the last four characters of the receipt code, however they are typed', async () => {
    const theCase = await open({ kind: 'denunciation', against: 'Ông Trần Văn Tham' }, 'denunciation-2')
    const address = await addressOf(theCase)
    for (let looks = 0; looks < 10; looks += 1) {
      const { status, text, headers } = await get(address)
      expect(status).toBe(200)
      for (const secret of ['Trần', 'tố cáo', 'Tố cáo', theCase.receiptCode, 'thu hồi'])
        expect(text).not.toContain(secret)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toContain('noindex')
    }
    const wrong = await enter(address, 'XXXX')
    expect(wrong.status).toBe(400)
    expect(wrong.text).not.toContain('Trần')
    for (const typed of [` ${theCase.receiptCode.slice(-4).toLowerCase()} `, theCase.receiptCode])
      expect((await enter(address, typed)).status).toBe(200)
  })

  test('ends after five wrong codes, thrown at once or one by one, and after 48 hours', async () => {
    const theCase = await open({}, 'complaint-3')
    const right = theCase.receiptCode.slice(-4)
    const guessed = await addressOf(theCase)
    const guesses = await Promise.all(Array.from({ length: 20 }, (_, index) => enter(guessed, `X${100 + index}`)))
    expect(guesses.filter(({ status }) => status === 400)).toHaveLength(5)
    expect((await enter(guessed, right)).status).toBe(404)
    expect((await get(guessed)).status).toBe(404)
    const old = await addressOf(theCase)
    pages.setNow(new Date(Date.now() + 47 * 3_600_000))
    expect((await enter(old, right)).status).toBe(200)
    pages.setNow(new Date(Date.now() + 49 * 3_600_000))
    expect([(await enter(old, right)).status, (await get(old)).status]).toEqual([404, 404])
    pages.setNow(new Date())
  })

  test('a new address ends the one before, a closed one is gone, and a feedback or a tip has none', async () => {
    const theCase = await open({}, 'complaint-4')
    const right = theCase.receiptCode.slice(-4)
    const first = await addressOf(theCase)
    const second = await addressOf(theCase)
    expect([(await enter(first, right)).status, (await enter(second, right)).status]).toEqual([404, 200])
    await pages.cases.closePetitionLink(theCase.id)
    expect((await enter(second, right)).status).toBe(404)
    for (const kind of ['feedback', 'tip'] as const) expect((await read(await open({ kind }, kind))).status).toBe(404)
    for (const path of [`/don/${theCase.id}`, '/don/x', `/don/${'a'.repeat(43)}`])
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 })
  })
})
