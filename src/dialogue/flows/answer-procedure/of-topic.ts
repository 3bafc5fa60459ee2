import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import type { Turn } from '../../flow.js'
import { speaksOfFact } from './told-fact.js'

/**
 * Whatever it names, a question is of what is spoken of when it points at that ("giấy này dùng để … được không"), asks about
 * a circumstance ("nếu bố mẹ chưa đăng ký kết hôn thì sao"), whether something else is needed for it, or in which form a
 * paper is brought.
 */
export const isOfThis = (text: string): boolean => {
  const folded = foldMarks(text)
  return isQuestion(text) && withinForms.some((form) => form.test(folded))
}
const withinForms: readonly RegExp[] = [
  /^(?:the |vay |con |ma |a |cho hoi )*(?:neu|lo|nho|truong hop|gia su)\b/,
  /^(?:the |vay |ma |a |con )*(?:to |cai |ban )?(?:giay|thu tuc|viec|ho so|don) (?:nay|do|ay)\b/,
  /^(?:the |vay |ma |a |thi |toi |em |minh |chau )*(?:co )?(?:phai|can) (?!gi\b|giay (?:to )?gi\b)(?:\w+ ){1,8}(?:khong|ko|k|hk|ha|a)$/,
  /\b(?:ban (?:goc|chinh|sao)|goc|photo|cong chung) hay (?:la )?(?:ban (?:goc|chinh|sao)|photo|goc|cong chung|sao)\b/,
]
/** "từng ở trọ ở 3 nơi thì sao", where no procedure is named. */
const isWhatOf = ({ understood: { isNamed, certainty }, message: { text } }: Turn): boolean =>
  !isNamed && certainty !== 'sure' && /\w thi sao(?: a)?$/.test(foldMarks(text))

/** "còn hộ cận nghèo thì sao": the same is asked for others. */
const isSameOfOthers = (text: string): boolean => {
  const folded = foldMarks(text)
  return speaksOfFact(folded) && /^(?:the |vay |ma )*con .*\bthi sao(?: a)?$/.test(folded)
}

/** "vợ chồng chưa đăng ký kết hôn thì có được không": a circumstance, and whether it does; nothing is named behind it. */
const asksOfFact = (text: string): boolean => {
  const [, told = ''] = factAsked.exec(foldMarks(text)) ?? []
  return told !== '' && speaksOfFact(told)
}
const factAsked =
  /^(?:(?:the|vay|ma|con) )*(.+?) thi (?:(?:co|van|con|minh|em|toi|no) )*(?:duoc|dc|lam duoc|khai duoc|nop duoc|sao|the nao|lam sao|lam the nao|phai lam sao|co sao|can gi|can giay (?:to )?gi)(?: (?:khong|ko|k|hk|chu|a|ad|ha|vay|nhi))*$/

/** Whether a question is of the topic, whatever procedure its words name. */
export const isOfTopic = (turn: Turn): boolean =>
  isOfThis(turn.message.text) || isWhatOf(turn) || isSameOfOthers(turn.message.text) || asksOfFact(turn.message.text)
