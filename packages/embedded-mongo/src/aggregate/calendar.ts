import { CommandError } from '../protocol/errors.js'
import { fail } from './expression.js'

const DAY = 86_400_000
export const UNITS = ['year', 'quarter', 'month', 'week', 'day', 'hour', 'minute', 'second', 'millisecond'] as const
export type Unit = (typeof UNITS)[number]
const SHORT: Partial<Record<Unit, number>> = { hour: 3_600_000, minute: 60_000, second: 1000, millisecond: 1 }
const MONTHS: Partial<Record<Unit, number>> = { year: 12, quarter: 3, month: 1 }

const formats = new Map<string, Intl.DateTimeFormat>()
const QUARTER_HOUR = 900_000
const MAX_OFFSETS = 10_000
const offsets = new Map<string, number>()

/** Milliseconds a zone ("Asia/Ho_Chi_Minh", "+07:00") is ahead of UTC at a moment. Error 40485 for an unknown zone. */
export const offsetOf = (zone: string, at: Date): number => {
  if (zone === 'UTC' || zone === 'GMT') return 0
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone)
  if (fixed) {
    return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * 60_000
  }
  // zones change at quarters of an hour only
  const key = `${zone} ${Math.floor(at.getTime() / QUARTER_HOUR)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MAX_OFFSETS) offsets.clear()
  const offset = namedOffset(zone, at)
  offsets.set(key, offset)
  return offset
}
const namedOffset = (zone: string, at: Date): number => {
  const name = formatOf(zone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours, minutes = '0', seconds = '0'] = /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(name ?? '') ?? []
  if (!sign) return 0
  return (sign === '-' ? -1 : 1) * ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
    return format
  } catch {
    throw new CommandError(40485, `unrecognized time zone identifier: "${zone}"`)
  }
}

/** The zone's wall clock as a date whose UTC fields show it. */
export const toLocal = (date: Date, zone: string): Date => new Date(date.getTime() + offsetOf(zone, date))
export const toUtc = (local: Date, zone: string): Date => {
  const guess = new Date(local.getTime() - offsetOf(zone, local))
  return new Date(local.getTime() - offsetOf(zone, guess))
}

/** A date from its parts, which may run over: the 0th month is the last December. Years below 100 mean what they say. */
export const localDate = (year: number, month: number, day: number, time = 0): Date => {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return new Date(date.getTime() + time)
}
const dayNumber = (local: Date): number => Math.floor(local.getTime() / DAY)
const timeOfDay = (local: Date): number => local.getTime() - dayNumber(local) * DAY

/** From 1 (Sunday) to 7 (Saturday). */
export const dayOfWeek = (local: Date): number => local.getUTCDay() + 1
/** From 1 (Monday) to 7 (Sunday). */
export const isoDayOfWeek = (local: Date): number => local.getUTCDay() || 7
export const dayOfYear = (local: Date): number =>
  dayNumber(local) - dayNumber(localDate(local.getUTCFullYear(), 1, 1)) + 1
/** Weeks begin on Sundays; the days before the first Sunday are in week 0. */
export const weekOf = (local: Date): number => Math.floor((dayOfYear(local) - dayOfWeek(local) + 7) / 7)
/** ISO 8601's year and week: that of the week's Thursday. */
export const isoWeekOf = (local: Date): { year: number; week: number } => {
  const thursday = new Date(local.getTime() + (4 - isoDayOfWeek(local)) * DAY)
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) }
}
export const isoDate = (year: number, week: number, day: number, time: number): Date => {
  const fourth = localDate(year, 1, 4)
  return new Date(fourth.getTime() + ((week - 1) * 7 + day - isoDayOfWeek(fourth)) * DAY + time)
}

/** Adds units by the zone's calendar; what falls beyond a month's end comes to its last day. */
export const addUnits = (date: Date, unit: Unit, amount: number, zone: string): Date => {
  const short = SHORT[unit]
  if (short !== undefined) return new Date(date.getTime() + amount * short)
  const local = toLocal(date, zone)
  const months = MONTHS[unit]
  if (months === undefined) return toUtc(new Date(local.getTime() + amount * (unit === 'week' ? 7 : 1) * DAY), zone)
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + 1 + amount * months]
  const lastDay = localDate(year, month + 1, 0).getUTCDate()
  return toUtc(localDate(year, month, Math.min(local.getUTCDate(), lastDay), timeOfDay(local)), zone)
}

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const LONG_WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
/** "Monday" or "mon" in any case: 0 for Sunday; undefined for no such day. */
export const weekdayNumber = (text: string): number | undefined => {
  const name = text.toLowerCase()
  const found = Math.max(WEEKDAYS.indexOf(name), LONG_WEEKDAYS.indexOf(name))
  return found < 0 ? undefined : found
}
const daysInto = (local: Date, startOfWeek: number): number => (local.getUTCDay() - startOfWeek + 7) % 7

/** How many boundaries of a unit of the zone's calendar lie between two dates; weeks begin on `startOfWeek`. */
export const unitsBetween = (start: Date, end: Date, unit: Unit, zone: string, startOfWeek: number): number => {
  if (unit === 'millisecond') return end.getTime() - start.getTime()
  const [from, to] = [toLocal(start, zone), toLocal(end, zone)]
  const months = MONTHS[unit]
  if (months !== undefined) return monthNumber(to, months) - monthNumber(from, months)
  if (unit === 'day') return dayNumber(to) - dayNumber(from)
  if (unit === 'week') {
    return (dayNumber(to) - daysInto(to, startOfWeek) - (dayNumber(from) - daysInto(from, startOfWeek))) / 7
  }
  const size = SHORT[unit] as number
  const shift = Math.trunc((offsetOf(zone, start) - offsetOf(zone, end)) / size)
  return Math.floor(to.getTime() / size) - Math.floor(from.getTime() / size) + shift
}
const monthNumber = (local: Date, size: number): number =>
  Math.floor((local.getUTCFullYear() * 12 + local.getUTCMonth()) / size)

/** The beginning of the bin of `size` units that holds a date; bins are counted from the year 2000 in the zone. */
export const truncate = (date: Date, unit: Unit, size: number, zone: string, startOfWeek: number): Date => {
  const first = localDate(2000, 1, 1)
  const reference = toUtc(
    unit === 'week' ? localDate(2000, 1, 1 + ((7 - daysInto(first, startOfWeek)) % 7)) : first,
    zone,
  )
  const short = SHORT[unit]
  if (short !== undefined) {
    const bin = size * short
    return new Date(date.getTime() - modulo(date.getTime() - reference.getTime(), bin))
  }
  const distance = unitsBetween(reference, date, unit, zone, startOfWeek)
  return addUnits(reference, unit, distance - modulo(distance, size), zone)
}
const modulo = (value: number, by: number): number => ((value % by) + by) % by

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const padded = (value: number, length: number): string => String(value).padStart(length, '0')
const yearText = (year: number): string =>
  year >= 0 && year <= 9999
    ? padded(year, 4)
    : fail(18537, `Could not convert date to string: date component was outside the supported range of 0-9999: ${year}`)

type Show = (local: Date, minutes: number) => string
const SHOWN: Record<string, Show> = {
  d: (local) => padded(local.getUTCDate(), 2),
  b: (local) => (MONTH_NAMES[local.getUTCMonth()] as string).slice(0, 3),
  B: (local) => MONTH_NAMES[local.getUTCMonth()] as string,
  G: (local) => yearText(isoWeekOf(local).year),
  H: (local) => padded(local.getUTCHours(), 2),
  j: (local) => padded(dayOfYear(local), 3),
  L: (local) => padded(local.getUTCMilliseconds(), 3),
  m: (local) => padded(local.getUTCMonth() + 1, 2),
  M: (local) => padded(local.getUTCMinutes(), 2),
  S: (local) => padded(local.getUTCSeconds(), 2),
  u: (local) => String(isoDayOfWeek(local)),
  U: (local) => padded(weekOf(local), 2),
  V: (local) => padded(isoWeekOf(local).week, 2),
  w: (local) => String(dayOfWeek(local)),
  Y: (local) => yearText(local.getUTCFullYear()),
  z: (_, minutes) => {
    const size = Math.abs(minutes)
    return `${minutes < 0 ? '-' : '+'}${padded(Math.floor(size / 60), 2)}${padded(size % 60, 2)}`
  },
  Z: (_, minutes) => `${minutes < 0 ? '-' : '+'}${Math.abs(minutes)}`,
  '%': () => '%',
}
/** Refuses a format with a letter that means nothing (18536) or a percent sign at its end (18535). */
export const assertFormat = (format: string, letters: ReadonlySet<string> = new Set(Object.keys(SHOWN))): void => {
  for (let at = format.indexOf('%'); at >= 0; at = format.indexOf('%', at + 2)) {
    const letter = format[at + 1]
    if (letter === undefined) throw new CommandError(18535, "Unmatched '%' at end of format string")
    if (!letters.has(letter)) throw new CommandError(18536, `Invalid format character '%${letter}' in format string`)
  }
}
export const formatDate = (date: Date, format: string, zone: string): string => {
  const local = toLocal(date, zone)
  const minutes = Math.round(offsetOf(zone, date) / 60_000)
  return format.replace(/%(.)/gs, (_, letter: string) => (SHOWN[letter] as Show)(local, minutes))
}

const unreadable = (text: string): never => fail(241, `Error parsing date string '${text}'`)
const assertParts = (text: string, [year, month, day, hour, minute, second]: readonly number[]): void => {
  const days = localDate(year as number, (month as number) + 1, 0).getUTCDate()
  const isRight =
    (month as number) >= 1 &&
    (month as number) <= 12 &&
    (day as number) >= 1 &&
    (day as number) <= days &&
    (hour as number) <= 24 &&
    (minute as number) <= 59 &&
    (second as number) <= 59
  if (!isRight) unreadable(text)
}

const ISO =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):(\d\d)(?::(\d\d)(?:\.(\d+))?)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i
/**
 * A date from text as ISO 8601 writes it. Text with digits in another order, which MongoDB might read, is refused as not
 * implemented (238), text without any as MongoDB does (241).
 */
export const readDate = (text: string, zone?: string): Date => {
  const match = ISO.exec(text.trim())
  if (!match) {
    return /\d/.test(text) && !/^\d+$/.test(text.trim())
      ? fail(238, `reading a date written like '${text}' is not implemented by this embedded server`)
      : unreadable(text)
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  assertParts(text, [year, month, day, hour, minute, second])
  const milliseconds = Math.trunc(Number(`0.${match[7] ?? '0'}`) * 1000)
  const local = localDate(year, month, day, ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds)
  return placed(local, match[8], zone, text)
}
const placed = (local: Date, offset: string | undefined, zone: string | undefined, text: string): Date => {
  if (offset !== undefined && zone !== undefined && offsetOf(zone, local) !== 0)
    fail(
      241,
      `you cannot pass in a date/time string with time zone information together with a timezone argument: '${text}'`,
    )
  const own = offset === undefined ? zone : /^[+-]/.test(offset) ? offset : 'UTC'
  return own === undefined ? local : toUtc(local, own)
}

const READ: Record<string, string> = {
  d: '(?<d>\\d{1,2})',
  G: '(?<G>\\d{4})',
  H: '(?<H>\\d{1,2})',
  j: '(?<j>\\d{1,3})',
  L: '(?<L>\\d{1,3})',
  m: '(?<m>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  u: '(?<u>\\d)',
  V: '(?<V>\\d{1,2})',
  Y: '(?<Y>\\d{4})',
  z: '(?<z>Z|[+-]\\d\\d:?\\d\\d)',
  Z: '(?<Z>[+-]?\\d{1,4})',
  '%': '%',
}
const READ_LETTERS = new Set(Object.keys(READ))
/** A date from text by a format like "%d/%m/%Y". */
export const readFormatted = (text: string, format: string, zone?: string): Date => {
  assertFormat(format, READ_LETTERS)
  const pattern = format.replace(/%(.)|[^%]+/gs, (part, letter: string | undefined) =>
    letter === undefined ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : (READ[letter] as string),
  )
  const parts = new RegExp(`^${pattern}$`).exec(text)?.groups
  if (!parts) return unreadable(text)
  const part = (letter: string, other: number): number => Number(parts[letter] ?? other)
  const time = ((part('H', 0) * 60 + part('M', 0)) * 60 + part('S', 0)) * 1000 + Number((parts.L ?? '0').padEnd(3, '0'))
  const offset = parts.z ?? (parts.Z === undefined ? undefined : minutesAsOffset(Number(parts.Z)))
  if (parts.G !== undefined) return placed(isoDate(part('G', 0), part('V', 1), part('u', 1), time), offset, zone, text)
  if (parts.Y === undefined || (parts.j === undefined && (parts.m === undefined || parts.d === undefined)))
    fail(241, `an incomplete date/time string has been found, with elements missing: "${text}"`)
  if (parts.j !== undefined) return placed(localDate(part('Y', 0), 1, part('j', 1), time), offset, zone, text)
  assertParts(text, [part('Y', 0), part('m', 1), part('d', 1), part('H', 0), part('M', 0), part('S', 0)])
  return placed(localDate(part('Y', 0), part('m', 1), part('d', 1), time), offset, zone, text)
}
const minutesAsOffset = (minutes: number): string =>
  `${minutes < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(minutes) / 60), 2)}${padded(Math.abs(minutes) % 60, 2)}`
