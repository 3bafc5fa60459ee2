import { reply } from '../../../messaging/message.js'
import { answerWords, payload, signWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { type Draft, isIntakeDraft } from '../intake/draft.js'
import { beginIntake, type Intake } from '../intake/intake.js'
import { denunciationIntake } from '../send-denunciation/flow.js'
import { tipIntake } from '../send-tip/flow.js'
import { signOrNotWording as say } from './wording.js'

/** The protected channel is offered before any detail is taken: sign and be protected, or stay unnamed. */
export const askWhetherToSign = (draft: Draft): Outcome => ({
  replies: [reply(say.ask, [...say.choices])],
  flow: { name: 'sign-or-not', version: 1, step: 'choose', data: { draft } },
})

const signing = {
  yes: 'ký, ký tên, ký đơn, ký vào đơn, nêu tên, ghi tên, ghi rõ tên, xưng tên, để tên, nói tên, công khai tên, tên',
  no: 'ẩn danh, giấu tên, nặc danh, giấu danh tính, kín tên',
}

const chosenIntake = (turn: Turn): Intake | null => {
  const text = turn.message.text.trim()
  const said = readYesNo(text, signing)
  if (text === payload(answerWords.sign, signWords.yes) || said === 'yes') return denunciationIntake
  return text === payload(answerWords.sign, signWords.no) || said === 'no' ? tipIntake : null
}

export const signOrNot: Flow = {
  name: 'sign-or-not',
  version: 1,
  isProtected: true,
  begin: () => askWhetherToSign({}),
  answer(turn, state) {
    const intake = chosenIntake(turn)
    const { draft } = state.data
    return intake && beginIntake(intake, turn, isIntakeDraft(draft) ? draft : {})
  },
  askAgain: () => reply(say.ask, [...say.choices, choices.person]),
}
