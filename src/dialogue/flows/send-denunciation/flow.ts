import { reply } from '../../../messaging/message.js'
import { answerWords, payload, signWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { proposeKind } from '../choose-kind/propose-kind.js'
import { type Draft, isDraft } from '../intake/draft.js'
import { beginIntake, draftFrom, type Intake, intakeFlow } from '../intake/intake.js'
import { intakeWording } from '../intake/wording.js'

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
  sent: (opened, { parts }) =>
    reply(
      sent.petition({
        receiptCode: opened.receiptCode,
        agency: opened.agency.name,
        why: opened.routedBecause,
        petition: parts.links.petition(opened.id, true),
        where: intakeWording.signAtProvince,
      }),
    ),
}

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

/** The protected channel is offered before any detail is taken: sign and be protected, or stay unnamed. */
export const askWhetherToSign = (draft: Draft): Outcome => ({
  replies: [reply(intakeWording.signOrNot, intakeWording.signChoices)],
  flow: { name: 'sign-or-not', version: 1, step: 'choose', data: { draft } },
})

/** Tố cáo: the chat drafts the petition, a signature makes it one (Luật Tố cáo Điều 22, 23). */
export const sendDenunciation: Flow = {
  name: 'send-denunciation',
  isProtected: true,
  begin: (turn) => proposeKind(turn, 'denunciation'),
  ...intakeFlow(denunciationIntake),
}

/** Tin có nội dung tố cáo: Luật Tố cáo Điều 25. */
export const sendTip: Flow = {
  name: 'send-tip',
  isProtected: true,
  begin: (turn) => beginIntake(tipIntake, turn, draftFrom(turn.message.text)),
  ...intakeFlow(tipIntake),
}

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
    return intake && beginIntake(intake, turn, isDraft(draft) ? draft : {})
  },
  askAgain: () => reply(intakeWording.signOrNot, [...intakeWording.signChoices, choices.person]),
}
