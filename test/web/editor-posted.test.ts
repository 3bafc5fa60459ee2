import { afterAll, beforeAll, expect, test } from 'vitest'
import { procedureFormat } from '../../src/catalog/procedure-format.js'
import { editorWording as say } from '../../src/web/editor/wording.js'
import { type Entries, entriesOf, fill } from './form.js'
import { type createClient, signIn, signInAs, startServer } from './staff.js'

const slug = 'register-birth'
const path = `/bien-tap/thu-tuc/${slug}`
const names = { place: 'noi-thoi-gian', papers: 'giay-to', fees: 'phi-quyen-loi', names: 'ten-cau-hoi', law: 'can-cu' }

type Client = ReturnType<typeof createClient>
let now = new Date('2026-12-31T23:30:00+07:00')
let server: Awaited<ReturnType<typeof startServer>>
let lan: Client
let minh: Client
beforeAll(async () => {
  server = await startServer({}, undefined, { now: () => now })
  lan = (await signInAs(server.xaOi, 'lan', 'editor', null)).client
  minh = (await signInAs(server.xaOi, 'minh', 'editor', null)).client
}, 120_000)
afterAll(() => server.stop())

const open = async (to: string, client = lan): Promise<string> => (await client.get(to)).text()

/** Sends a form as the browser would, names that repeat included. */
const post = async (to: string, entries: Entries, client = lan) => {
  const response = await fetch(server.xaOi.url + to, {
    method: 'POST',
    headers: { cookie: client.cookie() },
    body: new URLSearchParams(entries),
    redirect: 'manual',
  })
  return { status: response.status, to: response.headers.get('location'), page: await response.text() }
}
/** Fills in a section as it stands just now and presses a button of it. */
const save = async (section: keyof typeof names, values: Record<string, string>, client = lan) => {
  const to = `${path}/${names[section]}`
  return post(to, fill(entriesOf(await open(to, client), to), { do: 'save', ...values }), client)
}
/** Presses the button of a form of the page before publishing. */
const press = async (verb: string, values: Record<string, string>, client = lan, of = path) => {
  const page = await open(`${of}/cong-bo`, client)
  return post(`${of}/${verb}`, fill(entriesOf(page, `${of}/${verb}`), values), client)
}

const entryOf = async (of = slug) => {
  const entry = await server.xaOi.core.catalog.findVersions(of)
  if (!entry) throw new Error('not there')
  return entry
}
const publishedOf = async () => {
  const { published } = await entryOf()
  if (!published) throw new Error('not published')
  return published
}
const live = () => server.xaOi.core.catalog.get(slug) ?? null
const discard = async () => {
  const { draft, revision } = await entryOf()
  if (draft) await server.xaOi.core.catalog.discardDraft({ slug, expected: revision, accountId: null, at: now })
}

test('a section that is saved as it was opened changes nothing', async () => {
  const before = await entryOf()
  for (const section of Object.keys(names) as (keyof typeof names)[])
    expect((await save(section, {})).to).toBe(`${path}/${names[section]}?xong=same`)
  expect(await entryOf()).toEqual(before)
})

test('a draft is kept and shown to editors, citizens still get what is published; discarding takes it away', async () => {
  const { procedure } = await publishedOf()
  const saved = await save('place', { result: 'Giấy nháp' })
  expect(saved.to).toBe(`${path}/${names.place}?xong=save`)
  expect((await entryOf()).draft).toMatchObject({ by: 'lan', procedure: { result: 'Giấy nháp' } })
  expect(live()?.result).toBe(procedure.result)
  expect(await open(saved.to ?? '')).toContain(say.done.save)
  expect(await open('/bien-tap?q=khai sinh')).toContain(say.states.draft)
  expect((await press('bo-nhap', {})).to).toBe(`${path}?xong=discard`)
  expect((await entryOf()).draft).toBeNull()
})

