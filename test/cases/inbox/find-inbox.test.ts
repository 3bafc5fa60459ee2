import { expect, test } from 'vitest'
import type { Case } from '../../../src/cases/case.js'
import type { CaseFilter } from '../../../src/cases/case-filter.js'
import type { CaseStore } from '../../../src/cases/case-store.js'
import { findInbox, findWhole, pageSize } from '../../../src/cases/inbox/find-inbox.js'
import { findNext } from '../../../src/cases/inbox/find-next.js'
import { findPressing } from '../../../src/cases/inbox/find-pressing.js'
import { buildAccount } from '../../accounts/build-account.js'
import { at, caseIn, communeCode } from '../case-parts.js'

type Page = { isProtected: boolean; skip: number; limit: number; sort?: string }

/** As many cases as there are, and what was asked for. */
const inboxOf = (count: number) => {
  const asked: (CaseFilter & Page)[] = []
  const reporter = { name: 'Nguyễn Văn B', address: null, phone: '0912345678' }
  const all = Array.from({ length: count }, (_, index) => caseIn('feedback', 'received', { id: `c${index}`, reporter }))
  const store = {
    findAccusations: async () => [],
    async find(filter: CaseFilter, page: Page): Promise<Case[]> {
      asked.push({ ...filter, ...page })
      return all.slice(page.skip, page.skip + page.limit)
    },
    findIds: async (_filter: CaseFilter, { skip, limit }: Page) => idsOf(all.slice(skip, skip + limit)),
    countUpTo: async () => count,
  } as unknown as CaseStore
  return { parts: { store, findUndelivered: async () => ['c0'] }, asked }
}
const officer = buildAccount('officer')
const idsOf = (cases: readonly Case[]): string[] => cases.map(({ id }) => id)

test('the inbox comes page by page', async () => {
  const { parts, asked } = inboxOf(pageSize + 2)
  const first = await findInbox(parts, officer, { queue: 'open' }, at)
  expect([first.cases.length, first.total, first.hasMore]).toEqual([pageSize, pageSize + 2, true])
  const second = await findInbox(parts, officer, { queue: 'undelivered', page: 1 }, at)
  expect([idsOf(second.cases), second.hasMore]).toEqual([['c50', 'c51'], false])
  expect(asked[1]).toMatchObject({ ids: ['c0'], desk: communeCode, isProtected: false, sort: 'due' })
})

test('what a search finds is counted only where it fills more than a page', async () => {
  const { parts } = inboxOf(3)
  const counting = { ...parts, store: { ...parts.store, countUpTo: () => Promise.reject(new Error('counted')) } }
  const search = { queue: 'all', words: 'rac' } as const
  expect((await findInbox(counting, officer, search, at)).total).toBe(3)
  const many = inboxOf(pageSize + 2).parts
  expect((await findInbox(many, officer, search, at)).total).toBe(pageSize + 2)
})

test('a list as a whole ends where it is asked to, masked for who only inspects, with nothing protected', async () => {
  const { parts, asked } = inboxOf(3)
  const whole = (role: Parameters<typeof buildAccount>[0], most: number, queue: 'open' | 'mine' = 'open') =>
    findWhole(parts, buildAccount(role), { queue, sort: 'newest' }, { at, most })
  const some = await whole('officer', 2)
  expect([idsOf(some.cases), some.hasMore]).toEqual([['c0', 'c1'], true])
  expect(some.cases[0]?.reporter.name).toBe('Nguyễn Văn B')
  expect(asked[0]).toMatchObject({ desk: communeCode, isProtected: false, sort: 'newest' })
  expect((await whole('officer', 3)).hasMore).toBe(false)
  await findWhole(parts, officer, { queue: 'open' }, { at, most: 3 })
  expect(asked.at(-1)?.sort).toBe('due')
  const inspected = await whole('inspector', 3)
  expect(inspected.cases).toHaveLength(3)
  expect(JSON.stringify(inspected.cases)).not.toContain('Nguyễn Văn B')
  const read = asked.length
  for (const [role, queue] of [
    ['denunciation_officer', 'open'],
    ['editor', 'open'],
    ['inspector', 'mine'],
  ] as const)
    expect(await whole(role, 3, queue)).toEqual({ cases: [], hasMore: false })
  expect(asked).toHaveLength(read)
})

test.each([
  ['c0', 'c1'],
  ['c1', 'c2'],
  ['c2', 'c1'],
  ['gone', 'c0'],
])('after %s comes %s', async (id, next) => {
  expect(await findNext(inboxOf(3).parts, officer, { query: { queue: 'open' }, id }, at)).toBe(next)
})

test('after the only one comes none', async () => {
  expect(await findNext(inboxOf(1).parts, officer, { query: { queue: 'open' }, id: 'c0' }, at)).toBeNull()
  expect(await findNext(inboxOf(0).parts, officer, { query: { queue: 'open' }, id: 'c0' }, at)).toBeNull()
})

test('of what presses an officer no more is told than can be read', async () => {
  const { parts, asked } = inboxOf(30)
  const found = await findPressing(parts, buildAccount('leader'), officer, at)
  expect(found).toHaveLength(20)
  expect(asked).toEqual([
    {
      assigneeId: officer.id,
      dueUpTo: new Date('2026-11-25T17:00:00Z'),
      desk: communeCode,
      isProtected: false,
      skip: 0,
      limit: 20,
    },
  ])
  expect(await findPressing(parts, buildAccount('denunciation_officer'), officer, at)).toEqual([])
  expect(await findPressing(parts, buildAccount('inspector'), officer, at)).toEqual([])
})
