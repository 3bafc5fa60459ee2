import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { teachWording as say } from '../../src/web/editor/teach-wording.js'
import { buildAccount } from '../accounts/build-account.js'
import { type Entries, entriesOf } from './form.js'
import { type createClient, signInAs, startServer } from './staff.js'

const slug = 'join-health-insurance'
const sentence = 'làm thẻ hoa sen cho bà cần gì'

let server: Awaited<ReturnType<typeof startServer>>
let editor: ReturnType<typeof createClient>
beforeAll(async () => {
  server = await startServer()
  editor = (await signInAs(server.xaOi, 'bien.tap', 'editor', null)).client
}, 120_000)
afterAll(() => server.stop())

const ask = async (text: string, chat = `web:${randomUUID()}`): Promise<string> => {
  const { inbox, outbox, outboxStore } = server.xaOi.core.messaging
  const message = { id: `web:${randomUUID()}`, chat, channel: 'web', text, at: new Date() }
  await inbox.receive(message)
  expect(await inbox.waitUntilHandled(message, 20_000)).toBe(true)
  await outbox.collect()
  return (await outboxStore.findCausedBy(message.id)).map((one) => one.text).join('\n')
}
const missed = async (text: string) =>
  (await server.xaOi.core.tasks.findFor(buildAccount('editor'), 'unanswered', 100)).filter(
    ({ facts }) => 'text' in facts && facts.text === text,
  )
const shortName = () => server.xaOi.core.catalog.get(slug)?.short_name.toUpperCase() ?? '?'
const post = async (to: string, entries: Entries) => {
  const response = await fetch(server.xaOi.url + to, {
    method: 'POST',
    headers: { cookie: editor.cookie() },
    body: new URLSearchParams(entries),
    redirect: 'manual',
  })
  return { status: response.status, to: response.headers.get('location'), page: await response.text() }
}
/** The page of a lesson once its rehearsal is done. */
const tried = async (chosen: Record<string, string>): Promise<string> => {
  for (;;) {
    const page = await (await editor.get(`/bien-tap/day?${new URLSearchParams(chosen)}`)).text()
    if (!page.includes('data-rehearsal="running"')) return page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
const published = async () => {
  const entry = await server.xaOi.core.catalog.findVersions(slug)
  if (!entry?.published) throw new Error('not published')
  return entry.published
}

test('what was missed is taught, then answered, then taken back and missed again', { timeout: 300_000 }, async () => {
  expect(await ask(sentence)).not.toContain(shortName())
  expect(await ask(sentence)).not.toContain(shortName())
  const [task, other] = await missed(sentence)
  if (!task || !other) throw new Error('nothing was missed')

  const list = await (await editor.get('/can-bo/viec-can-lam?loai=cau-chua-tra-loi')).text()
  expect(list).toMatch(new RegExp(`/bien-tap/day\\?viec=(${task.id}|${other.id})`))
  const page = await tried({ viec: task.id, 'thu-tuc': slug })
  expect(page).toContain(say.outcome(sentence, say.reached.surely))
  const before = await published()

  const taught = await post('/bien-tap/day/ngay', entriesOf(page, '/bien-tap/day/ngay'))
  expect(taught).toMatchObject({ status: 303, to: '/bien-tap/day/da-day?xong=day' })
  expect(await published()).toMatchObject({ by: 'bien.tap', why: say.why(sentence), number: before.number + 1 })
  expect(await missed(sentence)).toEqual([])
  expect(await ask(sentence)).toContain(shortName())

  const listed = await (await editor.get(taught.to ?? '')).text()
  expect(listed).toContain(sentence)
  expect(await post('/bien-tap/day/bo', entriesOf(listed, '/bien-tap/day/bo'))).toMatchObject({ status: 303 })
  const after = await published()
  expect(after.procedure).toEqual(before.procedure)
  expect(after.restoredFrom).toBe(before.number)
  expect(await ask(sentence)).not.toContain(shortName())
  expect(await missed(sentence)).toHaveLength(1)
})

test('a sentence that would harm others is refused, with what it would change', { timeout: 300_000 }, async () => {
  const [task] = await missed(sentence)
  const chosen = {
    viec: task?.id ?? '',
    cau: server.xaOi.core.catalog.get('register-marriage')?.test_questions[1] ?? '',
    'thu-tuc': 'tree-cutting-licence',
  }
  const page = await tried(chosen)
  expect(page).toContain(say.refused)
  const taken = await tried({ ...chosen, cau: 'Dang ky KET HON' })
  expect(taken).toContain(say.errors.taken('Đăng ký kết hôn'))
  expect(taken).not.toContain('data-rehearsal')
  expect(page).toMatch(/sai thêm \d+,\d điểm phần trăm/)
  expect(page).not.toContain(say.teachHelp)

  const entry = await server.xaOi.core.catalog.findVersions('tree-cutting-licence')
  const csrf = entriesOf(page.includes('name="_csrf"') ? page : await (await editor.get('/bien-tap/them')).text()).find(
    ([name]) => name === '_csrf',
  )?.[1]
  const order: Entries = [...Object.entries(chosen), ['_csrf', csrf ?? ''], ['key', chosen.viec]]
  const forced = await post('/bien-tap/day/ngay', [...order, ['revision', String(entry?.revision)]])
  expect(forced.status).toBe(400)
  expect(forced.page).toContain(say.refused)
  expect((await server.xaOi.core.catalog.findVersions('tree-cutting-licence'))?.published?.lesson).toBeUndefined()
  expect(await missed(sentence)).toHaveLength(1)
})

test('rehearsals hold their models one at a time, first what was asked for last', { timeout: 300_000 }, async () => {
  const { catalog, understanding } = server.xaOi.core
  const procedure = catalog.get(slug)
  if (!procedure) throw new Error('no procedure')
  const ended: number[] = []
  await Promise.all(
    [1, 2, 3].map(async (one) => {
      await understanding.rehearse({ ...procedure, questions: [...procedure.questions, `câu thử thứ ${one}`] })
      ended.push(one)
    }),
  )
  expect(ended).toEqual([1, 3, 2])
})
