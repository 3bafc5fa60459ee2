import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { type CaseKind, kindOf } from '../../src/cases/kinds/index.js'
import { localDay } from '../../src/shared/clock.js'
import { readPdf } from '../papers/read-pdf.js'
import { typedFor } from '../papers/samples.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'foreign' | 'denunciations' | 'supervisor' | 'editor', StaffClient>
const found = {} as Record<'complaint' | 'denunciation', Case>

const stored = async ({ id, kind }: Case): Promise<Case> =>
  (await server.xaOi.core.cases.store.get(id, kindOf(kind))) as Case

const open = (kind: CaseKind) =>
  server.xaOi.core.cases.open({
    content: {
      kind,
      category: 'other',
      text: 'xã thu hồi đất không bồi thường',
      placeText: null,
      communeCode: '12049',
      when: null,
      against: kind === 'denunciation' ? 'Chủ tịch UBND xã' : 'cán bộ xã',
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: 'Trần Thị Ngọc Lan', address: 'số 3 ngõ 12', phone: '0912345678' },
    },
    openedBy: `test:papers:${kind}:${Math.random()}`,
    chat: 'web:papers',
    at: new Date(),
  })

beforeAll(async () => {
  server = await startServer()
  const { xaOi } = server
  clients.officer = (await signInAs(xaOi, 'can.bo', 'officer', '12049')).client
  clients.foreign = (await signInAs(xaOi, 'can.bo.khac', 'officer', '11953')).client
  clients.denunciations = (await signInAs(xaOi, 'to.cao', 'denunciation_officer', null)).client
  clients.supervisor = (await signInAs(xaOi, 'giam.sat', 'supervisor', null)).client
  clients.editor = (await signInAs(xaOi, 'bien.tap', 'editor', null)).client
  for (const kind of ['complaint', 'denunciation'] as const) {
    found[kind] = await open(kind)
    const client = kind === 'complaint' ? clients.officer : clients.denunciations
    const path = `/can-bo/vu-viec/${found[kind].id}`
    await client.get(path)
    const form = {
      to: 'received',
      paper_number: '1',
      paper_date: '2026-01-05',
      paper_signer: 'Trần Thị Bình',
      day: localDay(new Date()),
    }
    expect((await client.post(`${path}/buoc`, { version: '1', ...form })).status).toBe(303)
    found[kind] = await stored(found[kind])
  }
}, 120_000)
afterAll(() => server.stop())

const pathOf = (one: Case, paper: string) => `/can-bo/vu-viec/${one.id}/giay/${paper}`
const formOf = async (client: StaffClient, path: string) => {
  const page = await (await client.get(path)).text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page)?.[1] ?? ''
  return { page, fixed: { version: hidden('version'), paper: hidden('paper') } }
}
const typed = (kind: 'khong-thu-ly' | 'thu-ly-to-cao' | 'bien-nhan') =>
  Object.fromEntries(Object.entries(typedFor(kind)).map(([name, value]) => [name, value ?? '']))

test('the letter of a draft is printed for its citizen to sign, until it is signed; by nobody else', async () => {
  const draft = await open('complaint')
  const path = `/can-bo/vu-viec/${draft.id}`
  expect(await (await clients.officer.get(path)).text()).toContain(`href="${path}/don"`)
  const response = await clients.officer.get(`${path}/don`)
  const [page] = await readPdf(new Uint8Array(await response.arrayBuffer()))
  expect(page?.text).toContain('ĐƠN KHIẾU NẠI')
  expect(page?.text).toContain('Trần Thị Ngọc Lan')
  for (const who of ['foreign', 'denunciations'] as const)
    expect((await clients[who].get(`${path}/don`)).status, who).toBe(404)
  const signed = `/can-bo/vu-viec/${found.complaint.id}`
  expect(await (await clients.officer.get(signed)).text()).not.toContain(`${signed}/don`)
  expect((await clients.officer.get(`${signed}/don`)).status).toBe(404)
})

