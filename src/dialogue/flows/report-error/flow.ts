import { reply } from '../../../messaging/message.js'
import { accusesOffice } from '../../accuses-office.js'
import type { Flow } from '../../flow.js'
import { factsOf } from '../../learning/note-lesson.js'
import { wording } from '../../wording.js'
import { procedureWording } from '../answer-procedure/wording.js'
import { proposeKind } from '../choose-kind/propose-kind.js'

/** An answer that is reported was given not long before. */
const answersBefore = 6
const answeredWithinMs = 60 * 60_000

/** 'Báo sai': what the citizen says is wrong becomes a task of the editors; words that accuse people in office never do. */
export const reportError: Flow = {
  name: 'report-error',
  version: 1,
  begin: () => ({ replies: [reply(wording.whichProcedureFirst)] }),
  async answer(turn, state) {
    const { slug } = state.data
    if (typeof slug !== 'string') return null
    if (accusesOffice(turn)) return proposeKind(turn, 'denunciation')
    const { id, chat, text } = turn.message
    const since = new Date(turn.now.getTime() - answeredWithinMs)
    const before = await turn.slices.messaging.findTalk(chat, since, answersBefore, id)
    const told = factsOf(
      before.flatMap(({ replies }) => replies.flatMap((one) => one.told ?? [])).filter((one) => one.procedure === slug),
    )
    const facts = { text, slug, told: [...new Set(told)] }
    await turn.slices.tasks.open({ kind: 'error_report', openedBy: id, chat, at: turn.now, facts })
    return { replies: [reply(procedureWording.reportThanks, [])], flow: null }
  },
  expects: () => 'words',
}
