import { reply } from '../../../messaging/message.js'
import type { Flow } from '../../flow.js'
import { petitionAddress } from '../../petition-address.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { type Intake, intakeFlow } from '../intake/intake.js'
import { intakeWording } from '../intake/wording.js'
import { petitionWording } from '../print-petition/wording.js'

const { ask, reviewTitle, sent } = intakeWording

export const denunciationIntake: Intake = {
  flow: 'send-denunciation',
  kind: 'denunciation',
  title: reviewTitle.denunciation,
  steps: [
    { field: 'text', ask: ask.text.denunciation },
    { field: 'against', ask: ask.against.denunciation },
    { field: 'place', ask: ask.place },
    { field: 'when', ask: ask.when, isOptional: true },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
    { field: 'name', ask: ask.name.signed },
    { field: 'address', ask: ask.address },
    { field: 'phone', ask: ask.phone.signed },
  ],
  sent: async (opened, turn) =>
    reply(
      sent.petition({
        receiptCode: opened.receiptCode,
        agency: opened.agency.name,
        why: opened.routedBecause,
        petition: await petitionAddress(turn, opened),
        where: intakeWording.signAtProvince,
      }),
      [petitionWording.close(opened.receiptCode)],
    ),
}

/** Tố cáo: the chat drafts the petition, a signature makes it one (Luật Tố cáo Điều 22, 23). */
export const sendDenunciation: Flow = {
  name: 'send-denunciation',
  isProtected: true,
  begin: (turn) => proposeKind(turn, 'denunciation'),
  ...intakeFlow(denunciationIntake),
}
