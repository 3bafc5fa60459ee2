import { reply } from '../../../messaging/message.js'
import { provinceOfficeWords } from '../../../places/wording.js'
import { petitionAddress } from '../../petition-address.js'
import type { Intake } from '../intake/open-step.js'
import { isOfProvince } from '../intake/told/accused.js'
import { intakeWording } from '../intake/wording.js'
import { petitionWording } from '../print-petition/wording.js'
import { withAccusedOfStory } from '../send-tip/as-meant.js'

const { ask, reviewTitle, sent } = intakeWording

/** What is asked of whoever signs. */
export const denunciationIntake: Intake = {
  flow: 'send-denunciation',
  kind: 'denunciation',
  title: reviewTitle.denunciation,
  adapt: withAccusedOfStory,
  steps: [
    { field: 'text', ask: ask.text.denunciation },
    { field: 'against', ask: ask.against.denunciation },
    {
      field: 'place',
      ask: ask.place,
      isFor: ({ against, communeCode }) => communeCode !== undefined || !isOfProvince(against),
    },
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
        where: intakeWording.signAtProvince(provinceOfficeWords(await turn.slices.places.getProvinceOffice())),
        receives: true,
      }),
      [petitionWording.close(opened.receiptCode)],
    ),
}
