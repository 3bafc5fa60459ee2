import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CategoryName } from '../../src/cases/categories.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
let client: StaffClient
let other: StaffClient
beforeAll(async () => {
  server = await startServer()
  client = (await signInAs(server.xaOi, 'can.bo', 'officer', '12049')).client
  other = (await signInAs(server.xaOi, 'can.bo.khac', 'officer', '11953')).client
}, 180_000)
afterAll(() => server.stop())

let count = 0
const open = (
  text: string,
  placeText: string | null,
  more: { communeCode?: string; daysAgo?: number; category?: CategoryName } = {},
) =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text,
      placeText,
      communeCode: more.communeCode ?? '12049',
      ...(more.category && { category: more.category }),
    }),
    openedBy: `test:${count++}`,
    chat: `web:duplicates-${count}`,
    at: new Date(Date.now() - (more.daysAgo ?? 0) * 86_400_000),
  })
const pathOf = ({ id }: { id: string }) => `/can-bo/vu-viec/${id}`
const pageOf = async (found: { id: string }) => (await client.get(pathOf(found))).text()
const versionOf = async ({ id }: { id: string }) =>
  String((await server.xaOi.core.cases.store.get(id, { isProtected: false }))?.version)

test('the page names at most three cases that may be the same, with code, first line, place, day and state', async () => {
  const found = await open('Rác chất đống đầu làng, hôi thối\nĐã gọi xã hai lần', 'thôn Đa Hòa')
  const alike = await open('rác thải hôi thối <b>không</b> ai dọn\ndòng thứ hai', 'thôn Đa Hòa', { daysAgo: 3 })
  for (const words of ['rác ngập đầu làng', 'rác thối', 'rác hôi cả tuần']) await open(words, 'Đa Hòa')
  const foreign = await open('rác chất đống hôi thối đầu làng', 'thôn Đa Hòa', { communeCode: '11953' })
  const page = await pageOf(found)
  const card = /<section[^>]*aria-labelledby="alike">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
  expect(card).toContain('Có thể trùng')
  expect(card.match(/<summary>Gộp</g)).toHaveLength(3)
  expect(
    card.match(new RegExp(`<button[^>]*>Gộp ${found.receiptCode} vào ${alike.receiptCode}</button>`, 'g')),
  ).toHaveLength(1)
  expect(card).not.toMatch(/<button[^>]*>Gộp<\/button>/)
  expect(card).toContain(alike.receiptCode)
  expect(card).toContain('rác thải hôi thối &lt;b&gt;không&lt;/b&gt; ai dọn')
  expect(card).not.toContain('dòng thứ hai')
  expect(card).toContain('thôn Đa Hòa')
  expect(card).toContain('Đã tiếp nhận')
  expect(page).not.toContain(foreign.receiptCode)
})

type Told = [text: string, category: CategoryName]
const rubbish: Told = ['rác chất đống hôi thối', 'environment']

test.each<[string, string, Told, Told, boolean]>([
  ['unlike matters', 'An Lạc', ['đèn đường hỏng tối om', 'lighting'], rubbish, false],
  ['unlike matters of no field', 'Bình Kiều', ['đèn đường hỏng tối om', 'other'], [rubbish[0], 'other'], false],
  ['one thing in two fields', 'Cao Xá', ['rác tràn ra đường', 'roads'], rubbish, true],
  ['one field in other words', 'Duyên Linh', ['khói đốt rơm mù mịt', 'environment'], rubbish, true],
])('of one hamlet %s', async (_what, hamlet, one, other, isSuggested) => {
  const first = await open(one[0], `thôn ${hamlet}`, { category: one[1] })
  const second = await open(other[0], `thôn ${hamlet}`, { category: other[1] })
  expect((await pageOf(second)).includes(first.receiptCode)).toBe(isSuggested)
})

