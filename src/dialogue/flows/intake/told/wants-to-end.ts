import { foldLetters } from './fold-letters.js'

const plain = (text: string): string =>
  foldLetters(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const polite = '(?: (?:a|nhe|nha|nhe a|thoi|em|chau|ban|ad|oi|dau|ca|luon|roi|vay|the|di))*'
const no = '(?:khong|ko|k|chang|hong|chua)'
const nothingMore = `(?:(?:toi|em|minh|chau|cung|thi|the) )*${no} (?:con |co |can |phai |muon |biet )*(?:gi |them |noi |bo sung |sua )*(?:gi |them |khac |nua )*(?:gi|them|khac|nua)`
const end = `(?:(?:the |vay |nhu the |nhu vay )(?:la )?(?:thoi|du|xong|het|duoc)|het(?: roi)?|xong(?: roi| r)?|du(?: roi)?|chi (?:the|vay|co the|co vay)|bay nhieu|co the)`
const one = `(?:(?:${end}|${nothingMore})${polite})`
const ending = new RegExp(`^(?:(?:ok|u|vang|da|thoi|roi|a|cung) )*${one}(?: ${one})*$`)
const sending =
  /^(?:(?:ok|u|ua|vang|da|thoi|roi|dung|duoc|nhanh|thi|the|a|chuan|xong) )*(?:(?:toi|em|minh|chau|cho) )*(?:cu )?gui(?: (?:di|lai|luon|le|len|giup|gium|ho|cho|toi|em|e|minh|chau|bac|ba|ong|co|chu|ngay|thang|voi|nhanh|no|a|nhe|nha|thoi|nay|oi|ad|don|phan anh))*$/
const longest = 70

/** "xong rồi gửi đi": nothing but the wish to send. */
export const wantsToSend = (text: string): boolean =>
  text.length <= longest && sending.test(plain(text)) && !holdsBack.test(text.normalize('NFC'))
/** "đừng gửi vội"; without marks it may be that, too. */
const holdsBack = /(?<!\p{L})(?:đừng|dừng|dung) (?:có |co )?(?:gửi|gui)/iu

/** "thế thôi", "hết rồi không có gì thêm", "gửi giúp tôi": whatever may still be asked is left out. */
export const wantsToEnd = (text: string): boolean => {
  const said = plain(text)
  return text.length <= longest && (ending.test(said) || wantsToSend(text))
}

const forbidding =
  /^(?:(?:thoi|a|ad|oi|khoan|em|toi|chau|minh|vay|the|lam on|xin|nhe|khong|ko) )*(?:dung|khoi|khong|ko|k|khong muon|dung co|khong can|ko can) gui(?: (?:nua|dau|a|nhe|vay|don|phan anh|nay|no|voi|len|cho|ra|ve|den|xa|phuong|cong an|uy ban|ubnd|tinh|ho|ai|ong ay|ba ay))*$/
const agrees = /^(?:dung|vang|u|ok) gui$/

/** "thôi đừng gửi cho xã, ông ấy quen công an xã": nothing goes out, and the rest is no story. */
export const forbidsSending = (text: string): boolean => {
  const [first = ''] = text.split(/[,.;!\n]+/).flatMap((clause) => plain(clause).replace(/^(?:thoi|a)$/, '') || [])
  return forbidding.test(plain(first)) && !agrees.test(plain(first))
}

const takingBack =
  /^(?:(?:thoi|a|ad|oi|ma|xin|cho|toi|em|chau|minh|lam on|nho|muon|the|hay) )*(?:rut|huy|xoa)(?: (?:lai|di|don|phan anh|no|nay|do|cai|vua|gui|giup|ho|nhe|a|luon|ngay|voi|toi|em|chau|minh))*$/

/** "thôi rút đi, chồng tôi biết thì chết", of what was sent. */
export const takesBack = (text: string): boolean => takingBack.test(plain(text.split(/[,.;!\n]+/)[0] ?? ''))

/** "gửi chưa, mã bao nhiêu", while nothing is sent yet. */
export const asksWhetherSent = (text: string): boolean =>
  text.length <= longest &&
  /^(?:(?:da|the|vay|don|roi|a) )*(?:gui|nop|chuyen)(?: (?:di|duoc|roi|xong))* (?:chua|a)\b|\b(?:xin|cho|lay|doc)(?: (?:toi|em|minh|chau|lai))*(?: (?:xin|cai))* ma\b|\bma(?: (?:so|bien nhan|theo doi|cua toi|tra cuu|ho so))*(?: (?:la|dau|bao nhieu|gi))+|^co ma (?:khong|ko|chua)\b/.test(
    plain(text),
  )
