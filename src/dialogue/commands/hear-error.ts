import { reply } from '../../messaging/message.js'
import { choices } from '../choices.js'
import { alarmOf } from '../flows/alert/alarm-of.js'
import { procedureWording } from '../flows/answer-procedure/wording.js'
import { answeredWithinMs, openReport } from '../flows/report-error/flow.js'
import { saysWrong } from '../flows/report-error/says-wrong.js'
import { inBetween } from '../patterns/continue.js'
import type { Handler } from './handler.js'
import { mustGuard } from './start-flow.js'

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
