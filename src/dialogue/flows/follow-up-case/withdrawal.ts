import type { Case } from '../../../cases/case.js'
import { isDraft, isSealed, kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { add, at, longest } from './case-step.js'
import { followUpWording as say } from './wording.js'

const longestWish = 60
/** Asked whether one may withdraw is a wish to; asked what it takes is a question. */
const mayI = /\bduoc (?:khong|ko|k)\b/

/** "thôi tôi muốn rút phản ánh này", "rút hộ cái …": a case that was sent, not water that is drawn off. */
export const wantsToWithdraw = (text: string): boolean =>
  text.length <= longestWish &&
  (!isQuestion(text) || mayI.test(foldMarks(text))) &&
  /^(?:(?:thoi|a|u|ma|gio|nay|ok|cho|xin|muon|can|nho|de nghi|toi|em|chau|minh|con|bac|khong kien nua) )*rut (?:(?:lai|ho|giup|gium|cho|toi|em) )*(?:(?:cai |vu |viec |don|phan anh|khieu nai|to cao|tin|ho so|no)\b.*|[a-z\d]{5} ?[a-z\d]{5}\b.*)?(?:(?:lai|di|nhe|a|luon|duoc|khong|ko|voi|ad) ?)*$/.test(
    foldMarks(text),
  )

const freshMs = 60 * 60_000

/** Whether the person told a moment ago that somebody forces them to withdraw. */
const toldForced = ({ now }: Turn, { timeline }: Case): boolean =>
  timeline.some(
    ({ text, at: told }) =>
      text?.startsWith(say.forcedText('').slice(0, -1)) && now.getTime() - told.getTime() < freshMs,
  )

/** Whoever is forced to withdraw goes on being heard (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33): asked first. */
export const askWithdrawal = (turn: Turn, found: Case): Outcome => {
  const before = toldForced(turn, found) ? `${say.forcedBefore} ` : ''
  if (isDraft(found)) return { replies: [reply(`${before}${say.withdrawDraft}`)] }
  return {
    replies: [reply(`${before}${say.withdrawAsk}`, [say.withdrawFree, say.withdrawForced, choices.cancel])],
    flow: at('withdraw', found.receiptCode, { text: turn.message.text.slice(0, longest) }),
  }
}

const withdraw = async (turn: Turn, found: Case, said: string, isForced: boolean): Promise<Outcome> => {
  const outcome = await add(turn, found, isForced ? say.forcedText(said) : say.withdrawText(said), {
    isCoerced: isForced,
  })
  const text = isForced
    ? say.forced
    : found.kind === 'feedback'
      ? say.withdrawn(found.agency.name)
      : found.kind === 'tip'
        ? say.withdrawnTip
        : say.withdrawByPaper
  return { ...outcome, replies: [reply(text)] }
}

const isForced = /\b(?:ep|doa|de doa|bat toi|bat em|buoc|mua chuoc|khong tu nguyen)\b/

/** What the answer to that question does; null: it is none. */
export const answerWithdrawal = (turn: Turn, found: Case, said: string): Promise<Outcome> | Outcome | null => {
  const text = turn.message.text.trim()
  const folded = foldMarks(text.toLowerCase())
  if (text === say.withdrawForced.value || (!text.startsWith('/') && isForced.test(folded)))
    return withdraw(turn, found, said, true)
  if (keepsOn(text) && !text.startsWith('/'))
    return { replies: [reply(say.notWithdrawn(found.receiptCode))], flow: null }
  const isFree = text === say.withdrawFree.value || readYesNo(text, { yes: 'tự tôi, tự nguyện, tôi tự muốn' }) === 'yes'
  return isFree || /\bkhong ai\b/.test(folded) ? withdraw(turn, found, said, false) : null
}

const mostLooked = 20
const longestKeeping = 200
/** "thôi đừng rút nữa", "tôi không rút đơn nữa", "hủy yêu cầu rút đi". */
const keepsCase =
  /\b(?:khong|ko|k|hk|dung|khoi|chua|thoi)(?: (?:co|muon|can|phai|dam|cho|giup|em|toi|minh|chau|minh|nua))* rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)|\b(?:huy|bo|rut lai)(?: (?:cai|viec|yeu cau|loi|de nghi))+ rut\b|\bgiu (?:lai |nguyen )?(?:don|vu|phan anh|ho so|khieu nai|to cao)\b/

/** "tôi có rút đơn đâu", "ai bảo tôi rút?", "em chưa bao giờ xin rút đơn": a withdrawal that they never made. */
const deniesWithdrawal =
  /\b(?:co|da|he)(?: (?:ai|noi|xin|doi|muon|bao gio|he|bao|la))* rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)(?!.*\bo dau\b).*\bdau\b|\bdau (?:co|he|phai)(?: \w+){0,2} rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)|\bai (?:bao|noi|dam|them)(?: (?:la|rang))? (?:toi|em|chau|minh|con|bac|tui)(?: (?:muon|xin|doi|da))? rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)|\b(?:khong|ko|k|hk|chua)(?: (?:he|bao gio|tung|lan nao))+(?: (?:xin|doi|muon|noi|ky|viet))* (?:don )?rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)/

/** Whether the sender says that they never withdrew. */
const neverWithdrew = (text: string): boolean => text.length <= longestKeeping && deniesWithdrawal.test(foldMarks(text))

const isWithdrawal = (text: string): boolean => text.startsWith(say.withdrawText('').slice(0, -1))
const isKeeping = (text: string): boolean =>
  text.startsWith(say.keptText('').slice(0, -1)) || text.startsWith(say.deniedText('').slice(0, -1))

/** "thôi không rút nữa", as the answer to whether it is withdrawn freely. */
export const keepsOn = (text: string): boolean => text.length <= longestKeeping && keepsCase.test(foldMarks(text))

/** Whether the last that the sender said of it is that they withdraw. */
const isBeingWithdrawn = ({ timeline }: Case): boolean => {
  const said = timeline.map(({ text }) => text ?? '')
  return isWithdrawal(said.findLast((text) => isWithdrawal(text) || isKeeping(text)) ?? '')
}

/** Only letters are withdrawn on paper, by whoever: of these the sender may hear that they did. */
const mayBeWithdrawn = ({ kind, state }: Case): boolean =>
  state === 'withdrawn' || (kind !== 'feedback' && kind !== 'tip')

/**
 * Who told that they withdraw and changes their mind, or says that they never withdrew, is heard: it stands on the case
 * for its officer. Null: nobody does.
 */
export const takeBackWithdrawal = async (turn: Turn): Promise<Outcome | null> => {
  const { text, chat } = turn.message
  const isDenied = neverWithdrew(text)
  if (text.startsWith('/') || !(isDenied || keepsOn(text))) return null
  const own = (await turn.slices.cases.findByChat(chat, mostLooked)).filter(
    (found) => !isSealed(found) && (isBeingWithdrawn(found) || (isDenied && mayBeWithdrawn(found))),
  )
  const found = own.find(({ receiptCode }) => receiptCode === turn.conversation.context.receipt) ?? own[0]
  if (!found) return null
  const outcome = await add(turn, found, isDenied ? say.deniedText(text) : say.keptText(text))
  const isSecret = kindOf(found.kind).isProtected
  const kept = isSecret ? say.keptSecret : say.kept(found.receiptCode, found.agency.name)
  const denied = isSecret ? say.deniedSecret : say.denied(found.receiptCode, found.agency.name)
  const told = isDenied ? denied : kept
  return { ...outcome, replies: [reply(told)] }
}
