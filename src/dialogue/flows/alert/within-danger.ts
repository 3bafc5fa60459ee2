import { foldMarks } from '../../../shared/text.js'
import { criesForHelp } from '../../../understanding/alerts/cries-for-help.js'
import type { Alert } from '../../../understanding/alerts/find-alert.js'
import { type DangerKind, numbersOfKinds } from '../../../understanding/alerts/hotlines.js'
import { isOutOfWater, tellsNoBreath } from '../../../understanding/alerts/narrower-kind.js'
import type { Understood } from '../../../understanding/understand.js'
import type { Alarm, Conversation } from '../../conversation.js'
import { byPeople, liveAlarm } from './fresh-alarm.js'

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

/** What the words of who is hurt already are mostly read as: that goes on with what was told. */
const goesOnAs: Partial<Record<DangerKind, readonly DangerKind[]>> = {
  fumes: ['poisoning', 'illness', 'gas'],
  electricity: ['poisoning', 'illness'],
  choking: ['illness', 'poisoning'],
}
/** Without such words nobody speaks of killing themself. */
const ofDying =
  /\b(?:chet|tu (?:tu|van|sat)|(?:khong|ko|k|chang) (?:muon|thiet|can) song|het muon song|ket lieu|treo co|nhay (?:cau|lau|song|xuong)|cat (?:co )?tay|uong thuoc|chan (?:song|doi))\b/

/** Dangers in which somebody may lie without breath. */
const ofBodies: ReadonlySet<DangerKind> = new Set([
  'electricity',
  'illness',
  'poisoning',
  'accident',
  'injury',
  'fumes',
  'choking',
  'help',
])
/** Somebody doesn't breathe: what counts is the chest. */
export const needsBreath = (alarm: Alarm, text: string): boolean => ofBodies.has(alarm.kind) && tellsNoBreath(text)

const cutOff =
  /\b(?:ngat|cat|tat|rut|dap|keo) (?:cau dao|dien|cong to|cong tac|at|aptomat|phich)(?: \w+)? (?:roi|xong)\b/
/** The current is off: the person can be touched. */
export const isPowerOff = (alarm: Alarm, folded: string): boolean => alarm.kind === 'electricity' && cutOff.test(folded)

const quenches = /\b(?:nuoc|dap|xoi|tuoi|binh (?:chua chay|cuu hoa)|chan uot|cat)\b/
/** A word on how the fire is put out. */
export const isOnQuenching = (alarm: Alarm, folded: string): boolean =>
  (alarm.kind === 'fire' || alarm.kind === 'open_fire') && quenches.test(folded)

/** Whether what is heard in a message is the danger that is open already. */
const isSame = (alarm: Alarm, { alert }: Understood, folded: string): boolean => {
  if (alert?.level !== 'emergency' && alert?.level !== 'ask') return false
  if (tellsOfInside(alarm, folded) || saysCalled(folded) || isPowerOff(alarm, folded)) return true
  if (goesOnAs[alarm.kind]?.includes(alert.kind)) return true
  if (alert.number === alarm.number && alert.level === 'emergency') return false
  if (alert.kind === 'self_harm') return alarm.kind !== 'self_harm' && !ofDying.test(folded)
  return alert.level === 'ask' || (vague.has(alert.kind) && !plainly.test(folded))
}

const doer =
  '(?:no|han|ck|chong|(?:thang|lao|ong|anh|ga) (?:chong|ay|do|ta|kia|xa|duong)|bo(?: duong)?|duong|nguoi yeu|bon (?:no|chung)|chung no|may thang do)'
const comes = '(?:ve|den|toi|sang|mo ve|quay (?:lai|ve)|tro (?:lai|ve))'
/** Who hurts others is back, and the danger with them: "chồng tôi lại về rồi". */
const isBack = new RegExp(
  `\\b${doer}(?: (?:toi|em|chau|minh))?(?: (?:da|say|ruou|dang|sap|vua|moi|bay gio|gio))* (?:(?:lai|quay|tro) )?${comes}(?: (?:nha|day|noi|nua))* (?:roi|kia)\\b|\\b${doer}(?: (?:toi|em|chau|minh))?(?: \\w+){0,2} lai (?:dang )?${comes}\\b|\\b${doer}(?: (?:toi|em|chau|minh))?(?: \\w+){0,2} (?:quay|tro) (?:lai|ve)\\b`,
)
const isCalm =
  /\b(?:lam lanh|xin loi|hoa thuan|(?:on|het|tinh) roi|khong sao|khong danh nua|ngu roi|binh tinh|ve que|ve nha (?:no|han|me))\b/

/** A cry for help, or who did harm comes back. */
const isSecondCry = (alarm: Alarm, folded: string): boolean =>
  criesForHelp(folded) || (byPeople.has(alarm.kind) && isBack.test(folded) && !isCalm.test(folded))

/** The open danger again, as at first; another kind where that is told plainly beside the cry. */
const cryAgain = (alarm: Alarm, { alert }: Understood): Alert =>
  alert?.level === 'emergency' && !vague.has(alert.kind)
    ? alert
    : { level: 'emergency', kind: alarm.kind, number: alarm.number, next: alarm.next }

/** Who was drowning is out of the water, or doesn't breathe: 115 and breath, no more the rope. */
const ofBreath = (alarm: Alarm, text: string): Alert | null => {
  const isOut = alarm.kind === 'drowning' && (isOutOfWater(text) || tellsNoBreath(text))
  const isStill = alarm.kind === 'out_of_water' && tellsNoBreath(text)
  if ((!isOut && !isStill) || tellsOfInside(alarm, foldMarks(text))) return null
  const { first: number, next } = numbersOfKinds.out_of_water
  return { level: 'emergency', kind: 'out_of_water', number, next }
}

/** A message as it is heard while a danger is open: that keeps its number, unless another kind is told plainly. */
export const hearWithinDanger = (
  understood: Understood,
  { context }: Conversation,
  { text, now }: { text: string; now: Date },
): Understood => {
  const alarm = liveAlarm(context.alarm, now)
  const folded = foldMarks(text)
  const breath = alarm && ofBreath(alarm, text)
  if (breath) return { ...understood, alert: breath }
  if (alarm && isSecondCry(alarm, folded)) return { ...understood, alert: cryAgain(alarm, understood) }
  return alarm && isSame(alarm, understood, folded) ? { ...understood, alert: null } : understood
}
