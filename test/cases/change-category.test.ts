import { expect, test } from 'vitest'
import type { Case, CaseChange } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { categories } from '../../src/cases/categories.js'
import { changeCategory } from '../../src/cases/change-category.js'
import { createClockKeeper } from '../../src/cases/clocks.js'
import { untouched } from '../../src/cases/open-case.js'
import { whoSettles } from '../../src/cases/wording.js'
import { stateCalendar } from '../../src/deadlines/calendar.js'
import { communeAgency, provinceAgency, provinceDenunciations } from '../../src/routing/route-case.js'
import { Conflict, Forbidden } from '../../src/shared/errors.js'
import { buildAccount } from '../accounts/build-account.js'

const targets = { environment: 5, roads: 10 }
const keeper = createClockKeeper(() => stateCalendar, targets)
/** Only the target runs, from that day. */
const begin = (category: Case['category'], clocks: Case['clocks'], day: string) =>
  keeper.afterStep({ clocks, category, findings: [], day, starts: [{ clock: 'target.answer', day }], stops: [] })
const openedAt = new Date('2026-11-02T09:00:00+07:00')
const at = new Date('2026-11-05T09:00:00+07:00')
const by = { role: 'citizen', accountId: null, name: 'Người dân' } as const
const event = (what: 'opened' | 'moved', to: string, on: Date) => ({
  ...{ id: `${what}-${to}`, at: on, by, from: null, text: null, paper: null },
  ...({ what, to } as { what: 'moved'; to: 'received' }),
})

const build = (over: Partial<Case> = {}): Case => {
  const category = over.category ?? 'roads'
  const { clocks, dueAt } = begin(category, [], '2026-11-02')
  return {
    id: 'a',
    receiptCode: 'HY-1',
    kind: 'feedback',
    category,
    state: 'received',
    text: 'rác',
    placeText: null,
    communeCode: '12049',
    when: null,
    against: null,
    request: null,
    evidence: null,
    attachments: [],
    reporter: { name: null, address: null, phone: null },
    agency: communeAgency('12049'),
    settledBy: null,
    keptFrom: null,
    routedBecause: '',
    chat: 'web:a',
    clocks,
    dueAt,
    timeline: [event('opened', 'received', openedAt)],
    awaitsCitizen: false,
    ...untouched,
    openedAt,
    updatedAt: openedAt,
    version: 1,
    ...over,
  }
}

const change = async (found: Case, category: string, { role = 'officer' as const, text = '', isTaken = true } = {}) => {
  const applied: CaseChange[] = []
  const store = {
    apply: async (_before: Case, one: CaseChange) => isTaken && applied.push(one) > 0,
  } as unknown as CaseStore
  const account = buildAccount(role, '12049')
  await changeCategory({ store, clocks: keeper, remoteCommunes: new Set(), account, found, at }, { category, text })
  return applied[0] as CaseChange
}
const dueOf = ({ set }: CaseChange) => set.clocks?.map(({ dueOn, stoppedOn }) => [dueOn, stoppedOn])

test('the target is counted again from the day it began; old category and day stay in the timeline, the citizen hears', async () => {
  const found = build()
  expect(found.clocks.map(({ dueOn }) => dueOn)).toEqual(['2026-11-16'])
  const done = await change(found, 'environment', { text: 'là rác' })
  expect(done.set.category).toBe('environment')
  expect(dueOf(done)).toEqual([['2026-11-09', null]])
  expect(done.set.clocks?.[0]?.startedOn).toBe('2026-11-02')
  expect(done.set.dueAt).toEqual(done.set.clocks?.[0]?.dueAt)
  expect(done.event).toMatchObject({
    what: 'category_changed',
    from: 'Đường sá, thoát nước, hạn 16/11/2026',
    to: 'Rác thải, môi trường, hạn 09/11/2026',
    text: 'là rác',
    by: { role: 'staff' },
  })
  expect(done.outgoing.map(({ text }) => text)).toEqual([
    'HY-1 được xếp lại vào lĩnh vực “Rác thải, môi trường”. Mục tiêu trả lời của tỉnh nay là chậm nhất ngày 09/11/2026.',
  ])
})

