import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { buildContent } from '../cases/build-content.js'
import { signInAs, startServer } from '../web/staff.js'
import { makeKey } from './partner.js'

const meSo = '12049'
const elsewhere = '11953'
let server: Awaited<ReturnType<typeof startServer>>
const keys = {} as Record<'all' | 'meSo' | 'writer', string>
const opened = {} as Record<'own' | 'foreign' | 'complaint' | 'draft' | 'tip', Case>

const open = (openedBy: string, told: Partial<CaseContent>, accusesOffice = false) =>
  server.xaOi.core.cases.open({
    content: buildContent({
      communeCode: meSo,
      reporter: { name: 'Trần Văn Thử', address: null, phone: '0912345678' },
      ...told,
    }),
    openedBy,
    accusesOffice,
    chat: 'web:api',
    at: new Date('2026-11-25T03:00:00Z'),
  })

beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
  keys.all = (await makeKey(server, ['cases:read'])).key
  keys.meSo = (await makeKey(server, ['cases:read'], meSo)).key
  keys.writer = (await makeKey(server, ['cases:write'])).key
  opened.own = await open('own', { text: '=1+1 đường hỏng', category: 'roads' })
  opened.foreign = await open('foreign', { text: 'rác thải', communeCode: elsewhere, category: 'environment' })
  opened.draft = await open('draft', { kind: 'complaint', text: 'khiếu nại riêng' })
  opened.tip = await open('tip', { kind: 'tip', text: 'tin giữ kín' })
  await open('accusing', { text: 'cán bộ đòi tiền' }, true)
}, 120_000)
afterAll(() => server.stop())

