import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case, CaseClock } from '../../src/cases/case.js'
import type { CaseStore } from '../../src/cases/case-store.js'
import { type ClocksOf, createClockKeeper } from '../../src/cases/clocks.js'
import type { CaseClockId } from '../../src/cases/kinds/state-table.js'
import { createClockRecomputing } from '../../src/cases/recompute-clocks.js'
import type { RecomputingState } from '../../src/cases/recomputing-store.js'
import { createCalendars } from '../../src/deadlines/calendar.js'
import { type CalendarContent, type Closure, type DayOff, readCalendarData } from '../../src/deadlines/calendar-data.js'
import type { Finding } from '../../src/deadlines/clock-rules.js'
import { addDays } from '../../src/deadlines/working-days.js'
import { calendarWith, dayOff, swapped } from '../deadlines/build-calendar.js'
import { caseIn, communeCode } from './case-parts.js'

const shipped = readCalendarData()
const clocksBy =
  (content: CalendarContent): ClocksOf =>
  ({ agency, formerOffices }) => {
    const calendar = createCalendars(content).of({ now: agency.communeCode, before: formerOffices })
    return createClockKeeper(() => calendar, { default: 15 })
  }
const place = caseIn('feedback', 'received')

type History = {
  clockId: CaseClockId
  start: string
  isComplex: boolean
  extensions: readonly number[]
  stands: readonly { after: number; lasting: number }[]
  endsStanding: boolean
}

/** A clock as it runs, by the calendar of its time. */
const live = (content: CalendarContent, history: History): { clocks: CaseClock[]; findings: Finding[] } => {
  const keeper = clocksBy(content)(place)
  const findings: Finding[] = history.isComplex ? ['complex'] : []
  const step = { category: 'roads' as const, findings: [] as Finding[], stops: [], starts: [] }
  let { clocks } = keeper.afterStep({
    ...step,
    clocks: [],
    day: history.start,
    starts: [{ clock: history.clockId, day: history.start }],
  })
  const found = { before: [], after: findings, category: 'roads' as const, day: history.start }
  if (history.isComplex) clocks = keeper.underFinding(clocks, found).clocks
  for (const days of history.extensions)
    if (history.clockId === 'tc.resolve') clocks = keeper.extend(clocks, 'tc.resolve', days).clocks
  let day = history.start
  for (const { after, lasting } of history.stands) {
    day = addDays(day, after)
    clocks = keeper.afterStep({ ...step, clocks, day, pause: 'stand' }).clocks
    day = addDays(day, lasting)
    clocks = keeper.afterStep({ ...step, clocks, day, pause: 'go_on' }).clocks
  }
  if (history.endsStanding) clocks = keeper.afterStep({ ...step, clocks, day: addDays(day, 1), pause: 'stand' }).clocks
  return { clocks, findings }
}

/** What is over doesn't stand still: a calendar under which it is over on another day isn't the same story. */
const standsOf = (clocks: readonly CaseClock[]): string =>
  JSON.stringify(clocks.map(({ pauses, pausedOn }) => [pauses, pausedOn]))

const anyDay = fc.integer({ min: 0, max: 800 }).map((count) => addDays('2026-02-01', count))
const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
const saturdayAfter = (day: string): string => addDays(day, 6 - new Date(`${day}T00:00:00Z`).getUTCDay())
const anyDayOff: fc.Arbitrary<DayOff> = fc
  .record({ day: anyDay.filter(isWeekday), isSwapped: fc.boolean() })
  .map(({ day, isSwapped }) => (isSwapped ? swapped(day, saturdayAfter(day)) : dayOff(day)))
const anyClosure: fc.Arbitrary<Closure> = fc
  .record({ from: anyDay, days: fc.integer({ min: 0, max: 20 }), code: fc.constantFrom(communeCode, '11953') })
  .map(({ from, days, code }) => ({
    id: from,
    communeCode: code,
    from,
    to: addDays(from, days),
    reason: 'Lũ',
    decision: 'QĐ',
  }))
/** The shipped calendar with days put in, days taken away, communes closed, a year made official. */
const anyCalendar: fc.Arbitrary<CalendarContent> = fc
  .record({
    added: fc.array(anyDayOff, { maxLength: 12 }),
    removed: fc.array(fc.nat(200), { maxLength: 4 }),
    closures: fc.array(anyClosure, { maxLength: 3 }),
    isOfficial: fc.boolean(),
  })
  .map(({ added, removed, closures, isOfficial }) => ({
    years: Object.fromEntries(
      Object.entries(shipped.years).map(([year, one]) => [
        year,
        {
          ...one,
          status: isOfficial ? ('official' as const) : one.status,
          daysOff: [
            ...one.daysOff.filter((_, index) => !removed.includes(index)),
            ...added.filter(({ date }) => date.startsWith(year)),
          ],
        },
      ]),
    ),
    closures,
  }))
