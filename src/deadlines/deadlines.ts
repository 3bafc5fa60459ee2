import type { Doer } from '../shared/audit.js'
import { Conflict, InvalidInput } from '../shared/errors.js'
import type { Connection } from '../shared/mongo.js'
import { type CalendarContent, readCalendarData } from './calendar-data.js'
import { applyEdit, type CalendarEdit, describeChanges } from './calendar-edit.js'
import { createCalendarStore } from './calendar-store.js'
import { type CalendarProblem, problemsOfCalendar } from './check-calendar.js'
import { createLiveCalendar } from './live-calendar.js'
import { calendarWording } from './wording.js'

/** What an edit would make of the calendar in force: its content, the changes for people, why it is refused. */
export type ProposedCalendar = { content: CalendarContent; changes: string[]; problems: CalendarProblem[] }

/**
 * The door of this folder for the calendar that administrators change. `communeName`: a commune's name by its code, null
 * for an unknown one. A change is in force in this process at once, in others within about a second.
 */
export const createDeadlines = ({
  connection,
  communeName,
}: {
  connection: Connection
  communeName: (code: string) => string | null
}) => {
  const store = createCalendarStore(connection)
  const shipped = readCalendarData()
  const live = createLiveCalendar(store, shipped)

  /** Throws Conflict when the calendar is no longer the one that was seen, InvalidInput when nothing would change. */
  const propose = async (edit: CalendarEdit, seen: number): Promise<ProposedCalendar> => {
    await live.refresh()
    const { number, content: before } = live.current()
    if (number !== seen) throw new Conflict(calendarWording.errors.changedMeanwhile)
    const content = applyEdit(before, edit)
    const changes = describeChanges(before, content, communeName)
    if (changes.length === 0) throw new InvalidInput(calendarWording.errors.nothing)
    return { content, changes, problems: problemsOfCalendar(content, (code) => communeName(code) !== null) }
  }

  /** The years that differ from the program's own: only they are stored, so that a newer program brings the others. */
  const changedYears = ({ years }: CalendarContent, edit: CalendarEdit, before: CalendarContent['years']) =>
    Object.fromEntries(
      Object.entries(years).filter(([year]) => year in before || (edit.what === 'year' && edit.year === year)),
    )

  return {
    prepare: store.prepare,
    auditSource: store.auditSource,
    refresh: live.refresh,

    /** The state calendar in force. */
    calendar: live.state,
    /** The calendar of the offices that a case lies or lay with, in force. */
    calendarOf: live.of,
    current: live.current,

    propose,

    /** Puts an edit in force. Throws InvalidInput with everything that is wrong with it, and Conflict. */
    async save(edit: CalendarEdit, { seen, by, ...doer }: Doer & { seen: number; by: string }): Promise<void> {
      const { content, changes, problems } = await propose(edit, seen)
      if (problems.length > 0) throw new InvalidInput(problems.map(({ message }) => message).join(' '))
      const before = (await store.get(seen))?.years ?? {}
      const years = changedYears(content, edit, before)
      await store.add(seen, { years, closures: content.closures, changes, by }, doer)
      await live.refresh()
    },

    /** The last changes, the newest first. */
    findChanges: store.findLatest,
  }
}

export type Deadlines = ReturnType<typeof createDeadlines>
