import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import { localDay, readableDay } from '../../src/shared/clock.js'
import { listed } from '../shared/listed.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const foreign = '11953'
const page = '/kien/xa-me-so'

const dayMs = 24 * 60 * 60_000
/** So many days back lies a month that is closed. */
const closed = 40
/** The server's clock is so many days behind. */
let daysBack = 0
let server: Awaited<ReturnType<typeof startServer>>
let officer: { client: StaffClient; account: Account }
let leader: { client: StaffClient; account: Account }
let supervisor: { client: StaffClient; account: Account }
let inspector: { client: StaffClient; account: Account }
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => new Date(Date.now() - daysBack * dayMs) })
  officer = await signInAs(server.xaOi, 'lan', 'officer', own)
  leader = await signInAs(server.xaOi, 'truong', 'leader', own)
  supervisor = await signInAs(server.xaOi, 'giamsat', 'supervisor', null)
  inspector = await signInAs(server.xaOi, 'thanhtra', 'inspector', null)
})
afterAll(() => server.stop())

const visitor = () => createClient(server.xaOi.url)
const facts = () => listed(server.xaOi.core.surveys.readAnswers(new Date(0)))
const lastFact = async () => (await facts()).at(-1)
const sheet = (more: Record<string, string> = {}) => ({ phieu: randomUUID(), chung: '4', ...more })
const send = (fields: Record<string, string>, address = page) => visitor().postRaw(address, fields)
const sendBefore = async (days: number, fields: Record<string, string>) => {
  daysBack = days
  await send(fields)
  daysBack = 0
}
const textOf = async (response: Promise<Response>) => (await response).text()

describe('the sheet behind the QR', () => {
  test('asks without login or script, and its answers are facts', async () => {
    const text = await textOf(visitor().get(page))
    const form = /name="phieu" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const answered = await send({
      phieu: form,
      chung: '2',
      officers: '1',
      access: '5',
      visits: '3',
      once: 'false',
      extra: 'some',
      'linh-vuc': 'Hộ tịch',
      'can-bo': '1',
      cau: 'chờ lâu, gọi 0912345678',
    })
    expect(answered.status).toBe(200)
    expect(await lastFact()).toMatchObject({
      kind: 'counter',
      communeCode: own,
      service: 'Hộ tịch',
      overall: 2,
      factors: { officers: 1, access: 5 },
      visits: 3,
      once: false,
      extra: 'some',
      wishes: ['services'],
      flags: ['officer_near'],
      counted: true,
    })
  })

  test('the next person at the machine reads no answers, and no person is kept in a sentence', async () => {
    const machine = visitor()
    await machine.get(page)
    daysBack = closed
    await machine.postRaw(page, sheet({ chung: '1', cau: 'Gửi lại cho bà Nguyễn Thị Hoa 0912345678, quạt hỏng' }))
    const again = await textOf(machine.get(page))
    daysBack = 0
    expect(again).toContain('Phiếu đã gửi xong')
    expect(again).not.toContain('Xem lại')
    expect(again).not.toContain('quạt hỏng')
    for (let more = 0; more < 4; more += 1) await sendBefore(closed, sheet())
    const month = localDay(new Date(Date.now() - closed * dayMs)).slice(0, 7)
    const low = await textOf(leader.client.get(`/can-bo/khao-sat?thang=${month}`))
    expect(low).toContain('quạt hỏng')
    expect(low).not.toMatch(/Nguyễn Thị Hoa|0912345678/)
  })

  test('sent twice it counts once, also at the same time', async () => {
    const one = sheet({ chung: '5' })
    const before = (await facts()).length
    const answers = await Promise.all([send(one), send(one), send({ ...one, chung: '1' })])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await facts()).toHaveLength(before + 1)
  })

  test.each([
    [{ chung: '' }, 400],
    [{ chung: '6' }, 400],
    [{ officers: '0' }, 400],
    [{ extra: 'rất' }, 400],
    [{ cau: 'x'.repeat(501) }, 400],
    [{ visits: '0' }, 200],
    [{ 'linh-vuc': 'không có' }, 200],
    [{ phieu: 'không phải số phiếu' }, 200],
  ])('%o is answered with %i', async (fields, status) => {
    const before = (await facts()).length
    const answer = await send(sheet(fields as Record<string, string>))
    expect(answer.status).toBe(status)
    expect((await facts()).length - before).toBe(status === 200 ? 1 : 0)
  })

  test('what was ticked stays where the first question is missing', async () => {
    const text = await textOf(send(sheet({ chung: '', officers: '3' })))
    expect(text).toMatch(/name="officers" value="3" checked/)
    expect(text).toContain('Hãy chọn một mức')
  })

  test('an unknown commune gets a page that helps on, and nothing is kept', async () => {
    const before = (await facts()).length
    for (const response of [await visitor().get('/kien/xa-khong-co'), await send(sheet(), '/kien/xa-khong-co')]) {
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('Anh/chị chọn lại giúp')
    }
    expect(await facts()).toHaveLength(before)
    const chosen = await visitor().get('/kien?xa=12049')
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, page])
  })

  test('a sentence that accuses an officer is not kept, and the person is told', async () => {
    const answered = await send(sheet({ cau: 'chủ tịch xã nhận hối lộ' }))
    expect(await answered.text()).toContain('không được ghi')
  })

  test('a sentence about how an officer behaved is kept, with name and number hidden', async () => {
    daysBack = closed
    await send(sheet({ chung: '1', cau: 'Cán bộ quầy 2 hạch sách, tên Lan, số 0912345678' }))
    await send(sheet({ chung: '1', cau: 'Cô Lan ở quầy 2 nói gắt, chờ 3 tiếng' }))
    daysBack = 0
    const low = await server.xaOi.core.surveys.findLow({ account: leader.account, at: new Date() }, own, 100)
    const sentences = low.map(({ sentence }) => sentence)
    expect(sentences).toContain('Cán bộ quầy 2 hạch sách, tên …, số …')
    expect(sentences).toContain('Cô … ở quầy 2 nói gắt, chờ 3 tiếng')
  })

  test('many from one device are flagged, all of them, and counted', async () => {
    const address = '/kien/xa-yen-my'
    for (let sent = 0; sent < 4; sent += 1) await send(sheet(), address)
    const mine = (await facts()).filter(({ communeCode }) => communeCode !== own)
    expect(mine).toHaveLength(4)
    expect(mine.every(({ flags, counted }) => flags.includes('same_device') && counted)).toBe(true)
  })
})