test('what is wrong is kept as typed, said in words beside its field and in a list that leads there, and can’t be published', async () => {
  const saved = await save('fees', { 'fees.0.amount': 'mười nghìn' })
  expect(saved.status).toBe(303)
  const page = await open(saved.to ?? '')
  expect(page).toContain('“mười nghìn” không phải số; hãy viết số, ví dụ 20000')
  expect(page).toContain('<a href="#fees.0.amount">Phí, lệ phí › Khoản thu 1 › Số tiền (đồng)</a>')
  expect(page).toContain('id="fees.0.amount-error"')
  expect(page.replace(/<[^>]*>/g, ' ')).not.toMatch(/fees\.0|\bamount\b|\bnull\b/)
  expect(Object.fromEntries(entriesOf(page, `${path}/${names.fees}`))['fees.0.amount']).toBe('mười nghìn')
  const overview = await open(`${path}/cong-bo`)
  expect(overview).toContain(`href="${path}/${names.fees}#fees.0.amount"`)
  expect(overview).not.toContain(say.publish.now)
  await discard()
})

test('a check in the future or by nobody, and a reduction that ends before it begins, are said and not sent for review', async () => {
  const saved = await save('law', { verified_on: '2027-01-01', verified_by: '' })
  const page = await open(saved.to ?? '')
  expect(page).toContain('id="verified_on-error">là ngày chưa tới')
  expect(page).toContain('id="verified_by-error">đã có ngày đối chiếu')
  const { revision } = await entryOf()
  const sent = { revision: String(revision), why: 'vẫn gửi' }
  for (const verb of ['gui-duyet', 'cong-bo']) expect((await lan.post(`${path}/${verb}`, sent)).status).toBe(409)
  expect(await open(`${path}/cong-bo`)).not.toContain(say.publish.now)
  await discard()
})

test('a preview shows the answer as the bot will give it and stores nothing', async () => {
  const before = await entryOf()
  const { status, page } = await save('place', { received_by_text: 'Nhà văn hóa thôn Đoài', do: 'preview' })
  expect(status).toBe(200)
  expect(page.slice(page.indexOf('data-preview'))).toContain('Nhà văn hóa thôn Đoài')
  expect(await entryOf()).toEqual(before)
})

test('a row is moved, copied and removed; what was typed stays and nothing is stored before it is saved', async () => {
  const before = await entryOf()
  const papers = before.published?.procedure.situations[0]?.papers ?? []
  const [first, second] = papers.map(({ name }) => name)
  const moved = await save('papers', { row: 'situations.0.papers.0:down', 'situations.0.papers.1.name': 'Giấy vừa gõ' })
  expect(moved.status).toBe(200)
  const to = `${path}/${names.papers}`
  const entries = Object.fromEntries(entriesOf(moved.page, to))
  expect([entries['situations.0.papers.0.name'], entries['situations.0.papers.1.name']]).toEqual(['Giấy vừa gõ', first])
  expect(second).toBeDefined()
  expect(await entryOf()).toEqual(before)
  await save('papers', { 'situations.0.papers.0.remove': '1' })
  expect((await entryOf()).draft?.procedure?.situations[0]?.papers).toEqual(papers.slice(1))
  await discard()
})

test('two editors in two sections lose nothing; in one section the second is told, and what was typed stays', async () => {
  const place = `${path}/${names.place}`
  const old = entriesOf(await open(place), place)
  await save('law', { verified_by: 'Minh' }, minh)
  expect((await post(place, fill(old, { result: 'Giấy của Lan' }))).status).toBe(303)
  expect((await entryOf()).draft?.procedure).toMatchObject({ verified_by: 'Minh', result: 'Giấy của Lan' })

  const slow = entriesOf(await open(place), place)
  await save('place', { result: 'Giấy của Minh' }, minh)
  const refused = await post(place, fill(slow, { result: 'Giấy chậm' }))
  expect(refused.status).toBe(409)
  expect(refused.page).toContain('minh đã sửa phần này')
  expect(refused.page).toContain('Giấy của Minh')
  expect((await entryOf()).draft?.procedure?.result).toBe('Giấy của Minh')
  const again = entriesOf(refused.page, place)
  expect(Object.fromEntries(again).result).toBe('Giấy chậm')
  expect((await post(place, fill(again, { do: 'save' }))).status).toBe(303)
  expect((await entryOf()).draft?.procedure?.result).toBe('Giấy chậm')
  await discard()
})

