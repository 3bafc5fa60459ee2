import type { Deadlines } from '../deadlines/deadlines.js'
import { createOfficeHours, type OfficeHours } from '../deadlines/office-hours.js'
import { type CommuneContact, weekOf } from './commune-contact.js'

/** When a commune's office is open: its own hours, or the usual ones, on the calendar's days but for its closures. */
export const officeHoursOf = (
  { communeCode, hours, closures }: Pick<CommuneContact, 'communeCode' | 'hours' | 'closures'>,
  { calendarOf }: Pick<Deadlines, 'calendarOf'>,
): OfficeHours => {
  const week = weekOf(hours)
  return createOfficeHours({
    calendar: calendarOf({ now: communeCode, before: [] }),
    ...(week && { week }),
    closedOn: (day) => closures.find(({ from, to }) => from <= day && day <= to)?.reason ?? null,
  })
}
