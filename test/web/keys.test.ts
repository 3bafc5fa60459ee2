import { randomUUID } from 'node:crypto'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../src/accounts/roles.js'
import { createChatClient } from '../channels/chat-client.js'
import { eventually } from '../channels/start-messaging.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const logged: string[] = []
const staff = new Map<Role, StaffClient>()
let server: Awaited<ReturnType<typeof startServer>>
beforeAll(async () => {
  const logger = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
  server = await startServer({}, logger)
  for (const role of ['supervisor', 'editor', 'administrator'] as const)
    staff.set(role, (await signInAs(server.xaOi, role, role, null)).client)
}, 180_000)
afterAll(() => server.stop())

const { conversationId, messageId } = { conversationId: randomUUID(), messageId: randomUUID() }
const lists: [Role, string][] = [
  ['supervisor', '/can-bo/viec-can-lam?loai=cho-tra-loi'],
  ['supervisor', '/can-bo/viec-can-lam?loai=xoa-du-lieu'],
  ['supervisor', '/can-bo/chua-gui-duoc'],
  ['administrator', '/can-bo/chua-gui-duoc'],
  ['editor', '/can-bo/viec-can-lam?loai=cau-chua-tra-loi'],
  ['editor', '/can-bo/viec-can-lam?loai=bao-sai'],
]

test('no list, form, answer or log of staff holds a chat’s or a message’s id; every entry is still ticked off', async () => {
  const { core } = server.xaOi
  const citizen = createChatClient(server.xaOi.url, conversationId)
  await citizen.post('xin chào', messageId)
  const chat = `web:${conversationId}`
  const id = `${chat}:${messageId}`
  const at = new Date()
  const from = { openedBy: id, chat, at }
  const unclear = { text: 'câu lạ', intent: 'x', confidence: 0.1, nearest: null }
  await core.tasks.open({ ...from, kind: 'hand_off', facts: { question: 'gặp cán bộ' } })
  await core.tasks.requestDeletion(from)
  await core.tasks.open({ ...from, kind: 'unanswered', facts: unclear })
  await core.tasks.open({ ...from, kind: 'error_report', facts: { slug: 'register-birth', text: 'sai rồi' } })
  await core.messaging.outboxStore.add(
    { id: `${id}:lost`, chat, text: 'mất', choices: [], causedBy: id },
    at,
    new Date(9e14),
  )
  await core.messaging.outboxStore.markFailed(`${id}:lost`, 'rejected', 'refused')

  for (const [role, path] of lists) {
    const client = staff.get(role) as StaffClient
    const text = await (await client.get(path)).text()
    const key = /name="key" value="([^"]+)"/.exec(text)?.[1]
    expect({ path, key: key?.length }).toEqual({ path, key: 36 })
    expect(text).not.toContain(conversationId)
    expect(text).not.toContain(messageId)
  }
  for (const [role, path] of lists.filter(([role]) => role !== 'administrator')) {
    const client = staff.get(role) as StaffClient
    const text = await (await client.get(path)).text()
    const key = /name="key" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const action = /action="([^"]+)"[^>]*>\s*<input[^>]*>\s*<input type="hidden" name="key"/.exec(text)?.[1] ?? ''
    const answered = await client.post(action, { key, text: 'Mời bác đến', verdict: 'confirmed' })
    expect({ action, status: answered.status }).toEqual({ action, status: 303 })
    const stillOffered = (await (await client.get(path)).text())
      .split('<form')
      .filter((form) => form.includes(`action="${action}"`) && form.includes(key))
    expect(stillOffered).toEqual([])
  }
  await eventually(async () => (await core.messaging.outboxStore.get(`${id}:lost`))?.state === 'delivered')
  expect(JSON.stringify(await server.xaOi.audit.findLatest(200))).not.toContain(conversationId)
  expect(logged.some((line) => line.includes('message understood'))).toBe(true)
  expect(logged.join('')).not.toContain(conversationId)
})
