import type { Case } from '../../../cases/case.js'
import { reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { accusesOffice } from '../../accuses-office.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { isOtherRequest } from '../../commands/other-request.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { gatherMore } from '../../gather-more.js'
import { readYesNo } from '../../yes-no.js'
import { protectedWording } from '../accused-office/wording.js'
import { accuses } from '../intake/accusation.js'
import { answerOfficerWording as say } from './wording.js'

const at = (step: 'text' | 'confirm', data: Record<string, unknown>): FlowState => ({
  name: 'answer-officer',
  version: 1,
  step,
  data,
})

const ownCase = async (turn: Turn, code: unknown): Promise<Case | null> => {
  const found = typeof code === 'string' ? await turn.slices.cases.getByReceiptCode(code) : null
  return found?.chat === turn.message.chat ? found : null
}

const filesOf = (data: Record<string, unknown>): string[] =>
  Array.isArray(data.files) ? data.files.filter((id) => typeof id === 'string') : []

const send = async (turn: Turn, code: unknown, text: string, files: readonly string[]): Promise<Outcome> => {
  const found = await ownCase(turn, code)
  if (!found) return { replies: [reply(say.gone, [choices.track])], flow: null }
  if (found.agency.communeCode !== null && (accuses(text) || accusesOffice(turn))) {
    const draft = { text }
    return {
      replies: [reply(say.accuses, [protectedWording.protect, say.again(found.receiptCode), choices.cancel])],
      flow: { name: 'accused-office', version: 1, step: 'choose', data: { draft, kind: 'feedback' } },
    }
  }
  const isStored = await turn.slices.cases.answer(found, {
    text: text || say.filesOnly(files.length),
    messageId: turn.message.id,
    at: turn.now,
    files,
  })
  if (!isStored) throw new Conflict('the case changed while the answer was stored')
  return {
    replies: [reply(say.sent(found.receiptCode))],
    flow: null,
    context: { receipt: found.receiptCode, files: null },
    isFinal: true,
  }
}

/** A case of this chat whose officer waits for an answer; null when there is none. */
export const findAwaiting = async (turn: Turn): Promise<Case | null> =>
  (await turn.slices.cases.findByChat(turn.message.chat, 20)).find(({ awaitsCitizen }) => awaitsCitizen) ?? null

/** Asks whether a message that stands by itself is the answer an officer waits for. */
export const confirmAnswer = (found: Case, text: string, files: readonly string[] = []): Outcome => ({
  replies: [reply(say.confirm(found.receiptCode), [say.yes, say.no])],
  flow: at('confirm', { code: found.receiptCode, text, files }),
})

const askAgain = ({ step, data }: FlowState) => {
  if (typeof data.code !== 'string') return reply(say.gone)
  if (step === 'text') return reply(say.ask(data.code), [choices.cancel])
  const text = data.isLonger === true ? say.confirmAll(data.code, String(data.text)) : say.confirm(data.code)
  return reply(text, [say.yes, say.no])
}

/** The citizen's answer to an officer's question goes into the case's timeline. */
export const answerOfficerQuestion: Flow = {
  name: 'answer-officer',
  version: 1,
  async begin(turn) {
    const found = await findAwaiting(turn)
    return found ? confirmAnswer(found, turn.message.text) : { replies: [reply(say.gone, [choices.track])] }
  },
  isGuarded: true,
  answer(turn, state) {
    const text = turn.message.text.trim()
    const files = [...filesOf(state.data), ...turn.files]
    if (state.step === 'text') return text.startsWith('/') ? null : send(turn, state.data.code, text, files)
    const said = readYesNo(text, { whole: true })
    if ((text === say.yes.value || said === 'yes') && typeof state.data.text === 'string')
      return send(turn, state.data.code, state.data.text, files)
    if (text === say.no.value || said === 'no') return { replies: [reply(say.declined)], flow: null }
    const more = isOtherRequest(turn) ? null : gatherMore(turn, state, true)
    return more && { replies: [askAgain(more)], flow: more }
  },
  askAgain,
  isAnswer: (turn, { step }) => step === 'confirm' && !isOtherRequest(turn),
  takesFiles: () => true,
  expects: (state) => (state.step === 'text' ? 'words' : 'gathering'),
  payloads: {
    async [commandWords.answerOfficer](turn, code) {
      const found = await ownCase(turn, code.toUpperCase())
      if (!found) return { replies: [reply(say.gone, [choices.track])] }
      return {
        replies: [reply(say.ask(found.receiptCode), [choices.cancel])],
        flow: at('text', { code: found.receiptCode }),
      }
    },
  },
}
