import { localDay, localTime } from '../shared/clock.js'
import { type Calendar, stateCalendar } from './calendar.js'
import { addDays, rollForward } from './working-days.js'

/** A stretch of an office day, 'HH:MM' to 'HH:MM' in Asia/Ho_Chi_Minh. */
type OfficeSession = { from: string; to: string }

/** Usual hours of commune offices; each commune may set its own. */
const usualSessions: readonly OfficeSession[] = [
  { from: '07:30', to: '11:30' },
  { from: '13:30', to: '17:00' },
]

type OfficeHours = {
  isOpen(at: Date): boolean
  /** When the office next opens: `at` itself while it is open. */
  nextOpening(at: Date): Date
}

/** Opening times on the working days of a calendar; sessions in order of the day. */
export const createOfficeHours = ({
  calendar = stateCalendar,
  sessions = usualSessions,
}: {
  calendar?: Calendar
  sessions?: readonly OfficeSession[]
} = {}): OfficeHours => {
  const first = sessions[0]
  if (!first) throw new RangeError('an office needs at least one session')
  const isOpen = (at: Date): boolean => {
    const time = localTime(at)
    return calendar.isWorkingDay(localDay(at)) && sessions.some(({ from, to }) => from <= time && time < to)
  }
  return {
    isOpen,
    nextOpening(at) {
      if (isOpen(at)) return at
      const today = localDay(at)
      const later = calendar.isWorkingDay(today) ? sessions.find(({ from }) => from > localTime(at)) : undefined
      return later ? instantOf(today, later.from) : instantOf(rollForward(calendar, addDays(today, 1)), first.from)
    },
  }
}

const instantOf = (day: string, time: string): Date => new Date(`${day}T${time}:00+07:00`)
