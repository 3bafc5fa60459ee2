import type { Case } from '../../../cases/case.js'
import { isDraft, isFinal, isSealed, kindOf } from '../../../cases/kinds/index.js'
import { reply } from '../../../messaging/message.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import { isQuestion } from '../../commands/asks.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { readYesNo } from '../../yes-no.js'
import { add, at, longest, nameOf } from './case-step.js'
import { followUpWording as say } from './wording.js'

const longestWish = 60
/** Asked whether one may withdraw is a wish to; asked what it takes is a question. */
const mayI = /\bduoc (?:khong|ko|k)\b/

/** "thôi tôi muốn rút phản ánh này", "rút hộ cái …": a case that was sent, not water that is drawn off. */
export const wantsToWithdraw = (text: string): boolean => {
  const clauses = text.split(/[,.;!]+/).filter((clause) => clause.trim() !== '')
  const wish = clauses.at(-1) ?? ''
  if (clauses.length > 1 && clauses.slice(0, -1).every((clause) => settled.test(foldMarks(clause)))) return isWish(wish)
  return (
    isWish(text) ||
    noLongerNeeded.test(
      foldMarks(text)
        .replace(/[^a-z\d ]/g, ' ')
        .replace(/ +/g, ' '),
    )
  )
}

/** "đã sửa đường rồi, rút giúp tôi": why, before the wish. */
const settled = /^(?:thoi |a |da )*(?:(?:\w+ ){0,4}(?:roi|xong)|(?:\w+ ){0,2}khong can (?:nua)?)$|^thoi$/
/** "thôi xong rồi, không cần nữa". */
const noLongerNeeded =
  /^(?:thoi |a |ok )*(?:(?:\w+ ){0,3}(?:roi|xong) )(?:(?:toi|em|minh|chau) )?(?:khong|ko|k|khoi) can (?:(?:giai quyet|xu ly|phan anh|gui|lam) )?nua(?: dau| a| nhe)*$/

const isWish = (text: string): boolean =>
  text.length <= longestWish &&
  (!isQuestion(text) || mayI.test(foldMarks(text))) &&
  /^(?:(?:thoi|a|u|ma|gio|nay|ok|cho|xin|muon|can|nho|de nghi|toi|em|chau|minh|con|bac|khong kien nua|(?:gui|bao|viet|phan anh) nham(?: (?:roi|mat roi|mat|cho|viec|xa))*|nen|thi) )*rut (?:(?:lai|ho|giup|gium|cho|toi|em|minh|chau|con|bac|anh|chi) )*(?:(?:cai |vu |viec |don|phan anh|khieu nai|to cao|tin|ho so|no)\b.*|[a-z\d]{5} ?[a-z\d]{5}\b.*)?(?:(?:lai|di|nhe|a|luon|duoc|khong|ko|voi|ad|giup|ho|gium|minh|em|toi) ?)*$/.test(
    foldMarks(text),
  )

const freshMs = 60 * 60_000

/** Whether the person told a moment ago that somebody forces them to withdraw. */
const toldForced = ({ now }: Turn, { timeline }: Case): boolean =>
  timeline.some(({ facts, at: told }) => facts?.isCoerced && now.getTime() - told.getTime() < freshMs)

