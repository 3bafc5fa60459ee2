import { foldMeant, type Meant } from '../meant-words.js'

const questionWords =
  /\b(gi|bao nhieu|o dau|the nao|may ngay(?! (?:nay|qua|truoc|lien|roi|hom nay))|bao lau|ra sao|khi nao|nhu nao|lam sao|ntn|bn|may gio|can nhung|(trang|web|cho|noi) nao|duoc khong|duoc ko|co can|co phai|(muon|cho|xin)( \w+)? hoi)\b/

/** Words of questions that are others with other marks: "đầu" isn't "đâu", "chứa" isn't "chưa". */
const marked: Meant = {
  gi: ['gì'],
  ai: ['ai'],
  dau: ['đâu'],
  nao: ['nào'],
  sao: ['sao'],
  chua: ['chưa'],
  khong: ['không'],
  ha: ['hả'],
  may: ['mấy'],
  lau: ['lâu'],
  nhi: ['nhỉ'],
  can: ['cần'],
  phai: ['phải'],
  vay: ['vậy'],
}

/** Without marks, but for words whose marks make them others than those of a question. */
export const foldQuestion = (text: string): string => foldMeant(text, marked)

const askingLead =
  /^(?:(?:(?:ad|admin|xã|xa|bạn|ban|em|anh|chị|chi|shop|bot) (?:ơi|oi)|alo|dạ|à|a)[\s,]+)*(?:(?:cho|xin)\s+)?(?:(?:tôi|toi|em|e|mình|minh|mk|cháu|chau|bác|bac)\s+)?(?:muốn\s+|muon\s+|xin\s+)?(?:hỏi|hoi)\s+(?:(?:1|một|mot)\s+)?(?:chút|chut|tí|tý|ti|ty|tẹo|teo|xíu|xiu|thăm|tham|câu|cau|nhờ|nho)(?:\s+(?:xíu|xiu|tí|ti|chút|chut|xem|nhé|nhe|nha|ạ|với|voi|là|la))*[\s,:]+(?=\S+\s+\S)/iu

/** Without the words that only lead to a question: "hỏi tí", "cho em hỏi chút". */
export const withoutAskingLead = (text: string): string => text.replace(askingLead, '')

/** "thế còn thường trú thì sao": without marks the first word is a card. */
export const soAndWhat = /^(?:the|vay)\s+con\s+(?=\S+.*\bthi\s+sao)/i

/** Without "the" and "vay" before a question: typed without marks "thế" is a card, "vậy" a loan. */
export const withoutSo = (text: string): string =>
  isQuestion(text) ? text.replace(soAndWhat, '').replace(/^(?:the|vay|ma)\s+(?=\S+\s+\S)/i, '') : text

/** Whether a message asks something, by its words. */
export const asks = (text: string): boolean => text.includes('?') || questionWords.test(foldQuestion(text))

/** "dùng được mấy tháng": how long something holds. In a story the same words tell how long it lasts. */
export const asksHowLong = (text: string): boolean =>
  /\b(?:duoc|dc|dung|han|luc|tri|trong|mat|lay|cho|ton) may (?:thang|nam|tuan)(?: (?:a|vay|the|nhi|ad|em|ban|day|ha|nhe))*$/.test(
    foldQuestion(text),
  )

const begins =
  /^(?:the |vay |a |ma |roi |nhung |con |cho (?:toi |em |minh )?hoi |ad oi |oi )*(?:sao|tai sao|vi sao|ai|bao gio|bao lau|may (?:gio|(?:ngay|bua|thang|tuan)(?! (?:nay|qua|truoc|lien|roi|hom nay))|nguoi|tien|ban|lan|loai|trang|cai)|co phai|co duoc|co can(?! bo)|lam sao|lam the nao|chung nao|khi nao|cai nao|nguoi nao|noi nao|nop (?:cho ai|o dau)|o dau|nen \w+ hay)\b/
const ends =
  /\b(?:gi|ai|dau|nao|(?<!\d )sao|(?<!(?:gan|canh|cong|san|dinh|ngoi|sau|truoc) )chua|khong|ko|k|hk|hok|bao gio|the nao|bao lau|bao nhieu|may ngay|luon chu|day chu|thi sao|lam gi|duoc khong)(?: (?:a|vay|the|nhi|ad|em|chau|ban|day|ha|nhe|bay gio|nua|ay|lam|viec nay|vu nay|cai nay|viec do))*$/
const within =
  /\b(?:bao nhieu|bao lau|bao gio|may (?:ngay|hom|buoi)(?! (?:nay|qua|truoc|lien|roi|hom nay))|khi nao|the nao|ra sao|cho ai|den dau|len dau|o dau|(?<!\b(?:khong|ko|k|chua|chang|cha|dau|cham)(?: \w+)? )lam gi|khac gi|khac nhau|la gi|duoc khong|co phai|co duoc|co can(?! bo)|co bi|(?:deu|cung|tat ca|ai cung) phai|may nguoi|ai (?:se |la nguoi )?(?:giai quyet|xu ly|xem xet|nhan|doc)|nen \w+ \w+ hay)\b/
/** Words that make a question word one of a statement: "đi đâu cũng thế", "chẳng biết bao giờ". */
const states =
  /\b(?:cung|chang|cha|khong ai|khong biet|ko biet|khong ro|khong nho|dau co|bat cu|nhieu lan|may lan|da|bi)\b/
const denies = /\b(?:khong|ko|k|chua|chang) (?:\w+ ){0,4}(?:gi|ai|dau|nao|(?<!thi )sao)(?: (?:ca|het|nua|a|dau))*$/
/** "một người đi hay phải cả hai": "hay" alone is "often". */
const eitherOr = /\bhay (?:phai|la(?! gi\b)|can|chi can|ca hai|ca 2|khong|ko|chua|nop|o|ve|lam)\b/
const mostWords = 18
/** In UTF-16 units. */
const longestQuestion = 300

/** Whether a short message is a question, told from a statement that has the same words ("không có ảnh đâu"). */
export const isQuestion = (text: string): boolean => {
  if (text.includes('?')) return true
  if (text.length > longestQuestion) return false
  const folded = foldQuestion(text)
  if (folded.split(' ').length > mostWords || text.startsWith('/')) return false
  if (begins.test(folded)) return true
  if (/(?<!\p{L})(à|ak|hả|nhỉ|hông)[\s.!]*(?:,|$)/iu.test(text)) return true
  if (eitherOr.test(folded) && !states.test(folded)) return true
  if (within.test(folded) && !states.test(folded)) return true
  return (
    ends.test(folded) &&
    !denies.test(folded) &&
    !/^(?:khong|ko|k|co|chua|thoi|u|vang)(?: (?:a|dau|nhe|co|can|biet|nho|ro))*$/.test(folded)
  )
}
