import { can } from '../accounts/roles.js'
import { addDays } from '../deadlines/working-days.js'
import { isSameBody } from '../routing/named-office.js'
import { localDay, readableDay } from '../shared/clock.js'
import { foldMarks } from '../shared/text.js'
import type { Case, CaseClock } from './case.js'
import type { CaseVerb } from './change-case.js'
import { isOpenDuty, isOverBy, isRunning, nameOfClock } from './clocks.js'
import { isFinal } from './kinds/index.js'
import { type CaseClockId, crimeClock, type Guard, type Step } from './kinds/state-table.js'
import { namesSender } from './names-sender.js'
import { isSettledElsewhere } from './settled-elsewhere.js'
import { standingTimeline } from './standing-timeline.js'
import { dayOf, receivedOn } from './step-days.js'
import { type ReadStep, stepDay } from './step-form.js'
import { fewestOfGroup, mostWithTwo } from './who-complains.js'
import { hasEndedWithdrawn, isCoerced, isStoppedByWithdrawal, isWithdrawn } from './withdrawals.js'
import { caseWording } from './wording.js'

const say = caseWording.guards

/** What a guard reads besides what was filled in. */
type Verb = Standing & Pick<CaseVerb, 'clocks'>

/** A dialogue is announced at least five days before it (Nghị định 155/2026/NĐ-CP Điều 11). */
const dialogueNoticeDays = 5

/** What the case and the time tell before anything is filled in. */
export type Standing = Pick<CaseVerb, 'account' | 'found' | 'remoteCommunes' | 'at'>

/** Why a step can't be taken as things stand: said beside its name, or not at all. */
export type Obstacle = { why: string; isShown: boolean }

const shown = (why: string): Obstacle => ({ why, isShown: true })
const unsaid = (why: string): Obstacle => ({ why, isShown: false })

const clockOf = ({ clocks }: Case, id: CaseClockId | undefined): CaseClock | undefined =>
  clocks.findLast(({ clockId }) => clockId === id)

const lastDialogue = ({ timeline }: Case): number => timeline.findLastIndex((event) => isInvitation(event))

/**
 * Whoever was away for a good reason, or from what wasn't announced in time, is invited again: nothing was held yet (Nghị định
 * 155/2026/NĐ-CP Điều 11).
 */
const isHeld = ({ timeline }: Case): boolean =>
  timeline.some(({ what, to, facts }, index) => {
    if (what !== 'acted' || to !== 'dialogue_held' || facts?.ground === 'absent_excused') return false
    return facts?.ground !== 'absent' || !isShortNotice(timeline.slice(0, index))
  })

/** Somebody else's letter that brought the case, as an officer wrote it down. */
const isForwarding = ({ what, to }: Case['timeline'][number]): boolean => what === 'acted' && to === 'forwarded'

const isInvitation = ({ what, to }: Case['timeline'][number]): boolean => what === 'moved' && to === 'dialogue'

/** The last invitation came later than five days before, or not at all. */
const isShortNotice = (timeline: Case['timeline']): boolean =>
  timeline.findLast(isInvitation)?.facts?.shortNotice === true

const invitedTo = (found: Case): string => found.timeline[lastDialogue(found)]?.facts?.day ?? ''

const hasMovedTo = (found: Case, to: string): boolean =>
  found.state === to || standingTimeline(found).some(({ what, to: reached }) => what === 'moved' && reached === to)

const isSuspended = ({ timeline }: Case): boolean =>
  timeline.findLast(({ what, to }) => what === 'acted' && (to === 'suspend_execution' || to === 'resume_execution'))
    ?.to === 'suspend_execution'

/** A decision was sent and nobody knows yet when it came: by post that takes days. */
const isReceiptUnknown = ({ timeline }: Case): boolean =>
  timeline.findLast(
    ({ what, to }) => (what === 'duty_done' && isSending(to)) || (what === 'acted' && to === 'decision_received'),
  )?.facts?.day === undefined && timeline.some(({ what, to }) => what === 'duty_done' && isSending(to))

const isSending = (clockId: string | null): boolean => clockId === 'kn.send1' || clockId === 'kn.send2'