describe('from a low mark to what came of it', () => {
  const cause = (more: Record<string, string> = {}) => ({
    cause: 'time',
    what: 'Mở thêm quầy buổi sáng',
    owner: officer.account.id,
    dueOn: '2099-01-15',
    xa: own,
    thang: '2026-12',
    ...more,
  })
  const before = new Date(Date.now() - closed * dayMs)
  const console = `/can-bo/khao-sat?thang=${localDay(before).slice(0, 7)}`
  const lowSentences = async (): Promise<(string | null)[]> =>
    (await server.xaOi.core.surveys.findLow({ account: leader.account, at: new Date() }, own, 100)).map(
      ({ sentence }) => sentence,
    )
  beforeAll(async () => {
    for (let sent = 0; sent < 5; sent += 1) await sendBefore(closed, sheet({ chung: '5' }))
  })
  const idOfLow = async (sentence: string) => {
    await sendBefore(closed, sheet({ chung: '1', cau: sentence }))
    const low = await server.xaOi.core.surveys.findLow({ account: leader.account, at: new Date() }, own, 100)
    return low.find((one) => one.sentence === sentence)?.id ?? ''
  }

  test('a sheet of the counter is shown neither in its own month nor among fewer than five of it', async () => {
    await send(sheet({ chung: '1', cau: 'mới hôm nay', 'can-bo': '1' }))
    await sendBefore(110, sheet({ chung: '1', cau: 'tháng chỉ có một phiếu' }))
    await sendBefore(closed, sheet({ chung: '1', cau: 'tháng đã chốt' }))
    const low = await server.xaOi.core.surveys.findLow({ account: leader.account, at: new Date() }, own, 100)
    expect(low.map(({ service }) => service)).toEqual(low.map(() => null))
    const shown = await lowSentences()
    expect(shown).toContain('tháng đã chốt')
    expect(shown).not.toContain('mới hôm nay')
    expect(shown).not.toContain('tháng chỉ có một phiếu')
    expect(await textOf(leader.client.get(console))).not.toContain(readableDay(localDay(before)))
  })

  test('cause, task, outcome; each stands on the page', async () => {
    const id = await idOfLow('đợi mãi không đến lượt')
    expect(await textOf(leader.client.get(console))).toContain('đợi mãi không đến lượt')
    const coded = await leader.client.post(`/can-bo/khao-sat/${id}/nguyen-nhan`, cause())
    expect(coded.status).toBe(303)
    const after = await textOf(leader.client.get(console))
    expect(after).not.toContain('đợi mãi không đến lượt')
    expect(after).toContain('Chậm, trễ hẹn: 1')
    expect(after).toContain('Mở thêm quầy buổi sáng')
    expect(await textOf(officer.client.get('/can-bo/viec-can-lam'))).toContain('Mở thêm quầy buổi sáng')
    const [task] = await server.xaOi.core.tasks.findFor(officer.account, 'survey_cause', 10)
    const empty = await officer.client.post('/can-bo/viec-can-lam/ket-qua', { key: task?.id ?? '', text: ' ' })
    expect(empty.status).toBe(400)
    const done = await officer.client.post('/can-bo/viec-can-lam/ket-qua', {
      key: task?.id ?? '',
      text: 'Đã mở quầy thứ hai',
    })
    expect(done.status).toBe(303)
    expect(await textOf(leader.client.get(console))).toContain('Đã mở quầy thứ hai')
    await server.xaOi.core.accounts.audit.collect()
    const trail = (await server.xaOi.core.accounts.audit.findLatest(50)).map(({ what }) => what)
    expect(trail).toEqual(expect.arrayContaining(['survey_cause_coded', 'survey_task_done']))
  })

  test.each([
    [{ cause: '' }, 400],
    [{ what: '' }, 400],
    [{ owner: 'ai đó' }, 400],
    [{ dueOn: '2020-01-01' }, 400],
  ])('a cause with %o is refused and what was typed stays', async (fields, status) => {
    const id = await idOfLow(`thiếu ${JSON.stringify(fields).replace(/\d/g, '')}`)
    const answer = await leader.client.post(
      `/can-bo/khao-sat/${id}/nguyen-nhan`,
      cause(fields as Record<string, string>),
    )
    expect(answer.status).toBe(status)
    if (!('what' in fields)) expect(await answer.text()).toContain('Mở thêm quầy buổi sáng')
  })

  test('of two who find it at once the first wins; another commune’s staff may not', async () => {
    const id = await idOfLow('hai người cùng ghi')
    const both = await Promise.all([
      leader.client.post(`/can-bo/khao-sat/${id}/nguyen-nhan`, cause()),
      officer.client.post(`/can-bo/khao-sat/${id}/nguyen-nhan`, cause({ cause: 'papers' })),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const other = await signInAs(server.xaOi, 'xa.khac', 'leader', foreign)
    const theirs = await idOfLow('của xã khác')
    expect((await other.client.post(`/can-bo/khao-sat/${theirs}/nguyen-nhan`, cause())).status).toBe(403)
    expect(await textOf(other.client.get('/can-bo/khao-sat?xa=12049'))).not.toContain('của xã khác')
  })
})

describe('paper', () => {
  const type = (client: StaffClient, fields: Record<string, string>) =>
    client.post('/can-bo/khao-sat/phieu-giay', { xa: own, ...fields })

  test('typed by staff it is marked, audited, counts once, and who typed it doesn’t find its cause', async () => {
    await officer.client.get('/can-bo/khao-sat/phieu-giay')
    const one = sheet({ chung: '1', cau: 'phiếu giấy chê, tên Lan, số 0912345678' })
    expect((await type(officer.client, one)).status).toBe(303)
    expect((await type(officer.client, one)).status).toBe(303)
    const papers = (await facts()).filter(({ kind }) => kind === 'paper')
    expect(papers).toMatchObject([{ overall: 1, flags: ['typed_by_staff'], counted: true }])
    const fields = { cause: 'time', what: 'Làm', owner: leader.account.id, dueOn: '2099-01-15' }
    const address = `/can-bo/khao-sat/${papers[0]?.id}/nguyen-nhan`
    const low = await server.xaOi.core.surveys.findLow({ account: leader.account, at: new Date() }, own, 100)
    expect(low.map(({ sentence }) => sentence)).toContain('phiếu giấy chê, tên …, số …')
    expect((await officer.client.post(address, fields)).status).toBe(403)
    expect((await leader.client.post(address, fields)).status).toBe(303)
  })

  test('whoever types a sentence that accuses of a crime is told that it isn’t kept', async () => {
    const sent = await type(officer.client, sheet({ chung: '4', cau: 'cán bộ nhận hối lộ' }))
    const shown = await textOf(officer.client.get(sent.headers.get('location') ?? ''))
    expect(shown).toContain('Anh/chị đưa phiếu ấy cho người xử lý tố cáo')
    const kept = await textOf(officer.client.get('/can-bo/khao-sat/phieu-giay?ghi'))
    expect(kept).not.toContain('đưa phiếu ấy cho người xử lý tố cáo')
  })

  test('ten that are all good are flagged, and a bad one among them isn’t', async () => {
    await leader.client.get('/can-bo/khao-sat/phieu-giay')
    for (let typed = 0; typed < 10; typed += 1) await type(leader.client, sheet({ chung: '5' }))
    const good = (await facts()).filter(({ flags }) => flags.includes('only_good'))
    expect(good).toHaveLength(10)
    expect(good.every(({ counted }) => counted)).toBe(true)
  })

  test('nobody types for another commune', async () => {
    expect((await type(officer.client, sheet({ xa: foreign }))).status).toBe(403)
  })
})

test('the province sees all communes and the plan; an inspector reads and codes nothing', async () => {
  const all = await textOf(supervisor.client.get('/can-bo/khao-sat'))
  expect(all).toContain('Mở theo xã để ghi nguyên nhân')
  expect(await textOf(supervisor.client.get('/can-bo/khao-sat/mau'))).toContain('Mã bốc thăm')
  const read = await textOf(inspector.client.get('/can-bo/khao-sat?xa=12049'))
  expect(read).not.toContain('/nguyen-nhan')
  expect((await inspector.client.post('/can-bo/khao-sat/x/nguyen-nhan', {})).status).toBe(403)
})

describe('whoever reads the figures every day', () => {
  const address = '/kien/xa-me-so'
  const month = () => localDay(new Date()).slice(0, 7)
  const pagesOf = async () => {
    await server.xaOi.core.indicators.rollUp()
    const [year] = month().split('-')
    const addresses = [
      ...[month(), year, `${year}-Q${Math.ceil(Number(month().slice(5)) / 3)}`, localDay(new Date())].flatMap((ky) => [
        `/can-bo/chi-so?ky=${ky}`,
        `/can-bo/chi-so/sv.staff?ky=${ky}`,
        `/can-bo/chi-so/sv.staff/danh-sach?ky=${ky}`,
        `/can-bo/chi-so/sv.once/danh-sach?ky=${ky}`,
      ]),
      `/can-bo/khao-sat?thang=${month()}`,
      '/can-bo/toan-tinh',
      '/can-bo/hom-nay',
    ]
    const texts: string[] = []
    for (const client of [leader.client, supervisor.client])
      for (const one of addresses) {
        const answer = await client.get(one.includes('chi-so') || one.includes('khao-sat') ? `${one}&xa=${own}` : one)
        const text = await answer.text()
        texts.push(/<main[\s\S]*<\/main>/.exec(text)?.[0].replace(/value="[^"]{20,}"/g, '') ?? text)
      }
    return texts
  }

  test('sees nothing of one more sheet, however many they sent themselves', async () => {
    const said = { officers: '5', access: '5', once: 'true', extra: 'none', visits: '1' }
    for (let sent = 0; sent < 12; sent += 1) await send(sheet({ chung: '5', ...said }), address)
    const before = await pagesOf()
    await send(sheet({ chung: '1', officers: '1', access: '1', once: 'false', extra: 'many' }), address)
    expect(await pagesOf()).toEqual(before)
    const pack = await supervisor.client.get(`/can-bo/chi-so/minh-chung?bo=sipas&nam=${month().slice(0, 4)}`)
    expect(pack.status).toBe(200)
  })
})
