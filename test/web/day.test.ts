import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { type Clock, localDay } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { buildContent } from '../cases/build-content.js'
import { makeAccount, type StaffClient, signInAs, startServer } from './staff.js'

/** A working day, in office hours. */
const now = new Date('2026-11-25T03:00:00Z')
const clock: Clock = { now: () => now }
const dayMs = 86_400_000
const own = '12049'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'lan' | 'leader' | 'stranger' | 'supervisor', StaffClient>
const accounts = {} as Record<'lan' | 'minh' | 'leader', Account>

const open = (openedBy: string, daysAgo: number, told: Partial<CaseContent> = {}): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({
      text: `việc ${openedBy}`,
      communeCode: own,
      ...told,
    }),
    openedBy,
    chat: 'web:day',
    at: new Date(now.getTime() - daysAgo * dayMs),
  })

beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=10' }, createLogger('silent'), clock)
  const { xaOi } = server
  for (const [who, role, commune] of [
    ['lan', 'officer', own],
    ['leader', 'leader', own],
    ['stranger', 'leader', '11953'],
    ['supervisor', 'supervisor', null],
  ] as const) {
    const { client, account } = await signInAs(xaOi, who, role, commune)
    clients[who] = client
    if (who === 'lan' || who === 'leader') accounts[who] = account
  }
  accounts.minh = await makeAccount(xaOi, 'minh', 'officer', own)
  const give = async (found: Case, to: Account) =>
    xaOi.core.cases.assign({ account: accounts.leader, found, at: now }, { to: to.id })
  await give(await open('late', 20), accounts.lan)
  await give(await open('today', 15), accounts.lan)
  await give(await open('fresh', 1), accounts.minh)
  await open('nobody', 2)
  await open('before', 45)
  await open('tip', 1, { kind: 'tip' })
  await open('elsewhere', 1, { communeCode: '11953' })
}, 60_000)
afterAll(() => server.stop())

const path = '/can-bo/hom-nay'
const read = async (who: keyof typeof clients, address = path): Promise<string> =>
  (await (await clients[who].get(address)).text()).normalize('NFC')
const linksIn = (page: string): [address: string, figure: number][] =>
  [...page.matchAll(/<a (?:class="bar" )?href="(\/can-bo\?[^"]*)">(?:<svg.*?<\/svg><b>|<strong>)?(\d+)</g)].map(
    ([, address = '', figure]) => [address.replaceAll('&amp;', '&'), Number(figure)],
  )

