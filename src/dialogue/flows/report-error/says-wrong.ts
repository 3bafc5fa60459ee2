import { foldMarks } from '../../../shared/text.js'
import { isQuestion } from '../../commands/asks.js'

const lead = '(?:(?:a|o|oi|u|the|ma|nhung|ban|ad|xa oi|em|toi|minh|hinh nhu|thay|noi|bao|cai|cho|muc|tien) )*'
const price = '(?:gia|le phi|phi|gia tien|so tien)'
const fact = `(?:${price}|so ngay|ngay|gio(?: lam viec| mo cua)?|thoi han|thoi gian|dia chi|noi nop)`
/** Of the answer, not of a paper of the person's: "địa chỉ trên căn cước sai". */
const ofAnswer =
  '(?: (?:nay|do|kia|ay|tren|o tren|vua roi|vua noi|ban|ad|xa oi|bot|may|em|noi|bao|dua ra|dua|tra loi|thu tuc|la|the|thi|nhu vay|nhu the))*'
const wrong = '(?:sai|(?:khong|ko|k|chua) (?:dung|chinh xac)|nham)'
const outdated = '(?:cu|doi|tang|(?:da )?(?:thay doi|doi|tang)|het hieu luc) roi'
const sum = '\\d+ ?(?:k|nghin|ngan|tr|trieu|dong|d|ngay|gio|h)\\b|\\d{1,3}(?: 000)+\\b'

const patterns = [
  `^${lead}${fact}${ofAnswer} (?:bi )?${wrong}\\b`,
  `^${lead}${price}${ofAnswer} ${outdated}\\b`,
  `^${lead}(?:${wrong}|noi sai|bao sai|ghi sai|tinh sai) (?:(?:roi|ca|het|ve) )*${fact}\\b`,
  `^${lead}(?:sai|(?:khong|ko|chua) (?:dung|chinh xac)) (?:roi |dau |ma )?.*(?:${sum})`,
].map((one) => new RegExp(one))

const wishes = /\b(?:muon|xin|can sua|sua lai|cai chinh|dinh chinh|dang ky lai)\b/
const longest = 500

/** "Giá sai rồi, ở phường tôi thu 50k": a statement, with marks or without, that an amount, a day, an hour or an address just told is wrong. */
export const saysWrong = (text: string): boolean => {
  if (text.startsWith('/') || text.length > longest || isQuestion(text)) return false
  const folded = foldMarks(text)
  return !wishes.test(folded) && patterns.some((pattern) => pattern.test(folded))
}
