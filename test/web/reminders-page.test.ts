import { afterAll, beforeAll, expect, test } from 'vitest'
import { remindersPath } from '../../src/reminders/reminders.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let officer: Awaited<ReturnType<typeof signInAs>>
let neighbour: StaffClient
beforeAll(async () => {
  server = await startServer()
  officer = await signInAs(server.xaOi, 'can.bo', 'officer', '12049')
  neighbour = (await signInAs(server.xaOi, 'can.bo.khac', 'officer', '11953')).client
}, 120_000)
afterAll(() => server.stop())

const textOf = async (client: StaffClient, path = remindersPath): Promise<string> => (await client.get(path)).text()
const headerCount = async (client: StaffClient): Promise<number> =>
  Number(/Nhắc việc <span class="badge badge-danger">(\d+)/.exec(await textOf(client, '/can-bo'))?.[1] ?? 0)

const standIn = async (): Promise<{ id: string; receiptCode: string }> => {
  const found = await server.xaOi.core.cases.open({
    content: {
      kind: 'feedback',
      category: 'other',
      text: 'rác ngập ngõ',
      placeText: null,
      communeCode: '12049',
      when: null,
      against: null,
      request: null,
      evidence: null,
      attachments: [],
      reporter: { name: 'Nguyễn Văn An', address: null, phone: null },
    },
    openedBy: `reminded:${Math.random()}`,
    chat: 'web:1',
    // Ten working days (pa.notice) have gone by at any time of the test.
    at: new Date(Date.now() - 40 * 86_400_000),
  })
  return found
}

test('what is overdue stands there before anybody was reminded of it, with the day of the next reminder', async () => {
  const found = await standIn()
  const text = await textOf(officer.client)
  expect(text).toContain('Đã quá hạn')
  expect(text).toContain(`/can-bo/vu-viec/${found.id}`)
  expect(text).toMatch(/Lần nhắc tới: 07:30 ngày \d/)
  expect(await textOf(neighbour)).not.toContain(found.id)
  const { cases } = server.xaOi.core
  const account = officer.account
  const seen = await cases.getFor(account, found.id)
  await cases.move({ account, found: seen, at: new Date() }, { to: 'answered', text: 'Đã dọn.' })
  expect(await textOf(officer.client)).not.toContain('Đã quá hạn')
})

test('what an account is reminded of is counted in the header until it is read', async () => {
  const found = await standIn()
  const { reminders } = server.xaOi.core
  const store = reminders as unknown as { run(): Promise<void> }
  await store.run()
  const text = await textOf(officer.client)
  expect(text).toContain('Nhắc việc')
  const standing = await reminders.findStanding(officer.account.id, 10)
  expect(standing.every(({ caseId }) => caseId === found.id)).toBe(true)
  for (const { key } of standing) await officer.client.post(`${remindersPath}/da-doc`, { key })
  expect(await reminders.countUnread(officer.account.id)).toBe(await headerCount(officer.client))
  await officer.client.post(`${remindersPath}/da-doc`, { key: '' })
  expect(await headerCount(officer.client)).toBe(0)
  expect(await textOf(neighbour)).not.toContain(found.receiptCode)
})

test('a code is shown once, links the chat that sends it, and the link can be taken away', async () => {
  await officer.client.get(remindersPath)
  const shown = await (await officer.client.post(`${remindersPath}/lay-ma`, {})).text()
  const code = /\/lienket (\w{8})/.exec(shown)?.[1] ?? ''
  expect(await textOf(officer.client)).not.toContain(code)
  const { reminders } = server.xaOi.core
  expect(await reminders.linkChat('telegram:5', code, new Date())).toBe('linked')
  expect(await textOf(officer.client)).toContain('Đã liên kết với Telegram.')
  expect((await officer.client.post(`${remindersPath}/bo-tin-nhan`, {})).status).toBe(303)
  expect((await reminders.getWay(officer.account.id)).chat).toBeNull()
})

test('without a mail server no address is asked for, and none is taken', async () => {
  expect(await textOf(officer.client)).not.toContain('Thư điện tử')
  const refused = await officer.client.post(`${remindersPath}/gui-ma`, { email: 'a@xaoi.test' })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('Đăng xuất')
})
