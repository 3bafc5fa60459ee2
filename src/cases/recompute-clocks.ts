import { randomUUID } from 'node:crypto'
import type { CalendarContent } from '../deadlines/calendar-data.js'
import type { CalendarInForce } from '../deadlines/live-calendar.js'
import { reply } from '../messaging/message.js'
import { localDay, readableDay } from '../shared/clock.js'
import type { Case, CaseClock, TimelineEvent } from './case.js'
import type { CaseStore } from './case-store.js'
import { newsOf } from './change-case.js'
import { type ClocksOf, nameOfClock, ownLimits, promisedDay } from './clocks.js'
import { kindOf } from './kinds/index.js'
import type { RecomputingState, RecomputingStore } from './recomputing-store.js'
import { caseWording } from './wording.js'

const say = caseWording.recomputed

/** A day of a case that is another one by a changed calendar. */
export type ClockChange = { name: string; from: string; to: string }

/** A case whose days a calendar would move, for who changes it. */
export type MovedCase = Pick<Case, 'id' | 'receiptCode' | 'kind'> & { changes: ClockChange[] }

type Recomputed = Pick<Case, 'clocks' | 'dueAt'> & { changes: ClockChange[]; isSame: boolean }

/** Everything of a clock that a calendar decides. */
const computedOf = ({ rawLastDay, dueOn, dueAt, remindOn, skipped, provisional }: CaseClock): string =>
  JSON.stringify([rawLastDay, dueOn, dueAt, remindOn, skipped.map(({ date, name }) => [date, name]), provisional])

/** What the calendar behind `clocksOf` makes of a case's open clocks; ended ones stay, and a joined case has no due day of its own. */
const recompute = (found: Case, clocksOf: ClocksOf): Recomputed => {
  const { clocks, dueAt } = clocksOf(found).underCalendar(found.clocks, found.findings)
  const pairs = clocks.map((after, index) => ({ after, before: found.clocks[index] as CaseClock }))
  return {
    clocks,
    dueAt: found.joinedTo === null ? dueAt : found.dueAt,
    isSame: pairs.every(({ before, after }) => computedOf(before) === computedOf(after)),
    changes: pairs.flatMap(({ before, after }) =>
      before.dueOn === after.dueOn ? [] : [{ name: nameOfClock(after), from: before.dueOn, to: after.dueOn }],
    ),
  }
}

/** The days that the citizen was told of and that are others now: the day of an answer, the ends of their own limits. */
const toldChanges = (found: Case, clocks: readonly CaseClock[], today: string): ClockChange[] => {
  const [from, to] = [promisedDay(found.clocks), promisedDay(clocks)]
  const limits = new Map(ownLimits(found.clocks).map((limit) => [limit.clockId, limit.dueOn]))
  const changes = [
    ...(from !== null && to !== null && from !== to ? [{ name: say.answer, from, to }] : []),
    ...ownLimits(clocks).flatMap((limit) => {
      const before = limits.get(limit.clockId)
      return before && before !== limit.dueOn ? [{ name: nameOfClock(limit), from: before, to: limit.dueOn }] : []
    }),
  ]
  return changes.filter((change) => change.from >= today || change.to >= today)
}

const changeLine = ({ name, from, to }: ClockChange): string => say.line(name, readableDay(from), readableDay(to))

const eventOf = (changes: readonly ClockChange[], why: string, at: Date): TimelineEvent => ({
  id: randomUUID(),
  at,
  by: { role: 'system', accountId: null, name: caseWording.system },
  what: 'clock_changed',
  from: changes.map(({ from }) => readableDay(from)).join(', '),
  to: changes.map(({ to }) => readableDay(to)).join(', '),
  text: [why, ...changes.map(changeLine)].join('\n'),
  paper: null,
})

const batch = 100
/** A pass, and another one when no process can still work by the calendar of before. */
const passes = 2
const settleMs = 15_000
const tries = 5

/**
 * Computes the open clocks of cases again by the calendar in force. A case whose days move gets its new clocks, an entry
 * with old and new days, and where a day was promised a message, in one update; computed a second time it is the same
 * and gets nothing. So a pass that was cut off, or is done twice, leaves each change on each case exactly once.
 */
