import { reply, type Told } from '../../../messaging/message.js'
import { accusesOffice } from '../../accuses-office.js'
import type { Flow, Turn } from '../../flow.js'
import { factsOf, turnsOf } from '../../learning/note-lesson.js'
import { wasProtected } from '../../was-protected.js'
import { wording } from '../../wording.js'
import { procedureWording } from '../answer-procedure/wording.js'
import { proposeKind } from '../choose-kind/propose-kind.js'

/** An answer that is reported was given not long before. */
const answersBefore = 6
export const answeredWithinMs = 60 * 60_000
/** In UTF-16 units: what is wrong may stand in the last sentence of an answer. */
const longestAnswer = 1_000

/** Keeps a message whole as a report that what was told about this procedure or matter is wrong. */
export const openReport = async (turn: Turn, slug: string): Promise<void> => {
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
