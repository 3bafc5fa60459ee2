import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import type { DangerKind } from '../../../understanding/alerts/hotlines.js'
import { isQuestion } from '../../commands/asks.js'
import type { Alarm, Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { alertReply } from './alert-reply.js'
import { wording as say } from './wording.js'

const freshMs = 60 * 60_000

/** The danger that was spoken of within the last hour. */
export const freshAlarm = ({ conversation: { context }, now }: Turn): Alarm | null => {
  const { alarm } = context
  return alarm && now.getTime() - new Date(alarm.at).getTime() < freshMs ? alarm : null
}

/** What an answered danger leaves behind for the messages that follow. */
export const alarmToRemember = ({ understood: { alert }, now }: Turn): { alarm: Alarm } | null =>
  alert?.level === 'emergency' || alert?.level === 'ask'
    ? { alarm: { kind: alert.kind, number: alert.number, next: alert.next, at: now } }
    : null

const isOver =
  /\b(?:tim (?:thay|duoc)|thay (?:chau|be|con|roi)|ve (?:nha )?roi|on roi|on gioi|khong sao|an toan roi|dap (?:tat|duoc)|tat roi|cap cuu (?:den|toi)|cong an (?:den|toi)|cuu hoa (?:den|toi)|qua roi|tinh lai roi|het roi|khong dinh lam gi|khong lam gi dai|nham thoi|do roi)\b/
const shelter =
  /\b(?:tam lanh|lanh tam|o tam|cho (?:nao )?(?:de )?(?:o|tru|lanh)|nha tam|di dau bay gio|khong co cho o)\b/
const atHome: ReadonlySet<DangerKind> = new Set(['violence', 'child_abuse', 'weapon', 'fight', 'burglary', 'help'])
/** Read so, short words after a danger are still about it. */
const staying = new Set(['feedback', 'help', 'denunciation', 'affirm', 'deny', 'cancel'])
/** A longer report is another matter. */
const mostBrief = 8
const mostWords = 25

/** The telephone of the person's commune, where both are known. */
const contactsOf = async ({ conversation: { context }, slices }: Turn): Promise<{ contacts?: string }> => {
  const contact = context.commune ? await slices.places.getContact(context.commune) : null
  return contact?.phone ? { contacts: contact.phone } : {}
}

/** The messages after a danger: called in vain, over, what now; null: the message is about something else. */
export const afterAlarm = async (turn: Turn): Promise<Outcome | null> => {
  const alarm = freshAlarm(turn)
  const { text } = turn.message
  const { alert, calledInVain, intent, confidence, procedure } = turn.understood
  if (!alarm || text.startsWith('/') || text.split(/\s+/).length > mostWords) return null
  const inVain =
    calledInVain && alertReply({ level: 'emergency', ...alarm }, { calledInVain, ...(await contactsOf(turn)) })
  if (inVain) return { replies: [reply(inVain)], context: { alarm } }
  if (alert?.level === 'emergency' || alert?.level === 'ask') return null
  const folded = foldMarks(text)
  if (isOver.test(folded))
    return { replies: [reply(say.over(alarm.number))], context: { alarm: alarm.kind === 'self_harm' ? alarm : null } }
  if (shelter.test(folded) && atHome.has(alarm.kind)) return { replies: [reply(say.shelter)], context: { alarm } }
  const isBrief = text.split(/\s+/).length <= mostBrief
  const isAsked = intent.startsWith('procedure_') && (procedure !== null || confidence >= 0.9)
  if (
    isAsked ||
    (intent !== 'out_of_scope' &&
      !intent.startsWith('procedure_') &&
      confidence >= 0.85 &&
      !(staying.has(intent) && isBrief))
  )
    return null
  if (alarm.kind === 'self_harm') return { replies: [reply(say.withYou(alarm.number))], context: { alarm } }
  if (isQuestion(text))
    return {
      replies: [reply(atHome.has(alarm.kind) ? say.report(alarm.number) : say.tellThem(alarm.number))],
      context: { alarm },
    }
  return { replies: [reply(say.tellThem(alarm.number))], context: { alarm } }
}
