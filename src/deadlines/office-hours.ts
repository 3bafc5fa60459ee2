import { localDay, localTime } from '../shared/clock.js'
import { type Calendar, stateCalendar, weekendName } from './calendar.js'
import { addDays } from './working-days.js'

/** A stretch of an office day, 'HH:MM' to 'HH:MM' in Asia/Ho_Chi_Minh. */
type OfficeSession = { from: string; to: string }

const usualSessions: readonly OfficeSession[] = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
]

const [monday, friday, saturday] = [1, 5, 6] as const

/** Usual hours of commune offices, by weekday (0 Sunday to 6 Saturday); each commune may set its own. */
export const usualWeek: Readonly<Record<number, readonly OfficeSession[]>> = Object.fromEntries(
  [1, 2, 3, 4, 5].map((day) => [day, usualSessions]),
)

export type OfficeHours = {
  isOpen(at: Date): boolean
  /** When the office next opens: `at` itself while it is open; null: not within a year. */
  nextOpening(at: Date): Date | null
  /** When it closes, as 'HH:MM' of the day; null: it isn't open. */
  closesAt(at: Date): string | null
  /** Why it is closed all day, in words; null: it isn't. */
  closedBecause(day: string): string | null
}

/**
 * Opening times by weekday, on the days that the calendar gives. A Saturday in the week is kept, too, unless a holiday falls on
 * it; a Saturday worked to make up for a day off has the hours of a Monday. `closedOn`: why the office itself is closed on a day, or null.
 */
export const createOfficeHours = ({
  calendar = stateCalendar,
  week = usualWeek,
  closedOn = () => null,
}: {
  calendar?: Calendar
  week?: Readonly<Record<number, readonly OfficeSession[]>>
  closedOn?: (day: string) => string | null
} = {}): OfficeHours => {
  const closedBecause = (day: string): string | null => {
    const dayOff = calendar.dayOffName(day)
    const isPlainWeekend = dayOff !== null && dayOff === weekendName(day)
    return closedOn(day) ?? (isPlainWeekend && sessionsOfWeek(day).length > 0 ? null : dayOff)
  }
  const sessionsOfWeek = (day: string): readonly OfficeSession[] => week[weekdayOf(day)] ?? []
  const sessionsOn = (day: string): readonly OfficeSession[] => {
    if (closedBecause(day) !== null) return []
    const own = sessionsOfWeek(day)
    const isWeekend = weekdayOf(day) === 0 || weekdayOf(day) === saturday
    return own.length === 0 && isWeekend && calendar.isWorkingDay(day) ? (week[monday] ?? week[friday] ?? []) : own
  }
  const sessionAt = (at: Date): OfficeSession | undefined => {
    const time = localTime(at)
    return sessionsOn(localDay(at)).find(({ from, to }) => from <= time && time < to)
  }
  return {
    isOpen: (at) => sessionAt(at) !== undefined,
    closesAt: (at) => sessionAt(at)?.to ?? null,
    closedBecause,
    nextOpening(at) {
      if (sessionAt(at)) return at
      const today = localDay(at)
      const time = localTime(at)
      for (let ahead = 0; ahead <= furthest; ahead++) {
        const day = addDays(today, ahead)
        const next = sessionsOn(day).find(({ from }) => ahead > 0 || from > time)
        if (next) return instantOf(day, next.from)
      }
      return null
    },
  }
}

/** In days. */
const furthest = 366

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)