test('three numbers with those of a month ago, and three things to do', async () => {
  expect(await read('leader')).toContain('<h1>Hôm nay ở xã Mễ Sở</h1>')
  const page = await read('leader')
  const numbers = [...page.matchAll(/<strong>(\d+)<\/strong> <span>([^<]+)<.*?(\d+)(?:<\/a>)?<\/p>/gs)]
  expect(numbers.map(([, figure, label, before]) => [label, figure, before])).toEqual([
    ['Mới trong 30 ngày', '4', '1'],
    ['Đến hạn hôm nay', '1', '0'],
    ['Quá hạn', '2', '1'],
  ])
  expect(
    [...page.matchAll(/<li><a href="[^"]*xem=(\w+)">([^<]+)</g)].map(([, queue, words]) => [queue, words]),
  ).toEqual([
    ['overdue', 'Giải quyết 2 việc quá hạn'],
    ['due_today', 'Trả lời 1 việc đến hạn hôm nay'],
    ['unassigned', 'Giao 2 việc chưa ai nhận'],
  ])
})

test.each<['leader' | 'supervisor', string]>([
  ['leader', ''],
  ['supervisor', `?xa=${own}`],
])('every figure that %s sees opens a list of so many', async (who, query) => {
  const figures = linksIn(await read(who, `${path}${query}`))
  expect(figures.length).toBeGreaterThan(8)
  for (const [address, figure] of figures) {
    const list = await read(who, address)
    expect([address, [...list.matchAll(/data-case="/g)].length]).toEqual([address, figure])
  }
})

test('what lies elsewhere and what is sealed is in no figure; a commune is chosen by the province alone', async () => {
  expect(await read('stranger', `${path}?xa=${own}`)).toContain('<strong>1</strong> <span>Mới trong 30 ngày')
  expect(await read('supervisor')).toContain('Chọn xã, phường')
  expect((await clients.lan.get(path)).status).toBe(403)
})

describe('the button Nhắc', () => {
  const urge = async (who: keyof typeof clients, officer: Account) => {
    await clients[who].get(path)
    return clients[who].post(`${path}/nhac`, { officer: officer.id })
  }
  const reminded = async (): Promise<number> =>
    [...(await read('lan', '/can-bo/nhac-viec')).matchAll(/leader nhắc anh\/chị/g)].length

  test('stands with whoever has something due or late, never with oneself', async () => {
    const officers = [...(await read('leader')).matchAll(/hom-nay\/nhac".*?name="officer" value="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    expect(officers).toEqual([accounts.lan.id])
  })

  test('puts each late or due case once a day into the officer’s reminders; audited', async () => {
    const first = await urge('leader', accounts.lan)
    expect(await read('leader', first.headers.get('location') ?? '')).toContain('Đã nhắc lan 2 việc.')
    expect(await reminded()).toBe(2)
    const again = await urge('supervisor', accounts.lan)
    expect(await read('supervisor', again.headers.get('location') ?? '')).toContain('Hôm nay đã nhắc lan')
    expect(await reminded()).toBe(2)
    const trail = await read('supervisor', '/can-bo/nhat-ky')
    expect([...trail.matchAll(/<td>leader<\/td><td>Nhắc cán bộ về vụ việc<\/td>/g)]).toHaveLength(2)
  })

  test('of what an officer did since nobody is reminded any more', async () => {
    const [found] = await server.xaOi.core.cases.findPressing(accounts.leader, accounts.lan, now)
    if (!found) throw new Error('nothing is pressing')
    const whole = await server.xaOi.core.cases.getFor(accounts.lan, found.id)
    const answer = { to: 'answered', text: 'Đã dọn xong', paper_number: '', paper_date: '', paper_signer: '' }
    await server.xaOi.core.cases.move({ account: accounts.lan, found: whole, at: now }, answer)
    await server.xaOi.core.reminders.run()
    expect(await reminded()).toBe(1)
  })

  test.each<[string, () => Promise<Response>]>([
    ['another commune’s leader', () => urge('stranger', accounts.lan)],
    ['an officer', () => urge('lan', accounts.minh)],
    ['a leader of himself', () => urge('leader', accounts.leader)],
  ])('is not for %s', async (_who, press) => {
    expect((await press()).status).toBe(403)
  })
})

describe('at the desk', () => {
  const isAway = async () => (await read('leader')).includes('vắng hôm nay')

  test('an officer says on the own page that he isn’t there today, and is again', async () => {
    const ownPage = '/can-bo/tai-khoan-cua-toi'
    expect(await read('lan', ownPage)).toContain('đang được ghi là có mặt')
    await clients.lan.post(`${path}/co-mat`, { officer: accounts.lan.id, present: '' })
    expect([await isAway(), (await read('lan', ownPage)).includes('đã báo vắng hôm nay')]).toEqual([true, true])
    await clients.lan.post(`${path}/co-mat`, { officer: accounts.lan.id, present: '1' })
    expect(await isAway()).toBe(false)
    expect((await clients.lan.post(`${path}/co-mat`, { officer: accounts.minh.id, present: '' })).status).toBe(403)
  })

  test('the leader has new cases given out to who is there', async () => {
    await read('leader')
    await clients.leader.post(`${path}/co-mat`, { officer: accounts.lan.id, present: '' })
    expect((await clients.stranger.post(`${path}/chia-deu`, { xa: own, even: '1' })).status).toBe(403)
    expect((await clients.leader.post(`${path}/chia-deu`, { xa: own, even: '1' })).status).toBe(303)
    expect(await read('leader')).toContain('Tắt chia đều')
    const found = await open('given', 0)
    await server.xaOi.core.cases.giveOut(now)
    expect(await read('leader', `/can-bo?canbo=${accounts.minh.id}`)).toContain(found.id)
  })
})

test('the list of what was answered is the officer’s own', async () => {
  const list = await read('leader', `/can-bo?canbo=${accounts.lan.id}&xem=answered`)
  expect([...list.matchAll(/data-case="/g)]).toHaveLength(1)
  expect(list).toContain('Đã trả lời 30 ngày qua')
  expect(localDay(now)).toBe('2026-11-25')
})
