import { withoutPlaces } from '../../../places/find-places.js'
import type { OpenDay } from '../../../reception/book.js'
import { findBookingCode } from '../../../reception/booking.js'
import { foldMarks } from '../../../shared/text.js'

/** The first day that is meant; of a weekday those of later weeks are meant too. */
export type SaidDay = { day: string; isWeekday: boolean }
export type SaidWhen = { day: SaidDay | null; time: string | null }

const afternoonFrom = 12
const noonEnds = '07:00'
const daysOfWeek = 7

const slashed = /(?<![\d/-])(\d{1,2})\s?[/-]\s?(\d{1,2})(?:\s?[/-]\s?(?:20)?\d{2})?(?![\d/:-]|\s?[hg])/gi
const isDate = (date: string, month: string): boolean =>
  Number(date) >= 1 && Number(date) <= 31 && Number(month) >= 1 && Number(month) <= 12

const units = ['mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']
const unit = `(?:${units.join('|')}|tu|lam)`
const inWords = `(?:(?:(?:hai|ba|bon|nam) )?muoi(?: ${unit})?|${unit})`
/** 'hai muoi lam' -> 25. */
const numberOf = (words: string): number => {
  const of = (word = ''): number => (word === 'tu' ? 4 : word === 'lam' ? 5 : units.indexOf(word) + 1)
  const [before = '', after] = words.split(/ ?muoi ?/)
  return words.includes('muoi') ? 10 * (before === '' ? 1 : of(before)) + of(after) : of(words)
}
/** Where a number in words is one of a date or an hour; "thứ năm giờ nào", "ngày sau", "tháng sau" have none. */
const datesInWords = new RegExp(`(?<=\\b(?:ngay|hom|mung|thang) )(?!sau\\b)${inWords}\\b(?! (?:toi|nua))`, 'g')
const hoursInWords = new RegExp(`(?<!\\bthu )\\b${inWords}(?= (?:gio|ruoi)\\b)`, 'g')
const minutesInWords = new RegExp(`(?<=\\b(?:gio|gio kem|\\d kem) )${inWords}\\b(?! (?:gio|ngay|thang))`, 'g')

/** Dates as 'ngay 18 thang 12', hours as '9 gio 30', without marks. */
const inOneForm = (text: string): string =>
  foldMarks(
    text
      .replace(slashed, (whole, date, month) => (isDate(date, month) ? ` ngay ${date} thang ${month} ` : whole))
      .replace(/(\d)\s?[:hg]\s?(\d)/gi, '$1 gio $2')
      .replace(/(\d)\s?[hg](?!\p{L})/giu, '$1 gio '),
  )
    .replace(hoursInWords, (words) => String(numberOf(words)))
    .replace(/\b(\d{1,2}) (?=(?:ruoi|kem)\b)/g, '$1 gio ')
    .replace(minutesInWords, (words) => String(numberOf(words)))
    .replace(datesInWords, (words) => String(numberOf(words)))

const timeSaid =
  /\b(\d{1,2}) ?gio(?: (\d{1,2})\b(?! ?(?:thang|t\d))(?: ?phut)?| (ruoi)| kem (\d{1,2}))?(?: (?:sang|trua|chieu|toi)(?! (?:ten|la|muon)))?\b/
const dateSaid =
  /\b(?:(?:ngay|hom|mung) )*(\d{1,2}) (?:thang|t) ?(\d{1,2})(?: (?:nam )?20\d\d)?\b|\b(?:ngay|hom|mung) (\d{1,2}) (\d{1,2})\b(?! gio)|^(\d{1,2}) (\d{1,2})$/
const dayAlone = /\b(?:ngay|hom|mung) (\d{1,2})\b(?! gio)/
const weekdaySaid =
  /(?<!lan )\b(?:thu (hai|ba|tu|nam|sau|bay|[2-7])|t([2-7])|chu nhat|cn)\b(?: tuan (sau nua|toi nua|sau|toi|nay))?/
const soonSaid: readonly [RegExp, number][] = [
  [/\b(?:hom nay|sang nay|chieu nay)\b/, 0],
  [/\b(?:ngay|sang|chieu) mai\b|\bmai(?= (?:luc )?\d)|(?<=gio(?: \d{1,2})? )mai\b/, 1],
  [/\bngay kia\b/, 2],
]
const weekdayNames = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay']

/** '9h15', '9 giờ rưỡi', '2 giờ chiều' as 'HH:MM'; null: no time is said. */
export const readTime = (text: string): string | null => {
  const folded = inOneForm(text)
  const [, hour = '', minute, half, before] = timeSaid.exec(folded) ?? []
  if (hour === '') return null
  const isLater = /\bchieu\b/.test(folded) || text.normalize('NFC').toLowerCase().includes('tối')
  const hours = Number(hour) + (isLater && Number(hour) < afternoonFrom ? afternoonFrom : 0)
  const minutes = half ? 30 : Number(minute ?? 0) - Number(before ?? 0)
  const all = hours * 60 + minutes
  if (minutes >= 60 || all < 0 || all >= 24 * 60) return null
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}