const sentOn = ({ timeline }: Case): string => {
  const sent = timeline.findLast(({ what, to }) => what === 'duty_done' && isSending(to))
  return sent ? dayOf(sent) : ''
}

/** A signed letter was recorded as received, here or where the case was split from. */
const isSignedLetter = (found: Case): boolean =>
  standingTimeline(found).some(
    ({ what, to, facts }) =>
      to === 'received' && (what === 'opened' || (what === 'moved' && facts?.letter !== undefined)),
  )

/** The open period in which a denunciation is to be settled. */
const termOf = (found: Case): CaseClock | null => {
  const term = clockOf(found, 'tc.resolve')
  return term?.stoppedOn === null ? term : null
}

/** Grounds of a refusal that rest on a limit being over: which ones. */
const limitOfGround: Record<string, readonly CaseClockId[]> = {
  '11.6': ['kn.limit', 'kn.limit.discipline', 'kn.second'],
  '11.8': ['kn.revive'],
}

/** Grounds that rest on what somebody else decided: which paper, the reason says. */
const othersDecision: ReadonlySet<string> = new Set(['11.7', '11.9'])
/** '15/QĐ-UBND', '12/2026/TB-TA' */
const numberWithSeries = /\d\s*\/\s*[\p{L}\d]/u

/** What the case itself says against a ground of a refusal (Luật Khiếu nại Điều 11); null: nothing. */
const contradiction = (found: Case, ground: string, reason: string): string | null => {
  if (othersDecision.has(ground) && !numberWithSeries.test(reason)) return say.decisionUnnamed
  const limit = found.clocks.findLast(({ clockId }) => limitOfGround[ground]?.includes(clockId))
  const received = limit?.stoppedOn ?? receivedOn(found)
  if (limit && received <= limit.dueOn) return say.notTooLate(readableDay(limit.dueOn), readableDay(received))
  if (ground === '11.4' && !found.authorised && !found.group) return say.nobodyActs
  return ground === '11.5' && isSignedLetter(found) && !found.group ? say.isSigned(readableDay(received)) : null
}

/** Clocks of a period in which a complaint is to be decided. */
const periods: ReadonlySet<CaseClockId> = new Set(['kn.resolve1', 'kn.resolve2'])
const openPeriod = ({ clocks }: Case): CaseClock | undefined =>
  clocks.findLast(({ clockId, stoppedOn }) => periods.has(clockId) && stoppedOn === null)

