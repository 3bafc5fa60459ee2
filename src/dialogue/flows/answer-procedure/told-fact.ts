import type { Answer } from '../../../catalog/answer-fields.js'
import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import { behindSlip } from './change-of-mind.js'

/** Facts of a life, as people tell them of a procedure that is spoken of. Without marks. */
const facts: readonly RegExp[] = [
  /\b(?:khong|ko|k|chua)(?: tung)?(?: co)?(?: dang ky| dk| lam giay)? (?:ket hon|cuoi)\b/,
  /\b(?:da|tung|moi|vua) (?:ly hon|li hon|ly than|ket hon|cuoi|tai hon)\b|\b(?:ly hon|li hon|ly than|ket hon) (?:roi|xong|nam|tu|duoc|\d)/,
  /\bdoc than (?:tu|roi)\b|\bme don than\b|\bgoa (?:vo|chong|bua|phu)\b|\bsong (?:chung|voi nhau)\b/,
  /\b(?:mat|chet|qua doi|hy sinh) (?:roi|lau|duoc|cach day|tu|hom|nam|\d)|\b(?:da|moi|vua) (?:mat|chet|qua doi)\b/,
  /\b(?:nguoi mat|nguoi chet) la\b/,
  /\b\d{1,3} ?(?:tuoi|t|thang tuoi)\b|\bsinh nam \d/,
  /\b(?:ho|dien|nha) (?:can )?ngheo\b/,
  /\b(?:hoc|vao|len) lop \d/,
  /\b(?:da |dang )?co (?:giay |so |the )?(?:cua )?(?:khai sinh|chung sinh|bao tu|khai tu|ket hon|bao hiem|luong huu|so do|cu)\b/,
  /\b(?:giay|so|ban|bang|cmnd|cmt) (?:\w+ ){0,3}(?:cu|tu nam|nam \d)/,
  /\bdong bao hiem\b/,
]
const countries =
  'my|duc|nga|nhat(?: ban)?|han(?: quoc)?|phap|uc|canada|dai loan|trung quoc|lao|campuchia|thai(?: lan)?|singapore|malaysia|ba lan|sec|philippines'
const abroad = new RegExp(`(?<=\\b(?:khai sinh|ket hon|ly hon|giay|o|ben|tai|cua) )(?:${countries})\\b`)

/** A fact without marks in which a country is one abroad, as answers are asked for: "có khai sinh Nhật rồi"; null: none is. */
export const factAbroad = (text: string): string | null => {
  const folded = foldMarks(text)
  return abroad.test(folded) ? folded.replace(abroad, 'nuoc ngoai') : null
}

const wishes =
  /\b(?:muon|can(?! ngheo)|xin|nho|giup|huong dan|thu tuc|hoi|dinh|tinh(?! tu)|lam (?:the|giay|lai|sao|thu tuc)|khai tu cho|dang ky (?!ket hon)\w+)\b/
const mostWords = 16

/** Whether what answers a fact speaks of it, in its words or those that people ask it by. */
export const isOfFact = (text: string, answer: string, answers: readonly Answer[]): boolean => {
  const asks = answers.filter(({ says }) => answer.includes(says)).flatMap((one) => one.asks)
  const own = [answer, ...asks].map(foldMarks)
  const folded = foldMarks(text)
  return facts.some((fact) => fact.test(folded) && own.some((one) => fact.test(one)))
}

/** Whether a text tells a fact and nothing is asked or wished: "bố mẹ cháu không đăng ký kết hôn", "mẹ tôi 73 tuổi". */
export const tellsFact = (text: string): boolean => {
  const folded = foldMarks(behindSlip(text) ?? text)
  return folded.split(' ').length <= mostWords && !isQuestion(text) && !wishes.test(folded) && speaksOfFact(folded)
}

/** `folded` is without marks. */
export const speaksOfFact = (folded: string): boolean => facts.some((fact) => fact.test(folded))
