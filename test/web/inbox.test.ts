import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { countedQueues, mayHaveQueue, type QueueName } from '../../src/cases/inbox/queues.js'
import { buildAccount } from '../accounts/build-account.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<
  'officer' | 'colleague' | 'neighbour' | 'supervisor' | 'sealed' | 'inspector',
  StaffClient & { cookie(): string }
>
const cases = {} as Record<'rubbish' | 'lamp' | 'road' | 'elsewhere' | 'tip', Case>

const open = (openedBy: string, told: Partial<CaseContent>, at = new Date()): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text: '',
      ...told,
    }),
    openedBy,
    chat: 'web:inbox',
    at,
  })

beforeAll(async () => {
  server = await startServer()
  const { xaOi } = server
  clients.officer = (await signInAs(xaOi, 'can.bo', 'officer', '12049')).client
  clients.colleague = (await signInAs(xaOi, 'dong.nghiep', 'officer', '12049')).client
  clients.neighbour = (await signInAs(xaOi, 'xa.ben', 'officer', '11953')).client
  clients.supervisor = (await signInAs(xaOi, 'giam.sat', 'supervisor', null)).client
  clients.sealed = (await signInAs(xaOi, 'to.cao', 'denunciation_officer', null)).client
  clients.inspector = (await signInAs(xaOi, 'thanh.tra', 'inspector', null)).client
  cases.rubbish = await open('rubbish', {
    text: 'Rác đổ đầy bãi ven sông\nmùi rất khó chịu',
    category: 'environment',
    placeText: 'thôn Đa Ngưu',
    reporter: { name: 'Trần Văn Thử', address: null, phone: '0912 345 678' },
  })
  cases.lamp = await open('lamp', { text: 'Đèn đường hỏng cả tuần', category: 'lighting' })
  cases.road = await open('road', { text: 'Đường liên thôn lún nứt' }, new Date(Date.now() - 40 * 86_400_000))
  cases.elsewhere = await open('elsewhere', { text: 'Rác ở xã bên', communeCode: '11953' })
  cases.tip = await open('tip', { kind: 'tip', text: 'Rác thải nguy hại chôn trộm', communeCode: '12049' })
}, 60_000)
afterAll(() => server.stop())

const list = async (who: keyof typeof clients, query = ''): Promise<string> =>
  (await (await clients[who].get(`/can-bo${query}`)).text()).normalize('NFC')
const idsIn = (page: string): string[] => [...page.matchAll(/data-case="([^"]+)"/g)].map(([, id = '']) => id)
const ids = async (who: keyof typeof clients, query = '') => idsIn(await list(who, query))
const act = async (who: keyof typeof clients, { id }: Case, path: string, fields: Record<string, string>) => {
  const found = await server.xaOi.core.cases.store.get(id, { isProtected: false })
  await clients[who].get(`/can-bo/vu-viec/${id}`)
  return clients[who].post(`/can-bo/vu-viec/${id}/${path}`, { version: String(found?.version), ...fields })
}

test('a row begins with what happened, and opens the case with the list it stood in', async () => {
  const page = await list('officer', '?linhvuc=environment')
  expect(idsIn(page)).toEqual([cases.rubbish.id])
  expect(page).toMatch(/class="matter">.*>Rác đổ đầy bãi ven sông<\/a>/)
  expect(page).toContain(`href="/can-bo/vu-viec/${cases.rubbish.id}?ds=linhvuc%3Denvironment"`)
  expect(page).not.toContain('Trần Văn Thử')
  expect(page).toMatch(/Trần V\. T\. · thôn Đa Ngưu · Phản ánh/)
})

describe('the search', () => {
  test.each<[string, string]>([
    ['words', 'rác đầy bãi'],
    ['words without marks', 'rac bai ven song'],
    ['a word that is begun', 'ven so'],
    ['the telephone', '0912345678'],
    ['the telephone as people write it', '+84 912.345.678'],
    ['the name', 'tran van thu'],
    ['the place', 'da nguu'],
    ['the code', 'CODE'],
    ['the code in small letters without its dash', 'code'],
  ])('finds a case by %s', async (_how, typed) => {
    const { receiptCode } = cases.rubbish
    const words = typed === 'CODE' ? receiptCode : typed === 'code' ? receiptCode.toLowerCase().replace('-', '') : typed
    expect(await ids('officer', `?tim=${encodeURIComponent(words)}`)).toEqual([cases.rubbish.id])
  })

  test('finds a protected case by its whole code alone', async () => {
    const { id, receiptCode } = cases.tip
    expect(await ids('sealed', `?tim=${receiptCode}`)).toEqual([id])
    expect(await ids('sealed', `?tim=${receiptCode.toLowerCase().replace('-', '')}`)).toEqual([id])
    for (const typed of [receiptCode.slice(-4), 'rac', cases.rubbish.receiptCode])
      expect(await ids('sealed', `?tim=${typed}`)).toEqual([])
    expect(await ids('supervisor', `?tim=${receiptCode}`)).toEqual([])
  })

  test('finds nothing of another commune, and of protected cases nothing by their words', async () => {
    expect(await ids('neighbour', '?tim=rac')).toEqual([cases.elsewhere.id])
    expect((await ids('supervisor', '?tim=rac')).toSorted()).toEqual([cases.rubbish.id, cases.elsewhere.id].toSorted())
    expect(await ids('supervisor', '?tim=nguy+hai')).toEqual([])
    expect(await ids('sealed', '?tim=nguy+hai')).toEqual([])
  })

  test('that finds nothing says so with what was typed', async () => {
    expect(await list('officer', '?tim=kh%C3%B4ng+c%C3%B3+%C4%91%C3%A2u')).toContain(
      'Không thấy việc nào có “không có đâu”',
    )
  })
})

