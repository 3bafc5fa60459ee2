import { canBeLinked } from '../../../cases/desk/link-chat.js'
import { kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import type { FlowState, Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { linkCaseWording as say } from './wording.js'

const asking = (code: string): FlowState => ({ name: 'link-case', version: 1, step: 'digits', data: { code } })

const ask = async (turn: Turn, code: string): Promise<Outcome> => {
  const found = await turn.slices.cases.getByReceiptCode(code.toUpperCase())
  if (!found || !canBeLinked(found)) return { replies: [reply(say.closed(code), [choices.track])], flow: null }
  return { replies: [reply(say.ask(found.receiptCode), [choices.cancel])], flow: asking(found.receiptCode) }
}

const link = async (turn: Turn, code: string, digits: string): Promise<Outcome> => {
  const { cases } = turn.slices
  const found = await cases.getByReceiptCode(code)
  const became =
    found &&
    (await cases.linkChat(found, { chat: turn.message.chat, digits, messageId: turn.message.id, at: turn.now }))
  if (became === 'changed') throw new Conflict('the case changed while a chat was linked')
  if (!found || !became || became === 'closed')
    return { replies: [reply(say.closed(code), [choices.person])], flow: null }
  if (became === 'wrong') return { replies: [reply(say.wrong, [choices.cancel])], flow: asking(code) }
  return {
    replies: [reply(say.linked(code), [choices.track])],
    flow: null,
    context: { receipt: code, ...(kindOf(found.kind).isProtected && { protectedAt: turn.now }) },
    isFinal: true,
  }
}

/** A case that an officer entered for a person is linked to their chat, by the receipt code and their telephone. */
export const linkCase: Flow = {
  name: 'link-case',
  version: 1,
  begin: () => ({ replies: [reply(say.wrong, [choices.track])] }),
  answer(turn, { data }) {
    const digits = turn.message.text.replace(/[\s.-]/g, '')
    return typeof data.code === 'string' && /^\d{4,}$/.test(digits) ? link(turn, data.code, digits.slice(-4)) : null
  },
  askAgain: ({ data }) => reply(say.ask(typeof data.code === 'string' ? data.code : ''), [choices.cancel]),
  expects: () => 'code',
  lapses: true,
  payloads: { [commandWords.linkCase]: (turn, code) => ask(turn, code) },
}