describe('papers on the console', () => {
  test('the case page lists the papers of its state, each leads to its form', async () => {
    const page = await (await clients.officer.get(`/can-bo/vu-viec/${found.complaint.id}`)).text()
    expect(page).toContain('>Giấy tờ</h2>')
    const links = [...page.matchAll(/href="(\/can-bo\/vu-viec\/[^"]+\/giay\/[^"]+)"/g)].map(
      ([, link]) => link as string,
    )
    expect(links.map((link) => link.split('/').at(-1))).toEqual([
      'bien-nhan',
      'yeu-cau-bo-sung',
      'thu-ly-khieu-nai',
      'khong-thu-ly',
      'huong-dan',
    ])
    for (const link of links) expect((await clients.officer.get(link)).status, link).toBe(200)
  })

  test('a draft is a PDF to be saved, kept nowhere, and changes nothing', async () => {
    const path = pathOf(found.complaint, 'khong-thu-ly')
    const { fixed } = await formOf(clients.officer, path)
    const response = await clients.officer.post(path, { ...fixed, lam: 'du-thao', reason: 'Vì đã quá thời hiệu' })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="du-thao-khong-thu-ly.pdf"')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const [page] = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(page?.text).toContain('Lý do: Vì đã quá thời hiệu.')
    expect(page?.text).toContain('DỰ THẢO')
    expect((await stored(found.complaint)).version).toBe(found.complaint.version)
  })

  test('a numbered paper goes into the timeline, can be fetched again, and is one though the form is sent twice', async () => {
    const path = pathOf(found.complaint, 'khong-thu-ly')
    const { fixed } = await formOf(clients.officer, path)
    const sent = { ...fixed, lam: 'cap-so', ...typed('khong-thu-ly') }
    for (const _ of [1, 2]) {
      const response = await clients.officer.post(path, sent)
      expect([response.status, response.headers.get('location')]).toEqual([
        303,
        `/can-bo/vu-viec/${found.complaint.id}?giay#giay-to`,
      ])
    }
    const after = await stored(found.complaint)
    expect(after.timeline.filter(({ what }) => what === 'paper_made')).toHaveLength(1)
    const page = await (await clients.officer.get(`/can-bo/vu-viec/${after.id}?giay`)).text()
    expect(page).toContain('Cấp số giấy: Thông báo không thụ lý, từ chối')
    expect(page).toMatch(/số 01\/TB-UBND/)
    const file = /href="([^"]+\/giay-da-cap\/[^"]+)"/.exec(page)?.[1] ?? ''
    const fetched = await clients.officer.get(file)
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="khong-thu-ly.pdf"')
    const [read] = await readPdf(new Uint8Array(await fetched.arrayBuffer()))
    expect(read?.text).toContain('Số: 01/TB-UBND')
    expect(read?.text).not.toContain('DỰ THẢO')
    expect(page).toMatch(/Đã cấp số 01\/TB-UBND. Việc còn phải làm: “Không thụ lý”/)
    expect(page).toMatch(/<details open><summary>Không thụ lý/)
    expect(page).toMatch(/id="move-refused-paper_number"[^>]*value="01\/TB-UBND"/)
    expect(page).toContain('Chưa ghi vào bước “Không thụ lý”')
    expect((await formOf(clients.officer, path)).page).toContain('đã được cấp số 01/TB-UBND')
    for (const who of ['foreign', 'denunciations'] as const)
      expect((await clients[who].get(file)).status, who).toBe(404)
    expect((await clients.editor.get(file)).status).toBe(403)
    expect((await createClient(server.xaOi.url).get(file)).status).toBe(303)
  })

  test('what is missing or can’t be printed comes back with what was typed', async () => {
    const path = pathOf(await stored(found.complaint), 'khong-thu-ly')
    const { fixed } = await formOf(clients.officer, path)
    for (const [reason, why] of [
      ['Lý do dài', 'Họ tên người ký'],
      ['Lý do có chữ 漢', '“漢”'],
    ] as const) {
      const more: Record<string, string> = reason.includes('漢') ? { signer: 'Bình', signs_as: 'chairman' } : {}
      const response = await clients.officer.post(path, { ...fixed, lam: 'cap-so', reason, ...more })
      expect(response.status).toBe(400)
      const page = await response.text()
      expect(page).toContain(why)
      expect(page).toContain(`>${reason}</textarea>`)
      expect(page).toContain(fixed.paper)
    }
  })

  test('a page that is out of date gives no number', async () => {
    const path = pathOf(found.complaint, 'khong-thu-ly')
    const { fixed } = await formOf(clients.officer, path)
    const old = { ...fixed, version: '1', lam: 'cap-so', ...typed('khong-thu-ly') }
    expect((await clients.officer.post(path, old)).status).toBe(409)
  })

  test.each(['foreign', 'denunciations', 'editor'] as const)('%s gets neither form, draft nor number', async (who) => {
    const path = pathOf(found.complaint, 'khong-thu-ly')
    const status = who === 'editor' ? 403 : 404
    expect((await clients[who].get(path)).status).toBe(status)
    const { fixed } = await formOf(clients.officer, path)
    await clients[who].get('/can-bo')
    for (const lam of ['du-thao', 'cap-so']) {
      const response = await clients[who].post(path, { ...fixed, lam, ...typed('khong-thu-ly') })
      expect(response.status).toBe(status)
      expect(response.headers.get('content-type')).not.toBe('application/pdf')
    }
  })

  test('who may see but not decide gets no refusal, only what may be handled', async () => {
    const path = pathOf(found.complaint, 'khong-thu-ly')
    expect((await clients.supervisor.get(path)).status).toBe(400)
    expect((await clients.supervisor.get(pathOf(found.complaint, 'bien-nhan'))).status).toBe(200)
  })

  test('papers of a denunciation: its officers alone, every look in the audit trail, no draft kept in the browser', async () => {
    const path = pathOf(found.denunciation, 'thu-ly-to-cao')
    for (const who of ['officer', 'supervisor', 'foreign'] as const)
      expect((await clients[who].get(path)).status, who).toBe(404)
    const looks = async () => (await server.xaOi.audit.findLatest(100, { subjects: [found.denunciation.id] })).length
    const before = await looks()
    const { page, fixed } = await formOf(clients.denunciations, path)
    expect(page).not.toContain('data-draft')
    expect(await looks()).toBe(before + 1)
    const early = { ...fixed, lam: 'cap-so', ...typed('thu-ly-to-cao') }
    expect((await clients.denunciations.post(path, early)).status).toBe(400)
    const receipt = pathOf(found.denunciation, 'bien-nhan')
    const sent = { ...(await formOf(clients.denunciations, receipt)).fixed, lam: 'cap-so', ...typed('bien-nhan') }
    expect((await clients.denunciations.post(receipt, sent)).status).toBe(303)
    const made = (await stored(found.denunciation)).timeline.find(({ what }) => what === 'paper_made')
    const shown = await (await clients.denunciations.get(`/can-bo/vu-viec/${found.denunciation.id}`)).text()
    expect(shown).toMatch(/01\/[A-Z]+-UBND-TC/)
    expect(made).toMatchObject({ text: null, paper: { number: '', signer: '' } })
    const file = `/can-bo/vu-viec/${found.denunciation.id}/giay-da-cap/${made?.id}`
    for (const who of ['officer', 'supervisor'] as const) expect((await clients[who].get(file)).status).toBe(404)
    expect((await clients.denunciations.get(file)).headers.get('content-type')).toBe('application/pdf')
  })
})
