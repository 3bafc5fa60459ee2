import { foldLetters } from './fold-letters.js'

const self = '(?:tôi|toi|em|e|mình|minh|mk|cháu|chau|con|bác|bac|tui|người gửi|nguoi gui)'
const asking = `(?:(?:xin|cho|hãy|hay|nhớ|nho|muốn|muon|nhờ|đề nghị|de nghi|thôi|thoi|thì|thi|${self})\\s+)*`
const tail = `(?:\\s+(?:với|voi|trước|truoc)\\s+[^,.;]{3,40})?(?:\\s+(?:tuổi|tuoi|của|cua|cho|giúp|giup|hộ|ho|giùm|gium|${self}|đi|di|nhé|nhe|nha|ạ|a|với|voi|thôi|thoi|mà|ma|luôn|luon)(?!\\p{L}))*`
const others =
  '(?:kẻ|ke|người|nguoi|công ty|cong ty|bọn|bon|họ|ho|nó|no|hắn|han|chúng|chung|chủ|chu|thằng|thang|bị|bi|quán|quan|có|co|được|duoc)'
const phone = '(?:số(?: điện thoại| đt)?|so(?: dien thoai| dt)?|sđt|sdt|điện thoại|dien thoai|đt|dt)(?!\\p{L})'
const one = `(?:(?:họ\\s+|ho\\s+)?(?:tên|ten)|danh tính|danh tinh|${phone})`
const joint = '\\s*(?:\\s(?:và|va|với|voi|lẫn|lan|cả|ca)\\s|,)\\s*'
const hidden = `(?:(?:giấu|giau|dấu|dau|giữ kín|giu kin|không tiết lộ|khong tiet lo)\\s+(?:cả\\s+|ca\\s+)?${one}(?:${joint}${one})*|(?:ẩn|an|nặc|nac)\\s+danh|(?:bỏ|bo)\\s+(?:(?:họ|ho)\\s+)?(?:tên|ten)(?=[\\s\\p{L}]{0,12}$))`
const wish = new RegExp(`(?<!\\p{L}|${others}\\s)${asking}(?<!${others}\\s)${hidden}(?!\\p{L})${tail}`, 'iu')
const asksWhether = /(?:được|duoc|đc|dc|có|co)\s+(?:không|khong|ko|k|hk)(?:\s+(?:ạ|a|vậy|vay|thế|the|ad))*[\s?.!]*$/iu

const me = '(?:toi|em|minh|chau|con|tui)'
const elders = '(?:anh|chi|co|chu|bac|ong|ba)'
const readers = '(?:can bo|xa|phuong|uy ban|co quan|nguoi (?:giai quyet|xu ly|doc))'
/** "đừng cho ai biết tên em", "chỉ cho cán bộ biết thôi", "đừng cho quán biết". */
const keptFrom = new RegExp(
  [
    `\\b(?:dung|khong|ko|k|cam)(?: (?:co|muon|nen|duoc))* (?:de|cho|noi|bao|tiet lo|lo|cong khai|dua|ke)\\b.{0,30}\\b(?:biet (?:la )?${me}|biet (?:ho )?ten (?:${me}|${elders})|(?:ho )?ten (?:cua )?${me}|danh tinh (?:cua )?${me})\\b`,
    `\\bchi (?:de|cho|noi voi) ${readers}(?: \\w+){0,3} biet\\b`,
    `\\bdung (?:de|cho) (?:\\w+ ){1,5}biet(?: (?:nhe|nha|a|dau|voi|duoc))*$`,
  ].join('|'),
)

/** The words in which their writer wishes to be unnamed, "giấu tên giúp tôi"; null: there are none. */
const wishIn = (text: string): { said: string; index: number } | null => {
  const found = wish.exec(text)
  return !found || text.includes('?') || asksWhether.test(text) ? null : { said: found[0], index: found.index }
}

/** What is left of words that wish their writer unnamed; null: they hold no such wish. */
export const withoutUnnamedWish = (text: string): string | null => {
  const found = wishIn(text)
  return (
    found && `${text.slice(0, found.index)} ${text.slice(found.index + found.said.length)}`.replace(/\s+/g, ' ').trim()
  )
}

const ofPhone = new RegExp(`(?<!\\p{L})${phone}`, 'iu')
const ofName = /tên|ten|danh/iu

/** What such words wish kept: "giữ kín tên và sđt". */
export const wishedUnnamed = (text: string): ('name' | 'phone')[] => {
  const { said = '' } = wishIn(text) ?? {}
  return [...(ofName.test(said) ? (['name'] as const) : []), ...(ofPhone.test(said) ? (['phone'] as const) : [])]
}

/** A name before the wish that nobody learns it: "Mai, đừng cho ai biết tên em". Null: no such wish is in the words. */
export const beforeSecrecy = (text: string): string | null => {
  const found = text.includes('?') ? null : keptFrom.exec(foldLetters(text))
  return found && text.slice(0, found.index).trim()
}

/** Whether whoever gives a name wishes it kept from others: "đừng để ông ấy biết tên tôi". */
export const wishesHidden = (text: string): boolean => beforeSecrecy(text) !== null || wishIn(text) !== null
