import { getCommune } from '../places/communes.js'

/**
 * planned: the commune alone sees it; posted: everybody does and may book; held: citizens were received; postponed: for
 * a good reason, to another day; removed: planned and taken back.
 */
export const dayStates = ['planned', 'posted', 'held', 'postponed', 'removed'] as const
export type DayState = (typeof dayStates)[number]

/** One stretch of one day in which a commune's chairman receives citizens. */
export type ReceptionDay = {
  id: string
  communeCode: string
  /** 'YYYY-MM-DD', 'HH:MM', 'HH:MM' in Asia/Ho_Chi_Minh. */
  day: string
  from: string
  to: string
  /** Who receives: the chairman, whom a deputy can't stand in for by authority (Luật Tiếp công dân Điều 15.2). */
  who: string
  place: string
  onlineLink: string | null
  topics: string | null
  minutesPerSlot: number
  state: DayState
  postedAt: Date | null
  /** Posted fewer than five working days before (Điều 24.4). */
  isPostedLate: boolean
  postponed: { reason: string; to: string; at: Date } | null
  /** The day that was postponed to this one. */
  insteadOf: string | null
  plannedAt: Date
}

/** What is entered for a day. */
export type DayFields = Pick<ReceptionDay, 'from' | 'to' | 'who' | 'place' | 'onlineLink' | 'topics' | 'minutesPerSlot'>

/** '12049-2026-12-15-0800': one stretch that begins at a time; the same one planned twice is one. */
export const dayIdOf = (communeCode: string, day: string, from: string): string =>
  `${communeCode}-${day}-${from.replace(':', '')}`

export const isDayId = (text: string): boolean => {
  const [, code = ''] = /^(\d{5})-\d{4}-\d{2}-\d{2}-\d{4}$/.exec(text) ?? []
  return getCommune(code) !== undefined
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** When its slots begin; one that would end after the day's end isn't given out. */
export const slotsOf = ({
  from,
  to,
  minutesPerSlot,
}: Pick<ReceptionDay, 'from' | 'to' | 'minutesPerSlot'>): string[] => {
  if (!(minutesPerSlot > 0)) return []
  const count = Math.max(0, Math.floor((minutesOf(to) - minutesOf(from)) / minutesPerSlot))
  return Array.from({ length: count }, (_, index) => timeOf(minutesOf(from) + index * minutesPerSlot))
}

export const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)