test('queues count what their lists hold, for every role', async () => {
  await act('officer', cases.lamp, 'giao', { to: '' })
  for (const [who, role, commune] of [
    ['officer', 'officer', '12049'],
    ['supervisor', 'supervisor', null],
    ['sealed', 'denunciation_officer', null],
    ['inspector', 'inspector', null],
  ] as const) {
    const page = await list(who)
    for (const queue of countedQueues.filter((one) => mayHaveQueue(buildAccount(role, commune ?? undefined), one))) {
      const counted = new RegExp(`data-queue="${queue}"[^>]*>[^<]*<span class="count">(\\d+)`).exec(page)?.[1]
      expect([who, queue, (await ids(who, `?xem=${queue}`)).length]).toEqual([who, queue, Number(counted)])
    }
  }
})

test('a case that is taken is mine and nobody else’s; given back it is nobody’s', async () => {
  const { core } = server.xaOi
  const officer = (await core.accounts.findAll()).find(({ userName }) => userName === 'can.bo')?.id ?? ''
  expect(await ids('officer', '?xem=mine')).toEqual([])
  expect((await act('officer', cases.lamp, 'giao', { to: officer })).status).toBe(303)
  expect(await ids('officer', '?xem=mine')).toEqual([cases.lamp.id])
  expect(await ids('colleague', '?xem=mine')).toEqual([])
  expect(await ids('colleague', '?xem=unassigned')).not.toContain(cases.lamp.id)
  expect(await ids('colleague', `?canbo=${officer}`)).toEqual([cases.lamp.id])
  expect((await act('colleague', cases.lamp, 'giao', { to: '' })).status).toBe(303)
  expect(await ids('officer', '?xem=mine')).toEqual([])
})

test('a case is given to nobody who may not handle it', async () => {
  const { core } = server.xaOi
  const neighbour = (await core.accounts.findAll()).find(({ userName }) => userName === 'xa.ben')?.id ?? ''
  const refused = await act('officer', cases.lamp, 'giao', { to: neighbour })
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('không xử lý được vụ việc này')
})

test.each<[string, string, Record<string, string>]>([
  ['answers', 'nhan', { text: 'Xã đã ghi nhận.' }],
  ['asks', 'hoi', { text: 'Ở đoạn nào ạ?' }],
  ['starts', 'buoc', { to: 'in_progress' }],
  ['ends it with an answer', 'buoc', { to: 'answered', text: 'Đã làm xong.' }],
])('who first %s has a case that nobody had, and whoever is next doesn’t take it', async (_what, path, fields) => {
  const { core } = server.xaOi
  const found = await open(`first:${JSON.stringify([path, fields])}`, { text: 'Cống vỡ trước cổng chợ' })
  const holder = async () => (await core.cases.store.get(found.id, { isProtected: false }))?.assignee?.id ?? null
  const idOf = async (name: string) => (await core.accounts.findAll()).find(({ userName }) => userName === name)?.id
  const taken = async () =>
    (await core.accounts.audit.findLatest(1_000, { subjects: [found.id] })).filter(({ what }) => what === 'case_taken')

  expect((await act('supervisor', found, 'nhan', { text: 'Tỉnh đã thấy.' })).status).toBe(303)
  expect([await holder(), await taken()]).toEqual([null, []])
  expect(await ids('colleague', '?xem=unassigned')).toContain(found.id)

  expect((await act('officer', found, path, fields)).status).toBe(303)
  const officer = await idOf('can.bo')
  expect(await holder()).toBe(officer)
  expect(await ids('colleague', '?xem=unassigned')).not.toContain(found.id)
  const page = (await (await clients.officer.get(`/can-bo/vu-viec/${found.id}`)).text()).normalize('NFC')
  expect(page.match(/Nhận vụ việc, trước đó chưa ai nhận/g)).toHaveLength(1)

  expect((await act('colleague', found, 'nhan', { text: 'Xin nói thêm.' })).status).toBe(303)
  expect(await holder()).toBe(officer)
  expect((await taken()).map(({ accountId }) => accountId)).toEqual([officer])
})

