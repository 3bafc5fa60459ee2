import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import { asksForPerson, isOtherRequest } from '../../commands/other-request.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { asksNothing, isFresh, mayReachOffice } from './reach-office.js'
import { sayWhen } from './say-when.js'
import { handOffWording as say } from './wording.js'

const fewestTold = 3
const wholeReport = 8
const quiteSure = 0.9
const longestWhen = 60

const wantsCall =
  /\b(?:goi|alo|lien he|nhan tin)(?: lai| dien| cho| voi| qua)* (?:toi|em|minh|chau|so|lai)\b|(?:^| )(?:so|sdt|dien thoai)?(?: \w+){0,3} ?0\d{8,9}\b/

/** "bao giờ họ trả lời" */
const asksWhen =
  /\b(?:bao gio|may gio|khi nao|bao lau|luc nao|chung nao)\b.*\b(?:tra loi|nhan tin|goi lai|lien he|phan hoi|rep|xem)\b|\b(?:tra loi|phan hoi|rep)\b.*\b(?:bao gio|may gio|khi nao|chua)\b/

/** What belongs to a question that was just sent on: what it is about, how to be reached; a whole report is another matter. */
const belongs = (turn: Turn): boolean => {
  const { message, understood } = turn
  const words = message.text.split(/\s+/).length
  if (wantsCall.test(foldMarks(message.text))) return true
  const isReport = understood.intent === 'feedback' && understood.confidence >= quiteSure && words >= wholeReport
  return words >= fewestTold && !isReport && !isQuestion(message.text) && !isOtherRequest(turn)
}

/** After somebody asked for a person: asked once more, told so; what is added goes along. Null: it is about something else. */
export const addToHandOff = async (turn: Turn): Promise<Outcome | null> => {
  const { message, conversation, slices, now, understood } = turn
  const { handOff } = conversation.context
  const { text, chat } = message
  if (!isFresh(handOff, now) || text.startsWith('/')) return null
  if (understood.alert?.level === 'emergency') return null
  const context = { handOff }
  if (asksForPerson(text))
    return !handOff.isProtected && (await slices.tasks.isWaiting(handOff.openedBy, chat))
      ? { replies: [reply(say.already)], context }
      : null
  if (text.length <= longestWhen && asksWhen.test(foldMarks(text))) {
    const office = handOff.isProtected ? null : (conversation.context.commune ?? null)
    return { replies: [await sayWhen(turn, office)], context }
  }
  if (asksNothing(text)) return { replies: [reply(say.askMore)], context }
  if (!belongs(turn) || (!handOff.isProtected && !(await mayReachOffice(turn, text)))) return null
  const more = { openedBy: handOff.openedBy, chat, text, messageId: message.id }
  return (await slices.tasks.addToHandOff(more)) ? { replies: [reply(say.addedTo)], context, isFinal: true } : null
}