test.each([[[]], [['in_person']], [['in_person', 'post']]])(
  'in one section the second sees the boxes %j as they were sent, also after a look at the answer',
  async (codes) => {
    const place = `${path}/${names.place}`
    const boxesOf = (entries: Entries) => entries.filter(([name]) => name === 'channels').map(([, code]) => code)
    const ticked = (entries: Entries): Entries => [
      ...entries.filter(([name]) => name !== 'channels'),
      ...codes.map((code): Entries[number] => ['channels', code]),
    ]
    const slow = ticked(entriesOf(await open(place), place))
    await save('place', { result: 'Giấy của Minh' }, minh)
    const looked = await post(place, fill(slow, { do: 'preview' }))
    expect(boxesOf(entriesOf(looked.page, place))).toEqual(codes)
    const refused = await post(place, fill(entriesOf(looked.page, place), { do: 'save' }))
    expect(refused.status).toBe(409)
    expect(boxesOf(entriesOf(refused.page, place))).toEqual(codes)
    expect(refused.page).toContain('<dt>Cách nộp</dt>')
    expect((await post(place, fill(entriesOf(refused.page, place), { do: 'save' }))).status).toBe(303)
    expect((await entryOf()).draft?.content).toMatchObject({ channels: codes })
    await discard()
  },
)

test('who else has the procedure open is told', async () => {
  await minh.get(`${path}/dang-xem`)
  expect(await (await lan.get(`${path}/dang-xem`)).json()).toMatchObject({ others: ['minh'] })
})

test('publishing asks why; who, when and why stand with the version', async () => {
  const { number } = await publishedOf()
  await save('place', { result: 'Giấy khai sinh có mã vạch' })
  const refused = await press('cong-bo', { why: ' ' })
  expect(refused.status).toBe(400)
  expect(refused.page).toContain(say.whyMissing)
  expect(await publishedOf()).toMatchObject({ number })
  const done = await press('cong-bo', { why: 'theo mẫu mới' })
  expect(done.to).toBe(`${path}?xong=publish`)
  expect(await publishedOf()).toMatchObject({ number: number + 1, by: 'lan', why: 'theo mẫu mới', at: now })
  expect(live()?.result).toBe('Giấy khai sinh có mã vạch')
  expect(await open(`${path}/so-sanh`)).toContain(
    '<ins><span class="visually-hidden">thêm: </span>Giấy khai sinh có mã vạch</ins>',
  )
})

test('publishing what loses more than a point of the test questions asks for a tick', async () => {
  const { understanding, catalog } = server.xaOi.core
  const usual = understanding.rehearse
  const moved = [{ text: 'giấy tạm trú', slug: 'register-stay', before: 'register-death', after: slug }]
  understanding.rehearse = async () => ({ count: 100, better: 0, worse: 2, moved, missed: ['xin giấy'] })
  try {
    await save('place', { result: 'Giấy làm lạc câu hỏi' })
    const page = await open(`${path}/cong-bo`)
    const other = catalog.get('register-death')?.short_name ?? ''
    expect(page).toContain(say.rehearsal.moved('giấy tạm trú', 'Đăng ký khai sinh', other))
    expect(page).toContain(say.rehearsal.loss('2,0'))
    const refused = await press('cong-bo', { why: 'vẫn đúng' })
    expect([refused.status, live()?.result]).toEqual([400, 'Giấy khai sinh có mã vạch'])
    expect(refused.page).toContain(say.rehearsal.confirmMissing)
    await press('cong-bo', { why: 'vẫn đúng', confirmed: '1' })
    expect(live()?.result).toBe('Giấy làm lạc câu hỏi')
  } finally {
    understanding.rehearse = usual
  }
})