test('an officer joins in two steps, finds the link on both pages, and splits from either', async () => {
  const main = await open('ổ gà to trước cổng trường, xe ngã', 'thôn Nhạn Tháp', { daysAgo: 2 })
  const later = await open('đường đầy ổ gà nguy hiểm quá', 'thôn Nhạn Tháp')
  expect(await pageOf(later)).toContain(main.receiptCode)
  const joined = await client.post(`${pathOf(later)}/gop`, { version: await versionOf(later), other: main.id })
  expect([joined.status, joined.headers.get('location')]).toEqual([303, `${pathOf(later)}?xong`])
  const laterPage = await pageOf(later)
  expect(laterPage).toContain('Đã gộp vào')
  expect(laterPage).toContain(pathOf(main))
  expect(laterPage).not.toContain('Có thể trùng')
  expect(await pageOf(main)).toMatch(new RegExp(`Đã gộp vào đây[\\s\\S]*${later.receiptCode}`))
  expect(await (await client.get('/can-bo?xem=open')).text()).not.toContain(later.receiptCode)
  const split = await client.post(`${pathOf(later)}/bo-gop`, { version: await versionOf(later) })
  expect(split.status).toBe(303)
  expect(await pageOf(main)).not.toContain('Đã gộp vào đây')
  expect(await (await client.get('/can-bo?xem=open')).text()).toContain(later.receiptCode)
})

test('joining with a case of another commune, with itself or with one that is over is refused', async () => {
  const found = await open('đèn đường hỏng', 'thôn Hoàng Trạch')
  const foreign = await open('đèn đường hỏng', 'thôn Hoàng Trạch', { communeCode: '11953' })
  const join = async (id: string) =>
    (await client.post(`${pathOf(found)}/gop`, { version: await versionOf(found), other: id })).status
  await pageOf(found)
  expect(await join(foreign.id)).toBe(404)
  expect(await join(found.id)).toBe(400)
  await other.get('/can-bo')
  expect((await other.post(`${pathOf(found)}/gop`, { version: '1', other: foreign.id })).status).toBe(404)
  expect((await client.post(`${pathOf(found)}/bo-gop`, { version: await versionOf(found) })).status).toBe(400)
  expect((await server.xaOi.core.cases.store.get(found.id, { isProtected: false }))?.version).toBe(1)
})

const foreignWords = 'ổ gà lầy lội trước trường, con tôi ngã gãy tay'
const joinedPair = async (hamlet: string) => {
  const main = await open('ổ gà to lầy lội trước cổng trường', `thôn ${hamlet}`, { daysAgo: 2 })
  const later = await open(foreignWords, `thôn ${hamlet}`)
  await pageOf(later)
  expect((await client.post(`${pathOf(later)}/gop`, { version: await versionOf(later), other: main.id })).status).toBe(
    303,
  )
  return { main, later }
}
const timelineIn = (page: string): string =>
  /<section[^>]*aria-labelledby="timeline">[\s\S]*?<\/section>/.exec(page)?.[0] ?? ''
const send = async (found: { id: string }) =>
  (await client.post(`${pathOf(found)}/chuyen`, { version: await versionOf(found), to: '11953', text: 'Thuộc phường' }))
    .status

test('another office reads joined words and codes only once they are its own; after a split nobody does', async () => {
  const { main, later } = await joinedPair('Nội Viên')
  expect(await pageOf(main)).toContain('1 phản ánh đã gộp vào đây đi theo')
  expect(await send(main)).toBe(303)
  const theirs = async (found: { id: string }) => (await other.get(pathOf(found))).text()
  const underWay = await theirs(main)
  expect(underWay).toContain('Người khác cùng phản ánh')
  expect(underWay).toContain('Phản ánh đã gộp đi theo vụ việc')
  for (const secret of ['gãy tay', later.receiptCode]) expect(underWay).not.toContain(secret)
  expect((await other.get(pathOf(later))).status).toBe(404)
  expect(await pageOf(main)).toContain('gãy tay')

  expect((await other.post(`${pathOf(main)}/nhan-chuyen`, { version: await versionOf(main) })).status).toBe(303)
  expect(await theirs(main)).toContain('gãy tay')
  expect(await theirs(later)).toContain('Chuyển cơ quan')
  const handedOn = await (await client.get(pathOf(later))).text()
  expect(handedOn).toContain(later.receiptCode)
  for (const secret of ['gãy tay', 'Nội Viên']) expect(handedOn).not.toContain(secret)

  expect((await other.post(`${pathOf(later)}/bo-gop`, { version: await versionOf(later) })).status).toBe(303)
  const parted = timelineIn(await theirs(main))
  expect(parted).not.toContain('gãy tay')
  expect(parted).toContain(`Đã tách: ${later.receiptCode}`)
  expect(await theirs(later)).toContain('Đã tách: Đã tiếp nhận')
  const stored = await server.xaOi.core.cases.store.get(main.id, { isProtected: false })
  expect(stored?.timeline.find(({ what }) => what === 'followed')?.text).toContain('gãy tay')
})

