import { createHash } from 'node:crypto'
import { type Calendar, type Calendars, createCalendars, type Offices } from './calendar.js'
import type { CalendarContent } from './calendar-data.js'
import type { CalendarStore } from './calendar-store.js'

/** A calendar as it is in force: which version, and what it says. `key` differs whenever what it says does. */
export type CalendarInForce = { number: number; key: string; content: CalendarContent; calendars: Calendars }

const inForce = (number: number, content: CalendarContent): CalendarInForce => {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16)
  return { number, key: `${number}:${hash}`, content, calendars: createCalendars(content) }
}

/**
 * The calendar in memory: the program's own until the first `refresh`, with what administrators changed over it
 * afterwards. The job follow_calendar refreshes it, so that what any process saves is seen by all within about a second.
 * While the database is away it stays as it was.
 */
export const createLiveCalendar = (store: Pick<CalendarStore, 'latestNumber' | 'get'>, shipped: CalendarContent) => {
  let current = inForce(0, shipped)
  let running: Promise<void> | undefined

  const load = async (): Promise<void> => {
    const number = await store.latestNumber()
    if (number === current.number) return
    const version = await store.get(number)
    if (version)
      current = inForce(number, { years: { ...shipped.years, ...version.years }, closures: version.closures })
  }

  const state = (): Calendar => current.calendars.state
  const live: Calendar = {
    isWorkingDay: (day) => state().isWorkingDay(day),
    dayOffName: (day) => state().dayOffName(day),
    isProvisional: (day) => state().isProvisional(day),
    get ofState() {
      return live
    },
  }

  return {
    /** The state calendar: always the one in force, however long somebody holds it. */
    state: live,
    /** The calendar of the offices that a case lies or lay with, as it is in force now. */
    of: (offices: Offices): Calendar => current.calendars.of(offices),
    current: (): CalendarInForce => current,

    /** Looks for what was changed since; while a look is under way, waits for that one. */
    refresh(): Promise<void> {
      running ??= load().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
