import type { Told } from '../../messaging/message.js'
import type { SaidBefore } from '../../messaging/messaging.js'
import { shorten } from '../../shared/text.js'
import type { LessonTurn } from '../../tasks/kinds/unanswered.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { wasProtected } from '../was-protected.js'
import { maskPersonal } from './mask.js'

const turnsBefore = 3
/** What was said longer ago is another talk. */
const sameTalkMs = 60 * 60_000
/** What was noted of a chat since then may be the story of what turns out to be a denunciation. */
const withdrawnMs = 24 * 60 * 60_000
const longestSaid = 300

/** Asks who somebody is: the answer is kept from editors whole. */
const asksWho = /họ tên|điện thoại|địa chỉ|tên (?:của )?(?:anh|chị)/iu

/** What answers rested on, as editors read it: 'slug, bản version (facts) [rule; program]'. */
export const factsOf = (told: readonly Told[]): string[] =>
  told.map(({ procedure, version, facts, rule, program }) => {
    const madeBy = rule === undefined ? '' : ` [${rule}; ${program ?? ''}]`
    return `${procedure}${version === null ? '' : `, bản ${version}`} (${facts.join(', ')})${madeBy}`
  })

const labelOf = (text: string, before: readonly SaidBefore[]): string | undefined =>
  before.flatMap(({ replies }) => replies.flatMap(({ choices }) => choices)).find(({ value }) => value === text)?.label

const shown = (text: string, longest = longestSaid): string => maskPersonal(shorten(text, longest))

/** The turns of a talk as editors may read them, of each answer at most so many UTF-16 units. */
export const turnsOf = (talk: readonly SaidBefore[], longestAnswer = longestSaid): LessonTurn[] =>
  talk.map(({ text, replies }, index) => {
    const before = talk.slice(0, index)
    const question = before.at(-1)?.replies.at(-1)?.text ?? ''
    const pressed = text.startsWith('/') ? (labelOf(text, before) ?? '…') : null
    const isWho = asksWho.test(question.split('\n').at(-1) ?? '')
    return {
      said: pressed === null ? (isWho ? '…' : shown(text)) : `[${pressed}]`,
      answered: shown(replies.map((one) => one.text).join('\n'), longestAnswer),
      told: factsOf(replies.flatMap(({ told }) => told ?? [])),
    }
  })

/**
 * Keeps for the editors what the bot didn't know, wasn't sure of or was put right on, with the turns before it; nothing of a
 * chat in which a denunciation or tip was talked about, and what was noted just before that is withdrawn.
 */
export const noteLesson = async (turn: Turn, outcome: Outcome): Promise<void> => {
  const { slices, message, conversation, understood, now } = turn
  const { chat, id } = message
  const wasBefore = turn.isProtected || wasProtected(conversation.context, now)
  const isNow = wasProtected({ protectedAt: outcome.context?.protectedAt ?? null }, now)
  if (isNow && !wasBefore) await slices.tasks.withdrawLessons(chat, new Date(now.getTime() - withdrawnMs))
  if (!outcome.lesson || wasBefore || isNow) return
  const before = await slices.messaging.findTalk(chat, new Date(now.getTime() - sameTalkMs), turnsBefore, id)
  const { pending } = conversation.context
  const text = message.text.startsWith('/') ? (pending ?? labelOf(message.text, before) ?? message.text) : message.text
  await slices.tasks.open({
    kind: 'unanswered',
    openedBy: id,
    chat,
    at: now,
    facts: {
      text: maskPersonal(text),
      intent: understood.intent,
      confidence: understood.confidence,
      nearest: understood.procedure?.slug ?? understood.candidates[0]?.slug ?? null,
      why: outcome.lesson,
      talk: turnsOf([...before, { text: message.text, replies: outcome.replies }]),
    },
  })
}
