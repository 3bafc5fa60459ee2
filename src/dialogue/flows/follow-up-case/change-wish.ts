import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'
import { foldLetters } from '../intake/told/fold-letters.js'

/** What somebody wants done to a case that was sent. */
export type ChangeWish = 'withdraw' | 'correct' | 'add'

const longest = 300
const no = '(?:khong|ko|k|chua|chang|dung|dau|sao)'
const mayI = /\bduoc (?:khong|ko|k|chu)\b|\bdc (?:khong|ko|k)\b/

const takesBack = /\b(?:rut|huy|xoa|go bo|thu hoi)\b/
const keeps = new RegExp(`\\b${no}(?: \\w+){0,2} (?:rut|huy|xoa|go bo|thu hoi)\\b`)

const changing = '(?:sua|doi|thay|chinh|cap nhat|dinh chinh|ghi lai)'
const part =
  '(?:dia chi|dia diem|noi|cho|xa|phuong|thon|ho ten|ten|so|sdt|dt|dien thoai|ngay|gio|thoi gian|noi dung|thong tin|phan anh|kien nghi|khieu nai|to cao|tin bao|don|ho so)'
const corrects = new RegExp(
  `\\b${changing}(?: (?:lai|giup|ho|cho|toi|em|minh|chau|cai|ve|trong|luon))* ${part}\\b|\\b${part}(?: \\w+){0,3} (?:nham|sai)\\b|\\b(?:nham|sai) ${part}\\b|\\b(?:khong|ko|k) phai\\b.* ma la\\b|\\bchu (?:khong|ko|k) phai\\b`,
)
const notChanged = new RegExp(`\\b${no}(?: \\w+){0,2} ${changing}\\b`)

const adds = /\b(?:bo sung|bo xung|bsung|ghi them|noi them|ke them|(?:them|ghi|dua|cho)(?: \w+){1,12} vao)\b/

/** "sửa số điện thoại trong vụ …", "rút phản ánh …", "thêm … vào vụ …"; null: nothing is to be changed, or it is only asked how. */
export const changeWish = (text: string): ChangeWish | null => {
  const folded = foldMarks(text)
  if (text.length > longest || text.startsWith('/') || (isQuestion(text) && !mayI.test(folded))) return null
  if (takesBack.test(folded)) return keeps.test(folded) ? null : 'withdraw'
  if (corrects.test(folded) && !notChanged.test(folded)) return 'correct'
  return adds.test(folded) ? 'add' : null
}

/** What is right in "xã Yên Mỹ chứ không phải xã Mễ Sở". */
export const rightPart = (text: string): string =>
  text.split(/[\s,]+(?:chứ|chu)\s+(?:không|khong|ko|k)\s+(?:phải|phai)(?!\p{L})/iu)[0] ?? text

const leads =
  '(?:(?:a|o|u|ma|thi|the|da|oi|nham|nham roi|quen|xin loi|ad|xa oi|cho|xin|nho|toi|em|minh|chau|tui|muon|can|phai|giup|vua|roi|hoi) )*'
const aside =
  '(?: (?:lai|giup|ho|cho|toi|em|minh|chau|ti|chut|cai|vu|viec|don|phan anh|nay|vua roi|vua gui|luc nay|noi dung|thong tin|thoi gian|ngay|so|cho dung|mot chut))*'
const marked = new RegExp(
  `^${leads.replaceAll(' ', '[ ,]+')}(?:sua|chinh(?: sua)?|dinh chinh|cai chinh|noi lai|ghi lai|chua lai|doi)${aside} ?: ?(.+)$`,
)
const plain = new RegExp(
  `^${leads.replaceAll(' ', '[ ,]+')}(?:sua|chinh(?: sua)?|dinh chinh|cai chinh|ghi lai)(?: lai)?${aside},? (?:la|thanh|phai la) (.+)$`,
)
const fewestTold = 2

/** "tôi muốn sửa lại: là 5 ngày nay": sure behind a colon; null: no correction is told. */
export const marksCorrection = (text: string): 'sure' | 'perhaps' | null => {
  if (text.length > longest || text.startsWith('/') || isQuestion(text)) return null
  const folded = foldLetters(text.normalize('NFC'))
  const told = (pattern: RegExp): boolean => (pattern.exec(folded)?.[1] ?? '').trim().split(/\s+/).length >= fewestTold
  return told(marked) ? 'sure' : told(plain) ? 'perhaps' : null
}
