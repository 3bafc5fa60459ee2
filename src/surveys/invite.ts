import { randomUUID } from 'node:crypto'
import type { Case } from '../cases/case.js'
import type { Cases } from '../cases/cases.js'
import { ratingChoices } from '../cases/rate-case.js'
import type { Choice, OutgoingMessage, Reply } from '../messaging/message.js'
import { localDay, localTime, startOfLocalDay } from '../shared/clock.js'
import { aboutBefore, aboutCase, answeredOn, isAsked, receiptCodeOf } from './about-case.js'
import type { AnswerStore } from './answer-store.js'
import type { Invitation, InvitationStore } from './invitation-store.js'
import { inDrawnOrder, lotOf, planOf, rateOf } from './plan.js'
import type { MonthPlan, PlanStore } from './plan-store.js'
import type { ProgressStore } from './progress-store.js'
import { optionsOf, type Questions } from './questions.js'
import type { RefusalStore } from './refusal-store.js'
import { surveyWording as say } from './wording.js'
import { surveyWords } from './words.js'

const dayMs = 24 * 60 * 60_000
/** Hours in which a telephone may ring for it. */
const asksFrom = '08:00'
const asksUntil = '20:00'
/** Who hasn't answered is reminded once after so long, and left alone for good after so long. */
const remindsAfterMs = 3 * dayMs
const openForMs = 14 * dayMs
/** One chat is asked about guidance no more often than this. */
const restMs = 30 * dayMs
/** A change may be stored a little after one with a later time. */
const lookBackMs = 60_000
const atOnce = 500

export type InviteParts = {
  cases: Pick<Cases, 'findChanged' | 'getByReceiptCode'>
  answers: AnswerStore
  invitations: InvitationStore
  plans: PlanStore
  refusals: RefusalStore
  progress: ProgressStore
  questions: Questions
  keyOf: (about: string, chat: string) => string
  chatKeyOf: (chat: string) => string
  seedOf: (period: string) => string
  isTrial: (chat: string) => boolean
  procedureNameOf: (slug: string) => string | null
}

