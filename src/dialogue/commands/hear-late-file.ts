import { findReceiptCode } from '../../cases/receipt-code.js'
import { reply } from '../../messaging/message.js'
import { foldMarks } from '../../shared/text.js'
import { choices } from '../choices.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { alarmOf } from '../flows/alert/alarm-of.js'
import { withTopic } from '../flows/answer-procedure/topics.js'
import { tellsLateFile } from '../flows/case-status/late-file.js'
import { caseStatusWording } from '../flows/case-status/wording.js'
import { beginKind } from '../flows/choose-kind/flow.js'
import { statesKind } from '../flows/choose-kind/named-kind.js'
import { choosing } from '../flows/choose-kind/propose-kind.js'
import { draftOfReport } from '../flows/intake/gather.js'
import { mustGuard } from './start-flow.js'

/** What the late file is of: its fee and papers may be asked next. */
const topicOf = ({ conversation: { context }, message: { text } }: Turn, slug: string): Outcome['context'] => ({
  procedure: slug,
  topics: withTopic(context.topics, slug, text),
})

const reports = /\b(?:phan anh|kien nghi|de nghi (?:xa|phuong|uy ban|tra loi|som))\b/

/**
 * A late file: reported at once by whoever says so, else both ways are offered (legal-facts, section 3.2). The whole
 * message is its story. Null: none is told of.
 */
export const hearLateFile = (turn: Turn): Outcome | null => {
  const { understood } = turn
  const { text } = turn.message
  if (!tellsLateFile(text) || findReceiptCode(text) || statesKind(text)) return null
  if (mustGuard(turn) || alarmOf(turn).length > 0) return null
  const folded = foldMarks(text)
  const draft = { ...draftOfReport(text), text }
  if (reports.test(folded) && !folded.includes('khieu nai')) return beginKind('feedback', turn, draft)
  return {
    replies: [reply(caseStatusWording.lateFile, [...caseStatusWording.lateChoices, choices.track])],
    flow: choosing(draft, null),
    ...(understood.isNamed && understood.procedure && { context: topicOf(turn, understood.procedure.slug) }),
  }
}
