import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCase } from '../../src/cases/open-case.js'
import { dueBadge } from '../../src/web/console/due.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let client: StaffClient
beforeAll(async () => {
  server = await startServer()
  client = (await signInAs(server.xaOi, 'can.bo', 'officer', '12049')).client
}, 60_000)
afterAll(() => server.stop())

const open = (name: string) =>
  openCase(
    { store: server.xaOi.core.cases, clocks: server.xaOi.core.clocks },
    {
      content: {
        kind: 'feedback',
        category: 'other',
        text: `đèn đường hỏng, ${name}`,
        placeText: null,
        communeCode: '12049',
        when: null,
        against: null,
        request: null,
        evidence: null,
        attachments: [],
        reporter: { name: null, address: null, phone: null },
      },
      foldedAgainst: '',
      openedBy: `test:${name}`,
      chat: 'web:console',
      at: new Date(),
    },
  )
const stored = (id: string) => server.xaOi.core.cases.get(id, { isProtected: false })

test('two officers on one version: the first is done, the second gets 409 and changes nothing', async () => {
  const found = await open('hai người')
  const path = `/can-bo/vu-viec/${found.id}`
  await client.get(path)
  const typed = { version: String(found.version), text: 'Đã cử người đến xem' }
  const first = await client.post(`${path}/nhan`, typed)
  expect([first.status, first.headers.get('location')]).toEqual([303, `${path}?xong`])
  expect((await client.post(`${path}/nhan`, { ...typed, text: 'Tin thứ hai' })).status).toBe(409)
  expect((await stored(found.id))?.timeline.map(({ text }) => text)).not.toContain('Tin thứ hai')
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

const waiting = async (id: string) =>
  (await server.xaOi.core.handOffs.findWaiting({ isProtected: false, communeCode: undefined }, 100)).find(
    (handOff) => handOff.id === id,
  )
/** A citizen asks for a person; gives the key that the page's form carries. */
const ask = async (id: string, communeCode: string): Promise<string> => {
  await server.xaOi.core.handOffs.open({
    id,
    chat: 'web:console',
    communeCode,
    isProtected: false,
    question: `hỏi ${id}`,
    openedAt: new Date(),
  })
  return (await waiting(id))?.key ?? ''
}

test('an answer to a waiting citizen that is too long comes back as it was typed, a shorter one is stored', async () => {
  const key = await ask('cho-1', '12049')
  await client.get('/can-bo/cho-tra-loi')
  const text = `mở đầu ${'chữ '.repeat(1_100)}kết thúc`
  const refused = await client.post('/can-bo/cho-tra-loi', { key, text })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('kết thúc</textarea>')
  expect((await client.post('/can-bo/cho-tra-loi', { key, text: 'Mời bác đến' })).status).toBe(303)
  expect((await server.xaOi.core.handOffs.getByKey(key))?.answer).toBe('Mời bác đến')
})

test('another commune’s waiting citizen is neither listed nor answered', async () => {
  const key = await ask('cho-2', '11953')
  expect(await (await client.get('/can-bo/cho-tra-loi')).text()).not.toContain('hỏi cho-2')
  expect((await client.post('/can-bo/cho-tra-loi', { key, text: 'Mời bác đến' })).status).toBe(403)
  expect((await server.xaOi.core.handOffs.getByKey(key))?.state).toBe('waiting')
})

test('the stamp that the inbox polls changes with a case and only then', async () => {
  const found = await open('dấu')
  const stamp = () => client.get('/can-bo/moi?xem=open').then((response) => response.json())
  const before = await stamp()
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
  [null, 'badge">Chưa có hạn'],
])('a deadline ending at %s reads %s late in the evening of 23 November', (dueAt, shown) => {
  const due = { kind: 'feedback' as const, state: 'received' as const, dueAt: dueAt ? new Date(dueAt) : null }
  expect(dueBadge(due, new Date('2026-11-23T16:30:00Z')).toString()).toContain(shown)
})
