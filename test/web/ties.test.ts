import { randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { connectMongo } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/test-database.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const relative = 'Phùng Quang Sấu'
const unit = 'Công ty Chiếu sáng Kẻ Sặt'
const path = '/can-bo/nguoi-xu-ly-to-cao/khai-bao'

type Person = { client: StaffClient; account: Account }
let database: Awaited<ReturnType<typeof startTestDatabase>>
let connection: Awaited<ReturnType<typeof connectMongo>>
let server: Awaited<ReturnType<typeof startServer>>
let an: Person
let binh: Person
const logged: string[] = []

beforeAll(async () => {
  database = await startTestDatabase()
  connection = await connectMongo(database.uri)
  const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  server = await startServer(
    { MONGODB_URI: database.uri, APP_SECRET: 'a secret of at least thirty-two characters' },
    logger,
  )
  an = await signInAs(server.xaOi, 'tocao.an', 'denunciation_officer', null)
  binh = await signInAs(server.xaOi, 'tocao.binh', 'denunciation_officer', null)
  await an.client.get('/can-bo/nguoi-xu-ly-to-cao')
  await an.client.post('/can-bo/nguoi-xu-ly-to-cao/giao-khoa', { id: binh.account.id })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await connection.close()
  await database.stop()
})

const denounce = async (...words: string[]): Promise<Case> => {
  const { inbox, outbox, outboxStore } = server.xaOi.core.messaging
  const chat = `web:${randomUUID()}`
  let choices: { label: string; value: string }[] = []
  const say = async (text: string): Promise<void> => {
    const message = { id: `web:${randomUUID()}`, chat, channel: 'web' as const, text, files: [], at: new Date() }
    await inbox.receive(message)
    await inbox.waitUntilHandled(message, 10_000)
    await outbox.collect()
    choices = (await outboxStore.findCausedBy(message.id)).flatMap((one) => one.choices)
  }
  const press = (label: string) => say(choices.find((one) => one.label.includes(label))?.value ?? label)
  await say(words[0] ?? '')
  await press('Tố cáo')
  await press('Nêu tên và ký đơn')
  for (const text of words.slice(1)) await say(text)
  const [found] = await server.xaOi.core.cases.findByChat(chat, 1)
  if (!found) throw new Error('no case was opened')
  return found
}
const denounceRelative = () =>
  denounce(
    `chủ tịch xã Yên Mỹ ông ${relative} đòi tôi 5 triệu`,
    `Ông ${relative}`,
    'xã Yên Mỹ',
    'tháng trước',
    'không có',
    'Vũ Thị Lụa',
    'thôn Đông, xã Yên Mỹ',
    '0912345678',
    'gửi',
  )
const readersOf = async ({ id }: Case): Promise<string[]> => {
  const stored = await connection.collection('protected_cases').findOne({ _id: id as never })
  return ['content', 'identity'].flatMap((part) =>
    stored?.keys.parts[part].readers.map((one: { id: string }) => one.id),
  )
}
const opensFor = async ({ client }: Person, { id }: Case) => (await client.get(`/can-bo/vu-viec/${id}`)).status
const lists = async ({ client }: Person, { receiptCode }: Case) =>
  (await (await client.get('/can-bo?loc=tat-ca')).text()).includes(receiptCode)
const stored = async (): Promise<string> => {
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  return JSON.stringify(await Promise.all(collections.map(({ name }) => connection.collection(name).find().toArray())))
}

test('an officer declares on a page; of cases against the relative they have no key and see nothing, a colleague does', async () => {
  const before = await denounceRelative()
  expect([await opensFor(an, before), await opensFor(binh, before)]).toEqual([200, 200])
  expect(await (await an.client.get('/can-bo/nguoi-xu-ly-to-cao')).text()).toContain(`href="${path}"`)
  await an.client.get(path)
  const saved = await an.client.post(path, { relatives: `${relative} (chồng)\r\n\r\n`, units: `${unit}\r\n` })
  expect([saved.status, saved.headers.get('location')]).toEqual([303, `${path}?xong=1`])
  const page = await (await an.client.get(`${path}?xong=1`)).text()
  for (const words of ['Đã lưu', relative, unit]) expect(page).toContain(words)

  const after = await denounceRelative()
  for (const one of [before, after]) {
    expect(await readersOf(one)).toEqual([binh.account.id, 'citizen', binh.account.id, 'citizen'])
    expect([await opensFor(an, one), await opensFor(binh, one)]).toEqual([404, 200])
    expect([await lists(an, one), await lists(binh, one)]).toEqual([false, true])
  }
})

test('what was declared stands in clear nowhere, the trail has counts alone, and nobody else sees it', async () => {
  const all = (await stored()) + logged.join('\n')
  for (const words of [relative, unit, 'Quang Sấu', 'Kẻ Sặt']) expect(all.includes(words), words).toBe(false)
  const [entry] = (await server.xaOi.accounts.audit.findLatest(100, { subjects: [an.account.id] })).filter(
    ({ what }) => what === 'ties_declared',
  )
  expect(entry?.detail).toEqual({ relatives: 1, units: 1 })
  expect(await (await binh.client.get(path)).text()).not.toContain('Sấu')
  const supervisor = await signInAs(server.xaOi, 'giamsat', 'supervisor', null)
  expect((await supervisor.client.get(path)).status).toBe(403)
  const trail = await (await supervisor.client.get('/can-bo/nhat-ky')).text()
  expect(trail).toContain('1 người thân')
})

test('a line that is no full name or names no unit is given back with what was typed', async () => {
  await an.client.get(path)
  const refused = await an.client.post(path, { relatives: 'Sấu', units: 'UBND xã' })
  const page = await refused.text()
  expect(refused.status).toBe(400)
  for (const words of ['“Sấu” chưa phải họ tên', '“UBND xã” chưa rõ', '>Sấu</textarea>']) expect(page).toContain(words)
  expect((await server.xaOi.accounts.ties.find(an.account)).relatives).toEqual([`${relative} (chồng)`])
})

test('where nobody competent is left the case waits in the queue for the next; a closed account keeps no names', async () => {
  await binh.client.get(path)
  await binh.client.post(path, { relatives: relative, units: '' })
  const found = await denounceRelative()
  expect(await readersOf(found)).toEqual(['queue', 'citizen', 'queue', 'citizen'])
  expect([await opensFor(an, found), await opensFor(binh, found)]).toEqual([404, 404])
  const mai = await signInAs(server.xaOi, 'tocao.mai', 'denunciation_officer', null)
  await an.client.get('/can-bo/nguoi-xu-ly-to-cao')
  await an.client.post('/can-bo/nguoi-xu-ly-to-cao/giao-khoa', { id: mai.account.id })
  expect(await opensFor(mai, found)).toBe(200)
  expect(await readersOf(found)).toEqual(['citizen', mai.account.id, 'citizen', mai.account.id])

  const administrator = await signInAs(server.xaOi, 'quantri.a', 'administrator', null)
  await server.xaOi.accounts.close(administrator.account, an.account.id, new Date())
  expect((await server.xaOi.accounts.ties.findAll()).has(an.account.id)).toBe(false)
})
