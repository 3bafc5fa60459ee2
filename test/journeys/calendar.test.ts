import { expect, test, vi } from 'vitest'
import type { Account } from '../../src/accounts/roles.js'
import type { Case } from '../../src/cases/case.js'
import { kindOf } from '../../src/cases/kinds/index.js'
import type { CalendarEdit } from '../../src/deadlines/calendar-edit.js'
import { type Citizen, useJourney } from './journey.js'

const journey = useJourney({ FEEDBACK_TARGETS: 'default=15' })
const by = { by: 'Quản trị', accountId: 'admin' }

const save = async (edit: CalendarEdit): Promise<void> => {
  const { deadlines } = journey.core
  await deadlines.save(edit, { seen: deadlines.current().number, ...by, at: journey.now() })
}
const dayOff2026 = (date: string, name: string): CalendarEdit => {
  const year = journey.core.deadlines.current().content.years['2026']
  if (!year) throw new Error('no 2026')
  const daysOff = year.daysOff.map(({ assumed: _assumed, ...rest }) => rest)
  const added = { date, name, kind: 'public' as const, makeUpDay: null }
  return { what: 'year', year: '2026', status: year.status, decision: year.decision, daysOff: [...daysOff, added] }
}

const openFeedback = async (): Promise<{ citizen: Citizen; found: Case }> => {
  const citizen = journey.citizen()
  await citizen.say('đường làng tôi ở Bình Minh ngập rác hôi thối')
  await citizen.say('Khoái Châu')
  for (const answer of ['cả tuần nay', 'Bỏ qua', 'Bỏ qua', 'Bỏ qua']) await citizen.say(answer)
  await citizen.press('Gửi')
  const code = /[A-Z0-9]{5}-[A-Z0-9]{5}/.exec(citizen.heard())?.[0] ?? ''
  const found = await journey.core.cases.getByReceiptCode(code)
  if (!found) throw new Error(citizen.heard())
  return { citizen, found }
}

const reported = {
  category: 'other' as const,
  placeText: null,
  communeCode: '12049',
  when: null,
  against: null,
  request: null,
  evidence: null,
  attachments: [],
  reporter: { name: null, address: null, phone: null },
}
/** A case as it stands after a talk, without the talk. */
const open = (kind: 'feedback' | 'denunciation', text: string, chat = journey.citizen().chat): Promise<Case> =>
  journey.core.cases.open({
    content: { ...reported, kind, text },
    openedBy: `calendar:${text}`,
    chat,
    at: journey.now(),
  })

const load = async ({ id, kind }: Case): Promise<Case> => {
  const found = await journey.core.cases.store.get(id, { isProtected: kindOf(kind).isProtected })
  if (!found) throw new Error('gone')
  return found
}
const targetOf = ({ clocks }: Case) => clocks.find(({ clockId }) => clockId === 'target.answer')
const changesOf = ({ timeline }: Case) => timeline.filter(({ what }) => what === 'clock_changed')

/** Lets the jobs of the next minute run. */
const minuteLater = async (): Promise<void> => {
  journey.setNow(new Date(journey.now().getTime() + 60_000).toISOString())
  await journey.core.jobs.runDue()
}

test('a day off put in moves the day of an open case: old and new are in its timeline, the citizen hears it once', async () => {
  const { citizen, found } = await openFeedback()
  expect(targetOf(found)?.dueOn).toBe('2026-12-16')
  const preview = await journey.core.cases.previewCalendar(
    (await journey.core.deadlines.propose(dayOff2026('2026-12-10', 'Ngày nghỉ thử'), 0)).content,
    10,
  )
  expect(preview.cases.find(({ receiptCode }) => receiptCode === found.receiptCode)?.changes).toContainEqual({
    name: 'Trả lời phản ánh',
    from: '2026-12-16',
    to: '2026-12-17',
  })
  await save(dayOff2026('2026-12-10', 'Ngày nghỉ thử'))
  await minuteLater()
  await vi.waitFor(async () => expect(targetOf(await load(found))?.dueOn).toBe('2026-12-17'), 10_000)
  const moved = await load(found)
  expect(changesOf(moved)[0]?.text).toContain('Trả lời phản ánh: 16/12/2026 → 17/12/2026')
  expect(moved.dueAt?.toISOString()).toBe(moved.clocks.map(({ dueAt }) => dueAt.toISOString()).sort()[0])
  await minuteLater()
  await minuteLater()
  await journey.core.messaging.outbox.collect()
  await vi.waitFor(() => expect(citizen.delivered().at(-1)?.text).toContain('16/12/2026 → 17/12/2026'), 10_000)
  expect(changesOf(await load(found))).toHaveLength(1)
  expect(citizen.delivered().filter(({ text }) => text.includes('Lịch nghỉ'))).toHaveLength(1)
  await citizen.say(found.receiptCode)
  expect(citizen.heard()).toContain('17/12/2026')
})

