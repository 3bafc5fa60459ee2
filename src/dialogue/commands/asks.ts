import { foldMarks } from '../../shared/text.js'

const questionWords =
  /\b(gi|bao nhieu|o dau|the nao|may ngay|bao lau|ra sao|khi nao|nhu nao|lam sao|ntn|bn|may gio|can nhung|(trang|web|cho|noi) nao|duoc khong|duoc ko|co can|co phai)\b/

/** Whether a message asks something, by its words. */
export const asks = (text: string): boolean => text.includes('?') || questionWords.test(foldMarks(text))

const begins =
  /^(?:the |vay |a |ma |roi |nhung |con |cho (?:toi |em |minh )?hoi |ad oi |oi )*(?:sao|tai sao|vi sao|ai|bao gio|bao lau|may|co phai|co duoc|co can|lam sao|lam the nao|chung nao|khi nao|cai nao|nguoi nao|noi nao|nop (?:cho ai|o dau)|o dau)\b/
const ends =
  /\b(?:gi|ai|dau|nao|sao|chua|khong|ko|k|hk|hok|hong|nhi|ha|bao gio|the nao|bao lau|bao nhieu|may ngay|luon chu|day chu|thi sao|lam gi|duoc khong)(?: (?:a|vay|the|nhi|ad|em|chau|ban|day|ha|nhe|bay gio|nua))*$/
const denies = /\b(?:khong|ko|k|chua|chang) (?:\w+ ){0,4}(?:gi|ai|dau|nao|sao)(?: (?:ca|het|nua|a|dau))*$/
const mostWords = 18

/** Whether a short message is a question, told from a statement that has the same words ("không có ảnh đâu"). */
export const isQuestion = (text: string): boolean => {
  if (text.includes('?')) return true
  const folded = foldMarks(text)
  if (folded.split(' ').length > mostWords || text.startsWith('/')) return false
  if (begins.test(folded)) return true
  if (/(?<!\p{L})(à|hả|nhỉ)[\s.!]*$/iu.test(text)) return true
  return (
    ends.test(folded) &&
    !denies.test(folded) &&
    !/^(?:khong|ko|k|co|chua|thoi|u|vang)(?: (?:a|dau|nhe|co|can|biet|nho|ro))*$/.test(folded)
  )
}
