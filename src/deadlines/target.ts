import { localDay } from '../shared/clock.js'
import { type Calendar, stateCalendar } from './calendar.js'
import { daysOffBetween, type LegalClock } from './clock-events.js'
import { addDays, addWorkingDays, endOfDay, rollForward } from './working-days.js'

/** A date the province set itself; not a term of law. */
type Target = { startedOn: string; rawLastDay: string; dueOn: string; dueAt: Date; provisional: boolean } & Pick<
  LegalClock,
  'skipped'
>

/**
 * The target `days` (whole) after a start, counted as the law counts: the first day isn't, the last rolls. No days: the same
 * day, off or not.
 */
export const computeTarget = (input: {
  days: number
  unit: 'calendar_day' | 'working_day'
  start: Date
  calendar?: Calendar
}): Target => {
  const { days, unit, start, calendar: given = stateCalendar } = input
  const calendar = unit === 'working_day' ? given : given.ofState
  const startedOn = localDay(start)
  if (days === 0)
    return {
      startedOn,
      rawLastDay: startedOn,
      dueOn: startedOn,
      skipped: [],
      dueAt: endOfDay(startedOn),
      provisional: false,
    }
  const lastDay = unit === 'working_day' ? addWorkingDays(calendar, startedOn, days) : addDays(startedOn, days)
  const dueOn = rollForward(calendar, lastDay)
  return {
    startedOn,
    rawLastDay: lastDay,
    dueOn,
    skipped: daysOffBetween(calendar, unit === 'working_day' ? addDays(startedOn, 1) : lastDay, dueOn),
    dueAt: endOfDay(dueOn),
    provisional: calendar.isProvisional(startedOn) || calendar.isProvisional(dueOn),
  }
}
