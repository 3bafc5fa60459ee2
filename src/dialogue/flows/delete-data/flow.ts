import { kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { readableDay } from '../../../shared/clock.js'
import { commandWords } from '../../choice-words.js'
import { choices } from '../../choices.js'
import { newConversation, type Outcome } from '../../conversation.js'
import type { Flow, Turn } from '../../flow.js'
import { forgetChat } from '../../forget-chat.js'
import { readYesNo } from '../../yes-no.js'
import { deleteDataWording as say } from './wording.js'

const confirm = (): Outcome => ({
  replies: [reply(say.confirm, [say.yes, choices.cancel])],
  flow: { name: 'delete-data', version: 1, step: 'confirm', data: {} },
})

const mostCases = 1_000

const deleteNow = async (turn: Turn): Promise<Outcome> => {
  const { slices, message, now } = turn
  const cases = await slices.cases.findByChat(message.chat, mostCases)
  const request = await slices.tasks.requestDeletion({
    openedBy: message.id,
    chat: message.chat,
    at: now,
    ...(cases.length > 0 && {
      hasProtected: cases.some(({ kind }) => kindOf(kind).isProtected),
      hasOrdinary: cases.some(({ kind }) => !kindOf(kind).isProtected),
    }),
  })
  await forgetChat(slices, message.chat, now)
  return {
    replies: [reply(say.done(readableDay(request.dueOn)))],
    flow: null,
    suspended: [],
    kept: null,
    context: newConversation(message.chat).context,
    isFinal: true,
  }
}

/**
 * Forgets at once what belongs to no case, and records the request for the rest: an officer decides about cases
 * within the term for deleting (Nghị định 356/2025 Điều 5).
 */
export const deleteData: Flow = {
  name: 'delete-data',
  version: 1,
  begin: confirm,
  answer: (turn) =>
    turn.message.text === say.yes.value ||
    readYesNo(turn.message.text, { yes: 'xóa, xoá, xóa dữ liệu, xoá dữ liệu', whole: true }) === 'yes'
      ? deleteNow(turn)
      : null,
  askAgain: () => reply(say.confirm, [say.yes, choices.cancel]),
  payloads: { [commandWords.deleteData]: confirm },
}
