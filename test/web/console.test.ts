import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueBadge } from '../../src/web/console/due.js'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { createClient, type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let client: StaffClient
beforeAll(async () => {
  server = await startServer()
  client = (await signInAs(server.xaOi, 'can.bo', 'officer', '12049')).client
}, 60_000)
afterAll(() => server.stop())

const open = (name: string) =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text: `đèn đường hỏng, ${name}`,
    }),
    openedBy: `test:${name}`,
    chat: 'web:console',
    at: new Date(),
  })
const stored = (id: string) => server.xaOi.core.cases.store.get(id, { isProtected: false })

test('two officers on one version: the first is done, the second gets 409 and changes nothing', async () => {
  const found = await open('hai người')
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const typed = { version: String(found.version), text: 'Đã cử người đến xem' }
  const first = await client.post(`${path}/nhan`, typed)
  expect([first.status, first.headers.get('location')]).toEqual([303, `${path}?xong=gui`])
  const second = await client.post(`${path}/nhan`, { ...typed, text: 'Tin thứ hai' })
  expect(second.status).toBe(409)
  expect((await stored(found.id))?.timeline.map(({ text }) => text)).not.toContain('Tin thứ hai')
  const page = await second.text()
  expect(page).toContain('Tin thứ hai</textarea>')
  expect(page).toMatch(/role="alert">Trong lúc anh\/chị viết[^<]*can\.bo: Cán bộ nhắn/)
  expect(page).toContain(`name="version" value="${found.version + 1}"`)
})

test('words for a step that is not offered any more stay on the page', async () => {
  const found = await open('bước đã qua')
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const version = String(found.version)
  expect(
    (await client.post(`${path}/buoc`, { version, to: 'refused', text: 'Không thuộc xã', ground: '' })).status,
  ).toBeLessThan(500)
  const now = await stored(found.id)
  const late = await client.post(`${path}/buoc`, { version, to: 'in_progress', text: 'Đã cử ba người' })
  expect([now?.state === found.state, late.status]).toEqual([false, 409])
  expect(await late.text()).toContain('Đã cử ba người')
})

test('a form whose session ended leads back to its page after signing in; errors of staff lead back to work', async () => {
  const found = await open('hết phiên')
  const path = `/can-bo/vu-viec/${found.id}`
  const referer = `${server.xaOi.url}${path}?ds=xem%3Dmine`
  const visitor = createClient(server.xaOi.url)
  const late = await visitor.postRaw(`${path}/nhan`, { text: 'đang viết' }, { referer })
  expect(late.headers.get('location')).toBe(`/dang-nhap?ve=${encodeURIComponent(`${path}?ds=xem%3Dmine`)}`)
  const missing = await (await client.get('/can-bo/vu-viec/khong-co')).text()
  expect(missing).toContain('href="/can-bo">Về danh sách việc')
  expect(missing).not.toContain('Về trang đầu')
})

test('a transfer without a reason shows the error in its form and keeps the chosen agency', async () => {
  const found = await open('chuyển')
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const response = await client.post(`${path}/chuyen`, { version: String(found.version), to: '11953', text: '' })
  expect(response.status).toBe(400)
  const page = await response.text()
  expect(page).toMatch(/<option value="11953" selected/)
  expect(page).toMatch(/<details open>(?:(?!<\/details>)[\s\S])*role="alert"/)
  expect((await stored(found.id))?.version).toBe(found.version)
})

test('a text that is too long comes back as it was typed', async () => {
  const found = await open('dài')
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const text = `mở đầu ${'chữ '.repeat(1_100)}kết thúc`
  const response = await client.post(`${path}/nhan`, { version: String(found.version), text })
  expect(response.status).toBe(400)
  expect(await response.text()).toContain('kết thúc</textarea>')
})

