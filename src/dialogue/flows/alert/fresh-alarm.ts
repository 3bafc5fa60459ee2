import type { DangerKind } from '../../../understanding/alerts/hotlines.js'
import type { Alarm } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { isSwindle } from '../report-crime/swindle.js'

const freshMs = 60 * 60_000

/** A danger that was spoken of within the last hour. */
export const liveAlarm = (alarm: Alarm | null, now: Date): Alarm | null =>
  alarm && now.getTime() - new Date(alarm.at).getTime() < freshMs ? alarm : null

export const freshAlarm = ({ conversation: { context }, now }: Turn): Alarm | null => liveAlarm(context.alarm, now)

/** Money that was swindled away by telephone may sound like danger; nobody is in one. */
export const onlySwindled = ({ understood: { alert }, message }: Turn): boolean =>
  alert?.level === 'ask' && isSwindle(message.text)

/** What an answered danger leaves behind for the messages that follow. */
export const alarmToRemember = (turn: Turn): { alarm: Alarm } | null => {
  const { understood, message, now } = turn
  const { alert } = understood
  const isDanger = (alert?.level === 'emergency' || alert?.level === 'ask') && !onlySwindled(turn)
  return isDanger
    ? { alarm: { kind: alert.kind, number: alert.number, next: alert.next, at: now, told: message.text } }
    : null
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
