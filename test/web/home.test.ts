import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseContent } from '../../src/cases/case.js'
import { createClockKeeper } from '../../src/cases/clocks.js'
import { openCase } from '../../src/cases/open-case.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { communes } from '../../src/places/communes.js'
import { sign } from '../../src/shared/keys.js'
import { startDatabaseServer } from '../channels/start-messaging.js'
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
  openCase(
    { store: pages.cases, clocks: createClockKeeper(stateCalendar, {}) },
    { content: { ...complaint, ...content }, foldedAgainst: 'chu tich', openedBy, chat: 'web:test', at: new Date() },
  )
const addressOf = (id: string, isProtected = false) =>
  isProtected
    ? `/don/${id}?k=p&s=${sign(pages.keys.links, `petition:protected:${id}`)}`
    : `/don/${id}?s=${sign(pages.keys.links, `petition:${id}`)}`

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
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
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
    const { status, headers, text } = await get(addressOf(theCase.id))
    expect(status).toBe(200)
    for (const words of [
      'Đơn khiếu nại',
      `Chủ tịch ${theCase.agency.name}`,
      'Trần Thị Lan',
      'Thôn Đoài',
      'Chủ tịch UBND xã',
      'Xã thu hồi đất của tôi &lt;script&gt;alert(1)&lt;/script&gt;<br>mà không bồi thường.',
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
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  test("says the commune's own address once it is known", async () => {
    const theCase = await open({}, 'complaint-2')
    await pages.contacts.save({
      communeCode: commune.code,
      fields: {
        address: 'Số 1 đường Độc Lập',
        hours: '7:30 đến 11:30',
        phone: null,
        email: null,
        leaderName: null,
        leaderPhone: null,
        receptionSchedule: null,
      },
      updatedBy: 'lan',
      at: new Date(),
    })
    expect((await get(addressOf(theCase.id))).text).toContain('Số 1 đường Độc Lập, 7:30 đến 11:30')
  })

  test('of a denunciation has what Luật Tố cáo Điều 23 asks and sends nobody to the commune', async () => {
    const theCase = await open({ kind: 'denunciation' }, 'denunciation-1')
    const { status, text } = await get(addressOf(theCase.id, true))
    expect(status).toBe(200)
    for (const words of ['Đơn tố cáo', 'Người bị tố cáo', 'cách liên hệ', 'Không nộp ở xã, phường', 'Người tố cáo'])
      expect(text).toContain(words)
  })

  test('opens only by its own signature, and there is none for a feedback or a tip', async () => {
    const mine = await open({}, 'complaint-3')
    const denunciation = await open({ kind: 'denunciation' }, 'denunciation-2')
    const feedback = await open({ kind: 'feedback' }, 'feedback-1')
    const tip = await open({ kind: 'tip' }, 'tip-1')
    const signature = sign(pages.keys.links, `petition:${mine.id}`)
    for (const path of [
      `/don/${mine.id}`,
      `/don/${mine.id}?s=`,
      `/don/${mine.id}?s=${signature}x`,
      `/don/${mine.id}?s=${signature}&s=${signature}`,
      `/don/${denunciation.id}?s=${signature}`,
      `/don/${denunciation.id}?k=p&s=${sign(pages.keys.links, `petition:${denunciation.id}`)}`,
      addressOf(denunciation.id),
      addressOf(feedback.id),
      addressOf(tip.id, true),
      addressOf('f'.repeat(24)),
      '/don/khong-phai-ma?s=x',
    ])
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 })
  })
})
