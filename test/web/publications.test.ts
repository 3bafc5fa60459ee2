import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { publicationKindNames, publicationKinds } from '../../src/publications/kinds.js'
import { dueOf, earliestEnd } from '../../src/publications/publication.js'
import type { Clock } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const own = '12049'
const path = '/can-bo/cong-khai'
const publicPath = '/xa/xa-me-so/cong-khai'
let now = new Date('2026-11-25T03:00:00Z')
const clock: Clock = { now: () => now }

let server: Awaited<ReturnType<typeof startServer>>
let leader: StaffClient
let neighbour: StaffClient
const numbers = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

beforeAll(async () => {
  server = await startServer({}, createLogger('silent'), clock)
  leader = (await signInAs(server.xaOi, 'leader', 'leader', own)).client
  neighbour = (await signInAs(server.xaOi, 'neighbour', 'officer', '11953')).client
}, 120_000)
afterAll(() => server?.stop())

const add = async (fields: Record<string, string>, file: Buffer | null = pdf): Promise<Response> => {
  await leader.get(path)
  const told = {
    kind: 'budget',
    title: 'Dự toán 2027',
    number: '5/NQ',
    decidedOn: '2026-11-23',
    responsible: 'Bà Hoa, kế toán',
  }
  const form = { ...told, ...fields }
  return file ? leader.upload(path, { field: 'file', name: 'văn bản.pdf', bytes: file }, form) : leader.post(path, form)
}
const idOf = async (title: string): Promise<string> =>
  (await server.xaOi.core.publications.find({ communeCode: own })).find((one) => one.title === title)?.id ?? ''
const publicPage = async (query = ''): Promise<string> =>
  (await fetch(`${server.xaOi.url}${publicPath}${query}`)).text()
const fileOf = (page: string): string => /\/cong-khai\/tep\/[^"]+/.exec(page)?.[0] ?? ''

describe('the law’s table', () => {
  test('has the fourteen kinds of Luật 10/2022 Điều 11, each its own clause', () => {
    const clauses = publicationKindNames.map((name) => publicationKinds[name].article)
    expect(new Set(clauses).size).toBe(14)
    expect(clauses[13]).toContain('khoản 14')
  })

  test.each([
    ['2026-11-19', '2026-11-27', 'a weekend and the holiday of 24 November between'],
    ['2026-12-01', '2026-12-08', 'a weekend between'],
  ])('a decision of %s is posted by %s: %s', (decided, due) => {
    expect(dueOf(stateCalendar, decided)).toBe(due)
  })

  test('thirty days are at least up to the twenty-ninth after; rules and procedures have no end', () => {
    expect(earliestEnd('budget', '2026-11-01')).toBe('2026-11-30')
    expect(earliestEnd('rules', '2026-11-01')).toBeNull()
  })
})

test('what must be published is noted, posted, read by everybody, and listed for its quarter', async () => {
  expect((await add({})).status).toBe(303)
  expect(await publicPage()).not.toContain('Dự toán 2027')
  const id = await idOf('Dự toán 2027')
  const early = await leader.post(`${path}/${id}/dang`, { xa: own, until: '2026-12-01' })
  expect(early.status).toBe(400)
  expect(await early.text()).toContain('đến hết 24/12/2026')
  expect((await leader.post(`${path}/${id}/dang`, { xa: own, until: '' })).status).toBe(303)
  expect((await leader.post(`${path}/${id}/dang`, { xa: own, until: '' })).status).toBe(409)
  const page = await publicPage()
  expect(page).toContain('Dự toán 2027')
  expect(page).toContain('Bà Hoa, kế toán')
  expect(await publicPage('?quy=2026-4')).toContain('Luật 10/2022 Điều 11 khoản 2')
  expect(await publicPage('?quy=2026-3')).toContain('chưa đăng nội dung nào')
  const [, comment = ''] = /href="(\/phan-anh\?xa=[^"]*)"/.exec(page) ?? []
  const form = await (await fetch(server.xaOi.url + comment.replaceAll('&amp;', '&'))).text()
  expect(form).toContain('Tôi góp ý về “Dự toán 2027” của xã Mễ Sở: ')
  expect(form).toContain(`<option value="${own}" selected`)
  const hidden = Object.fromEntries(
    [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]),
  )
  expect(hidden['cong-khai']).toBe(id)
  const [, first = '', second = ''] = /<label for="tra_loi">(\S+) cộng (\S+) bằng mấy/.exec(form) ?? []
  const body = new FormData()
  for (const [name, value] of Object.entries({
    ...hidden,
    tra_loi: String(numbers.indexOf(first.toLowerCase()) + numbers.indexOf(second)),
    viec: 'Nên dành thêm tiền cho cây xanh ở các thôn',
    xa: own,
  }))
    body.append(name, String(value))
  const receipt = await (await fetch(`${server.xaOi.url}/phan-anh`, { method: 'POST', body })).text()
  const code = /<strong>([A-Z2-9]{5}-[A-Z2-9]{5})<\/strong>/.exec(receipt)?.[1] ?? ''
  const opened = await server.xaOi.core.cases.getByReceiptCode(code)
  expect(await (await leader.get(`/can-bo/vu-viec/${opened?.id}`)).text()).toContain(
    'Góp ý về văn bản đã công khai “Dự toán 2027”.',
  )
  expect(await publicPage()).toContain('1 góp ý đã gửi')
  const file = await fetch(server.xaOi.url + fileOf(page))
  expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf)
  expect([file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([
    expect.stringContaining('application/pdf'),
    expect.stringMatching(/^inline/),
  ])
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
})

