import type { Case } from '../../../cases/case.js'
import { isSealed, kindOf } from '../../../cases/kinds/index.js'
import { tellsForce } from '../../../cases/wishes-protection.js'
import { type Reply, reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { foldMarks } from '../../../shared/text.js'
import { criesForHelp } from '../../../understanding/alerts/cries-for-help.js'
import { choices } from '../../choices.js'
import { asks, isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { wasProtected } from '../../was-protected.js'
import { afterDanger, afterRevenge } from '../alert/danger-choices.js'
import { alarmToRemember, byPeople, freshAlarm } from '../alert/fresh-alarm.js'
import { draftFrom } from '../intake/gather.js'
import { askWhetherToSign } from '../sign-or-not/flow.js'
import { followUpWording as say } from './wording.js'

const mostLooked = 10

/** The protected case of this chat that is in hand, else the newest. */
export const latestProtected = async ({ slices, message, conversation }: Turn): Promise<Case | null> => {
  const own = (await slices.cases.findByChat(message.chat, mostLooked)).filter(
    (found) => kindOf(found.kind).isProtected && !isSealed(found),
  )
  return own.find(({ receiptCode }) => receiptCode === conversation.context.receipt) ?? own[0] ?? null
}

/** Hurts their work or what they are due (Luật Tố cáo Điều 47). */
const spiteful =
  /\b(?:tru (?:dap|um|ep)|gay kho de|lam kho (?:de )?(?:toi|em|minh|chau|nha|gia dinh)|(?:duoi|cho thoi|cat|mat|nghi) viec|cat (?:che do|tro cap|luong|dien|nuoc)|chui (?:boi|rua)|boi nho|vu khong|tay chay|co lap)\b/
const own =
  '(?:toi|em|minh|chau|chung toi|nha (?:toi|em|minh|chau)|gia dinh|(?:vo|chong|con|bo|me|cha)(?: \\w+)? (?:toi|em|minh|chau))'
const ofOwn = new RegExp(`\\b${own}\\b`)
const doer = /\b(?:ong|ba|anh|ong ta|lao|han|no|thang|bon|dam|nguoi nha|nguoi la|con trai|dan em|can bo)\b/
/** "con trai ông ấy": no kin of whoever writes. */
const kinOfOther =
  /\b(?:con|chau|em|vo|chong|nguoi nha|ho hang)(?: (?:trai|gai|re|dau|ruot))? (?:(?:nha )?(?:ong|ba|lao|han)|anh ta|can bo|chu tich|bi thu)\b/

/** Tells that they are threatened, struck or spited; what happens at home between a couple is not for having denounced. */
const tellsRevenge = ({ message: { text }, understood: { alert, isHomeViolence } }: Turn): boolean => {
  const folded = foldMarks(text)
  if ((isHomeViolence && !kinOfOther.test(folded)) || text.startsWith('/')) return false
  const isDanger = isByPeople(alert) && (ofOwn.test(folded) || criesForHelp(folded))
  const isTold = (tellsForce(text) && ofOwn.test(folded)) || (spiteful.test(folded) && ofOwn.test(folded))
  return isDanger || (isTold && doer.test(folded) && !isQuestion(text) && !asks(text))
}

const isByPeople = (alert: Turn['understood']['alert']): boolean =>
  (alert?.level === 'emergency' || alert?.level === 'ask') && byPeople.has(alert.kind)

/** Whether what a person does to whoever writes here may be for what they denounced: no commune may be sent it. */
export const mayBeRevenge = async (turn: Turn): Promise<boolean> =>
  wasProtected(turn.conversation.context, turn.now) || (await latestProtected(turn)) !== null

/**
 * What was told of a threat goes sealed to who handles denunciations: on the denunciation as a request for protection
 * (Luật Tố cáo Điều 47, 50), else as a denunciation or tip that is begun with it.
 */
export const sealRevenge = async (turn: Turn, text: string, { isUrgent }: { isUrgent: boolean }): Promise<Outcome> => {
  const found = await latestProtected(turn)
  const alarm = alarmToRemember(turn)?.alarm ?? freshAlarm(turn)
  const context = { protectedAt: turn.now, alarm: alarm && { ...alarm, told: '' } }
  if (!found) {
    const asked = askWhetherToSign(draftFrom(text))
    return {
      ...asked,
      replies: [reply(say.revengeSealed), ...asked.replies],
      context: { ...asked.context, ...context },
    }
  }
  const said = { text, messageId: turn.message.id, at: turn.now, isUrgent }
  if (!(await turn.slices.cases.requestProtection(found, said)))
    throw new Conflict('the case changed while a threat was written down')
  return {
    replies: [reply(isUrgent ? say.protectionUrgent : say.protectionAsked, [choices.person])],
    flow: null,
    context,
    isFinal: true,
  }
}

/** Forced to take it back: heard by its own command, which keeps it going. */
const wantsBack =
  /\brut (?:lai )?(?:don|tin|to cao|phan anh|khieu nai|ho so)\b|\b(?:toi|em|minh|chau|xin|muon|doi|bat) rut\b/
/** What is told a person in such a chat waits sealed by itself. */
const handOff = 'human-handoff'

/** Words of revenge, in a chat in which somebody was denounced; null: they tell of none, or belong to a denunciation in hand. */
export const hearRevenge = async (turn: Turn): Promise<Outcome | null> => {
  const isForPerson = turn.conversation.flow?.name === handOff
  if (
    turn.isProtected ||
    isForPerson ||
    wantsBack.test(foldMarks(turn.message.text)) ||
    !tellsRevenge(turn) ||
    !(await mayBeRevenge(turn))
  )
    return null
  const isUrgent = isByPeople(turn.understood.alert) || tellsForce(turn.message.text)
  return sealRevenge(turn, turn.message.text, { isUrgent })
}

/** In such a chat the way to the commune that stands beside a danger is the sealed one. */
export const withSealedWay = async (turn: Turn, replies: Reply[]): Promise<Reply[]> => {
  const [toCommune] = afterDanger
  const offers = ({ choices: offered }: Reply): boolean => offered.some(({ label }) => label === toCommune?.label)
  const alarm = freshAlarm(turn)
  const isOfPeople = isByPeople(turn.understood.alert) || (alarm !== null && byPeople.has(alarm.kind))
  if (!isOfPeople || !replies.some(offers) || !(await mayBeRevenge(turn))) return replies
  return replies.map((said) => (offers(said) ? { ...said, choices: afterRevenge } : said))
}
