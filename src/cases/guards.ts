import { can } from '../accounts/roles.js'
import { addDays } from '../deadlines/working-days.js'
import type { CaseVerb } from './change-case.js'
import { isOpenDuty } from './clocks.js'
import type { Guard } from './kinds/state-table.js'
import type { ReadStep } from './step-form.js'
import { caseWording } from './wording.js'

const say = caseWording.guards

/** A dialogue is announced at least five days before it (Nghị định 155/2026/NĐ-CP Điều 11). */
const dialogueNoticeDays = 5

/** What is said when a step may not be taken; null: it may. */
type Check = (verb: Pick<CaseVerb, 'account' | 'found' | 'remoteCommunes' | 'at'>, read: ReadStep) => string | null

const checks: Record<Guard, Check> = {
  dialogue_held({ found }) {
    if (found.state !== 'dialogue') return null
    const last = found.timeline.findLastIndex(({ what, to }) => what === 'moved' && to === 'dialogue')
    const isHeld = found.timeline.slice(last).some(({ what, to }) => what === 'acted' && to === 'dialogue_held')
    return isHeld ? null : say.dialogueNotHeld
  },
  /** Hết thời hạn mà chưa được giải quyết: khiếu nại lần hai được ngay (Luật Khiếu nại Điều 33 khoản 1). */
  decided_or_unanswered({ found, at }) {
    if (found.state === 'decided') return null
    const period = found.clocks.findLast(({ clockId }) => clockId === 'kn.resolve1')
    return period && isOpenDuty(period) && period.dueAt > at ? say.notYetUnanswered : null
  },
  dialogue_announced_in_time: (_verb, { paper, facts }) =>
    paper && facts.day && paper.date > addDays(facts.day, -dialogueNoticeDays) ? say.dialogueTooSoon : null,
  duties_done: ({ found }) => (found.clocks.some(isOpenDuty) ? say.dutiesOpen : null),
  freely_withdrawn({ found }, { facts }) {
    if (facts.ground === 'forced') return say.forced
    const isWithdrawal = facts.ground === 'free' || facts.ground === 'withdrawn'
    const wasForced = found.timeline.some(({ what, to }) => what === 'acted' && to === 'withdrawal_forced')
    return isWithdrawal && wasForced ? say.forcedBefore : null
  },
  protection_granted: ({ found }) => (found.protection === 'granted' ? null : say.notProtected),
  listed_as_remote: ({ found, remoteCommunes }) =>
    found.communeCode && remoteCommunes.has(found.communeCode) ? null : say.notRemote,
  /** Phức tạp: một lần; đặc biệt phức tạp, từ hai tiêu chí: hai lần (Nghị định 31/2019/NĐ-CP Điều 3). */
  may_be_extended({ found }, { facts }) {
    const clock = found.clocks.find(({ clockId, stoppedOn }) => clockId === 'tc.resolve' && stoppedOn === null)
    const most = (facts.criteria?.length ?? 0) >= 2 ? 2 : 1
    return clock && clock.extensions < most ? null : say.notExtendable
  },
  leader_after_reopening: ({ account, found }) =>
    found.reopenedByCitizen > 0 && !can(account, 'close_reopened', found.agency.communeCode) ? say.leaderCloses : null,
}

/** The first guard that forbids a step, in words; null: none does. */
export const forbiddenBy = (guards: readonly Guard[], verb: Parameters<Check>[0], read: ReadStep): string | null =>
  guards.map((guard) => checks[guard](verb, read)).find((said) => said !== null) ?? null