test('what a case is opened with after the change goes by it', async () => {
  const found = await open('feedback', 'đèn đường hỏng')
  expect(targetOf(found)?.dueOn).toBe('2026-12-17')
  await minuteLater()
  expect(changesOf(await load(found))).toEqual([])
})

test('a flood counts for the commune’s own cases, for one that comes there later, and not for what it gave away before', async () => {
  const found = await open('feedback', 'cống tắc')
  const elsewhere = '11953'
  const flood = { from: '2026-11-30', to: '2026-12-04', reason: 'Lũ lụt', decision: 'QĐ 15/QĐ-UBND' }
  await save({ what: 'closure', id: null, communeCode: elsewhere, ...flood })
  await minuteLater()
  expect(targetOf(await load(found))?.dueOn).toBe('2026-12-17')
  const leaderOf = (communeCode: string | null): Account => ({
    id: 'l',
    userName: 'l',
    displayName: 'Lãnh đạo',
    role: 'leader',
    communeCode,
  })
  const move = async (to: string, at: string): Promise<Case> => {
    journey.setNow(at)
    const { cases } = journey.core
    const seen = async (communeCode: string | null) => ({
      account: leaderOf(communeCode),
      found: await load(found),
      at: journey.now(),
    })
    await cases.transfer(await seen((await load(found)).agency.communeCode), { to, text: 'Nhầm nơi.' })
    await cases.acceptTransfer(await seen(to))
    return load(found)
  }
  const arrived = await move(elsewhere, '2026-11-30T03:00:00Z')
  expect(arrived.formerOffices).toEqual([{ communeCode: found.agency.communeCode, until: '2026-11-30' }])
  expect(targetOf(arrived)?.dueOn).toBe('2026-12-23')
  expect(changesOf(arrived).at(-1)?.text).toContain('Đổi cơ quan giải quyết')
  const back = await move(found.agency.communeCode ?? '', '2026-12-02T03:00:00Z')
  expect(back.formerOffices).toHaveLength(2)
  await save(dayOff2026('2026-12-11', 'Ngày nghỉ thử nữa'))
  await minuteLater()
  await vi.waitFor(async () => expect(targetOf(await load(found))?.dueOn).toBe('2026-12-22'), 10_000)
})

test('a protected case is computed again like any other, and no dry run names it', async () => {
  journey.setNow('2026-11-24T03:00:00Z')
  const opened = await open('denunciation', 'việc riêng')
  journey.setNow('2026-11-25T03:00:00Z')
  const account: Account = { id: 'd', userName: 'd', displayName: 'D', role: 'denunciation_officer', communeCode: null }
  await journey.core.cases.move({ account, found: opened, at: journey.now() }, { to: 'received', day: '2026-11-24' })
  const first = (found: Case) => found.clocks.find(({ clockId }) => clockId === 'tc.first')?.dueOn
  const before = await load(opened)
  expect(first(before)).toBe('2026-12-03')
  const edit = dayOff2026('2026-12-02', 'Ngày nghỉ thử ba')
  const { deadlines, cases } = journey.core
  const { content: proposed } = await deadlines.propose(edit, deadlines.current().number)
  const preview = await cases.previewCalendar(proposed, 1_000)
  expect(preview.cases.map(({ receiptCode }) => receiptCode)).not.toContain(before.receiptCode)
  await save(edit)
  await minuteLater()
  await vi.waitFor(async () => expect(first(await load(opened))).toBe('2026-12-04'), 10_000)
  expect(changesOf(await load(opened))).toHaveLength(1)
})