test('fees for the first of next month: drafted by one, published by another, read at midnight, and rolled back', async () => {
  const old = live()?.fees
  const first = old?.[0]
  await save('fees', { 'fees.0.amount': '12.000', 'fees.0.what': 'Lệ phí mới' })
  const own = await open(`${path}/cong-bo`)
  expect(own).toContain(say.publish.reviewHelp)
  expect(own).not.toContain(say.publish.now)
  const { revision } = await entryOf()
  const forced = await lan.post(`${path}/cong-bo`, { revision: String(revision), why: 'một mình' })
  expect(forced.status).toBe(403)
  expect((await press('gui-duyet', { why: 'theo Nghị quyết 01' })).to).toBe(`${path}?xong=review`)
  expect(await open('/bien-tap', minh)).toContain(say.states.review)
  const past = await press('cong-bo', { why: 'đã đối chiếu', day: '2026-12-31' }, minh)
  expect(past.page).toContain(say.publish.dayWrong)
  expect((await press('cong-bo', { why: 'đã đối chiếu', day: '2027-01-01' }, minh)).to).toBe(`${path}?xong=schedule`)
  expect(await open('/bien-tap')).toContain(say.scheduledOn('01/01/2027'))
  expect(live()?.fees?.[0]).toEqual(first)

  now = new Date('2027-01-01T00:00:00+07:00')
  await signIn(lan, 'lan')
  await signIn(minh, 'minh')
  expect(live()?.fees?.[0]).toMatchObject({ what: 'Lệ phí mới', amount: 12_000 })
  await server.xaOi.core.catalog.refresh()
  const { number } = await publishedOf()
  const earlier = number - 1
  const comparison = `${path}/so-sanh?tu=b${number}&den=b${earlier}`
  expect(await open(path)).toContain(comparison.replace('&', '&amp;'))
  const page = await open(comparison)
  expect(page).toContain('<del><span class="visually-hidden">bỏ: </span>Khoản thu: Lệ phí mới')
  expect(page).toContain(say.compare.restoreReviewed)
  const restore = fill(entriesOf(page, `${path}/khoi-phuc`), { why: 'nghị quyết hoãn' })
  expect((await post(`${path}/khoi-phuc`, restore)).to).toBe(`${path}?xong=restore_review`)
  expect(live()?.fees?.[0]).toMatchObject({ what: 'Lệ phí mới' })
  expect((await entryOf()).draft?.review).toMatchObject({ by: 'lan', why: `Dùng lại bản ${earlier}: nghị quyết hoãn` })
  const alone = { revision: String((await entryOf()).revision), why: 'một mình' }
  expect((await lan.post(`${path}/cong-bo`, alone)).status).toBe(403)
  expect((await press('cong-bo', { why: 'hoãn thật' }, minh)).to).toBe(`${path}?xong=publish`)
  expect(live()?.fees).toEqual(old)
})

test('who sends a draft may propose its day, which who approves sees preset and before publishing at once', async () => {
  await save('law', { legal_basis: '7/2026/QĐ-UBND' })
  const late = await press('gui-duyet', { why: 'theo quyết định 7', day: '2020-01-01' })
  expect([late.status, (await entryOf()).draft?.review]).toEqual([400, null])
  expect(late.page).toContain(say.publish.dayWrong)
  expect((await press('gui-duyet', { why: 'theo quyết định 7', day: '2031-03-01' })).to).toBe(`${path}?xong=review`)
  expect((await entryOf()).draft?.review).toMatchObject({ by: 'lan', day: '2031-03-01' })
  const page = await open(`${path}/cong-bo`, minh)
  expect(page).toContain(say.publish.proposed('01/03/2031'))
  expect(page).toContain('value="2031-03-01"')
  expect(page.indexOf(say.publish.later)).toBeLessThan(page.indexOf(say.publish.now))
  expect(page).toContain(`<summary>${say.publish.now}</summary>`)
  expect(page.match(/class="button">[^<]*/g)?.at(0)).toContain(say.publish.later)
  await press('bo-nhap', {}, minh)
})

test('saving in what was sent for review asks first, and the version names everyone who wrote it', async () => {
  await save('law', { legal_basis: '1/2026/QĐ-UBND' })
  await press('gui-duyet', { why: 'theo quyết định 1' })
  const asked = await save('place', { result: 'Giấy của hai người' }, minh)
  expect(asked.status).toBe(409)
  expect(asked.page).toContain('lan đã gửi duyệt bản này')
  expect((await entryOf()).draft?.review?.by).toBe('lan')
  const place = `${path}/${names.place}`
  expect((await post(place, fill(entriesOf(asked.page, place), { do: 'save' }), minh)).status).toBe(303)
  const { draft } = await entryOf()
  expect(draft).toMatchObject({ review: null, by: 'minh', procedure: { result: 'Giấy của hai người' } })
  expect(draft?.why).toContain('bản lan đã gửi duyệt')
  await press('gui-duyet', { why: 'thêm kết quả' }, minh)
  await press('cong-bo', { why: 'đúng' }, minh)
  const { number, changes } = await publishedOf()
  expect(changes.map(({ by }) => by)).toEqual(['lan', 'lan', 'minh', 'minh'])
  expect(await open(`${path}/ban/${number}`)).toContain('gửi duyệt: theo quyết định 1')
})

