import type { Case } from '../../../cases/case.js'
import { findReceiptCode } from '../../../cases/receipt-code.js'
import { whyNotReopen } from '../../../cases/reopen-by-citizen.js'
import { reply } from '../../../messaging/message.js'
import { answerWords, argumentOf, commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { gatherMore } from '../../gather-more.js'
import { readYesNo } from '../../yes-no.js'
import { beginKind } from '../choose-kind/flow.js'
import { draftFrom } from '../intake/gather.js'
import { add, at, filesIn, isAgainstReader, nameOf, ownCase, whichOf } from './case-step.js'
import { correct, placeIn } from './correct-place.js'
import { followUp } from './follow-up.js'
import { reopen } from './reopening.js'
import { answerWithdrawal, keepsOn, protestsWithdrawal } from './withdrawal.js'
import { followUpWording as say } from './wording.js'

const saysYes = (step: string, text: string): boolean =>
  step === 'reopen'
    ? text === say.reopenYes.value || readYesNo(text, { yes: 'mở lại, mở vụ đó, mở lại vụ đó', whole: true }) === 'yes'
    : text === say.yesMore.value || readYesNo(text, { yes: addWords, no: newWords, whole: true }) === 'yes'

const addWords = 'bổ sung, thêm, vào, thêm vào, vụ đó, vụ này, vụ cũ, vụ vừa gửi'
const newWords = 'phản ánh mới, gửi phản ánh mới, gửi mới, vụ mới, việc mới, vụ khác, việc khác'

const isNew = (step: string, text: string): boolean =>
  text === say.asNew.value ||
  (step === 'confirm' && readYesNo(text, { yes: addWords, no: newWords, whole: true }) === 'no')

/** Words wait: a yes sends all of them, "mới" begins a report with them, more words join them. */
const answerWaiting = async (turn: Turn, state: FlowState, found: Case): Promise<Outcome | null> => {
  const { step, data } = state
  const text = turn.message.text.trim()
  const waiting = String(data.text)
  const withFiles = { ...turn, files: [...filesIn(data), ...turn.files] }
  if (step === 'reopen' && whyNotReopen(found, turn.now) !== null)
    return { replies: [reply(say.gone, [choices.track])], flow: null }
  if (saysYes(step, text)) return step === 'reopen' ? reopen(withFiles, found, waiting) : add(withFiles, found, waiting)
  if (isNew(step, text)) return beginKind('feedback', turn, draftFrom(waiting))
  const more = gatherMore(turn, state)
  return more && { replies: [askAgain(more)], flow: more }
}

/** The words that wait for whose case they are go to the one that is named. */
const addWaiting = (turn: Turn, { data }: FlowState, found: Case): Promise<Outcome> =>
  add({ ...turn, files: [...filesIn(data), ...turn.files] }, found, String(data.text))

const answerWhich = async (turn: Turn, state: FlowState): Promise<Outcome | null> => {
  const found = await ownCase(turn, findReceiptCode(turn.message.text)?.code)
  return found && addWaiting(turn, state, found)
}

const codesIn = ({ codes }: Record<string, unknown>): string[] =>
  Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : []

const askAgain = ({ step, data }: FlowState) => {
  const [code, named] = [String(data.code), String(data.named)]
  if (step === 'which') return whichOf(codesIn(data))
  const shown = data.isLonger === true ? say.waiting(named, String(data.text)) : null
  if (step === 'withdraw') return reply(say.withdrawAsk, [say.withdrawFree, say.withdrawForced, choices.cancel])
  if (step === 'reopen')
    return reply([shown, say.reopenAsk(code)].filter(Boolean).join('\n\n'), [
      say.reopenYes,
      say.asNew,
      choices.person,
      choices.cancel,
    ])
  if (step === 'confirm')
    return reply([shown, say.isItMore(named)].filter(Boolean).join('\n\n'), [say.yesMore, say.asNew, choices.cancel])
  return reply(step === 'place' ? say.askPlace : say.askMore(named), [choices.cancel])
}

/** The life of a case after it was sent: more of the story, another commune, what happens next. */
export const followUpCase: Flow = {
  name: 'follow-up-case',
  version: 2,
  begin: async (turn) => (await followUp(turn)) ?? { replies: [reply(say.gone, [choices.track])] },
  async answer(turn, state) {
    const { step, data } = state
    const text = turn.message.text.trim()
    if (step === 'which') return answerWhich(turn, state)
    const found = await ownCase(turn, data.code)
    if (!found) return { replies: [reply(say.gone, [choices.track])], flow: null }
    if (!text.startsWith('/') && isAgainstReader(turn, found)) return null
    if (step === 'withdraw') return answerWithdrawal(turn, found, String(data.text))
    if (step === 'reopen' || step === 'confirm') return answerWaiting(turn, state, found)
    const code = argumentOf(answerWords.commune, text)
    if (step === 'place') return code ? correct(turn, found, code) : placeIn(turn, text, found)
    return text.startsWith('/') ? null : add(turn, found, text || say.askMore(nameOf(found)))
  },
  askAgain,
  isAnswer: ({ message: { text } }, { step }) => step === 'withdraw' && (keepsOn(text) || protestsWithdrawal(text)),
  expects: ({ step }) =>
    step === 'place'
      ? 'place'
      : step === 'which'
        ? 'code'
        : step === 'more'
          ? 'more'
          : step === 'withdraw'
            ? 'yes_no'
            : 'gathering',
  takesFiles: ({ step }) => step !== 'withdraw' && step !== 'place',
  payloads: {
    async [commandWords.addToCase](turn, code) {
      const found = await ownCase(turn, code)
      if (!found) return { replies: [reply(say.gone, [choices.track])] }
      const { flow } = turn.conversation
      if (flow?.name === 'follow-up-case' && flow.step === 'which') return addWaiting(turn, flow, found)
      return { replies: [reply(say.askMore(nameOf(found)), [choices.cancel])], flow: at('more', found) }
    },
  },
}
