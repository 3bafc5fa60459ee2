import type { Case } from '../../../cases/case.js'
import { kindOf } from '../../../cases/kinds/index.js'
import { reopenWithinDays, whyNotReopen } from '../../../cases/reopen-by-citizen.js'
import { reply } from '../../../messaging/message.js'
import { Conflict } from '../../../shared/errors.js'
import { foldMarks } from '../../../shared/text.js'
import { choices } from '../../choices.js'
import type { Outcome } from '../../conversation.js'
import type { Turn } from '../../flow.js'
import { at } from './case-step.js'
import { followUpWording as say } from './wording.js'

const longestWish = 60

/** "tôi muốn mở lại", "xin mở lại vụ …": not a shop that opens again. */
export const wantsToReopen = (text: string): boolean =>
  text.length <= longestWish &&
  /^(?:(?:cho|xin|de nghi|yeu cau|toi|em|chau|minh|muon|can|nho|hay|giup|thi|ok|vang|duoc|the|vay) )*mo lai(?: (?:vu|viec|don|phan anh|ho so|giup|di|nhe|a|cho|voi|duoc|no|cai)\b.*| [a-z\d]{5}[- ]?[a-z\d]{5}.*)?$/.test(
    foldMarks(text),
  )

/** Takes the case up again, with what was said of it. */
export const reopen = async (turn: Turn, found: Case, text: string): Promise<Outcome> => {
  const said = { text, messageId: turn.message.id, at: turn.now, files: turn.files }
  if (!(await turn.slices.cases.reopen(found, said))) throw new Conflict('the case changed while it was reopened')
  return {
    replies: [reply(say.reopened(found.receiptCode, found.agency.name))],
    flow: null,
    context: { receipt: found.receiptCode, files: null },
    isFinal: true,
  }
}

/** The answer stands and can't be opened again: why, and what remains. */
const tellWhyNot = (found: Case, why: 'before' | 'too_late'): Outcome => ({
  replies: [
    reply(
      why === 'before'
        ? say.reopenUsed(found.receiptCode, found.agency.name)
        : say.reopenTooLate(found.receiptCode, found.agency.name, reopenWithinDays),
      [say.more(found.receiptCode), say.newReport, say.complain],
    ),
  ],
})

/** The question whether a case is taken up again, with the words that go along. */
export const askReopening = (found: Case, text: string): Outcome => ({
  replies: [reply(say.reopenAsk(found.receiptCode), [say.reopenYes, say.asNew, choices.person, choices.cancel])],
  flow: at('reopen', found, { text }),
})

/**
 * An answer that doesn't satisfy: taken up again, or something new, or why not and what remains; null where it wasn't
 * answered yet, or the law of the case knows no such way.
 */
export const offerReopening = (turn: Turn, found: Case): Outcome | null => {
  const why = whyNotReopen(found, turn.now)
  if (why === 'not_answered') return null
  return why === null ? askReopening(found, turn.message.text) : tellWhyNot(found, why)
}

const praises =
  /\b(?:cam on|sach roi|sach se|tot roi|xong roi|on roi|da don|da sua|duoc roi|duoc day|the la (?:duoc|tot|on|xong)|nhat tri|don roi|sua roi|sang roi|het roi|hai long)\b/
const objects = /\b(?:chua|van|khong|ko|k|nhung|lai|dau|qua loa|cham)\b/

/** "không cần trả lời đâu", "không có gì nữa": nothing more is wanted. */
const declines =
  /^(?:(?:thoi|da|vang|a|the|toi|em|minh|chau|ad) )*(?:khong|ko|k|khoi|chang|chua) (?:(?:co|con|muon) )*(?:can|y kien|thac mac|gi (?:them|nua|dau)|noi (?:gi|nua|them)|phan hoi|tra loi|mo lai)(?: (?:gi|them|nua|tra loi|phan hoi|dau|mo lai|lam gi|a|nhe|thoi|ca|het|noi|ad))*$/

export const wantsNothingMore = (text: string): boolean => declines.test(foldMarks(text))

/** Thanks for what was done, without anything that is left to do. */
export const isPraise = (text: string): boolean => {
  const folded = foldMarks(text)
  return praises.test(folded) && !objects.test(folded)
}

const longestObjection = 120
const objection = new RegExp(
  '^(?:(?:a|ma|the|u|vang|da|nhung|thi|y kien|theo|toi|em|minh|chau|la|co|thay|ad|oi|thua) )*' +
    '(?:(?:chua|khong|ko|k|chang) (?:duoc|xong|on|sach|sang|dung|dat|thoa dang|hai long|phuc|don|lam gi|giai quyet|het)\\b' +
    '|van (?:con|chua|khong|ko|k|toi|hong|tac|ngap|ban|hoi|nhu cu|nhu the|y nguyen|the|vay|bi|on|do)\\b' +
    '|(?:sao|tai sao|vi sao)(?: (?:lai|xa|ho|bi|vu|toi|cua|nay|don))* (?:tu choi|(?:khong|ko|k) (?:xu ly|giai quyet|nhan|thu ly|lam)|tra loi (?:the|vay|qua loa))' +
    '|(?:(?:.* )?(?:khong|ko|k) (?:dong y|dong tinh|chap nhan|nhat tri)\\b(?! (?:voi )?(?:quyet dinh|viec|muc|gia|phuong an|cho))))',
)

/** "chưa được, vẫn tối om", "sao lại từ chối, tôi không đồng ý": said of an answer. */
export const objectsToAnswer = (text: string): boolean =>
  text.length <= longestObjection && objection.test(foldMarks(text))

const askObjection = (turn: Turn, found: Case): Outcome => ({
  replies: [
    kindOf(found.kind).isProtected
      ? reply(say.objectedSecret, [say.yesMore, choices.cancel])
      : reply(say.objected(found.receiptCode, found.agency.name), [
          say.yesMore,
          say.asNew,
          say.complain,
          choices.cancel,
        ]),
  ],
  flow: at('confirm', found, { text: turn.message.text, files: turn.files }),
})

/** What an objection to an answer or a refusal can do; null: there is none to object to. */
export const offerObjection = (turn: Turn, found: Case): Outcome | null =>
  offerReopening(turn, found) ?? (found.state === 'refused' ? askObjection(turn, found) : null)
