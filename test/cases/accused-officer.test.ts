import { expect, test } from 'vitest'
import { isAccused, personIn } from '../../src/cases/accused-officer.js'
import type { Case } from '../../src/cases/case.js'
import type { CaseFilter } from '../../src/cases/case-filter.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { may } from '../../src/cases/change-case.js'
import { findInbox } from '../../src/cases/inbox/find-inbox.js'
import { provinceAgency, provinceDenunciations } from '../../src/routing/route-case.js'
import { buildAccount } from '../accounts/build-account.js'

type Told = Pick<Case, 'kind' | 'against' | 'text' | 'keptFrom' | 'agency'>
const told = (over: Partial<Told>): Case =>
  ({
    kind: 'denunciation',
    against: null,
    text: '',
    keptFrom: null,
    request: null,
    evidence: null,
    timeline: [],
    state: 'draft',
    agency: provinceDenunciations,
    ...over,
  }) as unknown as Case
const named = (displayName: string) => ({ ...buildAccount('denunciation_officer'), displayName })
const hoa = named('Trần Thị Hoa')

test.each<[boolean, string, Partial<Told>]>([
  [true, 'named as the accused', { against: 'bà Trần Thị Hoa, người xử lý tố cáo' }],
  [true, 'named without marks', { against: 'tran thi hoa' }],
  [true, 'named in a tip that doesn’t tell who is accused', { kind: 'tip', text: 'Trần Thị Hoa nhận tiền' }],
  [true, 'named in a report that accuses an office', { kind: 'feedback', keptFrom: '12049', text: 'Trần Thị Hoa' }],
  [false, 'named beside the accused', { against: 'chủ tịch xã', text: 'tôi đã báo chị Trần Thị Hoa' }],
  [false, 'with part of another name', { against: 'Trần Thị Hoan' }],
  [false, 'somebody else', { against: 'Trần Thị Huệ' }],
  [true, 'named in a complaint', { kind: 'complaint', against: 'Trần Thị Hoa' }],
  [true, 'named in a report, whatever it says of them', { kind: 'feedback', text: 'Trần Thị Hoa rất nhiệt tình' }],
  [false, 'named by a part of the name', { kind: 'feedback', text: 'chị Thị Hoa, chị Hoa' }],
])('%s: an officer %s is kept away', (expected, _how, over) => {
  expect(isAccused(hoa, told(over))).toBe(expected)
})

test.each([
  ['Nguyễn Văn Gian', 'nguyen van gian'],
  ['Cán bộ Nguyễn Văn Gian', 'nguyen van gian'],
  ['Trương Thị Ánh', 'truong thi anh'],
  ['nguyễn văn gian', 'nguyen van gian'],
  ['NGUYỄN VĂN GIAN', 'nguyen van gian'],
  ['Giám sát của tỉnh', null],
  ['Cán bộ Mễ Sở', null],
  ['Lãnh đạo', null],
  ['Hoa', null],
])('%s is the person %s', (displayName, person) => {
  expect(personIn(displayName)).toBe(person)
})

test('a name of one word is none', () => {
  expect(isAccused(named('Hoa'), told({ against: 'chị Hoa' }))).toBe(false)
})

test('who is accused may do nothing with the case and doesn’t find it in the list; another officer does', async () => {
  const accusing = { ...told({ against: 'Trần Thị Hoa' }), id: 'accusing' }
  const other = { ...told({ against: 'chủ tịch xã' }), id: 'other' }
  const cases = [accusing, other]
  const readers = new Map([
    ['accusing', ['minh']],
    ['other', [hoa.id, 'minh']],
  ])
  const listed = ({ readerId = '' }: CaseFilter) => cases.filter(({ id }) => readers.get(id)?.includes(readerId))
  const store = {
    find: async (filter: CaseFilter) => listed(filter),
    countUpTo: async (filter: CaseFilter) => listed(filter).length,
  } as unknown as CaseStore
  for (const what of ['view', 'handle', 'decide'] as const) {
    expect(may(hoa, accusing, what)).toBe(false)
    expect(may(hoa, other, what)).toBe(true)
    expect(may(named('Lê Văn Minh'), accusing, what)).toBe(true)
  }
  const list = async (account: typeof hoa) =>
    findInbox({ store, findUndelivered: async () => [] }, account, { queue: 'all' }, new Date())
  expect(await list(hoa)).toMatchObject({ cases: [other], total: 1 })
  expect(await list({ ...named('Lê Văn Minh'), id: 'minh' })).toMatchObject({ cases: [accusing, other], total: 2 })
  const feedback = told({ kind: 'feedback', keptFrom: '12049', text: 'Trần Thị Hoa', agency: provinceAgency })
  expect(may({ ...buildAccount('supervisor'), displayName: 'Trần Thị Hoa' }, feedback, 'view')).toBe(false)
})
