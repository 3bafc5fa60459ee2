import type { IncomingMessage } from '../../../messaging/message.js'
import { type DangerKind, numbersOfKinds } from '../../../understanding/alerts/hotlines.js'
import type { Understood } from '../../../understanding/understand.js'
import type { Alarm } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { isSwindle } from '../report-crime/swindle.js'

const freshMs = 60 * 60_000

/** A danger that was spoken of within the last hour. */
export const liveAlarm = (alarm: Alarm | null, now: Date): Alarm | null =>
  alarm && now.getTime() - new Date(alarm.at).getTime() < freshMs ? alarm : null

export const freshAlarm = ({ conversation: { context }, now }: Turn): Alarm | null => liveAlarm(context.alarm, now)

type Heard = { understood: Understood; message: Pick<IncomingMessage, 'text'> }

/** Money that was swindled away by telephone may sound like danger; nobody is in one. */
const onlySwindled = ({ understood: { alert }, message }: Heard): boolean =>
  alert?.level === 'ask' && isSwindle(message.text)

/** Near the border, a question about a procedure that is beyond doubt is that and no danger; a threat stays one. */
const isOfPapers = ({ understood }: Heard): boolean => {
  const { alert, intent, confidence, procedure, isNamed } = understood
  const isSure = intent.startsWith('procedure_') && confidence >= surelyAsked && procedure !== null && isNamed
  return alert?.level === 'ask' && !alert.isTold && isSure
}
const surelyAsked = 0.9

/** Heard only near the border, and beyond doubt about something else: nothing is said of it. */
export const isNoDanger = (heard: Heard): boolean => isOfPapers(heard) || onlySwindled(heard)

/** Whether a number to call was told for these words: who reads the report sees at once that it can't wait. */
export const tellsDanger = (heard: Heard): boolean => {
  const { alert, isHomeViolence } = heard.understood
  const isDanger = alert?.level === 'emergency' || alert?.level === 'ask'
  return isDanger && (!isNoDanger(heard) || isHomeViolence)
}

/** Violence at home told as the reason of what a court decides: it may come again, whatever is asked. */
export const isViolenceBeside = ({ understood: { alert, isHomeViolence, otherAgency } }: Turn): boolean =>
  isHomeViolence && alert === null && otherAgency !== null

/** What an answered danger leaves behind for the messages that follow. */
export const alarmToRemember = (turn: Turn): { alarm: Alarm } | null => {
  const { understood, message, now } = turn
  const { alert } = understood
  if (isViolenceBeside(turn)) {
    const { first: number, next } = numbersOfKinds.violence
    return { alarm: { kind: 'violence', number, next, at: now, told: message.text, isAsked: true } }
  }
  if ((alert?.level !== 'emergency' && alert?.level !== 'ask') || !tellsDanger(turn)) return null
  const { kind, number, next, level } = alert
  return {
    alarm: { kind, number, next, at: now, told: message.text, ...(level === 'ask' && { isAsked: true as const }) },
  }
}

/** Dangers that a person does to another: the police come, and the commune can be told. */
export const byPeople: ReadonlySet<DangerKind> = new Set([
  'violence',
  'child_abuse',
  'weapon',
  'fight',
  'burglary',
  'help',
])
