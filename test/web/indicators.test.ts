import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { faultsOf, readMonthCsv } from '../../src/indicators/open-data/files.js'
import type { Clock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { readSpreadsheet } from '../../src/shared/spreadsheet/read-table.js'
import { buildContent } from '../cases/build-content.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const other = '11953'
const third = '11983'
let now = new Date('2026-10-01T02:00:00Z')
const clock: Clock = { now: () => now }
const at = (day: string): Date => new Date(`${day}T10:00:00+07:00`)

const run = (file: string): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/commands/open-data.ts', file], (error, out) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    )
  })

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'leader' | 'supervisor' | 'inspector' | 'officer', StaffClient>
const officers = {} as Record<string, Account>
let number = 0

const open = (day: string, communeCode: string, category: 'roads' | 'other' = 'other'): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({ communeCode, category, text: `đèn đường hỏng số ${number}` }),
    openedBy: `m${number++}`,
    chat: 'web:figures',
    at: at(day),
  })
const answer = async ({ id }: Case, communeCode: string, day: string, text = 'Đã sửa xong.'): Promise<void> => {
  const account = officers[communeCode] as Account
  const found = await server.xaOi.core.cases.getFor(account, id)
  await server.xaOi.core.cases.move(
    { account, found, at: at(day) },
    { to: 'answered', text, paper_number: '', paper_date: '', paper_signer: '' },
  )
}
const textOf = async (response: Response): Promise<string> => {
  expect(response.status).toBe(200)
  return (await response.text()).replace(/<style[\s\S]*?<\/style>/g, '')
}
/** The cells of the row of a page's table that begins with a word. */
const rowOf = (page: string, name: string): string[] => {
  const row = page.split('<tr').find((one) => one.includes(`>${name}<`)) ?? ''
  return [...row.matchAll(/<t[dh][^>]*>([\s\S]*?)<\/t[dh]>/g)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=15,roads=10' }, createLogger('silent'), clock)
  officers[own] = (await signInAs(server.xaOi, 'officer', 'officer', own)).account
  officers[third] = (await signInAs(server.xaOi, 'farther', 'officer', third)).account
  officers[other] = (await signInAs(server.xaOi, 'neighbour', 'officer', other)).account
  for (const [name, role, commune] of [
    ['leader', 'leader', own],
    ['supervisor', 'supervisor', null],
    ['inspector', 'inspector', null],
    ['officer', 'officer', own],
  ] as const)
    clients[name] = (await signInAs(server.xaOi, `${name}.so`, role, commune)).client
  /** Own: ten in October, eight answered in time, one late, one never; three next door; of twelve farther away six late. */
  for (let index = 0; index < 8; index += 1)
    await answer(
      await open('2026-10-01', own),
      own,
      '2026-10-12',
      index < 6 ? 'Theo Điều 28 Luật Tiếp công dân.' : 'Đã sửa.',
    )
  await answer(await open('2026-10-01', own, 'roads'), own, '2026-10-28')
  await open('2026-10-02', own, 'roads')
  for (let index = 0; index < 3; index += 1) await answer(await open('2026-10-05', other), other, '2026-10-08')
  for (let index = 0; index < 12; index += 1)
    await answer(await open('2026-10-01', third), third, index < 6 ? '2026-10-12' : '2026-10-29')
  now = at('2026-11-05')
  for (const role of Object.keys(clients) as (keyof typeof clients)[])
    clients[role] = (
      await signInAs(server.xaOi, `${role}.moi`, role, role === 'leader' || role === 'officer' ? own : null)
    ).client
  await server.xaOi.core.indicators.rollUp()
}, 60_000)
afterAll(() => server.stop())