/** What must be so whatever is filled in; null: it is. */
const standing: Partial<Record<Guard, (verb: Standing) => Obstacle | null>> = {
  dialogue_held({ found }) {
    if (found.state !== 'dialogue') return null
    const sinceInvited = { ...found, timeline: found.timeline.slice(lastDialogue(found)) }
    return isHeld(sinceInvited) ? null : shown(say.dialogueNotHeld)
  },
  dialogue_day_come({ found, at }) {
    const day = invitedTo(found)
    return localDay(at) < day ? shown(say.fromDay(readableDay(day))) : null
  },
  /** Hết thời hạn mà chưa được giải quyết thì khiếu nại lần hai được (Luật Khiếu nại Điều 33 khoản 1). */
  decided_or_unanswered({ found, at }) {
    const period = openPeriod(found)
    if (period && period.pausedOn !== null) return shown(say.periodPaused)
    return period && period.dueAt > at ? shown(say.notYetUnanswered(readableDay(addDays(period.dueOn, 1)))) : null
  },
  /** What the citizen may do after a decision runs from its receipt (Luật Khiếu nại Điều 33, 44). */
  decision_received: ({ found }) =>
    found.clocks.some((clock) => isOpenDuty(clock) && isSending(clock.clockId))
      ? shown(say.notSent)
      : isReceiptUnknown(found)
        ? shown(say.notReceived)
        : null,
  receipt_unknown: ({ found }) => (isReceiptUnknown(found) ? null : unsaid(caseWording.errors.notAllowedNow)),
  regulation_new: ({ found }) => (clockOf(found, 'pa.transfer') ? unsaid(caseWording.errors.alreadyFound) : null),
  regulation_running: ({ found }) => {
    const clock = clockOf(found, 'pa.transfer')
    return clock && isRunning(clock) ? null : unsaid(clock ? caseWording.errors.dutyDone : say.notAboutRegulation)
  },
  regulation_passed_on: ({ found }) => {
    const clock = clockOf(found, 'pa.transfer')
    return clock && isRunning(clock) ? shown(say.regulationNotPassed) : null
  },
  second_term_over({ found, at }) {
    const limit = clockOf(found, 'kn.second')
    return limit && isRunning(limit) && localDay(at) <= limit.dueOn
      ? shown(say.fromDay(readableDay(addDays(limit.dueOn, 1))))
      : null
  },
  /** Who has complained again may sue, and the other way round, while that term of theirs hasn't been used. */
  sue_unused: ({ found }) => unused(found, 'kn.sue'),
  second_unused: ({ found }) => unused(found, 'kn.second'),
  duties_done: ({ found }) => (found.clocks.some(isOpenDuty) ? shown(say.dutiesOpen) : null),
  listed_as_remote: ({ found, remoteCommunes }) =>
    found.communeCode && remoteCommunes.has(found.communeCode) ? null : unsaid(say.notRemote),
  may_be_extended: ({ found }) =>
    (extendable(found)?.extensions ?? mostExtensions) < mostExtensions ? null : unsaid(say.notExtendable),
  leader_after_reopening: ({ account, found }) =>
    found.reopenedByCitizen > 0 && !can(account, 'close_reopened', found.agency.communeCode)
      ? shown(say.leaderCloses)
      : null,
  /** Luật Tố cáo Điều 29 khoản 3, Điều 31 khoản 4. */
  accused_heard({ found }) {
    const isTold = !found.clocks.some((clock) => clock.clockId === 'tc.notify.accused' && isOpenDuty(clock))
    if (!isTold) return shown(say.accusedNotTold)
    const isHeard = found.timeline.some(({ what, to }) => what === 'acted' && to === 'accused_heard')
    return isHeard ? null : shown(say.accusedNotHeard)
  },
  settled_here: ({ found }) => {
    const who = found.settledBy ?? ''
    if (!isSettledElsewhere(found)) return null
    return found.kind === 'denunciation' ? shown(say.denouncedElsewhere(who)) : unsaid(say.settledElsewhere(who))
  },
  transfer_term_new: ({ found }) =>
    found.clocks.some((clock) => clock.clockId === 'tc.transfer' && isOpenDuty(clock))
      ? unsaid(caseWording.errors.alreadyFound)
      : null,
  withdrawal_forced: ({ found }) =>
    isStoppedByWithdrawal(found) && !isCoerced(found) ? shown(say.withdrawnForGood) : null,
  coerced: ({ found }) => (isCoerced(found) ? null : unsaid(caseWording.errors.notAllowedNow)),
  not_published: ({ found }) => (hasMovedTo(found, 'published') ? unsaid(caseWording.errors.notAllowedNow) : null),
  /** Luật Tố cáo Điều 38: a period that stands still runs out only once it goes on. */
  overdue({ found, at }) {
    const term = termOf(found)
    if (!term) return unsaid(caseWording.errors.notAllowedNow)
    return (term.pausedOn ?? localDay(at)) > term.dueOn
      ? null
      : shown(say.notOverdue(readableDay(addDays(term.dueOn, 1))))
  },
  settler_other: ({ found }) => (isSettledElsewhere(found) ? null : unsaid(caseWording.errors.notAllowedNow)),
  protection_granted: ({ found }) => (found.protection === 'granted' ? null : unsaid(say.notProtected)),
  crime_suspected: ({ found }) => {
    const clock = clockOf(found, crimeClock)
    return clock && isRunning(clock) ? null : unsaid(caseWording.errors.notAllowedNow)
  },
  ended_withdrawn: ({ found }) => (hasEndedWithdrawn(found) ? null : unsaid(caseWording.errors.notAllowedNow)),
  passed_on_here: ({ found }) =>
    standingTimeline(found).some(isForwarding) ? null : unsaid(caseWording.errors.notAllowedNow),
  execution_running: ({ found }) => (isSuspended(found) ? unsaid(caseWording.errors.notAllowedNow) : null),
  execution_suspended: ({ found }) => (isSuspended(found) ? null : unsaid(caseWording.errors.notAllowedNow)),
}