const call = async (path: string, key = keys.all, init: RequestInit = {}) => {
  const response = await fetch(server.xaOi.url + path, {
    ...init,
    headers: { ...(key && { authorization: `Bearer ${key}` }), ...(init.headers as Record<string, string>) },
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null }
}

describe('reading', () => {
  test('what a key opens is for no other site’s page; what is public is', async () => {
    for (const path of ['/api/v1/cases', '/api/v1/communes/12049', '/api/v1/khong-co'])
      expect((await call(path)).headers.get('access-control-allow-origin'), path).toBeNull()
    expect((await call('/api/v1/communes/12049', '')).headers.get('access-control-allow-origin')).toBe('*')
    expect((await call('/api/v1/cases', 'xaoi_wrong')).headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a key reads ordinary cases in codes: no words, no person, nothing protected, no draft', async () => {
    const { body, text } = await call('/api/v1/cases')
    expect(body.cases.map(({ id }: { id: string }) => id).sort()).toEqual([opened.own.id, opened.foreign.id].sort())
    expect(body.cases.find(({ id }: { id: string }) => id === opened.own.id)).toEqual({
      id: opened.own.id,
      kind: 'feedback',
      kind_name: 'Phản ánh, kiến nghị',
      category: 'roads',
      category_name: 'Đường sá, thoát nước',
      state: 'received',
      state_name: 'Đã tiếp nhận',
      commune: meSo,
      agency: 'UBND xã Mễ Sở',
      opened_at: '2026-11-25T03:00:00.000Z',
      updated_at: '2026-11-25T03:00:00.000Z',
      due_at: expect.any(String),
    })
    expect(text).not.toMatch(new RegExp(`đường hỏng|Trần|0912|${opened.own.receiptCode}`))
    for (const id of [opened.tip.id, opened.draft.id]) expect((await call(`/api/v1/cases/${id}`)).status).toBe(404)
  })

  test('a key of one commune reads no other’s', async () => {
    expect((await call('/api/v1/cases', keys.meSo)).body.cases).toHaveLength(1)
    expect((await call(`/api/v1/cases/${opened.own.id}`, keys.meSo)).status).toBe(200)
    expect((await call(`/api/v1/cases/${opened.foreign.id}`, keys.meSo)).status).toBe(404)
    expect((await call(`/api/v1/cases?commune=${elsewhere}`, keys.meSo)).status).toBe(403)
  })

  test.each<[string, number]>([
    ['kind=feedback', 2],
    ['kind=complaint', 0],
    ['category=roads', 1],
    ['state=received', 2],
    ['state=closed', 0],
    [`commune=${elsewhere}`, 1],
    ['opened_from=2026-11-25T03:00:00Z', 2],
    ['opened_before=2026-11-25T03:00:00Z', 0],
    ['changed_from=2026-11-26T00:00:00Z', 0],
    ['page=2&page_size=1', 1],
    ['page=3&page_size=1', 0],
  ])('filtered by %s there are %i', async (query, count) => {
    expect((await call(`/api/v1/cases?${query}`)).body.cases).toHaveLength(count)
  })

  test.each(['kind=tip', 'kind=denunciation', 'state=draft', 'state=sealed', 'commune=1', 'opened_from=2026-11-25'])(
    '%s is refused at its argument',
    async (query) => {
      const { status, body } = await call(`/api/v1/cases?${query}`)
      expect([status, body.errors[0].field]).toEqual([400, query.split('=')[0]])
    },
  )

  test('without key, with one that may only write, or a revoked one, nothing is read', async () => {
    expect((await call('/api/v1/cases', '')).status).toBe(401)
    expect((await call('/api/v1/cases', keys.writer)).status).toBe(403)
    const { partner, key } = await makeKey(server, ['cases:read'])
    expect((await call('/api/v1/cases', key)).status).toBe(200)
    const { client } = await signInAs(server.xaOi, 'quan.tri.1', 'administrator', null)
    expect((await client.get('/quan-tri/khoa-api')).status).toBe(200)
    expect((await client.post('/quan-tri/khoa-api/thu-hoi', { id: partner.id })).status).toBe(303)
    expect((await call('/api/v1/cases', key)).status).toBe(401)
  })
})

describe('taking out', () => {
  test('the list as CSV for Excel, and who took it is in the audit trail', async () => {
    const response = await fetch(`${server.xaOi.url}/api/v1/exports/cases.csv?category=roads`, {
      headers: { authorization: `Bearer ${keys.all}` },
    })
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
    expect(response.headers.get('content-disposition')).toMatch(/attachment; filename="vu-viec-[\d-]+\.csv"/)
    expect(text.startsWith('\ufeff"Mã";')).toBe(true)
    const { data } = Papa.parse<string[]>(text.slice(1).trimEnd(), { delimiter: ';' })
    expect(data).toHaveLength(2)
    expect(data[1]?.slice(1)).toEqual([
      ...['Phản ánh, kiến nghị', 'Đường sá, thoát nước', 'Đã tiếp nhận', '\t12049', 'UBND xã Mễ Sở'],
      ...['\t25/11/2026', '\t25/11/2026', expect.stringMatching(/^\t\d\d\/12\/2026$/)],
    ])
    await server.xaOi.audit.collect()
    expect((await server.xaOi.audit.findLatest(20)).map(({ what }) => what)).toContain('partner_took_cases')
  })
})

describe('posting', () => {
  const post = (body: unknown, headers: Record<string, string> = {}, key = keys.writer) =>
    call('/api/v1/cases', key, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  const report = { text: 'Cống thoát nước đầu thôn tắc, mưa là ngập', commune: meSo, place: 'đầu thôn Phú Trạch' }

  test('opens the case once for one Idempotency-Key, whatever is sent at once', async () => {
    const headers = { 'idempotency-key': 'a-1' }
    const answers = await Promise.all([post(report, headers), post(report, headers), post(report, headers)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const found = await server.xaOi.core.cases.getByReceiptCode(answers[0]?.body.receipt_code)
    expect(found).toMatchObject({ text: report.text, communeCode: meSo, placeText: report.place })
    const other = await post({ ...report, when: 'hôm qua' }, headers)
    expect([other.status, other.body.title]).toEqual([422, expect.stringContaining('Idempotency-Key')])
  })

  test('without that key the same words are two cases', async () => {
    const [one, two] = [await post(report), await post(report)]
    expect(one.body.id).not.toBe(two.body.id)
  })

  test('a denunciation is refused as a problem that tells the way', async () => {
    const { status, headers, body } = await post({
      ...report,
      text: 'Tôi tố cáo chủ tịch xã nhận hối lộ năm trăm triệu',
    })
    expect([status, headers.get('content-type')]).toEqual([422, 'application/problem+json; charset=utf-8'])
    expect(body).toMatchObject({ title: 'Nội dung này giống tố cáo', way: `${server.xaOi.url}/khieu-nai-to-cao` })
  })

  test.each([
    ['a crime', 'Trong xóm có nhóm đánh bạc ăn tiền', { title: 'Nội dung này là việc của công an' }],
    ['a danger beside it', 'Bọn đánh bạc đang chém nhau trước nhà tôi, cứu với', { notice: /^Gọi ngay 113/ }],
  ])('%s opens no case, and is told its way', async (_what, text, told) => {
    const before = await server.xaOi.core.cases.store.count({}, { isProtected: false })
    const { status, body } = await post({ ...report, text })
    expect([status, body.way]).toEqual([422, `${server.xaOi.url}/khieu-nai-to-cao`])
    for (const [field, said] of Object.entries(told)) expect(body[field]).toMatch(said)
    expect(await server.xaOi.core.cases.store.count({}, { isProtected: false })).toBe(before)
  })

  test('danger is taken, marked and told first', async () => {
    const { status, body } = await post({ ...report, text: 'Cháy nhà đầu thôn, có người kẹt bên trong, cứu với' })
    expect([status, body.notice]).toEqual([201, expect.stringMatching(/^Gọi ngay 114/)])
    const opened = await server.xaOi.core.cases.getByReceiptCode(body.receipt_code)
    expect(opened?.tellsDanger).toBe(true)
    const plain = await server.xaOi.core.cases.getByReceiptCode((await post(report)).body.receipt_code)
    expect(plain?.tellsDanger).toBeUndefined()
  })

  test.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', '{"text":', {}, 400],
    ['a form', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['an unknown field', { ...report, extra: 1 }, {}, 400],
    ['too much', { ...report, text: 'a '.repeat(200_000) }, {}, 413],
    ['an unknown commune', { ...report, commune: '99999' }, {}, 400],
  ])('%s is refused', async (_what, body, headers, status) => {
    expect((await post(body, headers)).status).toBe(status)
  })
})

describe('the page of keys', () => {
  test('gives a key once, with its rights, and keeps no more than its hash', async () => {
    const { client } = await signInAs(server.xaOi, 'quan.tri.2', 'administrator', null)
    await client.get('/quan-tri/khoa-api')
    const missing = await client.post('/quan-tri/khoa-api', { name: '' })
    expect(missing.status).toBe(400)
    const made = await client.post('/quan-tri/khoa-api', { name: 'Sở Xây dựng', 'cases:read': '1', communeCode: meSo })
    const key = /<code>(xaoi_[\w-]{43})<\/code>/.exec(await made.text())?.[1] ?? ''
    expect((await call('/api/v1/cases', key)).body.cases.length).toBeGreaterThan(0)
    const later = await (await client.get('/quan-tri/khoa-api')).text()
    expect(later).toContain('Sở Xây dựng')
    expect(later).not.toContain(key)
    await server.xaOi.audit.collect()
    expect((await server.xaOi.audit.findLatest(20)).map(({ what }) => what)).toContain('partner_key_made')
  })
})
