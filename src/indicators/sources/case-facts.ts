import type { Case, CaseClock, TimelineEvent } from '../../cases/case.js'
import { answerClocks, isRunning } from '../../cases/clocks.js'
import { isFinal, kindOf } from '../../cases/kinds/index.js'
import { standingTimeline } from '../../cases/standing-timeline.js'
import { dayOf } from '../../cases/step-days.js'
import type { Calendar } from '../../deadlines/calendar.js'
import { addDays, addWorkingDays, countWorkingDays } from '../../deadlines/working-days.js'
import { channelOf } from '../../messaging/message.js'
import { localDay } from '../../shared/clock.js'
import { foldMarks } from '../../shared/text.js'
import { type Fact, merged } from '../fact.js'
import type { Measure } from '../measures.js'
import { namesBasis } from './names-basis.js'

/** Counted up when a rule here changes: what cases gave before is then counted anew. */
export const factRules = 'rules 2'

/** What communes never see in any sum: counted for the province alone, as one kind. */
export const protectedKind = 'protected'

/** Nobody heard anything for this many working days: the day of the notice by law (Luật Tiếp công dân Điều 28.1). */
const silentAfter = 10
/** A petition that belongs elsewhere goes there within so many working days (Luật Tiếp công dân Điều 26). */
const movesWithin = 5
const unhappyUpTo = 2

/** Ends of a term that are no answer: the matter went on elsewhere, or the citizen took it back. */
const noAnswer: ReadonlySet<string> = new Set(['withdrawn', 'reclassified', 'sealed', 'joined', 'forwarded', 'guided'])

const apology = /(?<!\p{L})(?:xin lỗi|cáo lỗi|chậm|trễ|gia hạn|chưa xong)(?!\p{L})/iu

const isAnswerClock = ({ clockId }: CaseClock): boolean => answerClocks.some((one) => one === clockId)

/**
 * Its own terms of an answer: neither brought by a joined case nor gone on with another. Where the province set no target for
 * feedback it is the mark of Nghị định 154/2026 Điều 41.3.b.
 */
const termsOf = ({ kind, clocks }: Case): CaseClock[] => {
  const own = clocks.filter(({ comesFrom, goesOnWith }) => comesFrom === undefined && goesOnWith === undefined)
  const terms = own.filter(isAnswerClock)
  return terms.length === 0 && kind === 'feedback' ? own.filter(({ clockId }) => clockId === 'don.red') : terms
}

/** The first day after the last one, from which on a term is late; null: never, as things stand. */
const lateFrom = ({ stoppedOn, pausedOn, dueOn }: CaseClock): string | null => {
  const ended = stoppedOn ?? pausedOn
  return ended !== null && ended <= dueOn ? null : addDays(dueOn, 1)
}

const wasMadeLonger = (clock: CaseClock): boolean =>
  clock.extensions > 0 || clock.pauses.length > 0 || clock.pausedOn !== null || (clock.findings?.length ?? 0) > 0

const speaksToCitizen = ({ what, by }: TimelineEvent): boolean =>
  by.role !== 'citizen' &&
  (by.role === 'staff' || what === 'unanswered') &&
  ['moved', 'replied', 'asked', 'acted', 'duty_done', 'transferred', 'told', 'unanswered'].includes(what)

/** Thanks are filed under the same category as blame. */
const praise = /\b(?:khen|cam on|bieu duong|tuyen duong)\b/

type Count = (day: string, measure: Measure, more?: { by?: string; n?: number; commune?: string }) => void

const countTerms = (found: Case, calendar: Calendar, timeline: readonly TimelineEvent[], count: Count): void => {
  const [outcome] = timeline.filter(({ what }) => what === 'moved').slice(-1)
  const isAnswered = !noAnswer.has(found.state) && !noAnswer.has(outcome?.to ?? '')
  for (const clock of termsOf(found)) {
    const { stoppedOn, dueOn, startedOn } = clock
    const late = lateFrom(clock)
    if (late !== null) {
      count(late, 'late')
      if (stoppedOn !== null) count(stoppedOn, 'late', { n: -1 })
    }
    if (stoppedOn === null || !isAnswered) continue
    count(stoppedOn, 'answered')
    count(stoppedOn, 'answered_days', { by: String(countWorkingDays(calendar, startedOn, stoppedOn)) })
    if (wasMadeLonger(clock)) count(stoppedOn, 'answered_longer')
    if (stoppedOn <= dueOn) {
      count(stoppedOn, 'answered_in_time')
      if (!wasMadeLonger(clock)) count(stoppedOn, 'answered_by_first_day')
    } else {
      count(stoppedOn, 'answered_late')
      const told = timeline.some(
        (event) =>
          ['replied', 'acted'].includes(event.what) &&
          event.by.role === 'staff' &&
          dayOf(event) >= startedOn &&
          dayOf(event) <= dueOn &&
          apology.test(event.text ?? ''),
      )
      if (told) count(stoppedOn, 'late_told')
    }
  }
}

const countNotice = ({ clocks }: Case, count: Count): void => {
  for (const clock of clocks) {
    if (clock.clockId !== 'pa.notice' || clock.comesFrom !== undefined || clock.goesOnWith !== undefined) continue
    const day = clock.stoppedOn !== null && clock.stoppedOn < clock.dueOn ? clock.stoppedOn : clock.dueOn
    count(day, 'notice_due')
    if (clock.stoppedOn !== null && clock.stoppedOn <= clock.dueOn) count(day, 'notice_in_time')
  }
}