test('a case split off while the main one is under way shows the other office neither words nor code', async () => {
  const { main, later } = await joinedPair('Nội Mai')
  expect(await send(main)).toBe(303)
  await pageOf(later)
  expect((await client.post(`${pathOf(later)}/bo-gop`, { version: await versionOf(later) })).status).toBe(303)
  const theirs = await (await other.get(pathOf(main))).text()
  expect(theirs).toContain('Đã tách')
  for (const secret of ['gãy tay', later.receiptCode]) expect(theirs).not.toContain(secret)
  expect(await pageOf(main)).toContain(`Đã tách: ${later.receiptCode}`)
  await other.get(pathOf(main))
  await other.post(`${pathOf(main)}/nhan-chuyen`, { version: await versionOf(main) })
  expect((await other.get(pathOf(later))).status).toBe(404)
  expect((await client.get(pathOf(later))).status).toBe(200)
})

test('a case under way to another office is neither offered nor joined, from either side', async () => {
  const main = await open('ống nước vỡ chảy lênh láng', 'thôn Nội Trù', { daysAgo: 2 })
  const later = await open('vỡ ống nước chảy tràn đường', 'thôn Nội Trù')
  expect(await pageOf(later)).toContain(main.receiptCode)
  expect(await send(main)).toBe(303)
  expect(await pageOf(later)).not.toContain(main.receiptCode)
  expect(await pageOf(main)).not.toContain('/gop"')
  for (const [found, joined] of [
    [later, main],
    [main, later],
  ] as const) {
    const ways: Record<string, string>[] = [
      { other: joined.id },
      { code: joined.receiptCode, text: 'cùng một ống nước' },
    ]
    for (const named of ways) {
      const refused = await client.post(`${pathOf(found)}/gop`, { version: await versionOf(found), ...named })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain('Hãy rút lại việc chuyển, hoặc đợi nơi nhận trả lời')
    }
  }
  const content = buildContent({ text: 'ống nước vỡ', placeText: 'thôn Nội Trù', communeCode: '12049' })
  const follow = { content, mainId: main.id, openedBy: 'test:under way', chat: 'web:under-way', at: new Date() }
  expect(await server.xaOi.core.cases.follow(follow)).toBeNull()
})

test('what was never offered is joined by its full code with a reason only', async () => {
  const found = await open('đèn đường hỏng tối om', 'thôn Bãi Trên', { category: 'lighting', daysAgo: 1 })
  const unlike = await open('rác chất đống hôi thối', 'thôn Bãi Dưới', { category: 'environment' })
  await pageOf(found)
  const join = async (fields: Record<string, string>) => {
    const response = await client.post(`${pathOf(found)}/gop`, { version: await versionOf(found), ...fields })
    return [response.status, await response.text()]
  }
  expect(await join({ other: unlike.id })).toEqual([400, expect.stringContaining('hãy ghi đủ mã và lý do gộp')])
  expect(await join({ other: unlike.id, text: 'cùng việc' })).toEqual([
    400,
    expect.stringContaining('không được gợi ý'),
  ])
  expect(await join({ code: unlike.receiptCode })).toEqual([400, expect.stringContaining('Hãy ghi rõ lý do')])
  expect(await join({ code: unlike.receiptCode.slice(0, 5), text: 'cùng việc' })).toEqual([
    400,
    expect.stringContaining('Hãy ghi đủ mã'),
  ])
  expect((await server.xaOi.core.cases.store.get(unlike.id, { isProtected: false }))?.state).toBe('received')
  expect((await join({ code: unlike.receiptCode, text: 'cùng do cột điện đổ' }))[0]).toBe(303)
  expect(await pageOf(unlike)).toContain('cùng do cột điện đổ')
})