/** '2026-12' -> the instants at which it begins and ends. */
export const monthOf = (period: string): { from: Date; until: Date } => {
  const [year = 0, month = 0] = period.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`
  return { from: startOfLocalDay(`${period}-01`), until: startOfLocalDay(`${next}-01`) }
}

export const periodOf = (at: Date): string => localDay(at).slice(0, 7)

const messageOf = (invitation: Invitation, chat: string, which: string, said: Reply): OutgoingMessage => ({
  ...said,
  id: `survey:${invitation.id}:${which}`,
  chat,
  causedBy: `survey:${invitation.id}`,
  isNews: true,
})

const refusal: Choice = { label: say.refuse, value: `/${surveyWords.refuse}` }

/** The first tap about guidance. */
const guidanceQuestion = (questions: Questions, { id }: Invitation, name: string): Reply => ({
  text: `${say.invite(name)} ${questions.first.guidance} ${say.anonymous}`,
  choices: [
    ...optionsOf(questions, 'access').map(({ mark, label }) => ({
      label,
      value: `/${surveyWords.mark} ${id} ${mark}`,
    })),
    refusal,
  ],
})

/** Notes whom the answers to cases asked, and which marks a case that was taken up again had. */
const followCases = async (parts: InviteParts, at: Date): Promise<void> => {
  const since = await parts.progress.get()
  if (!since) return parts.progress.put(at)
  const changed = await parts.cases.findChanged(new Date(since.getTime() - lookBackMs), atOnce)
  for (const found of changed) await followCase(parts, found, at)
  const last = changed.at(-1)?.updatedAt
  await parts.progress.put(changed.length < atOnce || !last ? at : new Date(last.getTime() + lookBackMs))
}

const followCase = async (parts: InviteParts, found: Case, at: Date): Promise<void> => {
  const { chat } = found
  if (chat === null) return
  const before = aboutBefore(found)
  if (before) await parts.answers.flag({ key: parts.keyOf(before, chat) }, 'reopened', at)
  if (!isAsked(found)) return
  const chatKey = parts.chatKeyOf(chat)
  if (await parts.refusals.has(chatKey)) return
  const key = parts.keyOf(aboutCase(found), chat)
  await parts.invitations.add(key, {
    id: randomUUID(),
    kind: 'case',
    chat: found.rating ? null : chat,
    chatKey,
    about: found.rating ? null : aboutCase(found),
    communeCode: found.agency.communeCode,
    service: found.category,
    foundAt: answeredOn(found),
    drawn: true,
    skipped: null,
    invitedAt: answeredOn(found),
    remindedAt: null,
    answeredAt: found.rating?.at ?? null,
    refusedAt: null,
    isTrial: parts.isTrial(chat),
    updatedAt: at,
  })
  // a mark that came while this was noted found no invitation
  if (found.rating) await parts.invitations.answer(key, found.rating.at)
}

/** The month's plan, made when it is first asked for, of what was guided in the month before. */
export const planFor = async (
  { plans, invitations, seedOf }: Pick<InviteParts, 'plans' | 'invitations' | 'seedOf'>,
  at: Date,
): Promise<MonthPlan> => {
  const period = periodOf(at)
  const known = await plans.get(period)
  if (known) return known
  const before = monthOf(periodOf(new Date(monthOf(period).from.getTime() - dayMs)))
  const strata = await invitations.countFound('guidance', before.from, before.until)
  const made = { period, seed: seedOf(period), madeAt: at, ...planOf(strata) }
  await plans.add(made)
  return (await plans.get(period)) ?? made
}

/** Draws among those who were guided before today, and asks whom the lot names. */
const askGuided = async (parts: InviteParts, at: Date): Promise<void> => {
  const { invitations, questions } = parts
  const today = startOfLocalDay(localDay(at))
  const waiting = await invitations.findUndrawn(today, atOnce)
  if (waiting.length === 0) return
  const plan = await planFor(parts, at)
  const { from, until } = monthOf(plan.period)
  for (const one of inDrawnOrder(plan.seed, waiting)) {
    const { rate, quota } = rateOf(plan.strata, one)
    const isDrawn = lotOf(plan.seed, one.id) < rate && (await invitations.countDrawn(one, from, until)) < quota
    const name = one.about && parts.procedureNameOf(one.about)
    if (!isDrawn || !one.chat || !name) await invitations.leaveOut(one.id, false, null, at)
    else if (await parts.refusals.has(one.chatKey)) await invitations.leaveOut(one.id, true, 'refused', at)
    else if (await invitations.wasAskedSince(one.chatKey, new Date(at.getTime() - restMs)))
      await invitations.leaveOut(one.id, true, 'asked_lately', at)
    else
      await invitations.invite(
        one.id,
        messageOf(one, one.chat, 'invitation', guidanceQuestion(questions, one, name)),
        at,
      )
  }
}

/** What somebody who hasn't answered is told once more; null: there is nothing to ask about any more. */
const reminderOf = async (parts: InviteParts, one: Invitation): Promise<Reply | null> => {
  if (one.about === null) return null
  if (one.kind === 'guidance') {
    const name = parts.procedureNameOf(one.about)
    return name ? guidanceQuestion(parts.questions, one, name) : null
  }
  const found = await parts.cases.getByReceiptCode(receiptCodeOf(one.about))
  if (!found || !isAsked(found) || aboutCase(found) !== one.about || found.rating) return null
  return {
    text: `${say.reminderOfCase(found.receiptCode)} ${parts.questions.first.case}`,
    choices: [...ratingChoices(found.receiptCode), refusal],
  }
}

const remind = async (parts: InviteParts, at: Date): Promise<void> => {
  for (const one of await parts.invitations.findToRemind(new Date(at.getTime() - remindsAfterMs), atOnce)) {
    const said = await reminderOf(parts, one)
    if (!said || !one.chat) await parts.invitations.closeOne(one.id, at)
    else {
      const message = messageOf(one, one.chat, 'reminder', { ...said, text: `${say.reminder} ${said.text}` })
      await parts.invitations.remind(one.id, message, at)
    }
  }
}

/** What the job does: notes whom cases asked, draws and asks, reminds once, lets go. */
export const invite = async (parts: InviteParts, at: Date): Promise<void> => {
  await followCases(parts, at)
  await parts.invitations.close(new Date(at.getTime() - openForMs), at)
  const time = localTime(at)
  if (time < asksFrom || time >= asksUntil) return
  await askGuided(parts, at)
  await remind(parts, at)
}