test('a list of persons ends, and its file with it; no robot keeps it', async () => {
  await add({ kind: 'social_policy', title: 'Danh sách hộ nghèo' })
  await leader.post(`${path}/${await idOf('Danh sách hộ nghèo')}/dang`, { xa: own, until: '', readOut: '1' })
  const page = await publicPage('?loai=social_policy')
  expect(page).toContain('đến hết 24/12/2026')
  expect(page).toContain('truyền thanh từ 25/11/2026')
  const address = server.xaOi.url + fileOf(page)
  expect((await fetch(address)).headers.get('x-robots-tag')).toContain('noindex')
  const today = now
  now = new Date('2026-12-25T03:00:00Z')
  expect((await fetch(address)).status).toBe(404)
  expect(await publicPage()).not.toContain('Danh sách hộ nghèo')
  now = today
})

test('what is late is said; what needs no posting is struck off with its reason; nothing is posted without its file', async () => {
  await add({ title: 'Quyết toán cũ', decidedOn: '2026-11-02' }, null)
  const id = await idOf('Quyết toán cũ')
  expect(await (await leader.get(path)).text()).toContain('1 nội dung quá hạn chưa đăng')
  expect(await (await leader.post(`${path}/${id}/dang`, { xa: own, until: '' })).text()).toContain('kèm tệp')
  expect((await leader.post(`${path}/${id}/go`, { xa: own, text: '' })).status).toBe(400)
  expect((await leader.post(`${path}/${id}/go`, { xa: own, text: 'ghi hai lần' })).status).toBe(303)
  expect(await (await leader.get(path)).text()).not.toContain('quá hạn chưa đăng')
})

test('what waits without its file is set right and gets one; posted, it is changed no more', async () => {
  await add({ title: 'Quên tệp' }, null)
  const id = await idOf('Quên tệp')
  const fields = {
    xa: own,
    kind: 'budget',
    title: 'Có tệp',
    number: '',
    decidedOn: '2026-11-20',
    responsible: 'Bà Hoa',
  }
  const edit = (client: StaffClient, more: Record<string, string> = {}) =>
    client.upload(`${path}/${id}/sua`, { field: 'file', name: 'bù.pdf', bytes: pdf }, { ...fields, ...more })
  await neighbour.get(path)
  expect((await edit(neighbour)).status).toBe(403)
  const refused = await edit(leader, { title: '' })
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(`id="sua-${id}-title"`)])
  const saved = await edit(leader)
  expect(saved.status).toBe(303)
  expect(await (await leader.get(saved.headers.get('location') ?? '')).text()).toContain('>bù.pdf</a>')
  const [found] = (await server.xaOi.core.publications.find({ communeCode: own })).filter((one) => one.id === id)
  expect(found).toMatchObject({ title: 'Có tệp', number: null, dueOn: dueOf(stateCalendar, '2026-11-20') })
  await leader.post(`${path}/${id}/sua`, { ...fields, title: 'Giữ tệp' })
  expect((await leader.post(`${path}/${id}/dang`, { xa: own })).status).toBe(303)
  expect(await publicPage()).toContain('Giữ tệp')
  expect((await edit(leader)).status).toBe(409)
})

test('another commune’s officer neither posts, takes down nor opens it', async () => {
  const id = await idOf('Dự toán 2027')
  await neighbour.get(path)
  expect((await neighbour.post(`${path}/${id}/go`, { text: 'phá' })).status).toBe(403)
  const [posted] = await server.xaOi.core.publications.find({ communeCode: own })
  expect(posted?.takenDown).toBeNull()
  expect((await neighbour.get(`${path}/tep/${posted?.file?.key ?? ''}`)).status).toBe(403)
})

test.each([
  [{ kind: 'none' }, 'Hãy chọn loại'],
  [{ title: '' }, 'Hãy ghi tên'],
  [{ decidedOn: '2027-01-01' }, 'không sau hôm nay'],
  [{ responsible: '' }, 'chịu trách nhiệm'],
])('%o is refused, and the rest stays in the form', async (fields, why) => {
  const refused = await add(fields, null)
  expect(refused.status).toBe(400)
  const page = await refused.text()
  expect(page).toContain(why)
  expect(page).toContain('value="5/NQ"')
})
