import { reply } from '../../../messaging/message.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { askNameNext, beginIntake, continueIntake } from '../intake/begin-intake.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { draftFrom } from '../intake/gather.js'
import { intakeFlow } from '../intake/intake.js'
import { withoutIdentity } from '../intake/told/teller.js'
import { intakeWording } from '../intake/wording.js'
import { denunciationIntake } from '../send-denunciation/denunciation-intake.js'
import { readChangeOfMind } from '../sign-or-not/change-of-mind.js'
import { signOrNotWording } from '../sign-or-not/wording.js'
import { asMeant, takeOnlyWhom } from './as-meant.js'
import { tipIntake } from './tip-intake.js'

const { answer, isAnswer, ...unsignedFlow } = intakeFlow(tipIntake)

/** Whoever would sign after all goes on with the petition; what was told stays. */
const signInstead = ({ message: { text } }: Turn, draft: Draft): Outcome | null => {
  const change = readChangeOfMind(text)
  return change?.to === 'signed'
    ? askNameNext(denunciationIntake, { ...draft, ...change.teller }, [reply(signOrNotWording.signed)])
    : null
}

const draftIn = ({ data }: FlowState): Draft => (isIntakeDraft(data) ? data : {})

/** Who is writing is taken out of the story, where the person says so. */
const takeOut = ({ message: { text } }: Turn, draft: Draft): Outcome | null =>
  text === intakeWording.takeOut.value
    ? continueIntake(
        tipIntake,
        {
          ...draft,
          ...(draft.text && { text: withoutIdentity(draft.text) }),
          ...(draft.evidence && { evidence: withoutIdentity(draft.evidence) || null }),
        },
        [reply(intakeWording.takenOut)],
      )
    : null

/** Tin có nội dung tố cáo: Luật Tố cáo Điều 25. */
export const sendTip: Flow = {
  name: 'send-tip',
  isProtected: true,
  begin: (turn) => beginIntake(tipIntake, turn, draftFrom(turn.message.text)),
  ...unsignedFlow,
  answer: (turn, state) =>
    signInstead(turn, draftIn(state)) ??
    takeOut(turn, draftIn(state)) ??
    takeOnlyWhom(tipIntake, turn, state) ??
    answer?.(asMeant(turn, state), state) ??
    null,
  isAnswer: (turn, state) =>
    takeOnlyWhom(tipIntake, turn, state) !== null ||
    readChangeOfMind(turn.message.text)?.to === 'signed' ||
    (isAnswer?.(turn, state) ?? false),
}
