import type { Calendar } from '../deadlines/calendar.js'
import { addWorkingDays } from '../deadlines/working-days.js'
import type { ReceptionDay } from './reception-day.js'

/** Luật Tiếp công dân Điều 15.2.d as amended by Luật 136/2025. */
export const leastDaysAMonth = 2
/** Điều 24.4. */
const workingDaysBefore = 5

/** The last day on which a reception can be posted in time. */
export const lastDayToPost = (calendar: Calendar, day: string): string =>
  addWorkingDays(calendar, day, -workingDaysBefore)

/** Days of a month on which citizens are or were received: two stretches of one day are one. */
export const countDays = (days: readonly Pick<ReceptionDay, 'day' | 'state'>[], month: string): number =>
  new Set(
    days.flatMap(({ day, state }) =>
      day.startsWith(`${month}-`) && state !== 'postponed' && state !== 'removed' ? [day] : [],
    ),
  ).size

/** What a leader is warned of; nothing of it is refused. */
export type MonthWarning =
  | { kind: 'too_few'; count: number }
  | { kind: 'late' | 'day_off'; day: string; what: string }
  | { kind: 'to_post'; day: string; by: string }

/** `today`: a day that is over needs no posting any more. */
export const warningsOf = ({
  days,
  month,
  today,
  calendar,
}: {
  days: readonly ReceptionDay[]
  month: string
  today: string
  calendar: Calendar
}): MonthWarning[] => {
  const standing = days.filter(({ day, state }) => day.startsWith(month) && (state === 'planned' || state === 'posted'))
  const count = countDays(days, month)
  const isOver = month < today.slice(0, 7)
  return [
    ...(count < leastDaysAMonth && !isOver ? [{ kind: 'too_few' as const, count }] : []),
    ...standing.flatMap(({ day, state, isPostedLate }): MonthWarning[] => {
      const dayOff = calendar.dayOffName(day)
      const by = lastDayToPost(calendar, day)
      return [
        ...(dayOff !== null && day >= today ? [{ kind: 'day_off' as const, day, what: dayOff }] : []),
        ...(state === 'planned' && day >= today
          ? [by < today ? { kind: 'late' as const, day, what: by } : { kind: 'to_post' as const, day, by }]
          : []),
        ...(state === 'posted' && isPostedLate ? [{ kind: 'late' as const, day, what: by }] : []),
      ]
    }),
  ]
}
