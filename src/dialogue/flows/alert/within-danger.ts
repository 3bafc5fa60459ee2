import { foldMarks } from '../../../shared/text.js'
import type { DangerKind } from '../../../understanding/alerts/hotlines.js'
import type { Understood } from '../../../understanding/understand.js'
import type { Alarm, Conversation } from '../../conversation.js'
import { liveAlarm } from './fresh-alarm.js'

/** Dangers out of which people are rescued. */
const ofRescue: ReadonlySet<DangerKind> = new Set([
  'fire',
  'gas',
  'flood',
  'drowning',
  'collapse',
  'trapped',
  'accident',
  'electricity',
])
/** Heard in words that mostly go on with what was told: a child, somebody who isn't there, a cry. */
const vague: ReadonlySet<DangerKind> = new Set(['child_abuse', 'child_lost', 'missing', 'help'])
const plainly = /\b(?:danh|dam|bop co|xam hai|bat coc|di lac|bi lac|mat tich|hiep)\b/

const people = '(?:nguoi|ong|ba|bo|me|cu|chau|be|em|con|dua|tre|vo|chong|anh|chi|ai|\\d+ (?:nguoi|dua|chau|be))'
const within = new RegExp(
  [
    '\\b(?:trong|tren|duoi) (?:nha|do|phong|bep|xe|tang \\d|ham|nuoc|gac)(?: \\w+)?(?: van)? (?:con|co|ket)\\b',
    `\\b${people}\\b(?: \\w+){0,5} (?:con|van|dang|ket|mac ket)(?: \\w+){0,2} (?:trong|tren|duoi)\\b`,
    `\\b(?:con|van con) (?:ca |mot |hai |ba )?${people}(?: \\w+){0,4} (?:nua|trong|ben trong|tren|duoi)\\b`,
    `\\b${people}\\b(?: \\w+){0,4} (?:chua|khong|ko|k) (?:chay |thoat |ra |di )*(?:ra|thoat)(?: duoc| kip)?\\b`,
  ].join('|'),
)

/** Somebody is still inside of what burns, floods, fell down. */
export const tellsOfInside = (alarm: Alarm, folded: string): boolean => ofRescue.has(alarm.kind) && within.test(folded)

const called =
  /^(?:(?:da|em|toi|minh|chau|con|vang|u|uh|ok|co|thi|nha) )*(?:goi|bao|dien|alo)(?: (?:cho|dien|duoc|113|114|115|112|111|cong an|canh sat|cuu hoa|cap cuu|xa|ho|nguoi ta|may lan))* (?:roi|xong)\b/

export const saysCalled = (folded: string): boolean => called.test(folded)

/** Whether what is heard in a message is the danger that is open already. */
const isSame = (alarm: Alarm, { alert }: Understood, folded: string): boolean => {
  if (alert?.level !== 'emergency' && alert?.level !== 'ask') return false
  if (tellsOfInside(alarm, folded) || saysCalled(folded)) return true
  if (alert.number === alarm.number && alert.level === 'emergency') return false
  if (alert.kind === 'self_harm') return false
  return alert.level === 'ask' || (vague.has(alert.kind) && !plainly.test(folded))
}

/** A message as it is heard while a danger is open: that keeps its number, unless another kind is told plainly. */
export const hearWithinDanger = (
  understood: Understood,
  { context }: Conversation,
  { text, now }: { text: string; now: Date },
): Understood => {
  const alarm = liveAlarm(context.alarm, now)
  return alarm && isSame(alarm, understood, foldMarks(text)) ? { ...understood, alert: null } : understood
}
