import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { signInAs, startServer } from './staff.js'

const meSo = '12049'
const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
let server: Awaited<ReturnType<typeof startServer>>
let officer: Awaited<ReturnType<typeof signInAs>>
let foreign: Awaited<ReturnType<typeof signInAs>>
beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
  officer = await signInAs(server.xaOi, 'can.bo.so', 'officer', meSo)
  foreign = await signInAs(server.xaOi, 'can.bo.khac', 'leader', '11953')
}, 120_000)
afterAll(() => server.stop())

const get = async (path: string): Promise<string> => (await fetch(server.xaOi.url + path)).text()
let count = 0
/** A report by the form, with the sender's name, telephone and words. */
const report = async (more: Record<string, string> = {}): Promise<Case> => {
  const page = await get('/phan-anh')
  const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
  const [, first = '', second = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(page) ?? []
  const body = new FormData()
  const fields = {
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
    tra_loi: String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)),
    viec: `Đèn đường cột số ${++count} cháy bóng đã lâu, gọi tôi Trần Thị Mận 0912 345 678`,
    xa: meSo,
    cho: `thôn Số ${count}`,
    ho_ten: 'Trần Thị Mận',
    dien_thoai: '0912345678',
    ...more,
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const text = await (await fetch(`${server.xaOi.url}/phan-anh`, { method: 'POST', body })).text()
  const code = /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(text)?.[1] ?? ''
  const found = await server.xaOi.core.cases.getByReceiptCode(code)
  if (!found) throw new Error('no report was opened')
  return found
}
const again = async ({ receiptCode }: Case): Promise<Case> =>
  (await server.xaOi.core.cases.getByReceiptCode(receiptCode)) as Case
const act = async (found: Case, path: string, fields: Record<string, string> = {}, by = officer) => {
  const { version } = await again(found)
  return by.client.post(`/can-bo/vu-viec/${found.id}/${path}`, { version: String(version), ...fields })
}
const answered = async (found: Case): Promise<Case> => {
  expect((await act(found, 'buoc', { to: 'answered', text: 'Xã đã thay bóng, cảm ơn bà Trần Thị Mận' })).status).toBe(
    303,
  )
  return again(found)
}
/** Seen as it would go out, then published. */
const publish = async (found: Case, fields: { question: string; answer: string }) => {
  const preview = await act(found, 'dang-tra-loi', fields)
  const page = await preview.text()
  const of = (name: string) => new RegExp(`name="${name}"[^>]*>([^<]*)<`).exec(page)?.[1] ?? ''
  expect([preview.status, page.includes('Đăng bản này')]).toEqual([200, true])
  return act(found, 'dang-tra-loi', { question: of('question'), answer: of('answer'), da_xem: '1' })
}
const texts = { question: 'Đèn đường cháy bóng, bà Trần Thị Mận 0912345678 báo', answer: 'Xã đã thay bóng.' }

