import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { FlowState } from '../../conversation.js'
import type { Flow } from '../../flow.js'
import { petitionAddress } from '../../petition-address.js'
import { readYesNo } from '../../yes-no.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { continueIntake } from '../intake/begin-intake.js'
import { withoutTeller } from '../intake/draft.js'
import { intakeFlow } from '../intake/intake.js'
import type { Intake } from '../intake/open-step.js'
import { intakeWording } from '../intake/wording.js'
import { petitionWording } from '../print-petition/wording.js'
import { tipIntake } from '../send-tip/flow.js'
import { wantsUnsigned } from '../sign-or-not/read-signing.js'
import { signOrNotWording } from '../sign-or-not/wording.js'

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

const { answer, isAnswer, ...signedFlow } = intakeFlow(denunciationIntake)

/** Steps whose answer may be a change of mind; elsewhere the words belong to the story. */
const aboutTeller = new Set(['name', 'address', 'phone', 'review'])
const longestChange = 90
const explicit =
  /\b(?:khong|ko|k|dung|khoi|mien|doi sang khong)(?: muon| can)? (?:neu|ghi|de|lo|noi) ten(?: (?:toi|em|minh|chau))?(?: (?:nua|dau|nhe|a))*$|\b(?:gui|doi sang|chuyen sang) (?:khong ten|an danh|giau ten)\b/
const changesMind = (text: string, { step }: FlowState): boolean =>
  (aboutTeller.has(step) && wantsUnsigned(text)) ||
  (text.length <= longestChange && explicit.test(foldMarks(text))) ||
  (step === 'name' && readYesNo(text, { whole: true }) === 'no')

/** Tố cáo: the chat drafts the petition, a signature makes it one (Luật Tố cáo Điều 22, 23). */
export const sendDenunciation: Flow = {
  name: 'send-denunciation',
  isProtected: true,
  begin: (turn) => proposeKind(turn, 'denunciation'),
  ...signedFlow,
  answer: (turn, state) =>
    changesMind(turn.message.text, state)
      ? continueIntake(tipIntake, withoutTeller(state.data), [reply(signOrNotWording.unsigned)])
      : (answer?.(turn, state) ?? null),
  isAnswer: (turn, state) => changesMind(turn.message.text, state) || (isAnswer?.(turn, state) ?? false),
}
