import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Procedure } from '../../src/catalog/procedure.js'
import { recallWording as say } from '../../src/web/editor/recall-wording.js'
import { type Entries, entriesOf, fill } from './form.js'
import { type createClient, signInAs, startServer } from './staff.js'

const slug = 'register-birth'
const path = `/bien-tap/thu-tuc/${slug}`

let now = new Date('2026-12-01T22:30:00+07:00')
let server: Awaited<ReturnType<typeof startServer>>
let editor: ReturnType<typeof createClient>
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => now })
  editor = (await signInAs(server.xaOi, 'bien.tap', 'editor', null)).client
}, 120_000)
afterAll(() => server.stop())

const open = async (to: string): Promise<string> => (await editor.get(to)).text()
const post = async (to: string, entries: Entries) => {
  const response = await fetch(server.xaOi.url + to, {
    method: 'POST',
    headers: { cookie: editor.cookie() },
    body: new URLSearchParams(entries),
    redirect: 'manual',
  })
  return { status: response.status, page: await response.text() }
}
const entryOf = async () => {
  const entry = await server.xaOi.core.catalog.findVersions(slug)
  if (!entry?.published) throw new Error('not published')
  return { ...entry, published: entry.published }
}
/** Publishes the procedure with something changed. */
const publish = async (change: Partial<Procedure>) => {
  const { catalog } = server.xaOi.core
  const { revision, published } = await entryOf()
  const by = { slug, accountId: 'x', by: 'X', why: 'sửa', at: now }
  const content = { ...catalog.format.contentOf(published.procedure), ...change }
  const expected = await catalog.saveDraft({ ...by, expected: revision, content })
  await catalog.publishDraft({ ...by, expected })
}
/** Somebody was told facts of a version of a procedure. */
const tell = async (
  facts: string[],
  { of = slug, version = 1, chat = `web:${randomUUID()}` } = {},
): Promise<string> => {
  const { outboxStore } = server.xaOi.core.messaging
  const id = randomUUID()
  now = new Date(now.getTime() + 1_000)
  const told = [{ procedure: of, version, facts }]
  await outboxStore.add({ id, chat, causedBy: id, text: 'Nộp ở xã', choices: [], told }, now)
  await outboxStore.markDelivered(id, chat, null, now)
  return chat
}
const corrections = async (chat: string) =>
  (await server.xaOi.core.messaging.outboxStore.findDeliveredAfter(chat, null, 100)).filter(({ causedBy }) =>
    causedBy.startsWith('correction:'),
  )
const allCorrections = async (version: number) => {
  await server.xaOi.core.messaging.outbox.collect()
  return server.xaOi.core.messaging.outboxStore.findCausedBy(`correction:${slug}:${version}`)
}

test('of a hundred tellings, those of the corrected fact are corrected, once, and nobody else', {
  timeout: 120_000,
}, async () => {
  const told: string[] = []
  const others: string[] = []
  for (let index = 0; index < 20; index++) {
    told.push(await tell(['result', 'fees']))
    told.push(await tell(['situations', 'result']))
    others.push(await tell(['fees', 'time_limit']))
    others.push(await tell(['result'], { of: 'register-death' }))
    others.push(await tell(['law: when', 'agency', 'answer: fee']))
  }
  const erased = await tell(['result'])
  const blocked = await tell(['result'])
  const twice = await tell(['result'])
  await tell(['result'], { chat: twice })
  told.push(twice)
  const { messaging } = server.xaOi.core
  await messaging.outbox.block(blocked, 'chặn')
  expect(await open(path)).not.toContain(say.link)

  await publish({ result: 'Bản chính Giấy khai sinh' })
  expect(await open(path)).toContain(say.note(43, 'Kết quả nhận được', '01/12/2026'))
  await messaging.forget(erased, 'case:')
  const again = await tell(['result'], { chat: told[0] ?? '', version: 2 })
  expect(again).toBe(told.shift())
  others.push(again)

  const page = await open(`${path}/bao-lai`)
  expect(page).toContain(say.submit(told.length))
  expect(page).toContain('Thông tin về Đăng ký khai sinh mà Xã Ơi đã trả lời trước đây có chỗ chưa đúng. Nay là:')
  expect(page).toContain('Bản chính Giấy khai sinh')
  const entries = fill(entriesOf(page, `${path}/bao-lai`), { about_result: '1' })
  await Promise.all([post(`${path}/bao-lai`, entries), post(`${path}/bao-lai`, entries)])
  expect((await post(`${path}/bao-lai`, entries)).status).toBe(303)

  const sent = await allCorrections(2)
  expect(sent.map(({ chat }) => chat).toSorted()).toEqual(told.toSorted())
  for (const chat of [...others, erased, blocked]) expect(await corrections(chat)).toEqual([])
  expect(await open(path)).not.toContain(say.link)
  const audit = await server.xaOi.core.accounts.audit.findLatest(500)
  expect(audit.some(({ what, subject }) => what === 'procedure_corrected_to_chats' && subject === slug)).toBe(true)
  expect(JSON.stringify(audit)).not.toContain('web:')
})

test('who has their data deleted gets no correction that was still on its way', async () => {
  const chat = await tell(['result'], { version: 1 })
  await publish({ result: 'Giấy khai sinh bản chính' })
  const { corrections: store, forget, outboxStore } = server.xaOi.core.messaging
  const by = { accountId: 'x', at: now }
  await store.add({ id: 'own', procedure: slug, version: 3, facts: ['result'], text: 'sửa', chats: [chat], ...by })
  await forget(chat, 'case:')
  await server.xaOi.core.messaging.outbox.collect()
  expect(await outboxStore.get(`correction:${slug}:3:${chat}`)).toBeNull()
})

test('a message without words, of no fact, or of a version replaced meanwhile is not sent', async () => {
  await tell(['result'], { version: 2 })
  const page = await open(`${path}/bao-lai`)
  const entries = fill(entriesOf(page, `${path}/bao-lai`), { about_result: '1' })
  expect((await post(`${path}/bao-lai`, fill(entries, { text: ' ' }))).page).toContain(say.errors.text)
  expect((await post(`${path}/bao-lai`, fill(entries, { about_result: '' }))).page).toContain(say.errors.fields)
  await publish({ result: 'Giấy khai sinh' })
  expect((await post(`${path}/bao-lai`, entries)).status).toBe(409)
  expect(await allCorrections(4)).toEqual([])
})