describe('answers that everybody may read', () => {
  test('are published masked, edited by the officer, and taken down again', async () => {
    const found = await answered(await report({ cho_dang: '1' }))
    const page = await (await officer.client.get(`/can-bo/vu-viec/${found.id}`)).text()
    expect(page).toContain('Xem trước và đăng')
    const proposed = /name="question"[^>]*>([^<]*)</.exec(page)?.[1] ?? ''
    expect(proposed).toContain('cháy bóng')
    expect(proposed).not.toMatch(/Mận|345/)

    expect((await publish(found, texts)).status).toBe(303)
    const shown = await get('/tra-loi')
    expect(shown).toContain('Xã đã thay bóng.')
    expect(shown).not.toMatch(/Trần Thị Mận|0912345678/)
    expect(shown).not.toContain(found.receiptCode)
    expect(await get(`/tra-loi?xa=${meSo}&linh-vuc=${found.category}`)).toContain('Xã đã thay bóng.')
    for (const odd of ['xa=11953', 'linh-vuc=land&xa=12049', 'trang=2'])
      expect(await get(`/tra-loi?${odd}`)).not.toContain('Xã đã thay bóng.')
    await server.xaOi.core.accounts.audit.collect()
    const trail = await server.xaOi.core.accounts.audit.findLatest(50)
    expect(trail).toContainEqual(expect.objectContaining({ what: 'answer_published', subject: found.id }))

    expect((await act(found, 'go-tra-loi')).status).toBe(303)
    expect(await get('/tra-loi')).not.toContain('Xã đã thay bóng.')
  })

  test('are none without consent, before the answer, or by another commune', async () => {
    const silent = await answered(await report())
    expect((await act(silent, 'dang-tra-loi', texts)).status).toBe(400)
    expect(await (await officer.client.get(`/can-bo/vu-viec/${silent.id}`)).text()).not.toContain('dang-tra-loi')
    const open = await report({ cho_dang: '1' })
    expect((await act(open, 'dang-tra-loi', texts)).status).toBe(400)
    const found = await answered(open)
    expect((await act(found, 'dang-tra-loi', texts, foreign)).status).toBe(404)
    const province = await signInAs(server.xaOi, 'giam.sat.tinh', 'supervisor', null)
    expect((await act(found, 'dang-tra-loi', texts, province)).status).toBe(403)
    expect(await get('/tra-loi')).not.toContain('Xã đã thay bóng.')
  })

  test('are seen by whoever asked with code and number, and taken back and given again there', async () => {
    const found = await answered(await report({ cho_dang: '1' }))
    const { client } = await signInAs(server.xaOi, 'nguoi.hoi', 'officer', '11953')
    const look = async (path: string): Promise<string> => {
      const answer = await client.post(path, { ma: found.receiptCode, so_kin: '0912345678' })
      const address = answer.headers.get('location')
      return (address ? await client.get(address) : answer).text()
    }
    expect(await look('/tra-cuu')).toContain('Hiện chưa đăng')
    expect((await publish(found, { ...texts, answer: 'Đã sửa cho bà Mận.' })).status).toBe(303)
    expect(await get('/tra-loi')).toContain('Đã sửa cho bà ….')
    expect(await look('/tra-cuu')).toContain('đang được đăng')
    expect(await look('/tra-cuu/thoi-cong-khai')).toContain('theo ý anh/chị')
    expect(await get('/tra-loi')).not.toContain('Đã sửa cho bà')
    expect((await act(found, 'dang-tra-loi', texts)).status).toBe(400)
    expect(await look('/tra-cuu/cho-cong-khai')).toContain('Hiện chưa đăng')
    expect((await publish(found, texts)).status).toBe(303)
    expect(await look('/tra-cuu')).toContain('đang được đăng')
    expect((await act(found, 'go-tra-loi')).status).toBe(303)
  })

  test('are agreed to after the answer by who didn’t at the beginning, with code and number alone', async () => {
    const silent = await report()
    const { client } = await signInAs(server.xaOi, 'nguoi.hoi.sau', 'officer', '11953')
    const look = async (path: string, number: string): Promise<string> => {
      const answer = await client.post(path, { ma: silent.receiptCode, so_kin: number })
      const address = answer.headers.get('location')
      return (address ? await client.get(address) : answer).text()
    }
    expect(await look('/tra-cuu', '0912345678')).not.toContain('Cho đăng, không kèm tên')
    await look('/tra-cuu/cho-cong-khai', '0912345678')
    const found = await answered(silent)
    expect((await act(found, 'dang-tra-loi', texts)).status).toBe(400)
    await look('/tra-cuu/cho-cong-khai', '0000000000')
    expect((await act(found, 'dang-tra-loi', texts)).status).toBe(400)
    expect(await look('/tra-cuu', '0912345678')).toContain('Cho đăng, không kèm tên')
    expect(await look('/tra-cuu/cho-cong-khai', '0912345678')).toContain('Hiện chưa đăng')
    expect((await publish(found, texts)).status).toBe(303)
    expect((await act(found, 'go-tra-loi')).status).toBe(303)
  })

  test('are edited through a preview, too, without names typed without marks or plates', async () => {
    const found = await answered(await report({ cho_dang: '1' }))
    expect((await publish(found, texts)).status).toBe(303)
    const edited = { ...texts, answer: 'Đã gọi chi Man, ong Binh về xe 89A-123.45.' }
    const preview = await act(found, 'dang-tra-loi', { ...edited, da_xem: '1' })
    expect([preview.status, await preview.text()]).toEqual([
      200,
      expect.stringContaining('Đã gọi chi <mark>…</mark>, ong <mark>…</mark> về xe <mark>…</mark>.'),
    ])
    expect(await get('/tra-loi')).not.toContain('Đã gọi chi')
    expect((await publish(found, edited)).status).toBe(303)
    expect(await get('/tra-loi')).toContain('Đã gọi chi …, ong … về xe ….')
  })

  test('keep the number that the office published, and nobody else’s', async () => {
    const fields = communeContactSchema.parse({ phone: '0221 3862 345' })
    await server.xaOi.core.places.saveContact({ communeCode: meSo, fields, accountId: 'test', at: new Date() })
    const found = await answered(await report({ cho_dang: '1' }))
    const edited = { ...texts, answer: 'Gọi UBND xã (0221) 3862345, hoặc T.V.Hùng 09l2345678, thửa 45 tờ 12.' }
    const preview = await act(found, 'dang-tra-loi', edited)
    expect(await preview.text()).toMatch(/Máy đã che \d chỗ/)
    expect((await publish(found, edited)).status).toBe(303)
    expect(await get('/tra-loi')).toContain('Gọi UBND xã (0221) 3862345, hoặc … …, thửa … tờ ….')
  })

  test('are not sent with somebody’s numbers before the officer was warned', async () => {
    const found = await report({ cho_dang: '1' })
    const fields = { text: 'Đã gặp bà Mận, CCCD 033185001234.' }
    const warned = await act(found, 'nhan', fields)
    expect([warned.status, await warned.text()]).toEqual([400, expect.stringContaining('name="van_gui"')])
    expect((await act(found, 'nhan', { ...fields, van_gui: '1' })).status).toBe(303)
    expect((await act(await report(), 'nhan', fields)).status).toBe(303)
  })

  test('are gone with the data of whoever asked, and can’t be published again', async () => {
    const found = await answered(await report({ cho_dang: '1' }))
    expect((await publish(found, texts)).status).toBe(303)
    await server.xaOi.core.cases.forget(found.chat as string)
    expect(await get('/tra-loi')).not.toContain('Xã đã thay bóng.')
    expect((await act(found, 'dang-tra-loi', texts)).status).toBe(400)
  })
})