test('a version stands at its address as it was, with what an answer told of it', async () => {
  const { archived } = await entryOf()
  const old = archived.at(-1)
  const page = await open(`${path}/ban/${old?.number}?dung=received_by_text`)
  expect(page).toContain(old?.procedure.result)
  expect(page).toContain(`<dt>Nơi nộp <span class="badge">${say.versionPage.told}</span>`)
  expect((await lan.get(`${path}/ban/999`)).status).toBe(404)
})

test('a procedure is made from a copy, filled in and published by a second person; its address is its name', async () => {
  const made = await lan.post('/bien-tap/them', { short_name: 'Khai sinh lưu động', copy: slug })
  expect(made.headers.get('location')?.split('&')[0]).toBe('/bien-tap/thu-tuc/khai-sinh-luu-dong/ten-cau-hoi?xong=new')
  const fresh = await entryOf('khai-sinh-luu-dong')
  expect(fresh.draft?.content).toMatchObject({
    short_name: 'Khai sinh lưu động',
    situations: live()?.situations,
    name: null,
  })
  expect(fresh.draft?.content.questions).toBeUndefined()
  const unread = await open('/bien-tap/thu-tuc/khai-sinh-luu-dong/can-cu?xong=save')
  expect(unread).toContain(say.savedUnpublished)
  expect(unread).not.toContain(say.done.save)
  expect(await open('/bien-tap?q=khaisinhluu')).toContain('khai-sinh-luu-dong')
  const again = await lan.post('/bien-tap/them', { short_name: 'Khai sinh lưu động' })
  expect(again.headers.get('location')).toContain('/khai-sinh-luu-dong-2/')
  const record = '{"ma_thu_tuc":"2.000635","ten_thu_tuc":"Thủ tục cấp bản sao"}'
  await lan.post('/bien-tap/them', { short_name: 'Từ hồ sơ', record })
  expect((await entryOf('tu-ho-so')).draft?.content).toMatchObject({ name: 'Thủ tục cấp bản sao', code: '2.000635' })
  const wrong = await lan.post('/bien-tap/them', { short_name: 'Từ hồ sơ', record: 'không phải JSON' })
  expect(await wrong.text()).toContain(say.new.recordWrong)
})

test.each([
  ['by its code', '1.009454'],
  ['by words with marks', 'bến thủy nội địa công bố hoạt động'],
  ['by words without marks', 'cong bo hoat dong ben thuy noi dia'],
  ['run together', 'congbohoatdong benthuynoidia'],
])('a national record is found %s, and says that the catalog has it', async (_how, typed) => {
  const page = await open(`/bien-tap/them?tim=${encodeURIComponent(typed)}`)
  expect(page).toContain('id="ma-1.009454"')
  expect(page).toMatch(/id="ma-1\.009454"[\s\S]*?Đã có trong danh mục: <a href="\/bien-tap\/thu-tuc\/inland-landing">/)
  expect(page).not.toMatch(/name="code" value="1\.009454"/)
})

test('one click makes a draft of a record: what it has is filled in, what it lacks is to be looked up', async () => {
  const path = '/bien-tap/them/tu-ban-ghi'
  const page = await open('/bien-tap/them?tim=1.014258')
  expect(page).toContain('<button class="button">Tạo bản nháp từ bản ghi này')
  const made = await lan.post(path, { code: '1.014258' })
  const [, made1 = ''] = /thu-tuc\/([^/]+)\/ten-cau-hoi\?xong=record/.exec(made.headers.get('location') ?? '') ?? []
  const { content } = (await entryOf(made1)).draft ?? {}
  expect(content).toMatchObject({ code: '1.014258', as_of: '2026-07', confidence: 'low' })
  expect(String(content?.short_name).length).toBeLessThanOrEqual(60)
  const { situations, legal_basis, to_verify } = content as Record<string, unknown[]>
  expect(situations?.length).toBeGreaterThan(0)
  expect(legal_basis?.length).toBeGreaterThan(0)
  expect(to_verify?.length).toBeGreaterThan(3)
  expect(await open('/bien-tap/them?tim=1.014258')).toContain(`href="/bien-tap/thu-tuc/${made1}"`)
  const again = await lan.post(path, { code: '1.014258' })
  expect(again.headers.get('location')).toBe(`/bien-tap/thu-tuc/${made1}`)
  expect((await lan.post(path, { code: '9.999999' })).status).toBe(404)
})