const tasksPath = '/can-bo/viec-can-lam'
const ask = async (openedBy: string, communeCode: string) => {
  const question = `hỏi ${openedBy}`
  const { tasks } = server.xaOi.core
  await tasks.open({
    kind: 'hand_off',
    openedBy,
    chat: 'web:console',
    communeCode,
    at: new Date(),
    facts: { question },
  })
  const waiting = await tasks.findFor(buildAccount('officer', communeCode), 'hand_off', 10)
  return waiting.find(({ facts }) => 'question' in facts && facts.question === question)?.id ?? ''
}

test('an answer to a waiting citizen that is too long comes back as it was typed, a shorter one is stored', async () => {
  const id = await ask('cho-1', '12049')
  expect(await (await client.get(`${tasksPath}?loai=cho-tra-loi`)).text()).toContain('hỏi cho-1')
  const text = `mở đầu ${'chữ '.repeat(1_100)}kết thúc`
  const refused = await client.post(`${tasksPath}/tra-loi`, { key: id, text, loai: 'cho-tra-loi' })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toMatch(/role="alert">Nội dung quá dài.*\n.*kết thúc<\/textarea>/)
  expect(await server.xaOi.core.tasks.source().findPending(10)).toEqual([])
  const answered = await client.post(`${tasksPath}/tra-loi`, { key: id, text: 'Mời bác đến', loai: 'cho-tra-loi' })
  expect(answered.status).toBe(303)
  expect(answered.headers.get('location')).toBe(`${tasksPath}?loai=cho-tra-loi&da-nhap=${id}`)
  expect(await (await client.get(tasksPath)).text()).not.toContain('hỏi cho-1')
  await server.xaOi.core.messaging.outbox.collect()
  const told = await server.xaOi.core.messaging.outboxStore.findCausedBy(`task:${id}`)
  expect(told.map(({ text: said }) => said)).toEqual(['UBND xã Mễ Sở trả lời anh/chị:\n\nMời bác đến'])
  const second = await client.post(`${tasksPath}/tra-loi`, { key: id, text: 'Câu thứ hai', loai: 'cho-tra-loi' })
  expect(second.status).toBe(409)
  expect(await second.text()).toMatch(/role="alert">Người khác vừa xử lý.*[\s\S]*<blockquote>Câu thứ hai<\/blockquote>/)
})

test('another commune’s waiting citizen is neither listed nor answered', async () => {
  const id = await ask('cho-2', '11953')
  expect(await (await client.get(tasksPath)).text()).not.toContain('hỏi cho-2')
  expect((await client.post(`${tasksPath}/tra-loi`, { key: id, text: 'Mời bác đến' })).status).toBe(403)
  expect(await server.xaOi.core.tasks.findFor(buildAccount('officer', '11953'), 'hand_off', 10)).toHaveLength(1)
})

test('the stamp that the inbox polls changes with a case and only then', async () => {
  const found = await open('dấu')
  const stamp = async () => ((await (await client.get('/can-bo/moi?xem=open')).json()) as { stamp: string }).stamp
  const page = await (await client.get('/can-bo')).text()
  const before = await stamp()
  expect(page).toContain(`data-stamp="${before}"`)
  expect(await stamp()).toEqual(before)
  await client.get(`/can-bo/vu-viec/${found.id}`)
  await client.post(`/can-bo/vu-viec/${found.id}/nhan`, { version: String(found.version), text: 'Đã nhận' })
  expect(await stamp()).not.toEqual(before)
})

test.each([
  ['2026-11-21T17:00:00Z', 'badge-danger">Quá hạn 2 ngày'],
  ['2026-11-23T17:00:00Z', 'badge-danger">Hạn hôm nay'],
  ['2026-11-26T17:00:00Z', 'badge-warning">Còn 3 ngày'],
  ['2026-12-03T17:00:00Z', 'badge-ok">Còn 10 ngày'],
  [null, 'badge">Không có hạn'],
])('a deadline ending at %s reads %s late in the evening of 23 November', (dueAt, shown) => {
  const due = { kind: 'feedback' as const, state: 'received' as const, dueAt: dueAt ? new Date(dueAt) : null }
  expect(dueBadge(due, new Date('2026-11-23T16:30:00Z')).toString()).toContain(shown)
})
