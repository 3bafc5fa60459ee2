import { findPlaces } from '../../../places/find-places.js'
import { localDay, readableDay } from '../../../shared/clock.js'
import { foldMarks } from '../../../shared/text.js'

const dayMs = 24 * 60 * 60_000
const ahead = (now: Date, days: number): string => localDay(new Date(now.getTime() + days * dayMs))
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

const rightNow = /\b(?:gio nay|bay gio|luc nay|hien tai|hien gio|gio con)\b|^con (?:mo|lam)\b/
const weekday = /\b(?:thu|t) ?(hai|ba|tu|nam|sau|bay|[2-7])\b|\b(chu nhat|cn)\b/
const named: Readonly<Record<string, number>> = { hai: 1, ba: 2, tu: 3, nam: 4, sau: 5, bay: 6 }
const week = 7

/** 'now', or the day 'YYYY-MM-DD', whose opening is asked; null: neither is said. */
export const readWhen = (text: string, now: Date): string | null => {
  const folded = foldMarks(text)
  const [, date = '', month = ''] = /\b(\d{1,2})[/-](\d{1,2})\b/.exec(text) ?? []
  if (date) {
    const days = Array.from({ length: 366 }, (_, days) => ahead(now, days))
    return days.find((day) => readableDay(day).startsWith(`${date.padStart(2, '0')}/${month.padStart(2, '0')}`)) ?? null
  }
  if (/ng[aà]y kia|mốt/i.test(text)) return ahead(now, 2)
  if (/\b(?:ngay mai|mai|sang mai|chieu mai)\b/.test(folded)) return ahead(now, 1)
  const [, name = '', sunday] = weekday.exec(folded) ?? []
  if (name || sunday) {
    const wanted = sunday ? 0 : (named[name] ?? Number(name) - 1)
    const until = (wanted - weekdayOf(localDay(now)) + week) % week
    return ahead(now, until)
  }
  if (rightNow.test(folded)) return 'now'
  return /\b(?:hom nay|chieu nay|sang nay|bua nay)\b/.test(folded) ? ahead(now, 0) : null
}

const works = '(?:mo cua|mo|lam viec|lam|truc|di lam|tiep dan|nghi|dong cua|nghi lam)'
const asking = '(?:khong|ko|k|kh|khg|hong|hem|chua|a|ha|nhi)'
const softly = '(?: (?:viec|cua|het|gi|dau|a|ha|nhi|vay|the|ad|ban|nhe|em|oi))*'
const asksIfOpen = new RegExp(`\\b${works}(?: (?:viec|cua))* ${asking}${softly}$|\\b(?:co|con) ${works}${softly}$`)
const office = /\b(?:ubnd|uy ban|mot cua|xa|phuong|co quan|tru so)\b/
const longest = 90

/** Whether the office is open now or on a day is asked, and nothing of a procedure: "mai xã Mễ Sở có làm việc không". */
export const asksIfWorking = (text: string, now: Date, wasAsked: boolean): boolean => {
  if (text.startsWith('/') || text.length > longest || readWhen(text, now) === null) return false
  const folded = foldMarks(text.replace(/[?!.…]+\s*$/, ''))
  return asksIfOpen.test(folded) && (wasAsked || office.test(folded) || findPlaces(text).length > 0)
}