describe('a month, from cases to what everybody reads', () => {
  test('the leader sees the commune’s month, what is far from its target, and the cases behind it', async () => {
    const page = await textOf(await clients.leader.get('/can-bo/chi-so?ky=2026-10'))
    expect(rowOf(page, 'Trả lời đúng hạn')).toEqual([
      'Trả lời đúng hạn',
      '80% Ít số liệu',
      'Chưa có',
      '',
      '10',
      'Chưa đạt',
    ])
    expect(rowOf(page, 'Trả lời có căn cứ')[1]).toMatch(/^66,7%/)
    expect(page).toContain('Trả lời đúng hạn: 80%, mục tiêu 95%')
    const behind = await textOf(await clients.leader.get('/can-bo/chi-so/pa.late/danh-sach?ky=2026-10'))
    expect(behind.match(/\/can-bo\/vu-viec\//g)).toHaveLength(10 - 9 + 0)
    expect(await textOf(await clients.leader.get('/can-bo/chi-so/pa.time?ky=2026-10'))).toContain('class="chart-line"')
    const share = await textOf(await clients.leader.get('/can-bo/chi-so/pa.time/danh-sach?ky=2026-10'))
    const marks = [...share.matchAll(/<td[^>]*>(Có|Không)<\/td>/g)].map(([, mark]) => mark)
    expect(marks).toEqual(['Không', 'Không', ...Array(8).fill('Có')])
    expect(share).toContain('10 bản ghi Trong đó 8 bản ghi tính vào tử số.')
    const later = await textOf(await clients.leader.get('/can-bo/chi-so?ky=2026-11'))
    expect(later).not.toMatch(/(?:tăng|giảm) [\d,]+%/)
  })

  test('of denunciations nobody says that there is no record: they have no list', async () => {
    const page = await textOf(await clients.supervisor.get('/can-bo/chi-so/tc.time/danh-sach?ky=2026'))
    expect(page).toContain('Danh sách không hiện')
    expect(page).not.toContain('Không có bản ghi nào')
  })
  test('a leader sees no other commune, an officer no figures at all', async () => {
    const asked = await textOf(await clients.leader.get(`/can-bo/chi-so?ky=2026-10&xa=${other}`))
    expect(rowOf(asked, 'Trả lời đúng hạn')[4]).toBe('10')
    expect((await clients.leader.get('/can-bo/chi-so/cat.full')).status).toBe(403)
    expect((await clients.officer.get('/can-bo/chi-so')).status).toBe(403)
    expect((await clients.leader.get('/can-bo/chi-so/minh-chung?bo=sipas&nam=2026')).status).toBe(403)
  })

  test('the province sees both, of whom so few aren’t ranked, and that list opens only what may be opened', async () => {
    const page = await textOf(await clients.supervisor.get('/can-bo/chi-so/pa.time?ky=2026-10'))
    const league = page.slice(page.indexOf('aria-label="Các xã, phường"'))
    expect(rowOf(league, 'Phường Phố Hiến').slice(1, 4)).toEqual(['–', '100% Ít số liệu', '3'])
    expect(rowOf(league, 'Xã Mễ Sở').slice(1, 4)).toEqual(['–', '80% Ít số liệu', '10'])
    expect((await clients.supervisor.get('/can-bo/chi-so/khong-co')).status).toBe(404)
    expect((await clients.supervisor.get('/can-bo/chi-so?ky=2026-13')).status).toBe(400)
  })

  test('a month is published once it is over, by who may; the next version needs a reason', async () => {
    const post = (client: StaffClient, month: string, note = '') =>
      client.post('/can-bo/chi-so/cong-bo', { month, note })
    expect((await post(clients.inspector, '2026-10')).status).toBe(403)
    expect((await post(clients.supervisor, '2026-11')).status).toBe(400)
    expect((await post(clients.supervisor, '2026-10')).status).toBe(303)
    expect((await post(clients.supervisor, '2026-10', 'thử')).status).toBe(400)
    const published = await server.xaOi.core.indicators.getMonth('2026-10')
    expect(published).toMatchObject({ version: 1, note: '' })
  })

  const visitor = () => createClient(server.xaOi.url)

  test('everybody reads it with its method; three people’s commune shows nothing, and no other gives it away', async () => {
    const page = await textOf(await visitor().get('/so-lieu'))
    expect(rowOf(page, 'Trả lời đúng hạn').join(' ')).toContain('Ít số liệu')
    expect(page).toContain('Số liệu tháng 10/2026')
    expect(page).toContain('Không phải chỉ số SIPAS')
    const communes = page.slice(page.indexOf('id="xa"'))
    expect(rowOf(communes, 'Phường Phố Hiến')[1]).toBe('Ẩn, ít người')
    expect(rowOf(communes, 'Xã Mễ Sở')[1]).toBe('Ẩn, ít người')
    expect(page).not.toMatch(/vu-viec|đèn đường/)
    expect((await visitor().get('/so-lieu/2026-09')).status).toBe(404)
    expect((await visitor().get('/so-lieu/constructor')).status).toBe(404)
  })

  test('a stranger computes the published figures again from the file alone', async () => {
    const csv = await textOf(await visitor().get('/so-lieu/2026-10/so-lieu.csv'))
    const rows = readMonthCsv(csv)
    expect(faultsOf(rows)).toEqual([])
    expect(rows.find(({ place, indicator }) => place === 'tinh' && indicator === 'pa.time')).toMatchObject({
      value: 68,
      n: 25,
      part: 17,
      hidden: '',
    })
    const folder = await mkdtemp(join(tmpdir(), 'xaoi-open-'))
    try {
      const file = join(folder, 'thang.csv')
      await writeFile(file, csv)
      const right = await run(file)
      expect([right.code, right.out]).toEqual([0, expect.stringContaining('đều khớp')])
      await writeFile(file, csv.replace('pa.time,percent,68', 'pa.time,percent,78'))
      const wrong = await run(file)
      expect([wrong.code, wrong.out]).toEqual([1, expect.stringContaining('tinh pa.time')])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
    const json = (await (await visitor().get('/so-lieu/2026-10/so-lieu.json')).json()) as {
      rows: unknown[]
      hash: string
    }
    expect(json.rows).toHaveLength(rows.length)
    expect(json.hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await textOf(await visitor().get('/so-lieu/tu-dien.csv'))).toContain('pa.time766')
    expect(await textOf(await visitor().get('/so-lieu/tin.xml'))).toMatch(/<entry><id>[^<]+2026-10\?ban=1/)
  })

  test('a late correction makes a second version beside the first, with its reason', async () => {
    const { core } = server.xaOi
    const [found] = (await core.cases.findByChat('web:figures', 50)).filter(({ communeCode }) => communeCode === own)
    if (!found) throw new Error('no case')
    await core.cases.recategorise(
      { account: officers[own] as Account, found, at: now },
      { category: 'officials', text: '' },
    )
    const late = await open('2026-10-01', third)
    await answer(late, third, '2026-10-12')
    await core.cases.recategorise(
      {
        account: officers[third] as Account,
        found: await core.cases.getFor(officers[third] as Account, late.id),
        at: now,
      },
      { category: 'roads', text: '' },
    )
    await core.indicators.rollUp()
    expect((await clients.supervisor.post('/can-bo/chi-so/cong-bo', { month: '2026-10', note: '' })).status).toBe(400)
    const note = 'Sửa loại của một phản ánh.'
    expect((await clients.supervisor.post('/can-bo/chi-so/cong-bo', { month: '2026-10', note })).status).toBe(303)
    expect(await textOf(await visitor().get('/so-lieu'))).toContain(note)
    const first = readMonthCsv(await textOf(await visitor().get('/so-lieu/2026-10/so-lieu.csv?ban=1')))
    const second = readMonthCsv(await textOf(await visitor().get('/so-lieu/2026-10/so-lieu.csv')))
    const aboutStaff = (rows: typeof first) =>
      rows.find(({ place, indicator }) => place === 'tinh' && indicator === 'pa.staff')?.part
    /** One person’s word about an officer is no figure for everybody. */
    expect([aboutStaff(first), aboutStaff(second)]).toEqual([null, null])
    expect((await core.indicators.recount()).differences).toEqual([])
  })

  test('the pack of evidence holds definitions, figures, codes and a hash, as a workbook and as a paper', async () => {
    const asked = await clients.supervisor.get('/can-bo/chi-so/minh-chung?bo=qd766&nam=2026')
    expect(asked.status).toBe(200)
    const sheets = await readSpreadsheet(Buffer.from(await asked.arrayBuffer()))
    expect(sheets.map(({ title }) => title)).toEqual([
      'Định nghĩa',
      'Cả năm',
      'Theo tháng',
      'Theo xã, phường',
      'Danh sách vụ việc',
      'Mã băm',
    ])
    const year = sheets[1]?.rows.find(([id]) => id === 'pa.time')
    expect(year?.slice(2, 5)).toEqual(['69,2%', 18, 26])
    expect(String(sheets[5]?.rows[1]?.[0])).toMatch(/^[0-9a-f]{64}$/)
    expect(sheets[4]?.rows.length).toBeGreaterThan(10)
    const paper = await clients.supervisor.get('/can-bo/chi-so/minh-chung?bo=qd766&nam=2026&tep=pdf')
    expect(
      Buffer.from(await paper.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await clients.supervisor.get('/can-bo/chi-so/minh-chung?bo=khac&nam=2026')).status).toBe(400)
  })
})

test('what is asked in the chat is counted without its words, and never when somebody denounces', async () => {
  const { core } = server.xaOi
  const say = async (chat: string, text: string): Promise<void> => {
    const message = {
      id: `${chat}:${number}`,
      key: `k${number++}`,
      chat,
      channel: 'web',
      text,
      at: now,
      files: [],
    }
    await core.dialogue.handleMessage(message as never, null)
  }
  await say('web:hoi', 'làm giấy khai sinh cho con cần giấy tờ gì')
  await say('web:la', 'xyzzy plugh qwerty')
  await say('web:to', 'tôi muốn tố cáo chủ tịch xã nhận tiền')
  await say('web:to', 'làm giấy khai sinh cho con cần giấy tờ gì')
  const asked = await core.indicators.ofPlace({
    period: { key: '2026-11', unit: 'month', from: '2026-11-01', to: '2026-11-30' },
    today: '2026-11-05',
  })
  expect(asked.find(({ indicator }) => indicator.id === 'ask.known')?.n).toBe(0)
  await core.indicators.rollUp()
  const after = await core.indicators.ofPlace({
    period: { key: '2026-11', unit: 'month', from: '2026-11-01', to: '2026-11-30' },
    today: '2026-11-05',
  })
  const known = after.find(({ indicator }) => indicator.id === 'ask.known')
  expect(known?.part).toBe(1)
  await core.indicators.forget('web:hoi')
  expect((await core.indicators.recount()).differences).toEqual([])
})

test('a list that is shorter than its figure says why in numbers', async () => {
  const found = await open('2026-11-02', other)
  await answer(found, other, '2026-11-03')
  const account = officers[other] as Account
  const answered = await server.xaOi.core.cases.getFor(account, found.id)
  await server.xaOi.core.cases.move(
    { account, found: answered, at: at('2026-11-04') },
    { to: 'reopened', text: 'Còn hỏng', paper_number: '', paper_date: '', paper_signer: '' },
  )
  await answer(found, other, '2026-11-05')
  await server.xaOi.core.indicators.rollUp()
  const list = await textOf(await clients.supervisor.get(`/can-bo/chi-so/pa.why/danh-sach?ky=2026-11&xa=${other}`))
  expect(list).toContain('1 bản ghi')
  expect(list).toContain('Chỉ số tính trên 2 lượt, của 1 bản ghi.')
})

test('a pack of evidence that is taken leaves a line', async () => {
  expect((await clients.supervisor.get('/can-bo/chi-so/minh-chung?bo=sipas&nam=2026')).status).toBe(200)
  await server.xaOi.core.accounts.audit.collect()
  const trail = await server.xaOi.core.accounts.audit.findLatest(20, { what: 'evidence_downloaded' })
  expect(trail).toContainEqual(expect.objectContaining({ subject: 'sipas 2026' }))
})
