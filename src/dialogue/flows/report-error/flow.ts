import { reply } from '../../../messaging/message.js'
import { accusesOffice } from '../../accuses-office.js'
import type { Flow } from '../../flow.js'
import { wording } from '../../wording.js'
import { procedureWording } from '../answer-procedure/wording.js'
import { proposeKind } from '../choose-kind/propose-kind.js'

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
    await turn.slices.tasks.open({ kind: 'error_report', openedBy: id, chat, at: turn.now, facts: { text, slug } })
    return { replies: [reply(procedureWording.reportThanks, [])], flow: null }
  },
  expects: () => 'words',
}