test('a record of the short list gives what is known of it: place, ways, time and fee', async () => {
  const made = await lan.post('/bien-tap/them/tu-ban-ghi', { code: '1.000017' })
  const [, made1 = ''] = /thu-tuc\/([^/]+)\//.exec(made.headers.get('location') ?? '') ?? []
  expect((await entryOf(made1)).draft?.content).toMatchObject({
    code: '1.000017',
    level: 'ministry',
    channels: ['online', 'in_person', 'post'],
    time_limit: { text: '1 ngày làm việc', count: 1, unit: 'working_day' },
    fees: [{ amount: 50_000 }],
    situations: [],
  })
})

test('a record comes as a file too, one at a time', async () => {
  const record = '{"ma_thu_tuc":"9.635002","ten_thu_tuc":"Thủ tục từ tệp"}'
  const upload = async (text: string) => {
    const [, token = ''] = /name="_csrf" value="([^"]+)"/.exec(await open('/bien-tap/them')) ?? []
    const body = new FormData()
    for (const [name, value] of Object.entries({ _csrf: token, short_name: 'Từ tệp', record: '' }))
      body.set(name, value)
    body.set('file', new Blob([text]), 'mot.jsonl')
    return fetch(`${server.xaOi.url}/bien-tap/them`, {
      method: 'POST',
      headers: { cookie: lan.cookie() },
      body,
      redirect: 'manual',
    })
  }
  expect(await (await upload(`${record}\n${record}`)).text()).toContain(say.new.fileOne)
  expect((await upload(record)).status).toBe(303)
  expect((await entryOf('tu-tep')).draft?.content).toMatchObject({ code: '9.635002', name: 'Thủ tục từ tệp' })
})

test('a procedure is taken away with a reason and comes back', async () => {
  const page = await open(path)
  const form = fill(entriesOf(page, `${path}/ngung`), { why: 'luật bỏ thủ tục' })
  expect((await post(`${path}/ngung`, form)).to).toBe(`${path}?xong=withdraw`)
  expect(live()).toBeNull()
  expect(await open('/bien-tap?q=khai sinh')).toContain(say.states.withdrawn)
  const last = (await entryOf()).archived[0]
  const back = fill(
    entriesOf(await open(`${path}/so-sanh?tu=b${last?.number}&den=b${last?.number}`), `${path}/khoi-phuc`),
    { why: 'chưa bỏ' },
  )
  await post(`${path}/khoi-phuc`, back)
  expect(live() && procedureFormat.contentOf(live() as never)).toEqual(
    last && procedureFormat.contentOf(last.procedure),
  )
})

test('what needs a look is listed with why, and leads to where it is mended', async () => {
  const page = await open('/bien-tap/can-xem')
  expect(page).toContain(say.watch.unasked)
  expect(page).toContain('/can-cu">')
  expect(await open('/bien-tap/can-xem?loc=fee')).toContain(say.watch.fee)
})

test('a procedure or section that is not there is not found', async () => {
  for (const to of ['/bien-tap/thu-tuc/khong-co', '/bien-tap/thu-tuc/khong-co/can-cu', `${path}/khong-co`])
    expect((await lan.get(to)).status).toBe(404)
})

test('the list is found by a part of the name, with marks and without, also run together, and by any of the codes', async () => {
  for (const words of [
    'khai sinh',
    'KHAI SINH',
    'đăng ký khai sinh',
    'dang ky khai sinh',
    'dangkykhaisinh',
    'khaisinh',
  ]) {
    const page = await open(`/bien-tap?q=${encodeURIComponent(words)}`)
    expect(page).toContain(`href="${path}"`)
    expect(page).not.toContain('href="/bien-tap/thu-tuc/register-death"')
  }
  for (const code of ['1.116410', '1.014061'])
    expect(await open(`/bien-tap?q=${code}`)).toContain('href="/bien-tap/thu-tuc/identity-card"')
  expect(await open('/bien-tap?q=khongcothutucnay')).toContain(say.none)
})

test('the list counts what of a procedure is still to be verified', async () => {
  const doubts = server.xaOi.core.catalog.get('building-permit')?.to_verify.length ?? 0
  expect(doubts).toBeGreaterThan(0)
  expect(await open('/bien-tap?q=giấy phép xây dựng')).toContain(say.toVerify(doubts))
  expect(await open('/bien-tap?q=đăng ký khai sinh lưu động')).not.toContain('Cần xác minh (')
})
