import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { editorWording as say } from '../../src/web/editor/wording.js'
import { type Entries, entriesOf, fill } from './form.js'
import { signInAs, startServer } from './staff.js'

const slug = 'register-birth'
const path = `/bien-tap/thu-tuc/${slug}`

let server: Awaited<ReturnType<typeof startServer>>
let editor: Awaited<ReturnType<typeof signInAs>>['client']
beforeAll(async () => {
  server = await startServer()
  editor = (await signInAs(server.xaOi, 'bien.tap', 'editor', null)).client
}, 60_000)
afterAll(() => server.stop())

const openForm = async (): Promise<Entries> => entriesOf(await (await editor.get(path)).text(), path)

/** Sends a form as the browser would, names that repeat included. */
const post = async (to: string, entries: Entries) => {
  const response = await fetch(server.xaOi.url + to, {
    method: 'POST',
    headers: { cookie: editor.cookie() },
    body: new URLSearchParams(entries),
    redirect: 'manual',
  })
  return { status: response.status, to: response.headers.get('location'), page: await response.text() }
}
/** Fills in the form as it stands just now and presses a button of it. */
const send = async (press: 'preview' | 'save' | 'publish' | 'discard', values: Record<string, string>) =>
  post(path, fill(await openForm(), { ...values, do: press }))

const getEntry = async () => {
  const entry = await server.xaOi.core.catalog.findVersions(slug)
  if (!entry?.published) throw new Error('not published')
  return { ...entry, published: entry.published }
}

test.each(['publish', 'save'] as const)(
  'to %s asks why: without a reason nothing is stored, what was typed stays',
  async (press) => {
    const before = await getEntry()
    const { status, page } = await send(press, { result: 'Giấy mới', why: '  ' })
    expect(status).toBe(400)
    expect(page).toContain(`<p class="field-error" id="why-error">${say.whyMissing}</p>`)
    expect(Object.fromEntries(entriesOf(page, path)).result).toBe('Giấy mới')
    expect(await getEntry()).toEqual(before)
  },
)

test('a form published as it was opened changes nothing but the version, with who and why', async () => {
  const { published } = await getEntry()
  const { status, to } = await send('publish', { why: 'đã đối chiếu' })
  expect([status, to]).toEqual([303, `${path}?xong=publish`])
  const now = await getEntry()
  expect(procedureFormat.contentOf(now.published.procedure)).toEqual(procedureFormat.contentOf(published.procedure))
  expect(now.published).toMatchObject({ number: published.number + 1, why: 'đã đối chiếu', by: 'bien.tap' })
  expect(now.draft).toBeNull()
  expect(await (await editor.get(to ?? '')).text()).toContain(say.publishedNow)
})

test('a row that is removed is gone from what citizens get, and the next one keeps its words', async () => {
  const { published } = await getEntry()
  const [first, second, ...others] = published.procedure.situations
  const [gone, next] = first?.papers ?? []
  expect([gone?.name, next?.name, second?.when]).not.toContain(undefined)
  await send('publish', { 'situations.0.papers.0.remove': '1', why: 'không còn phải nộp' })
  const live = server.xaOi.core.catalog.get(slug)
  expect(live?.situations[0]?.papers).toEqual(first?.papers.slice(1))
  expect(live?.situations.slice(1)).toEqual([second, ...others])
})

test('what is wrong is said beside its field, kept as typed, and nothing is stored', async () => {
  const before = await getEntry()
  const { status, page } = await send('publish', { short_name: '', as_of: 'tháng bảy', why: 'sửa' })
  expect(status).toBe(400)
  expect(page).toContain(say.hasErrors(2))
  expect(page).toContain('<a href="#as_of">as_of</a>')
  expect(page).toContain('id="short_name-error"')
  expect(Object.fromEntries(entriesOf(page, path))).toMatchObject({ as_of: 'tháng bảy', short_name: '', why: 'sửa' })
  expect(await getEntry()).toEqual(before)
})

test('a preview shows the answer as the bot will give it and stores nothing, without a reason', async () => {
  const before = await getEntry()
  const { status, page } = await send('preview', { result: 'Giấy khai sinh có mã vạch' })
  expect(status).toBe(200)
  expect(page).toContain(say.previewTitle)
  expect(page.match(/class="bubble bubble-bot"/g)).toHaveLength(3)
  expect(Object.fromEntries(entriesOf(page, path)).result).toBe('Giấy khai sinh có mã vạch')
  expect(await getEntry()).toEqual(before)
})

