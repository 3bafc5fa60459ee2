import { foldMarks } from '../../../../shared/text.js'

const self = '(?:tôi|toi|em|e|mình|minh|mk|cháu|chau|con|bác|bac|tui|người gửi|nguoi gui)'
const asking = `(?:(?:xin|cho|hãy|hay|nhớ|nho|muốn|muon|nhờ|đề nghị|de nghi|thôi|thoi|thì|thi|${self})\\s+)*`
const tail = `(?:\\s+(?:tuổi|tuoi|của|cua|cho|giúp|giup|hộ|ho|giùm|gium|${self}|đi|di|nhé|nhe|nha|ạ|a|với|voi|thôi|thoi|mà|ma|luôn|luon)(?!\\p{L}))*`
const others =
  '(?:kẻ|ke|người|nguoi|công ty|cong ty|bọn|bon|họ|ho|nó|no|hắn|han|chúng|chung|chủ|chu|thằng|thang|bị|bi|quán|quan|có|co|được|duoc)'
const hidden =
  '(?:(?:giấu|giau|dấu|dau|giữ kín|giu kin|không tiết lộ|khong tiet lo)\\s+(?:(?:họ|ho)\\s+)?(?:tên|ten|danh tính|danh tinh)|(?:ẩn|an|nặc|nac)\\s+danh|(?:bỏ|bo)\\s+(?:(?:họ|ho)\\s+)?(?:tên|ten)(?=[\\s\\p{L}]{0,12}$))'
const wish = new RegExp(`(?<!\\p{L}|${others}\\s)${asking}(?<!${others}\\s)${hidden}(?!\\p{L})${tail}`, 'iu')
const asksWhether = /(?:được|duoc|đc|dc|có|co)\s+(?:không|khong|ko|k|hk)(?:\s+(?:ạ|a|vậy|vay|thế|the|ad))*[\s?.!]*$/iu

/** What is left of words that wish their writer unnamed ("giấu tên giúp tôi"); null: they hold no such wish. */
export const withoutUnnamedWish = (text: string): string | null => {
  const said = wish.exec(text)
  if (!said || text.includes('?') || asksWhether.test(text)) return null
  return `${text.slice(0, said.index)} ${text.slice(said.index + said[0].length)}`.replace(/\s+/g, ' ').trim()
}

const me = '(?:toi|em|minh|chau|con|tui)'
const keptFrom = new RegExp(
  `\\b(?:dung|khong|ko|k|cam)(?: (?:co|muon|nen|duoc))* (?:de|cho|noi|bao|tiet lo|lo|cong khai|dua|ke)\\b.{0,30}\\b(?:biet (?:la )?${me}|(?:ho )?ten (?:cua )?${me}|danh tinh (?:cua )?${me})\\b`,
)

/** Whether whoever gives a name wishes it kept from others: "đừng để ông ấy biết tên tôi". */
export const wishesHidden = (text: string): boolean =>
  !text.includes('?') && (keptFrom.test(foldMarks(text)) || withoutUnnamedWish(text) !== null)