/** Whoever is forced to withdraw goes on being heard (Luật Khiếu nại Điều 10; Luật Tố cáo Điều 33): asked first. */
export const askWithdrawal = (turn: Turn, found: Case): Outcome => {
  const before = toldForced(turn, found) ? `${say.forcedBefore} ` : ''
  if (isDraft(found)) return { replies: [reply(`${before}${say.withdrawDraft}`)] }
  return {
    replies: [reply(`${before}${say.withdrawAsk}`, [say.withdrawFree, say.withdrawForced, choices.cancel])],
    flow: at('withdraw', found, { text: turn.message.text.slice(0, longest) }),
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

const longestKeeping = 200
const notOfCase = '(?! (?:kinh|tien|nuoc|bao hiem|ngan)\\b)'
const own = '(?:toi|em|minh|chau|con|chung toi|nha toi)'
const wrote = '(?:viet|ky|lam|nop|gui|xin|doi|noi|bao|nho)'
/** "tôi có rút đơn đâu", "ai bảo tôi rút", "sao lại ghi là tôi rút", "tôi rút đơn hồi nào". */
const protest = new RegExp(
  [
    `\\bco(?: (?:he|bao gio|${wrote}|don|giay))* rut\\b${notOfCase}.*\\bdau\\b`,
    `\\bdau(?: (?:co|he|da|${wrote}|don|giay))+ rut\\b${notOfCase}`,
    `\\b(?:ai|sao|the nao)(?: \\w+){0,3} (?:bao|noi|ghi|keu|bia|viet|dam)(?: (?:la|rang|don))* ${own}(?: (?:da|muon|xin|tu|la))* rut\\b${notOfCase}`,
    `\\b${own}(?: (?:da|co|${wrote}|don|giay))* rut\\b(?: \\w+){0,2} (?:hoi|luc|khi) nao(?: (?:dau|a|the|vay|chu|ma))*$`,
    `\\b(?:khong|ko|k|chua)(?: (?:he|bao gio|tung|co|${wrote}|don|giay))+ rut\\b${notOfCase}`,
  ].join('|'),
)

/** The sender tells that nothing was taken back. */
export const protestsWithdrawal = (text: string): boolean =>
  text.length <= longestKeeping && !text.startsWith('/') && protest.test(foldMarks(text))

/** Stands on the case in their words, for its officer; neither code nor state of a protected one is told. */
const recordProtest = async (turn: Turn, found: Case): Promise<Outcome> => {
  const outcome = await add(turn, found, say.protestText(turn.message.text))
  const told = kindOf(found.kind).isProtected ? say.protestSecret : say.protested(found.receiptCode, found.agency.name)
  const text = found.kind === 'feedback' || found.kind === 'tip' ? told : `${told} ${say.signedOnly}`
  return { ...outcome, replies: [reply(text, [choices.person])] }
}

/** What the answer to that question does; null: it is none. */
export const answerWithdrawal = (turn: Turn, found: Case, said: string): Promise<Outcome> | Outcome | null => {
  const text = turn.message.text.trim()
  const folded = foldMarks(text.toLowerCase())
  if (text === say.withdrawForced.value || (!text.startsWith('/') && isForced.test(folded)))
    return withdraw(turn, found, said, true)
  if (protestsWithdrawal(text)) return recordProtest(turn, found)
  if (keepsOn(text) && !text.startsWith('/')) return { replies: [reply(say.notWithdrawn(nameOf(found)))], flow: null }
  const isFree = text === say.withdrawFree.value || readYesNo(text, { yes: 'tự tôi, tự nguyện, tôi tự muốn' }) === 'yes'
  return isFree || /\bkhong ai\b/.test(folded) ? withdraw(turn, found, said, false) : null
}

const mostLooked = 20
/** "thôi đừng rút nữa", "tôi không rút đơn nữa", "hủy yêu cầu rút đi". */
const keepsCase =
  /\b(?:khong|ko|k|hk|dung|khoi|chua|thoi)(?: (?:co|muon|can|phai|dam|cho|giup|em|toi|minh|chau|nua))* rut\b(?! (?:kinh|tien|nuoc|bao hiem|ngan)\b)|\b(?:huy|bo|rut lai)(?: (?:cai|viec|yeu cau|loi|de nghi))+ rut\b|\bgiu (?:lai |nguyen )?(?:don|vu|phan anh|ho so|khieu nai|to cao)\b/

const isWithdrawal = (text: string): boolean => text.startsWith(say.withdrawText('').slice(0, -1))
const isKeeping = (text: string): boolean =>
  [say.keptText(''), say.protestText('')].some((told) => text.startsWith(told.slice(0, -1)))

/** "thế thôi rút đi": it is the case that is given up. */
const goesAhead =
  /^(?:(?:the|vay|a|ok|u|uh) )*thoi (?:(?:em|toi|chau|minh|cho|xin) )*rut(?: lai)? (?:di|luon|giup|ho|nhe|cho)\b/

/** "thôi không rút nữa", as the answer to whether it is withdrawn freely. */
export const keepsOn = (text: string): boolean => {
  const folded = foldMarks(text)
  return text.length <= longestKeeping && keepsCase.test(folded) && !goesAhead.test(folded)
}

/** When the sender said that they withdraw; null: they didn't, or took that back. */
export const withdrawalTold = ({ timeline }: Case): Date | null => {
  const last = timeline.findLast(({ text }) => text !== null && (isWithdrawal(text) || isKeeping(text)))
  return last?.text && isWithdrawal(last.text) ? last.at : null
}

const takenBack: ReadonlySet<string> = new Set(['withdrawn', 'stopped'])

/** Of this chat's cases the one that a protest is about: the one in hand, else one that is or was taken back, else the newest. */
const protestedCase = (own: readonly Case[], receipt: string | null): Case | undefined =>
  own.find(({ receiptCode }) => receiptCode === receipt) ??
  own.find((found) => withdrawalTold(found) !== null || takenBack.has(found.state)) ??
  own.find(({ kind, state }) => !isFinal(kind, state))

/** Who told that they withdraw and changes their mind, or never did, is heard: it stands on the case for its officer. Null: nobody does. */
export const takeBackWithdrawal = async (turn: Turn): Promise<Outcome | null> => {
  const { text, chat } = turn.message
  const isProtest = protestsWithdrawal(text)
  if (text.startsWith('/') || !(isProtest || keepsOn(text))) return null
  const { receipt } = turn.conversation.context
  const own = (await turn.slices.cases.findByChat(chat, mostLooked)).filter((found) => !isSealed(found))
  const protested = isProtest ? protestedCase(own, receipt) : undefined
  if (protested) return recordProtest(turn, protested)
  const withdrawn = own.filter((found) => withdrawalTold(found) !== null)
  const found = withdrawn.find(({ receiptCode }) => receiptCode === receipt) ?? withdrawn[0]
  if (!found) return null
  const outcome = await add(turn, found, say.keptText(text))
  const told = kindOf(found.kind).isProtected ? say.keptSecret : say.kept(found.receiptCode, found.agency.name)
  return { ...outcome, replies: [reply(told)] }
}
