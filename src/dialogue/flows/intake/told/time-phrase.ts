import { foldLetters } from './fold-letters.js'
import { saidAgainst } from './said-against.js'

const number = '(?:\\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|vai|nua)'
const partOfDay = '(?:sang|trua|chieu|toi|dem|khuya|nua dem|ban ngay|ban dem)'
const weekday = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)'
const ago = '(?:truoc|qua|nay|vua roi|roi|vua qua|kia|no|ngoai)'

const monthName = '(?:gieng|hai|ba|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?|chap)'

/** "hôm qua" as it is typed: "hqua", "hum qua". */
const day = `(?:(?:hom|hum) ?(?:nay|qua|kia|truoc|no|ay|${weekday}(?: tuan ${ago})?)|(?:bua|h) ?(?:nay|qua|kia|truoc|kia))`

/** How people say when something happened, without marks. */
const phrases = [
  `(?:ngay |hom |mung |mong )?\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?`,
  `(?:ngay|hom|mung|mong) (?:mung |mong )?\\d{1,2}(?: thang \\d{1,2})?(?: nam \\d{4})?`,
  `(?:dau|giua|cuoi) (?:thang|tuan|nam)(?: (?:${ago}|\\d{1,2}))?`,
  `(?:thang (?:\\d{1,2}(?!\\d)|gieng|chap|${ago})|t\\d{1,2}(?!\\d))(?: nam (?:\\d{4}|${ago}))?`,
  `(?:hom ram(?: thang (?:\\d{1,2}|${monthName}))?|ram thang (?:\\d{1,2}|${monthName}))(?: am(?: lich)?)?`,
  `(?:tet|vu chiem|vu (?:mua|xuan|dong) ${ago})(?: (?:am|${ago}|nam (?:\\d{4}|${ago})))*(?: den (?:gio|nay))?`,
  `(?:sang|trua|chieu|toi|dem|ngay|tuan) nao cung(?: the| vay)?`,
  `nam (?:20\\d\\d|${ago})`,
  day,
  `${partOfDay} (?:nay|qua|${day}|${weekday})`,
  `(?:tuan|thang) ${ago}`,
  `${weekday}(?: tuan ${ago})?`,
  `(?:hon |gan |ca |suot |ca )?${number} (?:hom|ngay|tuan|thang|nam|buoi|tieng|gio|phut)(?: ${number})? (?:nay|lien|roi|qua|truoc)`,
  `(?:suot|ca) (?:ngay|dem|tuan|thang|nam|ngay dem)(?: (?:nay|lien|qua))?`,
  `(?:ban dem|hang (?:ngay|dem|tuan|thang)|lau (?:roi|nay|lam roi)|tu lau|moi day|gan day|vua (?:xong|nay)|luc nay)`,
  `(?:luc |khoang |tam |tu |den )*\\d{1,2} ?(?:h|gio)(?: ?\\d{1,2}| ruoi| kem \\d+)?(?: ${partOfDay})?`,
  `(?:luc |khoang |tam |tu )\\d{1,2}(?: ruoi)? ${partOfDay}`,
]
const anyTime = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:tu |hoi |vao |khoang |luc )*(?:${phrases.join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
)
const between = /^[\s,]*(?:(?:khoang|tam|luc|vao|den|toi|tu|hom|ngay|cho|va|roi)\s*)*$/
const mostMatches = 20

/** "tối quá" is too dark, no evening. */
const isTooMuch = (said: string): boolean => /(?<!\p{L})quá(?!\p{L})/iu.test(said.normalize('NFC'))

const beforeFraction =
  /(?:thuong binh|benh binh|hang|loai|bac|muc|t[iy] le|thua|to|ban do|so|nha|ngo|ngach|hem|lop|lo|tang|km|khoang cach)(?: so)? $/
const behindFraction = /^ ?(?:dien tich|so |quang|ho |ho$|nguoi|thua|mat duong|con duong|suat|tien|luong|gia)/
/** "thương binh 2/4", "3/4 diện tích": no day. */
const isFraction = (folded: string, start: number, end: number): boolean =>
  /^\d{1,2}\/\d{1,2}$/.test(folded.slice(start, end)) &&
  (beforeFraction.test(folded.slice(0, start)) || behindFraction.test(folded.slice(end)))

const money = '(?:thu|dong|nop|tra|linh|nhan|huong|phat|cap)'
const beforeRate = new RegExp(`\\b(?:${money}|tien) $`)
const behindRate = new RegExp(`^ (?:\\p{L}+ )?${money}\\b`, 'u')
/** "hàng tháng thu 2 triệu": how often somebody pays. */
const isRate = (folded: string, start: number, end: number): boolean =>
  /^hang (?:thang|tuan|ngay)$/.test(folded.slice(start, end)) &&
  (beforeRate.test(folded.slice(0, start)) || behindRate.test(folded.slice(end)))

/** The first words of a text that say when, as they were written; neighbours belong together ("hôm 18/11 khoảng 10h"). */
export const findTimePhrase = (text: string): { phrase: string; start: number; end: number } | null => {
  const folded = foldLetters(text)
  let found: { start: number; end: number } | null = null
  let count = 0
  for (const { 0: match, index } of folded.matchAll(anyTime)) {
    if (++count > mostMatches) break
    const end = index + match.length
    if (isTooMuch(text.slice(index, end)) || isFraction(folded, index, end) || isRate(folded, index, end)) continue
    if (!found) found = { start: index, end }
    else if (between.test(folded.slice(found.end, index))) found.end = end
    else break
  }
  return found && { ...found, phrase: text.slice(found.start, found.end).trim() }
}

const unit = '(?:hom|ngay|tuan|thang|nam|tieng|gio)'
const spanAlone = new RegExp(
  `^(?:(?:khoang|tam|gan|hon|duoc|phai|cach day) )*${number} ${unit}(?: (?:nay|roi|truoc|lien|qua|nua|a|gi do))*$`,
)

/** A time and nothing else: "5 hôm", "chiều hôm kia". */
export const isTimeAlone = (text: string): boolean =>
  spanAlone.test(foldLetters(text.trim())) || findTimePhrase(text)?.phrase === text.trim()

const event =
  '(?:(?:hom|hoi|luc|dot|dao|khi|bua|con|tran|vu|tu khi|sau khi|truoc khi|sau (?:con|tran|dot|hom|bao|lu|tet)|truoc (?:con|tran|dot|hom|bao|lu|tet)))'
const sinceEvent = new RegExp(
  `^(?:(?:bi|the|vay|nhu the|nhu vay|hong|ngap|no|chac|khoang|ke|tinh) )*tu ${event} (?:\\p{L}+ ){1,6}(?:toi|den|cho toi|cho den) (?:gio|nay|bay gio|hom nay|tan gio)(?: (?:luon|day|a|roi|co|ay))*$`,
  'u',
)
const atEvent = new RegExp(
  `^(?:(?:chac|khoang|tu|tinh tu|ke tu|ngay|vao|dung) )*${event} \\p{L}+(?: \\p{L}+){0,2}$`,
  'u',
)
const someone = /\b(?:toi|em|minh|chau|xa|ho|no|can bo|ong|ba|anh|chi|nguoi|la|thi|bi|khong|ko|k|ay la)\b/

/** A time without a date, told by what happened then: "từ hôm bão tới giờ", "hôm mưa to". */
export const isTimeByEvent = (text: string): boolean => {
  const folded = foldLetters(text.trim())
  return sinceEvent.test(folded) || (atEvent.test(folded) && !someone.test(folded))
}

const amount = new RegExp(
  `^(?:(?:khong|ko|k|khong phai|a|o|u|nham|nham roi|thuc ra|dung ra|phai|la|thoi|ay)[\\s,]+)+(?:(?:la|phai la) )?(${number} ${unit}(?: (?:nay|roi|lien|truoc))*)(?: (?:co|chu|a|moi dung|nhe|day))*$`,
)
const amountInstead = new RegExp(
  `^(${number} ${unit}(?: (?:nay|roi|lien|truoc))*) (?:co|co ma|moi dung|moi phai|chu)(?: (?:a|nhe))*$`,
)

const insisted = /\s+(?:cơ|co)(?: (?:mà|ma|ạ|a|nhé|nhe))?$/iu
/** "từ hôm 28 cơ": a time that is held against another; null: it is more than that. */
export const timeInsisted = (text: string): string | null => {
  const time = text.normalize('NFC').trim().replace(insisted, '')
  return time !== text.normalize('NFC').trim() && isTimeAlone(time) ? time : null
}

/** "không, 5 hôm", "5 hôm cơ", "không phải, hôm kia", where another time was told: the one that is right; null: it corrects none. */
export const timeInstead = (text: string): string | null => {
  const said = text
    .normalize('NFC')
    .trim()
    .replace(/[.!]+$/, '')
  const folded = foldLetters(said)
  const against = saidAgainst(said)
  if (against && isTimeAlone(against)) return against
  const held = timeInsisted(said)
  if (held) return held
  const right = (amount.exec(folded) ?? amountInstead.exec(folded))?.[1]
  return right === undefined ? null : said.slice(folded.lastIndexOf(right), folded.lastIndexOf(right) + right.length)
}

/** A number and nothing else, where a time was asked for; null: it is more, or none. */
export const bareNumber = (text: string): number | null => {
  const said = /^\s*(\d{1,2})\s*[.!]?\s*$/.exec(text)?.[1]
  return said === undefined || Number(said) === 0 ? null : Number(said)
}

/** A day by its number, as it stands in no wish to go on later. */
export const tellsDate = (text: string): boolean =>
  /(?<!\d)\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/])|\b(?:ngay|mung|hom) \d{1,2}\b/.test(foldLetters(text))

/** Words of somebody who doesn't know the day. */
export const isTimeUnknown = (text: string): boolean =>
  /(^| )(khong|ko|k|hk|hok|chang|chua|hong) (nho|ro(?! cau| y)|biet|bt|bit|de y|xac dinh|chac)( |$)|^(lau lam roi|quen (mat )?roi)$/.test(
    foldLetters(text),
  )