/** "2h" of an afternoon: twelve hours later, where the day has that hour and not the early one. */
export const timeWithin = (time: string, { from, to }: Pick<OpenDay, 'from' | 'to'>): string => {
  const later = `${String(Number(time.slice(0, 2)) + afternoonFrom).padStart(2, '0')}${time.slice(2)}`
  return time < noonEnds && time < from && later >= from && later < to ? later : time
}

const dayMs = 86_400_000
const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)
const two = (count: number | string): string => String(count).padStart(2, '0')
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()
const daysBetween = (one: string, other: string): number => Math.abs(Date.parse(one) - Date.parse(other))

/** Of the years around today the one in which the date is nearest. */
const dateNear = (today: string, date: string, month: string): string => {
  const year = Number(today.slice(0, 4))
  const [first = today, ...others] = [year, year - 1, year + 1].map((one) => `${one}-${two(month)}-${two(date)}`)
  return others.reduce((best, one) => (daysBetween(one, today) < daysBetween(best, today) ? one : best), first)
}

const nextDated = (today: string, date: string): string => {
  const isThisMonth = `${today.slice(0, 8)}${two(date)}` >= today
  return isThisMonth
    ? `${today.slice(0, 8)}${two(date)}`
    : `${addDays(`${today.slice(0, 8)}01`, 31).slice(0, 8)}${two(date)}`
}

const nextWeekday = (today: string, weekday: number, week: string | undefined): SaidDay => {
  const monday = addDays(today, -((weekdayOf(today) + daysOfWeek - 1) % daysOfWeek))
  const inWeek = (weekday + daysOfWeek - 1) % daysOfWeek
  const weeks = week === 'nay' ? 0 : week?.endsWith('nua') ? 2 : 1
  if (week) return { day: addDays(monday, inWeek + weeks * daysOfWeek), isWeekday: false }
  return { day: addDays(today, (weekday - weekdayOf(today) + daysOfWeek) % daysOfWeek), isWeekday: true }
}

/** The day that a message names: '15/12', 'ngày 15', 'thứ ba', 'chiều mai'; null: none. */
export const readDay = (text: string, today: string): SaidDay | null => {
  const folded = inOneForm(text)
  const [, ...dated] = dateSaid.exec(folded) ?? []
  const [date, month] = dated.filter(Boolean)
  if (date && month && isDate(date, month)) return { day: dateNear(today, date, month), isWeekday: false }
  const [, alone] = dayAlone.exec(folded) ?? []
  if (alone && isDate(alone, '1')) return { day: nextDated(today, alone), isWeekday: false }
  const [weekday, name, short, week] = weekdaySaid.exec(folded) ?? []
  if (weekday) {
    const number = name ?? short ?? ''
    const after = weekdayNames.indexOf(number)
    return nextWeekday(today, after >= 0 ? after + 1 : Number(number || 1) - 1, week)
  }
  const soon = soonSaid.find(([said]) => said.test(folded))
  return soon ? { day: addDays(today, soon[1]), isWeekday: false } : null
}

/** Day and hour that a message names; null: neither. */
export const readWhen = (text: string, today: string): SaidWhen | null => {
  const [day, time] = [readDay(text, today), readTime(text)]
  return day || time ? { day, time } : null
}

/** The sessions of the first listed day that is meant. */
export const sessionsMeant = <D extends Pick<OpenDay, 'day'>>(said: SaidDay, listed: readonly D[]): D[] => {
  const isMeant = ({ day }: D): boolean =>
    day === said.day || (said.isWeekday && day > said.day && weekdayOf(day) === weekdayOf(said.day))
  const first = listed.filter(isMeant).toSorted((a, b) => (a.day < b.day ? -1 : 1))[0]
  return listed.filter(({ day }) => day === first?.day)
}

/** What a message says beside day and hour, without marks; null: it names neither. */
export const besideWhen = (text: string): string | null => {
  const folded = inOneForm(text)
  const said = [dateSaid, dayAlone, weekdaySaid, ...soonSaid.map(([words]) => words), timeSaid]
  const rest = said.reduce((left, words) => left.replace(words, ' '), folded)
  return rest === folded ? null : rest.replace(/\s+/g, ' ').trim()
}

/** A word that may stand beside day and hour without saying more. */
export const besideWhenWord =
  '(?:luc|vao|buoi|sang|trua|chieu|ngay|hom|nay|duoc|dc|dk|khong|ko|k|hong|chua|nhe|nha|nhi|a|ah|voi|thi|the|sao|on|con|trong|cho|toi|em|minh|chau|giup|doi|chuyen|lui|lai|qua|den|thanh|di|ok|o|tai|ad|xa|oi|hen|lich|gap)'
const fillers = new RegExp(`^(?:${besideWhenWord}(?: |$))*$`)

/** Perhaps with a place. */
export const saysOnlyWhen = (text: string): boolean => {
  const rest = besideWhen(withoutPlaces(text))
  return rest !== null && fillers.test(rest)
}

/** The text without a booking's code, whose figures would be read as a time. */
export const withoutCode = (text: string): string =>
  findBookingCode(text) ? text.replace(/td ?[-–] ?[a-z0-9]{6}/i, ' ') : text
