import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { BadSetup } from '../shared/errors.js'

const day = z.iso.date()

/** swapped: off for a weekend day that is worked instead; substitute: off for a holiday that fell on a weekend. */
export const dayKinds = ['public', 'lunar_new_year', 'substitute', 'swapped'] as const
export type DayKind = (typeof dayKinds)[number]

/** official: announced by the Government; provisional: by statute only, may still change. */
export const yearStatuses = ['official', 'provisional'] as const
export type YearStatus = (typeof yearStatuses)[number]

/** A day on which the state's offices don't work. Days are 'YYYY-MM-DD'. */
export type DayOff = {
  date: string
  name: string
  kind: DayKind
  /** The weekend day worked instead of a swapped one; null for every other kind. */
  makeUpDay: string | null
  /** The law leaves this date to the Prime Minister's yearly decision and none was found. */
  assumed: boolean
}

export type CalendarYear = {
  status: YearStatus
  /** Number and day of the paper that makes it official. */
  decision: string | null
  daysOff: readonly DayOff[]
  /** Seen without a decision; never applied. */
  proposals: readonly { dayOff: string; makeUpDay: string; note: string }[]
  sources: readonly string[]
}

/** Days on which one commune's office can't work (flood, disaster), first and last day counted. */
export type Closure = { id: string; communeCode: string; from: string; to: string; reason: string; decision: string }

/** Everything that says on which days who works: the state calendar by year, and what closed single communes. */
export type CalendarContent = { years: Readonly<Record<string, CalendarYear>>; closures: readonly Closure[] }

const fileSchema = z.strictObject({
  verified_on: day,
  scope: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z
      .strictObject({
        status: z.enum(yearStatuses),
        decision: z.string().min(1).nullable().default(null),
        days_off: z.array(
          z
            .strictObject({
              date: day,
              name: z.string().min(1),
              kind: z.enum(dayKinds),
              make_up_day: day.nullable().default(null),
              assumed: z.boolean().default(false),
            })
            .transform(({ make_up_day, ...rest }): DayOff => ({ ...rest, makeUpDay: make_up_day })),
        ),
        proposals: z
          .array(
            z
              .strictObject({ day_off: day, make_up_day: day, note: z.string() })
              .transform(({ day_off, make_up_day, note }) => ({ dayOff: day_off, makeUpDay: make_up_day, note })),
          )
          .default([]),
        sources: z.array(z.string()),
      })
      .transform(({ days_off, ...rest }): CalendarYear => ({ ...rest, daysOff: days_off })),
  ),
})

/** The calendar that comes with the program, without closures. Throws BadSetup naming the field when the file is wrong. */
export const readCalendarData = (): CalendarContent => {
  const read = fileSchema.safeParse(JSON.parse(readFileSync(new URL('./holidays.json', import.meta.url), 'utf8')))
  if (!read.success) throw new BadSetup(`src/deadlines/holidays.json: ${z.prettifyError(read.error)}`)
  return { years: read.data.years, closures: [] }
}
