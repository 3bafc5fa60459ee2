import { reply } from '../../../messaging/message.js'
import type { Intake } from '../intake/open-step.js'
import { isOfProvince } from '../intake/told/accused.js'
import { intakeWording } from '../intake/wording.js'
import { isOfNoPost, withAccusedOfStory } from './as-meant.js'

const { ask, reviewTitle, sent } = intakeWording

/** What is asked of whoever stays unnamed. */
export const tipIntake: Intake = {
  flow: 'send-tip',
  kind: 'tip',
  title: reviewTitle.tip,
  adapt: withAccusedOfStory,
  steps: [
    { field: 'text', ask: ask.text.tip },
    { field: 'against', ask: (draft) => (isOfNoPost(draft) ? ask.against.tipOfNoPost : ask.against.tip) },
    {
      field: 'place',
      ask: ask.place,
      isFor: ({ against, communeCode }) => communeCode !== undefined || !isOfProvince(against),
    },
    { field: 'when', ask: ask.when, isOptional: true },
    { field: 'evidence', ask: ask.evidence, isOptional: true },
  ],
  sent: (opened) =>
    reply(sent.tip({ receiptCode: opened.receiptCode, agency: opened.agency.name, why: opened.routedBecause })),
}
