import type { OpenDay } from '../../../reception/book.js'
import { findBookingCode } from '../../../reception/booking.js'
import { foldMarks } from '../../../shared/text.js'

const afternoonFrom = 12

/** '9h15', '9 giờ rưỡi', '2 giờ chiều' as 'HH:MM'; null: no time is said. */
export const readTime = (text: string): string | null => {
  const folded = foldMarks(text.replace(/(\d)[:h](\d)/gi, '$1 gio $2').replace(/(\d)h\b/gi, '$1 gio'))
  const [, hour = '', minute = ''] = /\b(\d{1,2}) ?gio(?: (\d{1,2}(?![/-])|ruoi|kem \d{1,2}))?\b/.exec(folded) ?? []
  if (hour === '') return null
  const isLater = /\b(?:chieu|toi)\b/.test(folded) && Number(hour) < afternoonFrom
  const hours = Number(hour) + (isLater ? afternoonFrom : 0)
  const minutes = minute === 'ruoi' ? 30 : minute.startsWith('kem') ? -Number(minute.slice(4)) : Number(minute)
  const all = hours * 60 + minutes
  if (all < 0 || all >= 24 * 60) return null
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}

const noonEnds = '07:00'

/** "2h" of an afternoon: twelve hours later, where the day has that hour and not the early one. */
export const timeWithin = (time: string, { from, to }: Pick<OpenDay, 'from' | 'to'>): string => {
  const later = `${String(Number(time.slice(0, 2)) + afternoonFrom).padStart(2, '0')}${time.slice(2)}`
  return time < noonEnds && time < from && later >= from && later < to ? later : time
}

const weekdays = ['chu nhat', 'thu hai', 'thu ba', 'thu tu', 'thu nam', 'thu sau', 'thu bay']
const short = ['cn', 'thu 2', 'thu 3', 'thu 4', 'thu 5', 'thu 6', 'thu 7']
const dateSaid = /\b(?:ngay |hom )?(\d{1,2})[ /-](\d{1,2})\b/
const dayAlone = /\b(?:ngay|hom|mung) (\d{1,2})\b/

/** The open day that is meant: '15/12', 'ngày 15', 'thứ ba'; null: none, or several. */
export const readDay = <D extends Pick<OpenDay, 'day'>>(text: string, days: readonly D[]): D | null => {
  const folded = foldMarks(text)
  const [, date, month] = dateSaid.exec(text.toLowerCase()) ?? []
  const [, alone] = dayAlone.exec(folded) ?? []
  const isMeant = ({ day }: Pick<OpenDay, 'day'>): boolean => {
    if (date && month) return Number(day.slice(8)) === Number(date) && Number(day.slice(5, 7)) === Number(month)
    if (alone) return Number(day.slice(8)) === Number(alone)
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    return ` ${folded} `.includes(` ${weekdays[weekday]} `) || ` ${folded} `.includes(` ${short[weekday]} `)
  }
  const meant = days.filter(isMeant)
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** Whether a date or weekday is said at all. */
export const namesDay = (text: string): boolean => {
  const folded = foldMarks(text)
  const isWeekday = [...weekdays, ...short].some((name) => ` ${folded} `.includes(` ${name} `))
  return dateSaid.test(text.toLowerCase()) || dayAlone.test(folded) || isWeekday
}

/** The text without a booking's code, whose figures would be read as a time. */
export const withoutCode = (text: string): string =>
  findBookingCode(text) ? text.replace(/td ?[-–] ?[a-z0-9]{6}/i, ' ') : text
