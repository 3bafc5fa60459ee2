import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'

const day = z.iso.date()

/** The state calendar by year, as in holidays.json and as administrators edit it. */
const calendarSchema = z.strictObject({
  verified_on: day,
  scope: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      /** official: announced by the Government; provisional: by statute only. */
      status: z.enum(['official', 'provisional']),
      days_off: z.array(
        z.strictObject({
          date: day,
          name: z.string().min(1),
          kind: z.enum(['public', 'lunar_new_year', 'substitute', 'swapped']),
          /** The law leaves this date to the Prime Minister's yearly decision and none was found. */
          assumed: z.boolean().default(false),
        }),
      ),
      /** Saturdays worked instead of a swapped weekday. */
      make_up_days: z.array(day),
      /** Seen without a decision; never applied. */
      proposals: z.array(z.strictObject({ day_off: day, make_up_day: day, note: z.string() })).default([]),
      sources: z.array(z.string()),
    }),
  ),
})

type CalendarData = z.infer<typeof calendarSchema>

/** Days are 'YYYY-MM-DD' in Asia/Ho_Chi_Minh throughout. */
export type Calendar = {
  isWorkingDay(day: string): boolean
  /** Why nobody works that day ('Quốc khánh', 'Chủ nhật'), or null on a working day. */
  dayOffName(day: string): string | null
  /** True for a year that no decision fixes yet, or that the calendar doesn't know: its days may still change. */
  isProvisional(day: string): boolean
}

const weekendNames: Record<number, string> = { 6: 'Thứ Bảy', 0: 'Chủ nhật' }

/** A calendar over the data; a year that isn't in it has weekends only. */
export const createCalendar = (data: CalendarData): Calendar => {
  const daysOff = new Map<string, string>()
  const makeUpDays = new Set<string>()
  for (const year of Object.values(data.years)) {
    for (const { date, name } of year.days_off) daysOff.set(date, name)
    for (const date of year.make_up_days) makeUpDays.add(date)
  }
  const dayOffName = (date: string): string | null =>
    makeUpDays.has(date) ? null : (daysOff.get(date) ?? weekendNames[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? null)

  return {
    dayOffName,
    isWorkingDay: (date) => dayOffName(date) === null,
    isProvisional: (date) => data.years[date.slice(0, 4)]?.status !== 'official',
  }
}

/** The calendar that comes with the program. Throws BadSetup naming the field when the file is wrong. */
export const readCalendarData = (): CalendarData => {
  const read = calendarSchema.safeParse(JSON.parse(readFileSync(new URL('./holidays.json', import.meta.url), 'utf8')))
  if (!read.success) throw new BadSetup(`src/deadlines/holidays.json: ${z.prettifyError(read.error)}`)
  return read.data
}

export const stateCalendar: Calendar = createCalendar(readCalendarData())