test('what a citizen adds waits for an answer until somebody answers', async () => {
  const waiting = async () => (await ids('officer', '?xem=new_answers')).includes(cases.rubbish.id)
  expect(await waiting()).toBe(false)
  const { core } = server.xaOi
  const found = await core.cases.getFor(buildAccount('officer', '12049'), cases.rubbish.id)
  await core.cases.add(found, { text: 'vẫn còn', messageId: 'm1', at: new Date(), files: [] })
  expect(await waiting()).toBe(true)
  await act('colleague', cases.rubbish, 'nhan', { text: 'Xã đang cho người dọn.' })
  expect(await waiting()).toBe(false)
})

test('a case is new until it was looked at, and again when it changed', async () => {
  const isNew = async () =>
    new RegExp(`class="inbox-row is-new" data-case="${cases.road.id}"`).test(await list('colleague'))
  expect(await isNew()).toBe(true)
  await clients.colleague.get(`/can-bo/vu-viec/${cases.road.id}`)
  expect(await isNew()).toBe(false)
  await act('officer', cases.road, 'nhan', { text: 'Xã đã nhận.' })
  expect(await isNew()).toBe(true)
})

test('a list is kept under a name, for its account alone', async () => {
  await clients.officer.get('/can-bo')
  const saved = await clients.officer.post('/can-bo/danh-sach', {
    name: 'Rác của tôi',
    address: 'linhvuc=environment&xem=open&la=gi',
  })
  expect(saved.headers.get('location')).toBe('/can-bo?xem=open&linhvuc=environment')
  expect(await list('officer')).toContain('<a href="/can-bo?xem=open&amp;linhvuc=environment">Rác của tôi</a>')
  expect(await list('colleague')).not.toContain('Rác của tôi')
  const view = /name="view" value="([^"]+)"/.exec(await list('officer'))?.[1] ?? ''
  await clients.colleague.get('/can-bo')
  await clients.colleague.post('/can-bo/danh-sach/bo', { view })
  expect(await list('officer')).toContain('Rác của tôi')
  await clients.officer.post('/can-bo/danh-sach/bo', { view })
  expect(await list('officer')).not.toContain('Rác của tôi')
})

test.each<[string, QueueName | 'first']>([
  ['?xem=khong-co', 'first'],
  ['?xem=open&loai=x&trang=-4&tu=hom-qua&sap=ngang', 'first'],
  ['?tim=%25%5B%28.*', 'first'],
])('an address that can’t be read, %s, shows a list', async (query) => {
  expect((await clients.officer.get(`/can-bo${query}`)).status).toBe(200)
})

describe('what open pages hear', () => {
  const listen = async (who: keyof typeof clients) => {
    const end = new AbortController()
    const response = await fetch(`${server.xaOi.url}/can-bo/dong-tin`, {
      headers: { cookie: clients[who].cookie() },
      signal: end.signal,
    })
    let heard = ''
    const reading = (async () => {
      for await (const chunk of response.body ?? []) heard += Buffer.from(chunk).toString()
    })().catch(() => {})
    const stop = () => {
      end.abort()
      return reading
    }
    return { status: response.status, said: () => heard, end: stop }
  }

  test('a change of their cases, of no others', async () => {
    const [officer, neighbour, sealed] = [await listen('officer'), await listen('neighbour'), await listen('sealed')]
    await server.xaOi.core.cases.watch.poll(new Date())
    await act('colleague', cases.lamp, 'nhan', { text: 'Thợ điện đang đến.' })
    await expect.poll(officer.said, { timeout: 20_000 }).toContain('event: changed')
    expect([neighbour.said(), sealed.said()].filter((text) => text.includes('changed'))).toEqual([])
    await Promise.all([officer.end(), neighbour.end(), sealed.end()])
  })

  test('who else has a case open; who may not see it hears that there is none', async () => {
    const path = `/can-bo/vu-viec/${cases.lamp.id}/dang-xem`
    const others = async (who: keyof typeof clients) =>
      ((await (await clients[who].get(path)).json()) as { others: string[] }).others
    expect(await others('officer')).toEqual([])
    expect(await others('colleague')).toEqual(['can.bo'])
    expect((await clients.neighbour.get(path)).status).toBe(404)
  })
})
