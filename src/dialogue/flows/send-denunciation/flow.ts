import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { FlowState } from '../../conversation.js'
import type { Flow } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { continueIntake } from '../intake/begin-intake.js'
import { intakeFlow } from '../intake/intake.js'
import { withoutOwn } from '../intake/told/teller.js'
import { asMeant, takeOnlyWhom } from '../send-tip/as-meant.js'
import { tipIntake } from '../send-tip/tip-intake.js'
import { readChangeOfMind } from '../sign-or-not/change-of-mind.js'
import { wantsUnsigned } from '../sign-or-not/read-signing.js'
import { signOrNotWording } from '../sign-or-not/wording.js'
import { denunciationIntake } from './denunciation-intake.js'

const { answer, isAnswer, ...signedFlow } = intakeFlow(denunciationIntake)

/** Steps whose answer may be a change of mind; elsewhere the words belong to the story. */
const aboutTeller = new Set(['name', 'address', 'phone', 'review'])
const longestChange = 90
const explicit =
  /\b(?:khong|ko|k|dung|khoi|mien|doi sang khong)(?: muon| can)? (?:neu|ghi|de|lo|noi) ten(?: (?:toi|em|minh|chau))?(?: (?:nua|dau|nhe|a))*$|\b(?:gui|doi sang|chuyen sang) (?:khong ten|an danh|giau ten)\b/
const changesMind = (text: string, { step }: FlowState): boolean =>
  readChangeOfMind(text)?.to === 'unsigned' ||
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
      ? continueIntake(tipIntake, withoutOwn(state.data), [reply(signOrNotWording.unsigned)])
      : (takeOnlyWhom(denunciationIntake, turn, state) ?? answer?.(asMeant(turn, state), state) ?? null),
  isAnswer: (turn, state) =>
    changesMind(turn.message.text, state) ||
    takeOnlyWhom(denunciationIntake, turn, state) !== null ||
    (isAnswer?.(turn, state) ?? false),
}
