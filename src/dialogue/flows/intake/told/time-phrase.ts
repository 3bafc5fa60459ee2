import { foldLetters } from './fold-letters.js'

const number = '(?:\\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|may|vai|nua)'
const partOfDay = '(?:sang|trua|chieu|toi|dem|khuya|nua dem|ban ngay|ban dem)'
const weekday = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn)'
const ago = '(?:truoc|qua|nay|vua roi|roi|vua qua|kia|no|ngoai)'

/** "hôm qua" as it is typed: "hqua", "hum qua". */
const day = `(?:(?:hom|hum) ?(?:nay|qua|kia|truoc|no|ay|${weekday}(?: tuan ${ago})?)|(?:bua|h) ?(?:nay|qua|kia|truoc|kia))`

/** How people say when something happened, without marks. */
const phrases = [
  `(?:ngay |hom |mung |mong )?\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{2,4})?`,
  `(?:ngay|hom|mung|mong) (?:mung |mong )?\\d{1,2}(?: thang \\d{1,2})?(?: nam \\d{4})?`,
  `(?:dau|giua|cuoi) (?:thang|tuan|nam)(?: (?:${ago}|\\d{1,2}))?`,
  `thang (?:\\d{1,2}|gieng|chap|${ago})(?: nam (?:\\d{4}|${ago}))?`,
  `nam (?:20\\d\\d|${ago})`,
  day,
  `${partOfDay} (?:nay|qua|${day}|${weekday})`,
  `(?:tuan|thang) ${ago}`,
  `${weekday}(?: tuan ${ago})?`,
  `(?:hon |gan |ca |suot |ca )?${number} (?:hom|ngay|tuan|thang|nam|buoi|tieng|gio|phut)(?: ${number})? (?:nay|lien|roi|qua|truoc)`,
  `(?:suot|ca) (?:ngay|dem|tuan|thang|nam|ngay dem)(?: (?:nay|lien|qua))?`,
  `(?:ban dem|hang (?:ngay|dem|tuan|thang)|ngay nao cung|dem nao cung|lau (?:roi|nay|lam roi)|tu lau|moi day|gan day|vua (?:xong|nay)|luc nay)`,
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

/** The first words of a text that say when, as they were written; neighbours belong together ("hôm 18/11 khoảng 10h"). */
export const findTimePhrase = (text: string): { phrase: string; start: number; end: number } | null => {
  const folded = foldLetters(text)
  let found: { start: number; end: number } | null = null
  let count = 0
  for (const { 0: match, index } of folded.matchAll(anyTime)) {
    if (++count > mostMatches) break
    if (isTooMuch(text.slice(index, index + match.length))) continue
    if (!found) found = { start: index, end: index + match.length }
    else if (between.test(folded.slice(found.end, index))) found.end = index + match.length
    else break
  }
  return found && { ...found, phrase: text.slice(found.start, found.end).trim() }
}

/** A day by its number, as it stands in no wish to go on later. */
export const tellsDate = (text: string): boolean =>
  /(?<!\d)\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?![\d/])|\b(?:ngay|mung|hom) \d{1,2}\b/.test(foldLetters(text))

/** Words of somebody who doesn't know the day. */
export const isTimeUnknown = (text: string): boolean =>
  /(^| )(khong|ko|k|hk|hok|chang|chua|hong) (nho|ro(?! cau| y)|biet|bt|bit|de y|xac dinh|chac)( |$)|^(lau lam roi|quen (mat )?roi)$/.test(
    foldLetters(text),
  )
