import type { Case, TimelineEvent } from '../../../src/cases/case.js'
import { categoryNames } from '../../../src/cases/categories.js'
import { createClockKeeper } from '../../../src/cases/clocks.js'
import { type CaseKind, stateOf } from '../../../src/cases/kinds/index.js'
import { stateCalendar } from '../../../src/deadlines/calendar.js'
import { addDays } from '../../../src/deadlines/working-days.js'
import { communes } from '../../../src/places/communes.js'
import { localDay } from '../../../src/shared/clock.js'
import { caseIn } from '../../cases/case-parts.js'

/** Numbers from 0 up to 1 that are the same for the same seed (mulberry32). */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const clocks = createClockKeeper(() => stateCalendar, { default: 15, roads: 7 })
const noon = (day: string): Date => new Date(`${day}T12:00:00+07:00`)

/** Steps of the kinds, as officers take them: a state, or a message. */
const courses: Record<string, readonly string[]> = {
  feedback: ['in_progress', 'replied', 'answered', 'reopened', 'answered', 'closed'],
  complaint: ['accepted', 'verifying', 'paused', 'resumed', 'decided', 'in_effect'],
}
const words = ['Đã sửa xong.', 'Theo Điều 28 Luật Tiếp công dân, xã trả lời.', 'Xin lỗi anh/chị, việc còn chậm.']

/** Cases of two years that went every way: answered, late, taken up again, moved, marked, still open. */
export const createRandomCases = (seed: number, { from, to }: { from: string; to: string }) => {
  const random = randomOf(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const length = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
  let events = 0

  const eventOf = (day: string, what: 'opened' | 'moved' | 'replied', state: string | null): TimelineEvent =>
    ({
      id: `e${events++}`,
      at: noon(day),
      by: { role: what === 'opened' ? 'citizen' : 'staff', accountId: null, name: 'Cán bộ' },
      what,
      from: null,
      to: state,
      text: what === 'opened' ? null : pick(words),
      paper: null,
      facts: {},
    }) as TimelineEvent

  /** One more thing happens to a case. */
  const step = (found: Case, day: string, state: string): Case => {
    if (state === 'replied') {
      return { ...found, timeline: [...found.timeline, eventOf(day, 'replied', null)], updatedAt: noon(day) }
    }
    const { starts, stops } = stateOf(found.kind, state as never)
    const isPause = state === 'paused' ? 'stand' : state === 'resumed' ? 'go_on' : null
    const { clocks: after } = clocks.afterStep({
      clocks: found.clocks,
      category: found.category,
      findings: found.findings,
      day,
      starts: starts.flatMap((one) => (typeof one === 'string' ? [{ clock: one, day }] : [])),
      stops,
      ...(isPause && { pause: isPause }),
    })
    return {
      ...found,
      state: state as Case['state'],
      clocks: after,
      timeline: [...found.timeline, eventOf(day, 'moved', state)],
      updatedAt: noon(day),
    }
  }

  const open = (id: string): Case => {
    const day = addDays(from, Math.floor(random() * length))
    const kind: CaseKind = pick(['feedback', 'feedback', 'feedback', 'feedback', 'complaint', 'denunciation'] as const)
    const communeCode = pick(communes).code
    const blank = caseIn(kind as 'feedback', 'received', {
      id,
      receiptCode: id,
      category: pick(categoryNames),
      communeCode,
      agency: { office: 'commune', communeCode: kind === 'denunciation' ? null : communeCode, name: communeCode },
      chat: pick(['web:1', 'telegram:1', 'zalo:1']),
      openedAt: noon(day),
      updatedAt: noon(day),
    })
    const { clocks: started } = clocks.afterStep({
      clocks: [],
      category: blank.category,
      findings: [],
      day,
      starts: stateOf(kind, 'received').starts.flatMap((one) => (typeof one === 'string' ? [{ clock: one, day }] : [])),
      stops: [],
    })
    return { ...blank, clocks: started, timeline: [eventOf(day, 'opened', 'received')] }
  }

  /** What happens to a case next, some days after what happened last; itself where nothing does. */
  const goOn = (found: Case): Case => {
    const [last] = found.timeline.slice(-1)
    const day = addDays(localDay(last?.at ?? found.openedAt), Math.floor(random() * 25))
    if (day > to) return found
    const chance = random()
    if (chance < 0.05 && found.kind !== 'denunciation') {
      const { code } = pick(communes)
      const until = day
      return {
        ...found,
        agency: { ...found.agency, communeCode: code, name: code },
        formerOffices: [...found.formerOffices, { communeCode: found.agency.communeCode, until }],
        updatedAt: noon(day),
      }
    }
    if (chance < 0.1 && found.kind === 'feedback' && found.state === 'answered') {
      const score = pick([1, 2, 3, 4, 5] as const)
      return { ...found, rating: { score, at: noon(day) }, updatedAt: noon(day) }
    }
    /** A correction of what was recorded long ago. */
    if (chance < 0.15) return { ...found, category: pick(categoryNames), updatedAt: noon(to) }
    const course = courses[found.kind] ?? []
    const done = found.timeline.filter(({ what }) => what === 'moved' || what === 'replied').length
    const next = course[done]
    return next === undefined ? found : step(found, day, next)
  }

  /** A case, and all that happened to it up to some point of its life. */
  const make = (id: string): Case => {
    let found = open(id)
    for (let steps = Math.floor(random() * 9); steps > 0; steps -= 1) found = goOn(found)
    return found
  }

  return { random, make, goOn }
}