test('a draft is kept and shown to editors, citizens still get what is published; discarding takes it away', async () => {
  const { published } = await getEntry()
  const saved = await send('save', { result: 'Giấy nháp', why: 'đang chờ nghị quyết' })
  expect(saved.to).toBe(`${path}?xong=save`)
  expect((await getEntry()).draft).toMatchObject({ why: 'đang chờ nghị quyết', by: 'bien.tap' })
  expect((await getEntry()).published).toEqual(published)
  expect(server.xaOi.core.catalog.get(slug)?.result).toBe(published.procedure.result)
  const page = await (await editor.get(saved.to ?? '')).text()
  expect(page).toContain(say.savedDraft)
  expect(Object.fromEntries(entriesOf(page, path)).result).toBe('Giấy nháp')
  expect(await (await editor.get('/bien-tap?q=khai sinh')).text()).toContain(say.hasDraft)
  expect((await send('discard', {})).to).toBe(`${path}?xong=discard`)
  expect((await getEntry()).draft).toBeNull()
  expect(Object.fromEntries(await openForm()).result).toBe(published.procedure.result)
})

test('who opened the form before somebody else published is told so and overwrites nothing', async () => {
  const old = await openForm()
  await send('publish', { result: 'Bản của người khác', why: 'nhanh hơn' })
  const before = await getEntry()
  const { status } = await post(path, fill(old, { result: 'Bản chậm', why: 'chậm hơn', do: 'publish' }))
  expect(status).toBe(409)
  expect(await getEntry()).toEqual(before)
})

test('an earlier version comes back with one press, under a new number', async () => {
  await send('publish', { result: 'Kết quả cũ', why: 'bản sẽ lấy lại' })
  const { published: old } = await getEntry()
  await send('publish', { result: 'Kết quả mới', why: 'bản sẽ bỏ' })
  const page = await (await editor.get(path)).text()
  expect(page).toContain(say.version(old.number + 1))
  const form = entriesOf(page, `${path}/khoi-phuc`)
  const { status, to } = await post(`${path}/khoi-phuc`, fill(form, { number: String(old.number) }))
  expect([status, to]).toEqual([303, `${path}?xong=restore`])
  expect((await getEntry()).published).toMatchObject({
    number: old.number + 2,
    restoredFrom: old.number,
    why: say.restoredFrom(old.number),
    procedure: { result: 'Kết quả cũ' },
  })
  expect(server.xaOi.core.catalog.get(slug)?.result).toBe('Kết quả cũ')
})

test('a procedure that is not there is not found, opened or sent', async () => {
  expect((await editor.get('/bien-tap/thu-tuc/khong-co')).status).toBe(404)
  expect((await post('/bien-tap/thu-tuc/khong-co', fill(await openForm(), { do: 'publish', why: 'x' }))).status).toBe(
    404,
  )
})

test('the list is found by a part of the name, with and without marks, and by any of the codes', async () => {
  for (const words of ['khai sinh', 'KHAI SINH', 'đăng ký khai sinh', 'dang ky khai sinh']) {
    const page = await (await editor.get(`/bien-tap?q=${encodeURIComponent(words)}`)).text()
    expect(page).toContain(`href="${path}"`)
    expect(page).not.toContain('href="/bien-tap/thu-tuc/register-death"')
  }
  for (const code of ['1.116410', '1.014061'])
    expect(await (await editor.get(`/bien-tap?q=${code}`)).text()).toContain('href="/bien-tap/thu-tuc/identity-card"')
  expect(await (await editor.get('/bien-tap?q=khongcothutucnay')).text()).toContain(say.none)
})

test('the list counts what of a procedure is still to be verified', async () => {
  const doubts = server.xaOi.core.catalog.get('building-permit')?.to_verify.length ?? 0
  expect(doubts).toBeGreaterThan(0)
  expect(await (await editor.get('/bien-tap?q=giấy phép xây dựng')).text()).toContain(say.toVerify(doubts))
  expect(await (await editor.get('/bien-tap?q=đăng ký khai sinh lưu động')).text()).not.toContain('Cần xác minh (')
})