const clockIds = [
  'target.answer',
  'kn.accept',
  'kn.resolve1',
  'kn.send1',
  'kn.second',
  'kn.effect',
  'kn.sue',
  'kn.dialogue',
  'tc.first',
  'tc.resolve',
  'tc.conclude.send',
  'don.red',
] satisfies CaseClockId[]
const anyHistory: fc.Arbitrary<History> = fc.record({
  clockId: fc.constantFrom(...clockIds),
  start: anyDay,
  isComplex: fc.boolean(),
  extensions: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }),
  stands: fc.array(fc.record({ after: fc.integer({ min: 0, max: 25 }), lasting: fc.integer({ min: 0, max: 40 }) }), {
    maxLength: 3,
  }),
  endsStanding: fc.boolean(),
})

describe('an open clock computed again under a changed calendar', () => {
  test('is what it would be had the calendar been so from the start, whatever happened to it', () => {
    fc.assert(
      fc.property(anyHistory, anyCalendar, anyCalendar, (history, before, after) => {
        const { clocks, findings } = live(before, history)
        const always = live(after, history).clocks
        fc.pre(standsOf(clocks) === standsOf(always))
        expect(clocksBy(after)(place).underCalendar(clocks, findings).clocks).toEqual(always)
      }),
      { numRuns: 500 },
    )
  })

  test('stays as it was when it has ended', () => {
    fc.assert(
      fc.property(anyHistory, anyCalendar, (history, after) => {
        const ended = live(shipped, history).clocks.map((clock) => ({ ...clock, stoppedOn: '2026-12-01' }))
        expect(clocksBy(after)(place).underCalendar(ended, [])).toEqual({ clocks: ended, dueAt: null })
      }),
      { numRuns: 200 },
    )
  })

  test('of the province’s own target keeps the days that it was given', () => {
    const { clocks } = live(shipped, { ...quiet, clockId: 'target.answer', start: '2026-11-25' })
    const others = createClockKeeper(() => createCalendars(shipped).state, { default: 3, roads: 1 })
    expect(others.underCalendar(clocks, []).clocks).toEqual(clocks)
  })
})

const quiet = { isComplex: false, extensions: [], stands: [], endsStanding: false }
const at = new Date('2026-11-30T03:00:00Z')
const flood: Closure = { id: 'f', communeCode, from: '2026-12-01', to: '2026-12-03', reason: 'Lũ', decision: 'QĐ' }

/** Cases in memory behind a calendar that the test changes; `dieAfter` writes the process is gone. */
const recomputing = (cases: Case[]) => {
  let content = calendarWith('2026')
  let number = 0
  let left = Number.POSITIVE_INFINITY
  let state: RecomputingState | null = null
  const told: string[] = []
  let afterFind = (): void => undefined
  const replace = (before: Case, more: Partial<Case>): boolean => {
    if (left-- <= 0) throw new Error('killed')
    const index = cases.findIndex(({ id, version }) => id === before.id && version === before.version)
    if (index < 0) return false
    cases[index] = { ...(cases[index] as Case), ...more, version: before.version + 1 }
    return true
  }
  const isOpen = (one: Case): boolean => one.clocks.some(({ stoppedOn }) => stoppedOn === null)
  const store = {
    async findWithOpenClocks(after: string, { isProtected, limit }: { isProtected: boolean; limit: number }) {
      const found = isProtected ? [] : cases.filter((one) => one.id > after && isOpen(one)).slice(0, limit)
      afterFind()
      return found
    },
    get: async (id: string) => cases.find((one) => one.id === id) ?? null,
    putClocks: async (before: Case, running: Partial<Case>) => replace(before, running),
    async apply(before: Case, { set, event, outgoing }: Parameters<CaseStore['apply']>[1]) {
      const timeline = [...(cases.find(({ id }) => id === before.id)?.timeline ?? []), event]
      const isDone = replace(before, { ...set, timeline })
      if (isDone) told.push(...outgoing.map(({ text }) => text))
      return isDone
    },
  } as unknown as CaseStore
  const verbs = createClockRecomputing({
    store,
    progress: {
      get: async () => state,
      async begin(first) {
        state ??= first
      },
      async put(next) {
        if (left-- <= 0) throw new Error('killed')
        state = next
      },
    },
    clocksOf: (found) => clocksBy(content)(found),
    clocksUnder: clocksBy,
    calendar: {
      refresh: async () => undefined,
      current: () => ({ number, key: String(number), content, calendars: createCalendars(content) }),
    },
  })
  return {
    ...verbs,
    cases,
    told,
    state: () => state,
    change(next: CalendarContent) {
      content = next
      number += 1
    },
    onFound(does: () => void) {
      afterFind = does
    },
    dieAfter(writes: number) {
      left = writes
    },
  }
}

