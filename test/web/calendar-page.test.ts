import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCases } from '../../src/cases/cases.js'
import { clockRules } from '../../src/deadlines/clock-rules.js'
import { createDeadlines } from '../../src/deadlines/deadlines.js'
import { createDuplicates } from '../../src/duplicates/duplicates.js'
import { getCommune } from '../../src/places/communes.js'
import { createLogger } from '../../src/shared/logger.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { calendarPage } from '../../src/web/console/calendar-page.js'
import { clockRulesPage } from '../../src/web/console/clock-rules-page.js'
import { createErrorPage } from '../../src/web/kit/error-page.js'
import { mountPages } from '../../src/web/kit/mount-pages.js'
import { readSession } from '../../src/web/kit/security.js'
import type { WebParts } from '../../src/web/kit/web-parts.js'
import { buildAccount } from '../accounts/build-account.js'
import { testFiles } from '../attachments/test-files.js'
import { buildContent } from '../cases/build-content.js'
import { sealedTo } from '../cases/case-sealing.js'
import { startTestDatabase } from '../journeys/journey.js'
import { createClient, type StaffClient } from './staff.js'

const now = new Date('2026-11-25T03:00:00Z')
const path = '/quan-tri/lich'

/** The administrators' two pages over a database of their own, with an administrator signed in. */
const startPages = async () => {
  const database = await startTestDatabase()
  const connection = await connectMongo(database.uri)
  const deadlines = createDeadlines({ connection, communeName: (code) => getCommune(code)?.name ?? null })
  const attachments = testFiles(connection)
  const audit = { add: async () => undefined }
  const cases = createCases({
    sealing: sealedTo(),
    connection,
    attachments,
    duplicates: createDuplicates({ connection }),
    audit,
    deadlines,
    feedbackTargets: { default: 15 },
    remoteCommunes: new Set(),
    accuses: () => false,
    guessCategory: () => 'other',
    findAccount: async () => null,
    findStaff: async () => [],
    findUndelivered: async () => [],
  })
  await Promise.all([deadlines.prepare(), cases.prepare()])
  const account = { ...buildAccount('administrator'), displayName: 'Quản trị tỉnh' }
  const parts = {
    config: { feedbackTargets: { default: 15, roads: 7 } },
    accounts: { getSignedIn: async () => account, noteUse: async () => {}, noteRefusedDoor: async () => false },
    navigationOf: () => [],
    keys: { csrf: Buffer.alloc(32) },
    clock: { now: () => now },
    publicUrl: 'http://127.0.0.1',
    deadlines,
    cases,
  } as unknown as WebParts
  const app = express().use(readSession(parts))
  mountPages(app, [calendarPage, clockRulesPage], parts)
  app.use(createErrorPage({ ...parts, logger: createLogger('silent') }))
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  return {
    deadlines,
    cases,
    client: createClient(url, { xaoi_session: 'any' }),
    async stop() {
      server.close()
      await connection.close()
      await database.stop()
    },
  }
}

let server: Awaited<ReturnType<typeof startPages>>
let client: StaffClient
beforeAll(async () => {
  server = await startPages()
  client = server.client
}, 60_000)
afterAll(() => server.stop())

const open = (kind: 'feedback' | 'tip') =>
  server.cases.open({
    content: buildContent({
      kind,
    }),
    openedBy: `calendar:${kind}`,
    chat: 'web:calendar',
    at: now,
  })