test('a category without a target ends it, and one with a target begins it on the first day', async () => {
  const ended = await change(build(), 'other')
  expect(dueOf(ended)).toEqual([['2026-11-16', '2026-11-05']])
  expect(ended.set.dueAt).toBeNull()
  expect(ended.event).toMatchObject({ from: 'Đường sá, thoát nước, hạn 16/11/2026', to: 'Việc khác', text: null })
  expect(ended.outgoing[0]?.text).toContain('chưa đặt mục tiêu')
  const begun = await change(build({ category: 'other' }), 'environment')
  expect(dueOf(begun)).toEqual([['2026-11-09', null]])
})

test('between two categories without a target nothing changes but the category, and nobody is told', async () => {
  const done = await change(build({ category: 'other' }), 'welfare')
  expect([done.set.clocks, done.set.dueAt, done.outgoing]).toEqual([[], null, []])
  expect(done.event).toMatchObject({ from: 'Việc khác', to: 'Chính sách xã hội' })
})

test('a paused target stays paused; a stopped one stays, and the one after reopening counts from that day', async () => {
  const paused = build()
  paused.clocks = paused.clocks.map((clock) => ({ ...clock, pausedOn: '2026-11-04' }))
  expect((await change(paused, 'environment')).set.clocks?.[0]?.pausedOn).toBe('2026-11-04')
  const reopenedAt = new Date('2026-11-04T09:00:00+07:00')
  const first = build()
  const stopped = first.clocks.map((clock) => ({ ...clock, stoppedOn: '2026-11-03' }))
  const again = begin(first.category, stopped, '2026-11-04')
  const timeline = [
    event('opened', 'received', openedAt),
    event('moved', 'answered', new Date('2026-11-03T09:00:00+07:00')),
    event('moved', 'reopened', reopenedAt),
  ]
  const done = await change({ ...first, ...again, state: 'reopened', timeline }, 'environment')
  expect(dueOf(done)).toEqual([
    ['2026-11-16', '2026-11-03'],
    ['2026-11-11', null],
  ])
})

test('where the target has ended, none begins', async () => {
  const first = build()
  const clocks = first.clocks.map((clock) => ({ ...clock, stoppedOn: '2026-11-03' }))
  const timeline = [event('opened', 'received', openedAt), event('moved', 'answered', openedAt)]
  const done = await change({ ...first, clocks, state: 'answered', timeline }, 'environment')
  expect(dueOf(done)).toEqual([['2026-11-16', '2026-11-03']])
  expect([done.set.dueAt, done.outgoing]).toEqual([null, []])
})

test('an unknown or the same category, a closed case, another commune’s officer and a case changed meanwhile are refused', async () => {
  await expect(change(build(), 'nothing')).rejects.toThrow('trạng thái hiện tại')
  await expect(change(build(), 'roads')).rejects.toThrow('lĩnh vực khác')
  await expect(change(build({ state: 'closed' }), 'environment')).rejects.toThrow('trạng thái hiện tại')
  await expect(change(build({ agency: communeAgency('11953') }), 'environment')).rejects.toThrow(Forbidden)
  await expect(change(build(), 'environment', { isTaken: false })).rejects.toThrow(Conflict)
})

test('every category can be chosen', async () => {
  for (const category of Object.keys(categories).filter((name) => name !== 'roads'))
    expect((await change(build(), category)).set.category).toBe(category)
})

test('the citizen hears who settles it by law beside the province, of a protected case only who has it', () => {
  const settledBy = 'Giám đốc Sở Y tế'
  const told = (agency: Case['agency'], kind: Case['kind'] = 'complaint') => whoSettles({ kind, agency, settledBy })
  expect(told(provinceAgency)).toBe(
    'Giám đốc Sở Y tế (anh/chị gửi đơn thẳng nơi đó; Đầu mối tiếp nhận của tỉnh Hưng Yên chỉ hướng dẫn)',
  )
  expect(told(provinceAgency, 'feedback')).toContain('nhận và chuyển')
  expect(told(communeAgency('12049'))).toBe('UBND xã Mễ Sở')
  expect(told(provinceDenunciations, 'denunciation')).toBe(provinceDenunciations.name)
  expect(whoSettles({ kind: 'complaint', agency: provinceAgency, settledBy: null })).toBe(provinceAgency.name)
})