/** Only in the states that come after the first use of the one right is the other one asked about. */
const unused = (found: Case, limit: CaseClockId): Obstacle | null => {
  if (!['second_complaint', 'lawsuit', 'in_effect'].includes(found.state)) return null
  const clock = clockOf(found, limit)
  return clock && isRunning(clock) ? null : unsaid(caseWording.errors.notAllowedNow)
}

const mostExtensions = 2
const extendable = ({ clocks }: Case): CaseClock | undefined =>
  clocks.find(({ clockId, stoppedOn }) => clockId === 'tc.resolve' && stoppedOn === null)

const withinLimit = (found: Case, id: CaseClockId, day: string): string | null => {
  if (!isFinal(found.kind, found.state)) return null
  const limit = clockOf(found, id)
  return limit && day > limit.dueOn ? caseWording.errors.tooLateFor(nameOfClock(limit), limit.dueOn) : null
}

/** What is wrong with what was filled in; null: nothing. */
const filled: Partial<Record<Guard, (verb: Verb, read: ReadStep) => string | null>> = {
  /** One that took place on too short a notice is written down as it was; one still to come is announced in time. */
  dialogue_announced_in_time({ at }, { paper, facts: { day, shortNotice } }) {
    if (!day) return null
    if (paper && paper.date <= addDays(day, -dialogueNoticeDays)) return shortNotice ? say.dialogueInTime : null
    return shortNotice && day <= localDay(at) && (!paper || paper.date <= day) ? null : say.dialogueTooSoon
  },
  /** A dialogue comes before the decision, whose term it can't outlast; where that is over already it is late anyhow. */
  dialogue_within_term({ found, at }, { facts: { day } }) {
    const term = found.clocks.find((clock) => periods.has(clock.clockId) && isOpenDuty(clock))
    const isAfter = term && day && day > term.dueOn && localDay(at) <= term.dueOn
    return isAfter ? say.dialogueAfterTerm(readableDay(term.dueOn)) : null
  },
  /** Both sides may like a Sunday; nobody means it by a slip. One that took place is written down as it was. */
  dialogue_on_working_day: ({ clocks }, { facts: { day, agreed, shortNotice } }) => {
    const name = day && !agreed && !shortNotice ? clocks.dayOffName(day) : null
    return day && name ? say.dialogueOnDayOff(readableDay(day), name) : null
  },
  received_after_sending: ({ found }, { facts: { day, done } }) => {
    const sent = done ?? sentOn(found)
    return day && day < sent ? say.receivedBeforeSent(readableDay(sent)) : null
  },
  ground_fits: ({ found }, { facts, text }) => contradiction(found, facts.ground ?? '', text ?? ''),
  letter_after_entry: ({ found }, { facts: { day } }) =>
    day && found.entry?.receivedOn && day < found.entry.receivedOn
      ? say.letterBeforeEntry(readableDay(found.entry.receivedOn))
      : null,
  /** The journal of what the accused was told is shown to them as well (Luật Tố cáo Điều 8, 29). */
  sender_unnamed: ({ found }, { text }) => (namesSender([text ?? ''], found) ? say.namesSender : null),
  absent_after_notice({ found }, { facts: { ground } }) {
    const isShort = isShortNotice(found.timeline)
    if (ground === 'absent' && isShort) return say.absentWithoutNotice
    return ground === 'absent_agreed' && !isShort ? say.absentAfterNotice : null
  },
  dialogue_day_come: ({ found }, { facts }) => {
    const day = invitedTo(found)
    return facts.day && facts.day < day ? say.dialogueBefore(readableDay(day)) : null
  },
  /** Rút phải có đơn ký hoặc biên bản, và không bị ép (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33). */
  freely_withdrawn({ found }, { facts: { ground } }) {
    if (ground === 'forced') return say.forced
    if (ground !== 'free' && ground !== 'withdrawn') return null
    if (isCoerced(found)) return say.forcedBefore
    return ground === 'withdrawn' && !isWithdrawn(found) ? say.withdrawalMissing : null
  },
  /** One paper of one office is written down once. */
  not_forwarded_so: ({ found }, { paper, facts: { target = '' } }) =>
    standingTimeline(found).some(
      (event) =>
        isForwarding(event) &&
        foldMarks(event.paper?.number ?? '') === foldMarks(paper?.number ?? '') &&
        isSameBody(event.facts?.target ?? '', target),
    )
      ? say.forwardedBefore
      : null,
  /** Luật Tố cáo Điều 25 khoản 1. */
  unsigned_or_unnamed({ found }, { facts: { ground } }) {
    if (found.identity?.state === 'locked') return caseWording.identity.openFirst
    const { name, address } = found.reporter
    if (ground === 'unnamed' && name && address) return say.isNamed
    return ground === 'form' && isSignedLetter(found) ? say.isSignedDenunciation(readableDay(receivedOn(found))) : null
  },
  overdue: ({ found }, { facts: { day } }) => {
    const term = termOf(found)
    return term && day && day <= term.dueOn ? say.notOverdue(readableDay(addDays(term.dueOn, 1))) : null
  },
  /** A decision is kept only after it was looked into; one that was wrong may be mended at once (Luật Khiếu nại Điều 29). */
  kept_after_verifying: ({ found }, { facts }) =>
    facts.ground === 'kept' && !hasMovedTo(found, 'verifying') ? say.notVerified : null,
  /** What doesn't accept the whole request leaves it and the result apart: a dialogue comes first (Luật Khiếu nại Điều 30 khoản 1). */
  refused_after_dialogue: ({ found }, { facts }) =>
    facts.ground !== 'cancelled' && !isHeld(found) ? say.refusedWithoutDialogue : null,
  /** Luật Tiếp công dân Điều 29. */
  representatives_fit(_verb, { facts: { people = [], count } }) {
    if (count === undefined) return say.groupCount
    if (count < fewestOfGroup) return say.groupTooSmall
    return count <= mostWithTwo && people.length > 2 ? say.twoRepresentatives : null
  },
  one_authorised: (_verb, { facts }) => ((facts.people ?? []).length > 1 ? say.oneAuthorised : null),
  sue_unused: ({ found, at }, read) => withinLimit(found, 'kn.sue', stepDay(read, at)),
  /** Whoever has no decision complains again from the day after the period on, by the day on which the letter came (Luật Khiếu nại Điều 33 khoản 1). */
  decided_or_unanswered({ found, at }, read) {
    const period = openPeriod(found)
    const day = stepDay(read, at)
    return period && day <= period.dueOn
      ? say.letterBeforeEnd(readableDay(day), readableDay(addDays(period.dueOn, 1)))
      : null
  },
  second_unused: ({ found, at }, read) => withinLimit(found, 'kn.second', stepDay(read, at)),
  /** Phức tạp: một lần; đặc biệt phức tạp, từ hai tiêu chí: hai lần (Nghị định 31/2019/NĐ-CP Điều 3). */
  may_be_extended({ found, at }, read) {
    const most = (read.facts.criteria?.length ?? 0) >= 2 ? mostExtensions : 1
    const clock = extendable(found)
    const day = stepDay(read, at)
    if (clock && isOverBy(clock, day)) return say.extensionTooLate(readableDay(clock.dueOn))
    const before = standingTimeline(found).findLast(({ to }) => to === 'extend')?.facts?.dueBefore
    if (before && day <= before) return say.extensionTooEarly(readableDay(before))
    return clock && clock.extensions < most ? null : say.notExtendable
  },
}

/** What stands against a step before anything is filled in; null: nothing, it is offered. */
export const obstacleTo = (step: Pick<Step, 'guards' | 'notBefore' | 'notAfter'>, verb: Standing): Obstacle | null => {
  const today = localDay(verb.at)
  const early = clockOf(verb.found, step.notBefore)
  if (early && today < early.dueOn) return shown(say.fromDay(readableDay(early.dueOn)))
  for (const guard of step.guards ?? []) {
    const obstacle = standing[guard]?.(verb)
    if (obstacle) return obstacle
  }
  return null
}

/** The first guard that forbids a step as it was filled in, in words; null: none does. */
export const forbiddenBy = (guards: readonly Guard[], verb: Verb, read: ReadStep): string | null => {
  for (const guard of guards) {
    const said = standing[guard]?.(verb)?.why ?? filled[guard]?.(verb, read)
    if (said) return said
  }
  return null
}
