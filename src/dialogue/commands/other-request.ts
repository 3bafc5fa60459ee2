import { foldMarks } from '../../shared/text.js'
import type { Turn } from '../flow.js'
import { kindNamedIn } from '../flows/choose-kind/named-kind.js'
import { asks, isQuestion } from './asks.js'
import { isCourtesy } from './phrases.js'

const sureEnough = 0.75
/** Longer words are a story. */
export const mostAsking = 60

/** A wish to talk to a person, not a story in which somebody met one. */
export const asksForPerson = (text: string): boolean =>
  text.length <= mostAsking &&
  /^((cho|xin|nho|toi|em|chau|minh|muon|can|duoc) )*(gap|noi chuyen|noi may|ket noi) /.test(`${foldMarks(text)} `)

const wish =
  /^(?:(?:cho|xin|nho|toi|em|e|t|tui|chau|minh|muon|can|duoc|oi|a|ad|lam on|the|vay|hay|thoi|thi|de) )*(?:gap|noi chuyen|noi may|ket noi|hoi|chat|nhan tin)(?: (?:voi|truc tiep|cho|duoc|truoc|mot|1|anh|chi|co|chu))* (?:can bo|nguoi that|nguoi thuc|nhan vien|tu van vien|nguoi)(?: (?:xa|phuong|that|nao|day|di|voi|a|nhe|nha|duoc|dc|khong|ko|k|ho|giup|gium|tu van|truc tiep|phu trach|luon)\b)*/

/** With these alone a wish for a person asks nothing yet: "kết nối tôi với người có thẩm quyền". */
const wishWords = new Set(
  (
    'toi em minh chau tui cho xin nho muon can duoc gap noi chuyen may ket hoi goi chat nhan tin voi cung mot 1 can bo nguoi con that thuc ' +
    'nhan vien tu van truc tiep lanh dao co tham quyen trach nhiem phu trach nao ai o do day khong ko k phai la robot bot nua thoi thi de ' +
    'rieng di a nhe nha giup ho luon tinh xa phuong anh chi co chu bac chuyen ad oi tra loi may tinh'
  ).split(' '),
)

/** What is asked beside the wish to talk to a person; '' where nothing is. */
export const besideWish = (text: string): string => {
  const folded = foldMarks(text)
  const rest = folded.replace(wish, '').trim()
  return rest.split(' ').every((word) => wishWords.has(word)) ? '' : rest
}

/** While an office waits for an answer: words that are clearly none, however like a question an answer may sound. */
export const isOtherRequest = ({ message: { text }, understood }: Turn): boolean => {
  const { intent, confidence, certainty, alert } = understood
  if (alert?.level === 'emergency' || kindNamedIn(text) !== null || asksForPerson(text) || isCourtesy(text)) return true
  if (confidence < sureEnough) return false
  if (intent.startsWith('procedure_')) return certainty !== 'none' && asks(text)
  return ['contact_info', 'case_status', 'help', 'delete_data'].includes(intent) && isQuestion(text)
}
