import { readableDay } from '../shared/clock.js'
import { type CalendarContent, type Closure, readCalendarData } from './calendar-data.js'

/** Days are 'YYYY-MM-DD' in Asia/Ho_Chi_Minh throughout. */
export type Calendar = {
  isWorkingDay(day: string): boolean
  /** Why nobody works that day ('Quốc khánh', 'Chủ nhật'), or null on a working day. */
  dayOffName(day: string): string | null
  /** True for a year that no decision fixes yet, or that the calendar doesn't know: its days may still change. */
  isProvisional(day: string): boolean
  /** The days off of the state alone: a commune's closures count as no working days, but roll no calendar day's end. */
  ofState: Calendar
}

/** Where a case lies: the commune whose office has it (null: no commune's), and who had it before, up to which day. */
export type Offices = {
  now: string | null
  before: readonly { communeCode: string | null; until: string }[]
}

const weekendNames: Record<number, string> = { 6: 'Thứ Bảy', 0: 'Chủ nhật' }

/** 'Thứ Bảy', 'Chủ nhật', or null from Monday to Friday. */
export const weekendName = (day: string): string | null =>
  weekendNames[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? null

/** The state calendar of a content; a year that isn't in it has weekends only. */
export const createCalendar = ({ years }: Pick<CalendarContent, 'years'>): Calendar => {
  const daysOff = new Map<string, string>()
  const makeUpDays = new Set<string>()
  for (const year of Object.values(years))
    for (const { date, name, makeUpDay } of year.daysOff) {
      daysOff.set(date, makeUpDay ? `${name} (làm bù ${readableDay(makeUpDay)})` : name)
      if (makeUpDay) makeUpDays.add(makeUpDay)
    }
  const calendar: Calendar = {
    dayOffName: (date) => (makeUpDays.has(date) ? null : (daysOff.get(date) ?? weekendName(date))),
    isWorkingDay: (date) => calendar.dayOffName(date) === null,
    isProvisional: (date) => years[date.slice(0, 4)]?.status !== 'official',
    get ofState() {
      return calendar
    },
  }
  return calendar
}

/** Who had the case on a day; the day on which it moved counts for who gave it away. */
const officeOn = ({ now, before }: Offices, day: string): string | null => {
  const former = before.find(({ until }) => day <= until)
  return former ? former.communeCode : now
}

/** The calendar of the offices that a case lies or lay with: the state's, and each one's own closures while it had it. */
export const calendarOfOffices = (state: Calendar, closures: readonly Closure[], offices: Offices): Calendar => {
  const communes = new Set([offices.now, ...offices.before.map(({ communeCode }) => communeCode)])
  const theirs = closures.filter(({ communeCode }) => communes.has(communeCode))
  if (theirs.length === 0) return state
  const closureOn = (day: string): Closure | undefined =>
    theirs.find(({ communeCode, from, to }) => from <= day && day <= to && officeOn(offices, day) === communeCode)
  const dayOffName = (day: string): string | null => state.dayOffName(day) ?? closureOn(day)?.reason ?? null
  return {
    dayOffName,
    isWorkingDay: (day) => dayOffName(day) === null,
    isProvisional: state.isProvisional,
    ofState: state,
  }
}

/** The calendars of a content: the state's, and that of any offices. */
export const createCalendars = (content: CalendarContent) => {
  const state = createCalendar(content)
  return { state, of: (offices: Offices): Calendar => calendarOfOffices(state, content.closures, offices) }
}

export type Calendars = ReturnType<typeof createCalendars>

/** The calendar that comes with the program; what administrators change lies over it (live-calendar.ts). */
export const stateCalendar: Calendar = createCalendar(readCalendarData())
