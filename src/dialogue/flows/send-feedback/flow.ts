import type { Case } from '../../../cases/case.js'
import { promisedDay } from '../../../cases/clocks.js'
import { whoSettles } from '../../../cases/wording.js'
import { reply } from '../../../messaging/message.js'
import { readableDay } from '../../../shared/clock.js'
import type { Flow } from '../../flow.js'
import { beginIntake } from '../intake/begin-intake.js'
import { draftOfReport } from '../intake/gather.js'
import { intakeFlow } from '../intake/intake.js'
import type { Intake } from '../intake/open-step.js'
import { intakeWording } from '../intake/wording.js'

const { ask, sent, reviewTitle } = intakeWording

/** A remark on a regulation goes on to who may change that. */
const passedOnBy = ({ clocks }: Case): string | null => {
  const clock = clocks.find(({ clockId }) => clockId === 'pa.transfer')
  return clock ? readableDay(clock.dueOn) : null
}

export const feedbackIntake: Intake = {
  flow: 'send-feedback',
  kind: 'feedback',
  title: reviewTitle.feedback,
  isForCommune: true,
  steps: [
    { field: 'text', ask: ask.text.feedback },
    { field: 'place', ask: ask.place },
    { field: 'when', ask: ask.when, isOptional: true },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
    { field: 'name', ask: ask.name.feedback, isOptional: true },
    { field: 'phone', ask: ask.phone.optional, isOptional: true },
  ],
  sent: (opened) => {
    const due = promisedDay(opened.clocks)
    return reply(
      sent.feedback({
        receiptCode: opened.receiptCode,
        agency: whoSettles(opened),
        why: opened.routedBecause,
        due: due && readableDay(due),
        passedOn: passedOnBy(opened),
      }),
    )
  },
}

/** Phản ánh, kiến nghị: a chat message is all the law asks for. */
export const sendFeedback: Flow = {
  name: 'send-feedback',
  begin: (turn) => beginIntake(feedbackIntake, turn, draftOfReport(turn.message.text)),
  ...intakeFlow(feedbackIntake),
}
