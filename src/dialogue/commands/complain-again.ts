import { firstStillRuns } from '../../cases/first-instance.js'
import { whoSettlesSecond } from '../../cases/linked-cases.js'
import { reply } from '../../messaging/message.js'
import { Conflict } from '../../shared/errors.js'
import { foldMarks } from '../../shared/text.js'
import { choices } from '../choices.js'
import type { Outcome } from '../conversation.js'
import type { Turn } from '../flow.js'
import { beginIntake } from '../flows/intake/begin-intake.js'
import { draftFrom } from '../flows/intake/gather.js'
import { complaintIntake } from '../flows/send-complaint/flow.js'
import { draftAfter, firstComplaintOf, isSecondLevel } from '../flows/send-complaint/second-level.js'
import { complaintWording as say } from '../flows/send-complaint/wording.js'
import { asks, isQuestion } from './asks.js'
import type { Handler } from './handler.js'
import { mustGuard } from './start-flow.js'

const asksWhere = /\b(?:dau|the nao|nhu nao|bao lau|may ngay|gi|sao|duoc khong|dc k)$/

const disagrees =
  /\b(?:khong|ko|k|chua|chang) (?:dong y|dong tinh|chap nhan|nhat tri|thoa dang)\b.*\b(?:quyet dinh|ket qua)\b|\b(?:quyet dinh|ket qua)\b.*\b(?:khong|ko|k|chua) (?:dong y|thoa dang|dung)\b/

/** Against a decision on a first complaint there are two ways with a last day each (Luật Khiếu nại Điều 33); null: none was made. */
const tellWays = async (turn: Turn): Promise<Outcome | null> => {
  const first = await firstComplaintOf(turn)
  if (first?.state !== 'decided') return null
  const until =
    first.clocks.find(({ clockId, stoppedOn }) => clockId === 'kn.second' && stoppedOn === null)?.dueOn ?? null
  return {
    replies: [
      reply(say.secondWay(first.receiptCode, whoSettlesSecond(first), until), [say.complainAgain, choices.person]),
    ],
    flow: null,
    context: { receipt: first.receiptCode },
  }
}

/** "giờ tôi muốn khiếu nại lần hai": goes on from the first complaint of this chat where there is one. */
export const complainAgain: Handler = async (turn) => {
  const { text } = turn.message
  if (disagrees.test(foldMarks(text)) && !isSecondLevel(text) && !mustGuard(turn)) return tellWays(turn)
  if (text.startsWith('/') || !isSecondLevel(text) || isQuestion(text) || asks(text) || asksWhere.test(foldMarks(text)))
    return null
  if (mustGuard(turn)) return null
  const first = await firstComplaintOf(turn)
  const running = first && firstStillRuns(first, turn.now)
  if (first && running) {
    const said = { text, messageId: turn.message.id, at: turn.now, files: turn.files }
    if (!(await turn.slices.cases.add(first, said))) throw new Conflict('the case changed while something was added')
    return {
      replies: [reply(say.tooEarly(first.receiptCode, running.from))],
      flow: null,
      context: { receipt: first.receiptCode, files: null },
      isFinal: true,
    }
  }
  const told = first ? draftAfter(first) : {}
  const begun = beginIntake(complaintIntake, turn, { ...told, ...draftFrom(text), isSecond: true })
  const note = first ? say.begin.after(first.receiptCode) : say.begin.alone
  return { ...begun, replies: [reply(note), ...begun.replies] }
}
