import { findReceiptCode } from '../../../cases/receipt-code.js'
import { foldLetters } from '../intake/told/fold-letters.js'

/**
 * Words marked as an addition to a case that was sent. `before`: what was said ahead of them; isMarked: a colon or a code stands
 * before them, so that they are nothing else.
 */
export type Addition = { words: string; before: string; code: string | null; isMarked: boolean }

const leads =
  '(?:(?:nhan|noi|gui|tien|day|the|luon|cho|xin|nho|a|u|ma|thi|va|voi lai|quen|toi|em|e|minh|chau|con|muon|can|dinh|ad|xa oi|duoc|hay)[\\s,]+)*'
const mark =
  '(?:bo sung|bo xung|bsung|bs|(?:ghi|nhan|noi|ke) them|con nua|chua noi|chua ke|them(?= (?:thong tin|noi dung|chi tiet|y|cho|vao|1|mot)\\b)|(?:a|em|e|toi|chau|minh)[\\s,]+quen)'
/** What adds without a colon behind it. */
const plainMark = '(?:bo sung|bo xung|bsung|bs|(?:ghi|nhan|noi|ke) them|con nua|(?:quen )?chua noi|them (?:nua|la))'
const fillers =
  '(?:\\s+(?:them|1|mot|thong tin|noi dung|chi tiet|y|la|rang|cho|vao|ve|voi|cai|vu|viec|don|ho so|phan anh|kien nghi|khieu nai|to cao|tin bao|bao cao|ma|so|cu|truoc|nay|do|kia|day|vua|gui|roi|nua|hom|qua|luc nay|cua|toi|em|e|minh|chau|giup|ho|voi|nhe|a))*'
const codeAt = '[a-z0-9]{5} ?[-–—]? ?[a-z0-9]{5}'
const start = '(?:^|[,.;!?\\n]\\s*)'
const end = '(?![\\p{L}\\p{N}])'

const marked = new RegExp(`${start}${leads}${mark}${fillers}\\s*:`, 'u')
const withCode = new RegExp(
  `${start}${leads}${mark}${fillers}\\s+${codeAt}${end}[\\s:,;.–-]*|${start}(?:(?:vu|ho so|ma|don|phan anh|viec)\\s+)*${codeAt}${end}[\\s:,;.–-]*${leads}${mark}${fillers}${end}[\\s:,;-]*`,
  'u',
)
const plain = new RegExp(`^${leads}${plainMark}${end}${fillers}${end}[\\s,]*`, 'u')

/** A mark stands near the beginning of a message, a wish at its end. */
const mostToMark = 600
const mostOfWish = 200
const fewestMarked = 2
const fewestPlain = 3

const cut = (said: string, found: RegExpExecArray | null, isMarked: boolean, code: string | null): Addition | null => {
  if (!found) return null
  const words = said.slice(found.index + found[0].length).trim()
  const isEnough = words.split(/\s+/).length >= (isMarked ? fewestMarked : fewestPlain)
  return words !== '' && isEnough ? { words, before: said.slice(0, found.index).trim(), code, isMarked } : null
}

/** "bổ sung vào hồ sơ K7M2Q-9XTR4: …", "à quên: …", "bổ sung thêm là …"; null: nothing is added, or nothing but the wish is told. */
export const readAddition = (text: string): Addition | null => {
  const said = text.normalize('NFC')
  const folded = foldLetters(said).slice(0, mostToMark)
  const code = findReceiptCode(said)
  const valid = code?.isValid ? code.code : null
  const byMark = valid
    ? cut(said, withCode.exec(folded) ?? marked.exec(folded), true, valid)
    : cut(said, marked.exec(folded), true, null)
  if (byMark) return byMark
  const inside = addedInside(said)
  if (inside) return { words: inside.words, before: '', code: valid, isMarked: valid !== null || inside.isSure }
  return valid ? null : cut(said, plain.exec(folded), false, null)
}

const target =
  '(?:ho so|vu|don|phan anh|kien nghi|tin bao|khieu nai|to cao)(?: (?:nay|do|kia|cua|toi|em|e|minh|chau|luon|giup|voi|truoc|vua|gui|roi|cu|cho|ho|nhe|nha|a|ad))*'
/** "cho tôi thêm số điện thoại … vào phản ánh": what is added stands within the wish. */
const inside = new RegExp(
  `^${leads}(?:bo sung|bo xung|bsung|(?:ghi|noi|ke|cho|dua)(?: them)?|them)(?: (?:cho|giup|ho|luon|them|toi|em|e|minh|chau|cai|1|mot))* (?<words>\\S+(?: \\S+){1,40}?)[\\s,]+(?:vao|cho)(?: (?:luon|cai|trong))* (?<target>${target})(?: ${codeAt})?[\\s.!]*$`,
  'u',
)
const fewestInside = 2
/** Procedures have them, too. */
const ofPapers = /^(?:don|ho so)(?!.*\b(?:vua|gui)\b)/
/** Nothing is told by these yet. */
const onlyNamed =
  /^(?:thong tin|noi dung|chi tiet|y kien|hinh anh|anh|giay to|tai lieu|bang chung)(?: (?:nay|khac|nua|moi))*$/

/** What is added by "thêm … vào phản ánh"; null: nothing is. */
const addedInside = (said: string): { words: string; isSure: boolean } | null => {
  const found = inside.exec(foldLetters(said))
  const words = found?.groups?.words ?? ''
  if (!found || words.split(/\s+/).length < fewestInside || onlyNamed.test(words)) return null
  const from = found[0].indexOf(words)
  return { words: said.slice(from, from + words.length).trim(), isSure: !ofPapers.test(found.groups?.target ?? '') }
}

const wish =
  /[\s,.;]*(?:(?:toi|em|e|minh|chau|cho|muon|xin|nho|co|the|ad|xa oi)[\s,]+)*(?:them|bo sung|ghi|dua|cho)(?: (?:them|viec nay|cai nay|dieu nay|chuyen nay|no|luon|giup))* (?:(?:vao|cho)(?: (?:luon|cai|trong))* (?:ho so|vu|don|phan anh|tin bao|khieu nai|to cao)|vao(?= (?:giup|luon|cho|ho|voi|nhe|nha|di|duoc|dc|dum|gium)\b))(?: (?:nay|do|kia|cua|toi|em|e|minh|chau|luon|giup|gium|dum|ho|cho|di|voi|truoc|vua gui|cu|co))*(?: (?:duoc|dc|dk|khong|ko|k|nhe|nha|a|chu|hk|ad))*[\s?.!]*$/

/** "… em thêm vào hồ sơ được không": what was told before the wish; null: no such wish. */
export const wishedToAdd = (text: string): string | null => {
  const said = text.normalize('NFC')
  const before = Math.max(0, said.length - mostOfWish)
  const found = wish.exec(foldLetters(said).slice(before))
  return found ? said.slice(0, before + found.index).trim() : null
}