const openCases = (count: number): Case[] =>
  Array.from({ length: count }, (_, index) => {
    const { clocks } = live(shipped, { ...quiet, clockId: 'target.answer', start: '2026-11-25' })
    return caseIn('feedback', 'received', {
      id: `case-${String(index).padStart(4, '0')}`,
      clocks,
      dueAt: clocks[0]?.dueAt ?? null,
    })
  })
const changesOf = ({ timeline }: Case) => timeline.filter(({ what }) => what === 'clock_changed')

describe('after a change of the calendar', () => {
  test('a case whose day moves has old and new day in its timeline, and its citizen hears of it', async () => {
    const job = recomputing(openCases(1))
    await job.prepare()
    job.change(calendarWith('2026', {}, [flood]))
    await job.recomputeAll(at)
    const [found] = job.cases as [Case]
    expect(found.clocks[0]).toMatchObject({ dueOn: '2026-12-21' })
    expect(found.dueAt).toEqual(found.clocks[0]?.dueAt)
    expect(changesOf(found)).toMatchObject([
      {
        from: '16/12/2026',
        to: '21/12/2026',
        by: { role: 'system' },
        text: 'Lịch nghỉ thay đổi (bản 1).\nTrả lời phản ánh: 16/12/2026 → 21/12/2026',
      },
    ])
    expect(job.told).toHaveLength(1)
    expect(job.told[0]).toContain('16/12/2026 → 21/12/2026')
  })

  test('nobody hears anything of a duty of the office alone, nor of a case that only is no longer provisional', async () => {
    const { clocks } = live(shipped, { ...quiet, clockId: 'kn.send1', start: '2026-11-30' })
    const promised = live(shipped, { ...quiet, clockId: 'kn.resolve1', start: '2026-11-20' })
    const later = live(shipped, { ...quiet, clockId: 'kn.second', start: '2026-12-10' })
    const job = recomputing([
      caseIn('complaint', 'decided', { id: 'a', clocks }),
      caseIn('complaint', 'decided', { id: 'b', clocks: later.clocks }),
      caseIn('complaint', 'accepted', { id: 'c', clocks: [...promised.clocks, ...clocks] }),
    ])
    await job.prepare()
    const made = calendarWith('2027', { status: 'official', decision: 'TB 1' })
    const { '2026': year } = calendarWith('2026', { added: [dayOff('2026-12-01')] }).years
    job.change({ ...made, years: { ...made.years, ...(year && { '2026': year }) }, closures: [flood] })
    await job.recomputeAll(at)
    expect(job.told).toEqual([])
    expect(job.cases.map((one) => changesOf(one).length)).toEqual([1, 0, 1])
    expect(later.clocks[0]?.provisional).toBe(true)
    expect(job.cases[1]?.clocks[0]?.provisional).toBe(false)
  })

  test.each([
    ['kn.send1', 0],
    ['kn.accept', 0],
    ['tc.first', 0],
    ['target.answer', 1],
  ] as const)(
    'a closure of the commune moves no term of the law, only the province’s own target: %s',
    async (clockId, changes) => {
      const { clocks } = live(shipped, { ...quiet, clockId, start: '2026-11-30' })
      const job = recomputing([caseIn('complaint', 'received', { clocks })])
      await job.prepare()
      job.change({ ...shipped, closures: [flood] })
      await job.recomputeAll(at)
      expect(job.cases.map((one) => changesOf(one).length)).toEqual([changes])
    },
  )

  test('the end of a citizen’s own limit is told', async () => {
    const { clocks } = live(shipped, { ...quiet, clockId: 'kn.second', start: '2026-11-11' })
    expect(clocks[0]?.dueOn).toBe('2026-12-11')
    const job = recomputing([caseIn('complaint', 'decided', { clocks })])
    await job.prepare()
    job.change(calendarWith('2026', { added: [dayOff('2026-12-11')] }))
    await job.recomputeAll(at)
    expect(job.told[0]).toContain('Khiếu nại lần hai: 11/12/2026 → 14/12/2026')
  })

  test('what stands still is computed again without a word, what has ended stays', async () => {
    const standing = live(shipped, { ...quiet, clockId: 'tc.resolve', start: '2026-11-11', endsStanding: true })
    const ended = live(shipped, { ...quiet, clockId: 'kn.second', start: '2026-11-11' }).clocks
    const clocks = [...standing.clocks, ...ended.map((clock) => ({ ...clock, stoppedOn: '2026-11-20' }))]
    const job = recomputing([caseIn('complaint', 'accepted', { clocks })])
    await job.prepare()
    job.change(calendarWith('2026', { added: [dayOff('2026-12-11')] }))
    await job.recomputeAll(at)
    expect(job.cases[0]?.clocks.map(({ dueOn }) => dueOn)).toEqual(['2026-12-14', '2026-12-11'])
    expect(job.told).toEqual([])
  })

  test('killed before any of its writes and begun again, each case has the change once', async () => {
    for (let writes = 0; ; writes += 1) {
      const job = recomputing(openCases(3))
      await job.prepare()
      job.change(calendarWith('2026', {}, [flood]))
      job.dieAfter(writes)
      const wasKilled = await job.recomputeAll(at).then(
        () => false,
        () => true,
      )
      job.dieAfter(Number.POSITIVE_INFINITY)
      await job.recomputeAll(at)
      await job.recomputeAll(new Date(at.getTime() + 60_000))
      expect(job.cases.map((one) => changesOf(one).length)).toEqual([1, 1, 1])
      expect(job.told).toHaveLength(3)
      expect(job.state()?.passesDone).toBe(2)
      if (!wasKilled) break
    }
  })

  test('killed in the middle of many, it goes on where it was', async () => {
    const job = recomputing(openCases(230))
    await job.prepare()
    job.change(calendarWith('2026', {}, [flood]))
    job.dieAfter(105)
    await expect(job.recomputeAll(at)).rejects.toThrow('killed')
    expect(job.state()).toMatchObject({ after: 'case-0099', isProtected: false, passesDone: 0 })
    job.dieAfter(Number.POSITIVE_INFINITY)
    await job.recomputeAll(at)
    expect(job.cases.map((one) => changesOf(one).length)).toEqual(job.cases.map(() => 1))
  })

  test('all cases are gone over, more than a batch of them, and once more later for what old calendars still wrote', async () => {
    const job = recomputing(openCases(230))
    await job.prepare()
    job.change(calendarWith('2026', {}, [flood]))
    await job.recomputeAll(at)
    expect(job.cases.every((one) => changesOf(one).length === 1)).toBe(true)
    const late = openCases(1)[0] as Case
    job.cases.push({ ...late, id: 'late' })
    await job.recomputeAll(new Date(at.getTime() + 1_000))
    expect(changesOf(job.cases.at(-1) as Case)).toHaveLength(0)
    await job.recomputeAll(new Date(at.getTime() + 20_000))
    expect(changesOf(job.cases.at(-1) as Case)).toHaveLength(1)
    expect(job.cases.every((one) => changesOf(one).length === 1)).toBe(true)
  })

  test('a change that is taken back gives the old days back, and both are in the timeline', async () => {
    const job = recomputing(openCases(1))
    await job.prepare()
    job.change(calendarWith('2026', {}, [flood]))
    await job.recomputeAll(at)
    job.change(calendarWith('2026'))
    await job.recomputeAll(at)
    expect(changesOf(job.cases[0] as Case).map(({ to }) => to)).toEqual(['21/12/2026', '16/12/2026'])
  })

  test('an officer who was faster is not overwritten', async () => {
    const job = recomputing(openCases(1))
    await job.prepare()
    job.change(calendarWith('2026', {}, [flood]))
    const [before] = job.cases as [Case]
    job.onFound(() => {
      if (before === job.cases[0]) job.cases[0] = { ...before, version: before.version + 1, state: 'in_progress' }
    })
    await job.recomputeAll(at)
    expect(job.cases[0]).toMatchObject({ state: 'in_progress', clocks: [{ dueOn: '2026-12-21' }] })
  })

  test.each([
    ['a commune that is closed', '11953', [flood], 1],
    ['one that isn’t', '11953', [], 0],
    ['where it lay already', communeCode, [flood], 0],
  ])('a case that went to %s goes by its closures at once', async (_to, from, closures, changes) => {
    const job = recomputing(openCases(1))
    const [found] = job.cases as [Case]
    job.change(calendarWith('2026', {}, closures))
    await job.recomputeMoved({ ...found, agency: { ...found.agency, communeCode: from } }, at)
    expect(job.cases.map((one) => changesOf(one).length)).toEqual([changes])
  })

  test('the dry run counts and names the cases, and changes nothing', async () => {
    const job = recomputing(openCases(130))
    await job.prepare()
    const copy = structuredClone(job.cases)
    const preview = await job.preview(calendarWith('2026', {}, [flood]), 5)
    expect(preview.count).toBe(130)
    expect(preview.cases).toHaveLength(5)
    expect(preview.cases[0]?.changes).toEqual([{ name: 'Trả lời phản ánh', from: '2026-12-16', to: '2026-12-21' }])
    expect(job.cases).toEqual(copy)
    expect((await job.preview(calendarWith('2026'), 5)).count).toBe(0)
  })
})
