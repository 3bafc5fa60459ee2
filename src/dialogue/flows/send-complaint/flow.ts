import { whoSettles } from '../../../cases/wording.js'
import { reply } from '../../../messaging/message.js'
import type { Flow } from '../../flow.js'
import { petitionAddress } from '../../petition-address.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { intakeFlow } from '../intake/intake.js'
import type { Intake } from '../intake/open-step.js'
import { intakeWording } from '../intake/wording.js'
import { petitionWording } from '../print-petition/wording.js'

const { ask, reviewTitle, sent } = intakeWording

export const complaintIntake: Intake = {
  flow: 'send-complaint',
  kind: 'complaint',
  title: reviewTitle.complaint,
  asksAboutCrime: true,
  steps: [
    { field: 'text', ask: ask.text.complaint },
    { field: 'against', ask: ask.against.complaint },
    { field: 'place', ask: ask.place },
    { field: 'when', ask: ask.whenComplaint, isOptional: true },
    { field: 'request', ask: ask.request },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
    { field: 'name', ask: ask.name.signed },
    { field: 'address', ask: ask.address },
    { field: 'phone', ask: ask.phone.signed, isOptional: true },
  ],
  async sent(opened, turn) {
    const { communeCode, name } = opened.agency
    const contact = communeCode ? await turn.slices.places.getContact(communeCode) : null
    return reply(
      [
        sent.petition({
          receiptCode: opened.receiptCode,
          agency: whoSettles(opened),
          why: opened.routedBecause,
          petition: await petitionAddress(turn, opened),
          where:
            opened.settledBy && !communeCode
              ? intakeWording.signAtSettler(opened.settledBy)
              : intakeWording.signAtCommune(name, contact?.address ?? null),
        }),
        intakeWording.late,
      ].join('\n\n'),
      [petitionWording.close(opened.receiptCode)],
    )
  },
}

/** Khiếu nại: the chat drafts the petition, a signature makes it one (Luật Khiếu nại Điều 8). */
export const sendComplaint: Flow = {
  name: 'send-complaint',
  begin: (turn) => proposeKind(turn, 'complaint'),
  ...intakeFlow(complaintIntake),
}
