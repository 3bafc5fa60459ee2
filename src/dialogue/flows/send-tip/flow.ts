import { reply } from '../../../messaging/message.js'
import type { Flow } from '../../flow.js'
import { beginIntake } from '../intake/begin-intake.js'
import { draftFrom } from '../intake/gather.js'
import { intakeFlow } from '../intake/intake.js'
import type { Intake } from '../intake/open-step.js'
import { intakeWording } from '../intake/wording.js'

const { ask, reviewTitle, sent } = intakeWording

export const tipIntake: Intake = {
  flow: 'send-tip',
  kind: 'tip',
  title: reviewTitle.tip,
  steps: [
    { field: 'text', ask: ask.text.tip },
    { field: 'against', ask: ask.against.tip },
    { field: 'place', ask: ask.place },
    { field: 'when', ask: ask.when, isOptional: true },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
  ],
  sent: (opened) =>
    reply(sent.tip({ receiptCode: opened.receiptCode, agency: opened.agency.name, why: opened.routedBecause })),
}

/** Tin có nội dung tố cáo: Luật Tố cáo Điều 25. */
export const sendTip: Flow = {
  name: 'send-tip',
  isProtected: true,
  begin: (turn) => beginIntake(tipIntake, turn, draftFrom(turn.message.text)),
  ...intakeFlow(tipIntake),
}