const countSteps = (found: Case, timeline: readonly TimelineEvent[], count: Count): void => {
  for (const event of timeline) {
    if (event.what === 'unanswered') count(dayOf(event), 'escalated')
    if (event.what !== 'moved') continue
    const day = dayOf(event)
    if (event.to === 'refused') count(day, 'refused', { by: event.facts?.ground ?? '' })
    if (event.to === 'forwarded' || event.to === 'guided') count(day, 'forwarded')
    if (event.to === 'withdrawn') count(day, 'withdrawn')
    if (event.to === 'reopened') count(day, 'reopened')
    if (event.to === 'paused') count(day, 'paused')
    if (event.to === 'answered' || event.to === 'decided') {
      count(day, 'answered_in_words')
      if (namesBasis(event.text ?? '')) count(day, 'answered_with_basis')
    }
  }
  if (found.rating) count(localDay(found.rating.at), 'rated', { by: String(found.rating.score) })
}

/** Moves between agencies count for the one that moved it on. */
const countTransfers = ({ formerOffices }: Case, since: string, calendar: Calendar, count: Count): void => {
  let from = since
  formerOffices.forEach(({ communeCode, until }, index) => {
    const commune = communeCode ?? ''
    count(until, 'moved', { commune })
    if (until <= addWorkingDays(calendar, from, movesWithin)) count(until, 'moved_in_time', { commune })
    if (index === 1) count(until, 'bounced', { commune })
    from = until
  })
}

/** Stretches of open cases in which nobody told the citizen anything for ten working days. */
const countSilence = (
  timeline: readonly TimelineEvent[],
  { from, until }: { from: string; until: string | null },
  calendar: Calendar,
  count: Count,
): void => {
  const told = timeline.filter(speaksToCitizen).map(dayOf)
  const days = [from, ...told.filter((day) => day > from && (until === null || day < until))].toSorted()
  days.forEach((day, index) => {
    const next = days[index + 1] ?? until
    const silent = addDays(addWorkingDays(calendar, day, silentAfter), 1)
    if (next !== null && next < silent) return
    count(silent, 'silent')
    if (next !== null) count(next, 'silent', { n: -1 })
  })
}

/** The first day on which it turned out badly: late, taken up again, marked low; null: it didn't. */
const unhappyDay = (found: Case, timeline: readonly TimelineEvent[]): string | null => {
  const days = [
    ...termsOf(found).flatMap((clock) => lateFrom(clock) ?? []),
    ...timeline.filter(({ what, to }) => what === 'moved' && to === 'reopened').map(dayOf),
    ...(found.rating && found.rating.score <= unhappyUpTo ? [localDay(found.rating.at)] : []),
  ]
  return days.toSorted()[0] ?? null
}

/** Of a denunciation nothing is counted but that there is one, and whether its first handling was in time (Luật Tố cáo Điều 24). */
const protectedFacts = (found: Case, received: string): Fact[] => {
  const of = { commune: '', kind: protectedKind, field: '', by: '', n: 1 }
  const first = found.clocks.filter(({ clockId }) => clockId === 'tc.first')
  return [
    { day: received, measure: 'received', ...of },
    ...first.flatMap((clock): Fact[] => {
      const { stoppedOn, dueOn } = clock
      if (stoppedOn === null && !isRunning(clock)) return []
      const day = stoppedOn !== null && stoppedOn < dueOn ? stoppedOn : dueOn
      const handled: Fact = { day, measure: 'first_handled', ...of }
      return stoppedOn !== null && stoppedOn <= dueOn ? [handled, { ...handled, measure: 'first_in_time' }] : [handled]
    }),
  ]
}

/**
 * What a case gives to the figures, by its days as they stand: some lie ahead (the day after its last one) and go again when
 * it is answered before. A petition that nobody signed gives nothing, and what became another case ends without an answer.
 */
export const caseFacts = (found: Case, calendarOf: (commune: string | null) => Calendar): Fact[] => {
  const timeline = standingTimeline(found)
  const first = timeline.find(({ what, to }) => (what === 'opened' || what === 'moved') && to === 'received')
  if (!first) return []
  const received = first.what === 'opened' ? (found.entry?.receivedOn ?? localDay(found.openedAt)) : dayOf(first)
  if (kindOf(found.kind).isProtected) return merged(protectedFacts(found, received))

  const calendar = calendarOf(found.agency.communeCode)
  const of = { commune: found.agency.communeCode ?? '', kind: found.kind, field: found.category }
  const facts: Fact[] = []
  const count: Count = (day, measure, { by = '', n = 1, commune } = {}) => {
    facts.push({ day, measure, ...of, ...(commune !== undefined && { commune }), by, n })
  }

  count(received, 'received', { by: found.entry?.way ?? (found.chat === null ? 'form' : channelOf(found.chat)) })
  if (found.category === 'officials' && !praise.test(foldMarks(found.text))) count(received, 'about_staff')
  count(received, 'open')
  const last = timeline.findLast(({ what }) => what === 'moved' || what === 'opened')
  const ended = isFinal(found.kind, found.state) || found.state === 'answered' ? (last ? dayOf(last) : received) : null
  if (ended !== null) count(ended, 'open', { n: -1 })

  countTerms(found, calendar, timeline, count)
  if (found.kind === 'feedback') countNotice(found, count)
  countSteps(found, timeline, count)
  countTransfers(found, received, calendar, count)
  countSilence(timeline, { from: received, until: ended }, calendar, count)
  const unhappy = unhappyDay(found, timeline)
  if (unhappy !== null) count(unhappy, 'unhappy')
  return merged(facts)
}