export const createClockRecomputing = ({
  store,
  progress,
  clocksOf,
  clocksUnder,
  calendar,
}: {
  store: CaseStore
  progress: RecomputingStore
  clocksOf: ClocksOf
  /** The clocks under a calendar that isn't in force. */
  clocksUnder: (content: CalendarContent) => ClocksOf
  calendar: { refresh(): Promise<void>; current(): CalendarInForce }
}) => {
  const recomputeCase = async (seen: Case, why: () => string, at: Date): Promise<void> => {
    const isProtected = kindOf(seen.kind).isProtected
    let found: Case | null = seen
    for (let left = tries; found && left > 0; left -= 1) {
      const { changes, isSame, ...running } = recompute(found, clocksOf)
      if (isSame) return
      if (changes.length === 0) {
        if (await store.putClocks(found, running)) return
      } else {
        const event = eventOf(changes, why(), at)
        const told = found.joinedTo === null ? toldChanges(found, running.clocks, localDay(at)) : []
        const text = say.told(found.receiptCode, told.map(changeLine))
        const outgoing = told.length > 0 ? [newsOf(found, event, reply(text))] : []
        if (await store.apply(found, { set: running, event, outgoing })) return
      }
      found = await store.get(seen.id, { isProtected })
    }
  }

  /** Goes over the rest of a pass; false when the calendar changed meanwhile, or the pass was stopped. */
  const goOver = async (begun: RecomputingState, now: Date): Promise<boolean> => {
    const why = (): string => say.why(calendar.current().number)
    let state = begun
    for (const isProtected of begun.isProtected ? [true] : [false, true]) {
      if (state.isProtected !== isProtected) state = { ...state, isProtected, after: '' }
      for (;;) {
        const found = await store.findWithOpenClocks(state.after, { isProtected, limit: batch })
        const last = found.at(-1)
        if (!last) break
        for (const one of found) await recomputeCase(one, why, now)
        if (calendar.current().key !== state.key) return false
        state = { ...state, after: last.id }
        await progress.put(state)
      }
    }
    return true
  }

  const begin = (key: string, seenAt: Date): RecomputingState => ({
    key,
    seenAt,
    passesDone: 0,
    isProtected: false,
    after: '',
  })

  return {
    /** The calendar in force, and how many passes over all cases have ended under it. */
    async version(): Promise<string> {
      const state = await progress.get()
      return `${calendar.current().key} ${state?.key === calendar.current().key ? state.passesDone : 0}`
    },

    /** Takes the calendar of now as the one that the clocks go by, where none was noted. */
    prepare: (): Promise<void> => progress.begin({ ...begin(calendar.current().key, new Date(0)), passesDone: passes }),

    /** Does what is left to do for the calendar in force; to be called again and again, by one process at a time. */
    async recomputeAll(now: Date): Promise<void> {
      await calendar.refresh()
      const { key } = calendar.current()
      const known = await progress.get()
      const state = known?.key === key ? known : begin(key, now)
      if (state !== known) await progress.put(state)
      if (state.passesDone >= passes) return
      const isEarly = Math.abs(now.getTime() - state.seenAt.getTime()) < settleMs
      if (state.passesDone > 0 && isEarly) return
      if (await goOver(state, now))
        await progress.put({ ...state, passesDone: state.passesDone + 1, isProtected: false, after: '' })
    },

    /** A case lies with another office now: its clocks go by that one's closures from then on. */
    async recomputeMoved(before: Case, at: Date): Promise<void> {
      const moved = await store.get(before.id, { isProtected: kindOf(before.kind).isProtected })
      if (!moved || moved.agency.communeCode === before.agency.communeCode) return
      const { closures } = calendar.current().content
      if (closures.some(({ communeCode }) => communeCode === moved.agency.communeCode))
        await recomputeCase(moved, () => say.moved, at)
    },

    /** The cases whose days a calendar would move, protected ones left out; at most `limit` of them are listed. */
    async preview(content: CalendarContent, limit: number): Promise<{ count: number; cases: MovedCase[] }> {
      const under = clocksUnder(content)
      const moved: MovedCase[] = []
      let count = 0
      for (let after = ''; ; ) {
        const found = await store.findWithOpenClocks(after, { isProtected: false, limit: batch })
        const last = found.at(-1)
        if (!last) return { count, cases: moved }
        for (const { id, receiptCode, kind, ...rest } of found) {
          const { changes } = recompute({ id, receiptCode, kind, ...rest }, under)
          if (changes.length === 0 || rest.joinedTo !== null) continue
          count += 1
          if (moved.length < limit) moved.push({ id, receiptCode, kind, changes })
        }
        after = last.id
      }
    },
  }
}

/** A store whose cases go by the closures of the office that they come to, whoever sends them there. */
export const followingOffices = (
  store: CaseStore,
  recomputeMoved: (before: Case, at: Date) => Promise<void>,
): CaseStore => ({
  ...store,
  async apply(before, change) {
    if (!(await store.apply(before, change))) return false
    if (change.set.agency) await recomputeMoved(before, change.event.at)
    return true
  },
})
