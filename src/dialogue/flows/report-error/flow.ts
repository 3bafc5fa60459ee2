import { reply } from '../../../messaging/message.js'
import type { Flow } from '../../flow.js'
import { wording } from '../../wording.js'
import { procedureWording } from '../answer-procedure/wording.js'

/** 'Báo sai': what the citizen says is wrong becomes a task of the editors. */
export const reportError: Flow = {
  name: 'report-error',
  version: 1,
  begin: () => ({ replies: [reply(wording.whichProcedureFirst)] }),
  async answer(turn, state) {
    const { slug } = state.data
    if (typeof slug !== 'string') return null
    await turn.parts.errorReports.add({ id: turn.message.id, slug, text: turn.message.text, reportedAt: turn.now })
    return { replies: [reply(procedureWording.reportThanks, [])], flow: null }
  },
  takes: () => 'everything',
}
