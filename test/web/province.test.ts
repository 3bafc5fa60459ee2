import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case, CaseContent } from '../../src/cases/case.js'
import { communeContactSchema } from '../../src/places/commune-contact.js'
import { communes } from '../../src/places/communes.js'
import type { Clock } from '../../src/shared/clock.js'
import { localDay } from '../../src/shared/clock.js'
import { createLogger } from '../../src/shared/logger.js'
import { buildContent } from '../cases/build-content.js'
import { type StaffClient, signInAs, startServer } from './staff.js'

const now = new Date('2026-11-25T03:00:00Z')
const clock: Clock = { now: () => now }
const dayMs = 86_400_000
const own = '12049'
const other = '11953'

let server: Awaited<ReturnType<typeof startServer>>
const clients = {} as Record<'officer' | 'supervisor' | 'inspector', StaffClient>
let officer: Account

const ago = (days: number): Date => new Date(now.getTime() - days * dayMs)
let number = 0
const open = (daysAgo: number, told: Partial<CaseContent> = {}): Promise<Case> =>
  server.xaOi.core.cases.open({
    content: buildContent({
      communeCode: own,
      ...told,
    }),
    openedBy: `m${number++}`,
    chat: 'web:province',
    at: ago(daysAgo),
  })
const answer = async (found: Case, daysAgo: number): Promise<void> =>
  server.xaOi.core.cases.move(
    { account: officer, found, at: ago(daysAgo) },
    { to: 'answered', text: 'xong', paper_number: '', paper_date: '', paper_signer: '' },
  )

/** Ended long ago, but for the duty to send the decision. */
const stopUnsent = async (complaint: Case): Promise<void> => {
  const neighbour = (await signInAs(server.xaOi, 'neighbour', 'officer', other)).account
  for (const [to, daysAgo] of [
    ['received', 60],
    ['accepted', 55],
    ['stopped', 45],
  ] as const) {
    const found = await server.xaOi.core.cases.getFor(neighbour, complaint.id)
    const day = localDay(ago(daysAgo))
    const form = {
      to,
      day,
      text: 'người khiếu nại đã chết',
      ground: 'died',
      paper_number: '1',
      paper_date: day,
      paper_signer: 'Trần Thị Bình',
    }
    await server.xaOi.core.cases.move({ account: neighbour, found, at: ago(daysAgo) }, form)
  }
}

beforeAll(async () => {
  server = await startServer({ FEEDBACK_TARGETS: 'default=10' }, createLogger('silent'), clock)
  const { xaOi } = server
  const signedIn = await signInAs(xaOi, 'officer', 'officer', own)
  clients.officer = signedIn.client
  officer = signedIn.account
  clients.supervisor = (await signInAs(xaOi, 'supervisor', 'supervisor', null)).client
  clients.inspector = (await signInAs(xaOi, 'inspector', 'inspector', null)).client
  await open(40)
  await open(15)
  await answer(await open(10), 5)
  await answer(await open(12), 8)
  await answer(await open(39), 3)
  await answer(await open(90), 60)
  await answer(await open(50), 45)
  await answer(await open(60), 30)
  await open(1, { communeCode: other })
  const asked = await open(1, { communeCode: other })
  const supervisor = (await xaOi.core.accounts.findAll()).find(({ userName }) => userName === 'supervisor') as Account
  await xaOi.core.cases.ask({ account: supervisor, found: asked, at: now }, { text: 'Ở đâu ạ?' })
  await stopUnsent(await open(60, { kind: 'complaint', communeCode: other }))
  await open(40, { kind: 'tip', communeCode: '12070' })
  await xaOi.core.places.saveContact({
    communeCode: own,
    fields: communeContactSchema.parse({ address: 'Thôn Đông' }),
    accountId: supervisor.id,
    at: now,
  })
  await xaOi.core.indicators.rollUp()
}, 60_000)
afterAll(() => server.stop())

const path = '/can-bo/toan-tinh'
const read = async (who: keyof typeof clients, address = path): Promise<string> =>
  (await (await clients[who].get(address)).text()).normalize('NFC')
const rowOf = (page: string, code: string): string[] => {
  const row = page.split('<tr>').find((one) => one.includes(`xa=${code}`) && one.includes('scope="row"')) ?? ''
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim())
}
const tileOf = (page: string, code: string) =>
  new RegExp(`<a class="tile ?(\\S*)" href="/can-bo\\?xem=(\\w+)&amp;xa=${code}">.*?<b[^>]*>(\\d+)`)
    .exec(page)
    ?.slice(1)

test('a commune has its tile, coloured by its duties, and opens what it counts', async () => {
  const page = await read('supervisor')
  expect([...page.matchAll(/class="tile/g)]).toHaveLength(communes.length + 1)
  expect(tileOf(page, own)).toEqual(['tile-danger', 'overdue', '1'])
  expect(tileOf(page, other)).toEqual(['tile-danger', 'overdue', '1'])
  expect(tileOf(page, '12070')).toEqual(['', 'all', '0'])
})

test('the table: rank, open, due today, late, answered in time last month, waiting for the citizen', async () => {
  const page = await read('inspector')
  expect(rowOf(page, own)).toEqual(['1', '8', '1', '1', '25% Ít số liệu 1/4', '0'])
  expect(rowOf(page, other)).toEqual(['2', '2', '0', '1', 'chưa có', '1'])
})

test.each(['supervisor', 'inspector'] as const)('every figure that %s sees opens a list of so many', async (who) => {
  const page = await read(who)
  const figures = [...page.matchAll(/<td[^>]*><a href="([^"]+)">(\d+)</g)]
  expect(figures.length).toBeGreaterThan(4)
  for (const [, address = '', figure] of figures) {
    const list = await read(who, address.replaceAll('&amp;', '&'))
    expect([address, [...list.matchAll(/data-case="/g)].length]).toEqual([address, Number(figure)])
  }
})

test('says which communes nobody entered contacts for, with the way to enter them for who may', async () => {
  const page = await read('supervisor')
  expect(page).toContain(`${communes.length - 1} xã, phường chưa ghi địa chỉ, điện thoại`)
  expect(page).toContain(`href="/can-bo/lien-he?xa=${other}"`)
  expect(page).not.toContain(`href="/can-bo/lien-he?xa=${own}"`)
  expect(await read('inspector')).not.toContain('/can-bo/lien-he?xa=')
  expect((await clients.officer.get(path)).status).toBe(403)
})

test('both pages of figures count the same as late, and say the share in time that the indicator has', async () => {
  const [province, figures] = [await read('supervisor'), await read('supervisor', '/can-bo/so-lieu')]
  const late = /xem=overdue"><strong>(\d+)/.exec(province)?.[1]
  const all = figures.split('<tr>').find((row) => row.includes('Tất cả')) ?? ''
  const cells = [...all.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').trim())
  expect(late).toBe('2')
  expect(cells).toContain(late)
  const [, address = '', share] =
    /href="(\/can-bo\/chi-so\/pa\.time[^"]*)">Trả lời đúng hạn, tháng 10\/2026<\/a>: <strong>([\d,]+%)/.exec(
      province,
    ) ?? []
  expect(figures).toContain(`>Trả lời đúng hạn, tháng 10/2026</a>: <strong>${share}`)
  expect(await read('supervisor', address)).toContain(`<p class="lead"><strong>${share}`)
  expect(share).toBe('25%')
})
