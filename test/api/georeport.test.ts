import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case } from '../../src/cases/case.js'
import { categoryNames } from '../../src/cases/categories.js'
import { buildAccount } from '../accounts/build-account.js'
import { signInAs, startServer } from '../web/staff.js'
import { makeKey } from './partner.js'

const root = '/api/georeport/v2'
const meSo = '12049'
let server: Awaited<ReturnType<typeof startServer>>
let writer = ''
let reader = ''
beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15' })
  writer = (await makeKey(server, ['cases:write'])).key
  reader = (await makeKey(server, ['cases:read'], meSo)).key
}, 120_000)
afterAll(() => server.stop())

const read = async (response: Response) => {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    body: isJson ? JSON.parse(text) : null,
  }
}
const get = async (path: string) => read(await fetch(`${server.xaOi.url}${path}`))
const post = async (format: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  read(
    await fetch(`${server.xaOi.url}${root}/requests.${format}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
    }),
  )

let count = 0
/** A client's post with the standard's field names. */
const report = (more: Record<string, string> = {}): Record<string, string> => ({
  api_key: writer,
  service_code: 'lighting',
  description: `Đèn đường cột số ${++count} cháy bóng đã ${count} tuần, đi học về tối om`,
  address_string: `thôn Số ${count}, xã Mễ Sở`,
  lat: '20.9012',
  long: '105.9444',
  'attribute[commune]': meSo,
  ...more,
})

const agreeAndPublish = async (opened: Case) => {
  const { cases } = server.xaOi.core
  const account = { ...buildAccount('officer'), communeCode: meSo }
  const at = new Date()
  await cases.publicAnswers.agree(opened, at)
  const seen = async () => ({ account, at, found: await cases.getFor(account, opened.id) })
  await cases.move(await seen(), { to: 'in_progress' } as never)
  await cases.move(await seen(), { to: 'answered', text: 'Đã thay bóng đèn.' } as never)
  await cases.publishAnswer(await seen(), { question: 'Đèn đường cháy bóng', answer: 'Đã thay bóng đèn.' })
}

describe('services', () => {
  test('discovery names the endpoint and its formats, as JSON and XML', async () => {
    const { body } = await get('/api/georeport/discovery.json')
    expect(body.endpoints[0]).toMatchObject({
      url: `${server.xaOi.url}${root}`,
      type: 'production',
      formats: ['text/xml', 'application/json'],
    })
    const { text, type } = await get('/api/georeport/discovery.xml')
    expect(type).toBe('text/xml; charset=utf-8')
    expect(text).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<discovery><changeset>/)
    expect(text).toContain('<formats><format>text/xml</format><format>application/json</format></formats>')
  })

  test('the list has every category, with the fields of the standard', async () => {
    const { body } = await get(`${root}/services.json?jurisdiction_id=hungyen.gov.vn`)
    expect(body.map((one: { service_code: string }) => one.service_code)).toEqual(categoryNames)
    expect(Object.keys(body[0])).toEqual([
      'service_code',
      'service_name',
      'description',
      'metadata',
      'type',
      'keywords',
      'group',
    ])
    const { text } = await get(`${root}/services.xml`)
    expect(text.match(/<service><service_code>/g)).toHaveLength(categoryNames.length)
    expect(text).toContain('<metadata>true</metadata><type>batch</type>')
  })

  test('a definition lists attributes with values; an unknown service is said in the format that was asked for', async () => {
    const { body } = await get(`${root}/services/roads.json`)
    expect(body.attributes[0]).toMatchObject({ variable: true, code: 'commune', datatype: 'singlevaluelist', order: 1 })
    expect(body.attributes[0].values).toContainEqual({ key: meSo, name: 'Xã Mễ Sở' })
    expect((await get(`${root}/services/roads.xml`)).text).toContain(
      `<value><key>${meSo}</key><name>Xã Mễ Sở</name></value>`,
    )
    const wrong = await get(`${root}/services/033.xml`)
    expect([wrong.status, wrong.type]).toEqual([404, 'text/xml; charset=utf-8'])
    expect(wrong.text).toMatch(/<errors><error><code>404<\/code><description>[^<]+services.json/)
    const json = await get(`${root}/services/033.json`)
    expect(json.body).toEqual([{ code: 404, description: expect.stringContaining('services.json') }])
  })
})

describe('a post', () => {
  test('is the case that the form on /phan-anh would have opened, and gives a token that leads to its id', async () => {
    const sent = report({
      first_name: 'Thử',
      last_name: 'Trần Thị',
      phone: '0912 345 678',
      'attribute[when]': 'tối qua',
    })
    const { status, body } = await post('json', sent)
    expect(status).toBe(200)
    expect(body).toEqual([
      { token: expect.stringMatching(/^[A-Z2-9]{5}-/), service_notice: expect.any(String), account_id: null },
    ])
    const opened = await server.xaOi.core.cases.getByReceiptCode(body[0].token)
    expect(opened).toMatchObject({
      kind: 'feedback',
      category: 'lighting',
      text: sent.description,
      communeCode: meSo,
      placeText: `${sent.address_string} (20.9012, 105.9444)`,
      when: 'tối qua',
      reporter: { name: 'Trần Thị Thử', phone: '0912345678' },
      agency: { communeCode: meSo },
    })
    const token = await get(`${root}/tokens/${body[0].token}.json`)
    expect(token.body).toEqual([{ service_request_id: opened?.id, token: body[0].token }])
    expect((await get(`${root}/tokens/AAAAA-22222.json`)).status).toBe(404)
  })

  test('answers in XML where that is asked for', async () => {
    const { text, type } = await post('xml', report())
    expect(type).toBe('text/xml; charset=utf-8')
    expect(text).toMatch(
      /<service_requests><request><token>[A-Z2-9-]{11}<\/token><service_notice>[^<]+<\/service_notice><account_id\/><\/request>/,
    )
  })

  test.each([
    ['a denunciation', 'Tôi tố cáo ông Nguyễn Văn A chủ tịch xã Mễ Sở nhận tiền của dân khi cấp sổ đỏ', /giống tố cáo/],
    ['of a crime', 'Quán karaoke đầu thôn chứa mại dâm, bán ma túy đêm nào cũng đông', /việc của công an.* 113;/],
    ['of gambling, typed without marks', 'nha ong hang xom danh bac an tien suot dem', /việc của công an/],
    ['of a swindle', 'Có số lạ gọi điện tự xưng công an bảo tôi chuyển khoản 20 triệu', /ngân hàng để chặn/],
    ['of a crime and a danger', 'Bọn bán ma túy đang cầm dao chém người trước nhà tôi, cứu với', /^Gọi ngay 113.*\n/],
  ])('that is %s is refused with the way for it, and nothing is kept', async (_what, description, said) => {
    const before = await server.xaOi.core.cases.coded.find({}, { skip: 0, limit: 100 })
    const { status, body } = await post('json', report({ description }))
    expect(status).toBe(422)
    expect(body[0].description).toMatch(said)
    expect(body[0].description).toContain('/khieu-nai-to-cao')
    expect(await server.xaOi.core.cases.coded.find({}, { skip: 0, limit: 100 })).toHaveLength(before.length)
  })

  test('with a citizen number is refused at its field', async () => {
    const { status, body } = await post(
      'json',
      report({ description: 'Cột điện trước nhà sắp đổ, căn cước của tôi 033090001234' }),
    )
    expect([status, body[0].description]).toEqual([422, expect.stringContaining('description')])
  })

  test('that tells of danger is taken, and says who to call', async () => {
    const description = 'Cháy nhà rồi, lửa lan sang nhà bên cạnh ở thôn Phú Trạch, cứu với'
    const { status, body } = await post('json', report({ description }))
    expect(status).toBe(200)
    expect(body[0].service_notice).toContain('114')
    const opened = await server.xaOi.core.cases.getByReceiptCode(body[0].token)
    const { client } = await signInAs(server.xaOi, 'can.bo.truc', 'officer', meSo)
    const rows = (await (await client.get('/can-bo?sap=newest')).text()).split('<li class="inbox-row')
    const marked = rows.filter((row) => row.includes('Có lời kể nguy hiểm'))
    expect(marked).toEqual([expect.stringContaining(`data-case="${opened?.id}"`)])
    expect(await (await client.get(`/can-bo/vu-viec/${opened?.id}`)).text()).toContain('Có lời kể nguy hiểm')
  })

  test.each<[string, Record<string, string>, number, string]>([
    ['without key', { api_key: '' }, 401, 'khóa'],
    ['with a wrong key', { api_key: 'xaoi_x' }, 401, 'khóa'],
    ['without place', { address_string: '', lat: '', long: '' }, 400, 'address_string'],
    ['of an unknown service', { service_code: '001' }, 400, 'service_code'],
    ['with a wrong phone', { phone: '12' }, 400, 'phone'],
    ['of one word', { description: 'đèn' }, 400, 'description'],
  ])('%s is refused', async (_how, more, status, said) => {
    const refused = await post('json', report(more))
    expect([refused.status, refused.body[0].code]).toEqual([status, status])
    expect(refused.body[0].description).toContain(said)
  })

  test('with a key that may only read is refused', async () => {
    expect((await post('json', report({ api_key: reader }))).status).toBe(403)
  })

  test('sent twice under one Idempotency-Key is one case and one answer; with other words it is refused', async () => {
    const headers = { 'idempotency-key': 'lan-1' }
    const words = report()
    const [one, two] = await Promise.all([post('json', words, headers), post('json', words, headers)])
    const three = await post('json', words, headers)
    expect(one.body).toEqual(two.body)
    expect(three.body).toEqual(one.body)
    expect(one.status).toBe(200)
    const other = await post('json', report(), headers)
    expect([other.status, other.body[0].description]).toEqual([422, expect.stringContaining('Idempotency-Key')])
    const another = await makeKey(server, ['cases:write'])
    expect((await post('json', report({ api_key: another.key }), headers)).status).toBe(200)
  })
})

describe('reading', () => {
  test('everybody reads what was published, coarsely; the sender’s key and the commune’s read their own', async () => {
    const sent = await post('json', report({ first_name: 'Thử', last_name: 'Trần Thị', phone: '0912345678' }))
    const opened = (await server.xaOi.core.cases.getByReceiptCode(sent.body[0].token)) as Case
    const path = `${root}/requests/${opened.id}.json`
    expect((await get(path)).status).toBe(404)
    const own = await get(`${path}?api_key=${writer}`)
    expect(own.body[0]).toMatchObject({ status: 'open', description: null, expected_datetime: expect.any(String) })
    expect((await get(`${path}?api_key=${reader}`)).status).toBe(200)
    const stranger = await makeKey(server, ['cases:write'])
    expect((await get(`${path}?api_key=${stranger.key}`)).status).toBe(404)
    const elsewhere = await makeKey(server, ['cases:read'], '11953')
    expect((await get(`${path}?api_key=${elsewhere.key}`)).status).toBe(404)
    expect((await get(`${root}/requests.json`)).body).toEqual([])

    await agreeAndPublish(opened)
    expect((await get(path)).status).toBe(404)
    const [{ service_request_id: publicId }] = (await get(`${root}/requests.json`)).body
    expect(publicId).not.toBe(opened.id)
    const { body, text } = await get(`${root}/requests/${publicId}.json`)
    expect(body[0]).toEqual({
      service_request_id: publicId,
      status: 'closed',
      status_notes: 'Đã thay bóng đèn.',
      service_name: 'Điện, nước, đèn đường',
      service_code: 'lighting',
      description: 'Đèn đường cháy bóng',
      agency_responsible: 'UBND xã Mễ Sở',
      service_notice: null,
      requested_datetime: expect.stringMatching(/T17:00:00.000Z$/),
      updated_datetime: expect.stringMatching(/T17:00:00.000Z$/),
      expected_datetime: null,
      address: 'Xã Mễ Sở',
      address_id: meSo,
      zipcode: expect.stringMatching(/^\d{5}$/),
      lat: expect.any(Number),
      long: expect.any(Number),
      media_url: null,
    })
    expect(text).not.toMatch(new RegExp(`Trần Thị|0912345678|${opened.receiptCode}|${opened.id}|105.9444`))
    expect((await get(`${root}/requests/${publicId}.json?api_key=${writer}`)).body[0].service_request_id).toBe(publicId)
    expect((await get(`${root}/requests.json?status=closed&service_code=lighting,roads`)).body).toHaveLength(1)
    expect((await get(`${root}/requests.json?status=open`)).body).toEqual([])
    expect((await get(`${root}/requests.json?status=&service_code=roads`)).body).toEqual([])
    expect((await get(`${root}/requests.json?service_request_id=${publicId},x`)).body).toHaveLength(1)
    expect((await get(`${root}/requests.xml`)).text).toContain(`<service_request_id>${publicId}</service_request_id>`)
  })

  test('protected kinds and what accuses an office are read with no key', async () => {
    const { cases } = server.xaOi.core
    const content = {
      ...{ category: 'other', text: 'việc giữ kín', placeText: null, communeCode: meSo, when: null, against: null },
      ...{ request: null, evidence: null, attachments: [], reporter: { name: null, address: null, phone: null } },
    } as const
    const all = await makeKey(server, ['cases:read'])
    const hidden = await Promise.all([
      cases.open({ content: { ...content, kind: 'tip' }, openedBy: 'tip', chat: 'web:x', at: new Date() } as never),
      cases.open({
        content: { ...content, kind: 'denunciation' },
        openedBy: 'd',
        chat: 'web:x',
        at: new Date(),
      } as never),
      cases.open({
        content: { ...content, kind: 'feedback' },
        accusesOffice: true,
        openedBy: 'a',
        chat: 'web:x',
        at: new Date(),
      } as never),
    ])
    for (const { id } of hidden) expect((await get(`${root}/requests/${id}.json?api_key=${all.key}`)).status).toBe(404)
    const listed = await get(`${root}/requests.json?api_key=${all.key}&page_size=100`)
    expect(listed.body.length).toBeGreaterThan(3)
    for (const { id } of hidden) expect(listed.text).not.toContain(id)
  })

  test.each([
    ['status=done', 'status'],
    ['start_date=2026-11-01', 'start_date'],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z', 'start_date'],
    ['page_size=1000', 'page_size'],
  ])('%s is refused at its argument', async (query, field) => {
    const { status, body } = await get(`${root}/requests.json?${query}`)
    expect([status, body[0].description]).toEqual([400, expect.stringContaining(field)])
  })
})
