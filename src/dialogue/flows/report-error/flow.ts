import { reply, type Told } from '../../../messaging/message.js'
import { accusesOffice } from '../../accuses-office.js'
import { choices } from '../../choices.js'
import type { Handler } from '../../commands/handler.js'
import { mustGuard } from '../../commands/start-flow.js'
import type { Flow, Turn } from '../../flow.js'
import { factsOf, turnsOf } from '../../learning/note-lesson.js'
import { inBetween } from '../../patterns/continue.js'
import { wasProtected } from '../../was-protected.js'
import { wording } from '../../wording.js'
import { alarmOf } from '../alert/alarm-of.js'
import { procedureWording } from '../answer-procedure/wording.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { saysWrong } from './says-wrong.js'

/** An answer that is reported was given not long before. */
const answersBefore = 6
const answeredWithinMs = 60 * 60_000
/** In UTF-16 units: what is wrong may stand in the last sentence of an answer. */
const longestAnswer = 1_000

const openReport = async (turn: Turn, slug: string): Promise<void> => {
  const { slices, message, conversation, now } = turn
  const { id, chat, text } = message
  const since = new Date(now.getTime() - answeredWithinMs)
  const before = await slices.messaging.findTalk(chat, since, answersBefore, id)
  const isAbout = ({ procedure }: Told): boolean => procedure === slug
  const told = factsOf(before.flatMap(({ replies }) => replies.flatMap((one) => one.told ?? [])).filter(isAbout))
  const isKept = !turn.isProtected && !wasProtected(conversation.context, now)
  const seen = before.filter(({ replies }) => replies.some((one) => one.told?.some(isAbout)))
  const talk = isKept && seen.length > 0 ? { talk: turnsOf(seen, longestAnswer) } : {}
  const facts = { text, slug, told: [...new Set(told)], ...talk }
  await slices.tasks.open({ kind: 'error_report', openedBy: id, chat, at: now, facts })
}

/** 'Báo sai': what the citizen says is wrong becomes a task of the editors; words that accuse people in office never do. */
export const reportError: Flow = {
  name: 'report-error',
  version: 1,
  begin: () => ({ replies: [reply(wording.whichProcedureFirst)] }),
  async answer(turn, state) {
    const { slug } = state.data
    if (typeof slug !== 'string') return null
    if (accusesOffice(turn)) return proposeKind(turn, 'denunciation')
    await openReport(turn, slug)
    return { replies: [reply(procedureWording.reportThanks, [])], flow: null }
  },
  expects: () => 'words',
}

/** So many turns back an answer was just told. */
const justTold = 2

/** "Giá sai rồi, ở phường tôi thu 50k", right after an answer: kept whole as a report of it. */
export const hearError: Handler = async (turn, open) => {
  if (!saysWrong(turn.message.text) || mustGuard(turn) || alarmOf(turn).length > 0) return null
  const { slices, message, now } = turn
  const since = new Date(now.getTime() - answeredWithinMs)
  const before = await slices.messaging.findTalk(message.chat, since, justTold, message.id)
  const slug = before.flatMap(({ replies }) => replies.flatMap(({ told = [] }) => told)).at(-1)?.procedure
  const name = slug && (slices.catalog.get(slug)?.short_name ?? slices.understanding.matterNameOf(slug))
  if (!slug || !name) return null
  await openReport(turn, slug)
  const heard = { replies: [reply(procedureWording.reportHeard(name), [choices.sendFeedback])] }
  return open ? inBetween(turn, heard, open.flow, open.state) : heard
}