/** The fields of the year's form as the page shows them. */
const formOf = async (year: string): Promise<Record<string, string>> => {
  const markup = await client.get(`${path}?nam=${year}`).then((response) => response.text())
  const form = /<form[^>]*data-draft="year-\d+"[\s\S]*?<\/form>/.exec(markup)?.[0] ?? ''
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of form.matchAll(/<input[^>]*?name="([^"]+)"[^>]*? value="([^"]*)"/g))
    fields[name] = value
  for (const [, name = '', options = ''] of form.matchAll(/<select[^>]*?name="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  for (const name of Object.keys(fields)) if (name.startsWith('remove_')) delete fields[name]
  return fields
}
const withRow = (fields: Record<string, string>, date: string, more: Record<string, string> = {}) => {
  const index = Object.keys(fields).filter((name) => name.startsWith('date_') && fields[name] !== '').length
  return { ...fields, [`date_${index}`]: date, [`name_${index}`]: 'Ngày nghỉ thử', ...more }
}
const hiddenIn = (markup: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(markup)?.[1] ?? '').replaceAll('&quot;', '"')

test('a day off is shown with what it moves before it is saved, and saved as it was shown', async () => {
  const [found, tip] = [await open('feedback'), await open('tip')]
  const fields = withRow(await formOf('2026'), '2026-12-10')
  const preview = await client.post(`${path}/xem-truoc`, fields)
  expect(preview.status).toBe(200)
  const shown = await preview.text()
  expect(shown).toContain('Thêm ngày nghỉ 10/12/2026 (Ngày nghỉ thử)')
  expect(shown).toContain('1 vụ việc đổi hạn')
  expect(shown).toContain(found.receiptCode)
  expect(shown).toContain('Trả lời phản ánh: 16/12/2026 → 17/12/2026')
  expect(shown).not.toContain(tip.receiptCode)
  expect(server.deadlines.current().number).toBe(0)

  const [seen, edit] = [hiddenIn(shown, 'seen'), hiddenIn(shown, 'edit')]
  const saved = await client.post(path, { seen, edit })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?nam=2026&xong`])
  expect(server.deadlines.calendar.dayOffName('2026-12-10')).toBe('Ngày nghỉ thử')
  const page = await client.get(`${path}?nam=2026&xong`).then((response) => response.text())
  expect(page).toContain('thứ Năm 10/12/2026: Ngày nghỉ thử')
  expect(page).toMatch(/Bản 1[\s\S]*Quản trị tỉnh[\s\S]*Thêm ngày nghỉ 10\/12\/2026/)
  expect((await client.post(path, { seen, edit })).status).toBe(409)
})

test('a page seen before somebody else’s change is answered with 409, at the dry run already', async () => {
  const fields = withRow(await formOf('2026'), '2026-12-11', { seen: '0' })
  expect((await client.post(`${path}/xem-truoc`, fields)).status).toBe(409)
})

test.each<[string, (fields: Record<string, string>) => Record<string, string>, RegExp]>([
  ['a day twice', (fields) => withRow(fields, '2026-09-02'), /id="date_\d+-error">Ngày 02\/09\/2026 được ghi hai lần/],
  [
    'a day of another year',
    (fields) => withRow(fields, '2027-12-24'),
    /-error">Ngày 24\/12\/2027 không thuộc năm 2026/,
  ],
  ['no date', (fields) => withRow(fields, ''), /-error">Hãy ghi đúng ngày/],
  [
    'Tết taken away',
    (fields) => ({ ...fields, remove_2: '1', remove_3: '1' }),
    /role="alert">Năm 2026 mới có 3 ngày Tết/,
  ],
  [
    'an official year without its paper',
    (fields) => ({ ...fields, decision: '' }),
    /role="alert">Năm 2026 là chính thức/,
  ],
  ['nothing', (fields) => fields, /role="alert">Chưa có gì thay đổi/],
])('%s is refused at its place, and what was typed stays', async (_, change, message) => {
  const fields = change(await formOf('2026'))
  const response = await client.post(`${path}/xem-truoc`, fields)
  expect(response.status).toBe(400)
  const markup = await response.text()
  expect(markup).toMatch(message)
  if (Object.values(fields).includes('2027-12-24')) expect(markup).toContain('value="2027-12-24"')
})

test('a closure is refused in its form for a commune that isn’t there, and shown where it is right', async () => {
  const { seen = '' } = await formOf('2026')
  const flood = { what: 'closure', id: '', seen, from: '2026-12-01', to: '2026-12-02', reason: 'Lũ', decision: 'QĐ 1' }
  const refused = await client.post(`${path}/xem-truoc`, { ...flood, communeCode: '99999' })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toMatch(/<details open>[\s\S]*Không có xã, phường này/)
  const shown = await client.post(`${path}/xem-truoc`, { ...flood, communeCode: '12049' })
  expect(await shown.text()).toMatch(/Xã Mễ Sở nghỉ từ 01\/12\/2026 đến 02\/12\/2026: Lũ \(QĐ 1\)/)
})

test('what no form of ours sends is refused and changes nothing', async () => {
  const { number } = server.deadlines.current()
  await client.get(path)
  for (const edit of ['', '{', '{"what":"all"}', '{"what":"closure_removed"}'])
    expect((await client.post(path, { seen: String(number), edit })).status).toBe(400)
  const noTet = { what: 'year', year: '2027', status: 'provisional', decision: '', daysOff: [] }
  expect((await client.post(path, { seen: String(number), edit: JSON.stringify(noTet) })).status).toBe(400)
  expect(server.deadlines.current().number).toBe(number)
})

test('every rule of the clocks is listed with its wording and how sure its source is', async () => {
  const markup = await client.get('/quan-tri/thoi-han').then((response) => response.text())
  expect(markup.match(/class="rule"/g)).toHaveLength(clockRules().length)
  expect(markup).toMatch(/Mục tiêu của tỉnh[\s\S]*Đường sá, thoát nước: 7 ngày làm việc[\s\S]*bảo vệ: 1 ngày làm việc/)
  expect(markup).toMatch(/Luật Khiếu nại Điều 9, chưa chắc/)
  const rowOf = (id: string): string[] =>
    markup.split('<li class="rule">').filter((row) => row.includes(`<code>${id}</code>`))
  const [old = '', today = ''] = rowOf('kn.accept')
  expect(old).toMatch(
    /10 ngày[\s\S]*Luật Khiếu nại Điều 27, Điều 36[\s\S]*hết hiệu lực[\s\S]*đến 30\/06\/2026[\s\S]*văn bản/,
  )
  expect(today).toMatch(
    /7 ngày làm việc[\s\S]*Nghị định 155\/2026 Điều 10[\s\S]*đang áp dụng[\s\S]*từ 01\/07\/2026[\s\S]*văn bản/,
  )
  expect(rowOf('kn.publish')[0]).toMatch(/15 ngày[\s\S]*Nghị định 124\/2020[\s\S]*nguồn thứ cấp/)
  expect(rowOf('pa.notice')[0]).toMatch(/Báo hướng xử lý[\s\S]*10 ngày làm việc[\s\S]*chưa chắc/)
  expect(rowOf('tc.resolve')[0]).toMatch(
    /gia hạn 30 ngày, nhiều nhất 2 lần; tạm dừng được \(Luật Tố cáo Điều 34 khoản 1\)/,
  )
  expect(rowOf('kn.resolve1')[0]).toMatch(/45 nếu vụ việc phức tạp[\s\S]*60 nếu vụ việc phức tạp và vùng sâu/)
  expect(markup).not.toMatch(/<form[^>]*thoi-han/)
})
