import type { Calendar } from './calendar.js'

const dayMilliseconds = 86_400_000
const zoneMilliseconds = 7 * 3_600_000

const toDay = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** The day `count` calendar days later (earlier when negative). */
export const addDays = (day: string, count: number): string =>
  toDay(Date.parse(`${day}T00:00:00Z`) + count * dayMilliseconds)

/** The instant at which a day ends (24:00 in Asia/Ho_Chi_Minh). */
export const endOfDay = (day: string): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + dayMilliseconds - zoneMilliseconds)

/** The same day and month `count` years later, or the month's last day (Bộ luật Dân sự, Điều 148.3, 148.4). */
export const addYears = (day: string, count: number): string => {
  const year = Number(day.slice(0, 4)) + count
  const same = new Date(`${day}T00:00:00Z`)
  same.setUTCFullYear(year)
  return same.toISOString().slice(5, 7) === day.slice(5, 7)
    ? toDay(same.getTime())
    : toDay(Date.UTC(year, Number(day.slice(5, 7)), 0))
}

/** The day itself when people work, else the next working day (Bộ luật Dân sự, Điều 148.5). */
export const rollForward = (calendar: Calendar, day: string): string => {
  let rolled = day
  while (!calendar.isWorkingDay(rolled)) rolled = addDays(rolled, 1)
  return rolled
}

/** The day itself when people work, else the working day before it. */
export const rollBack = (calendar: Calendar, day: string): string => {
  let rolled = day
  while (!calendar.isWorkingDay(rolled)) rolled = addDays(rolled, -1)
  return rolled
}

/** The `count`-th working day after a day that isn't counted itself; before it when `count` is negative. */
export const addWorkingDays = (calendar: Calendar, day: string, count: number): string => {
  const step = Math.sign(count)
  let reached = day
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step)
    if (calendar.isWorkingDay(reached)) left -= 1
  }
  return reached
}

/** Working days after `from` up to and including `to`. */
export const countWorkingDays = (calendar: Calendar, from: string, to: string): number => {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
  return count
}

/** Calendar days after `from` up to and including `to`; 0 when `to` is earlier. */
export const countDays = (from: string, to: string): number =>
  Math.max(0, (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds)
