import {
  type CalendarContent,
  type CalendarYear,
  type DayOff,
  readCalendarData,
} from '../../src/deadlines/calendar-data.js'

const shipped = readCalendarData()

export const dayOff = (date: string, more: Partial<DayOff> = {}): DayOff => ({
  date,
  name: 'Nghỉ',
  kind: 'public',
  makeUpDay: null,
  assumed: false,
  ...more,
})

export const swapped = (date: string, makeUpDay: string | null): DayOff => dayOff(date, { kind: 'swapped', makeUpDay })

export const yearOf = (year: string): CalendarYear => {
  const found = shipped.years[year]
  if (!found) throw new Error(`no year ${year}`)
  return found
}

/** The shipped calendar with other or more days off in one year, other facts of it, closures of communes. */
export const calendarWith = (
  year: string,
  more: Partial<CalendarYear> & { added?: readonly DayOff[] } = {},
  closures: CalendarContent['closures'] = [],
): CalendarContent => {
  const { added = [], ...rest } = more
  const known = { ...yearOf(year), ...rest }
  return { years: { ...shipped.years, [year]: { ...known, daysOff: [...known.daysOff, ...added] } }, closures }
}
