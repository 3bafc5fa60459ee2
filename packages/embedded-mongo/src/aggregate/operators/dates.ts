import { Int32, Long, ObjectId, Timestamp } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { typeName } from '../../query/comparisons.js'
import { isDocument } from '../../query/paths.js'
import { asLong } from '../arithmetic.js'
import {
  addUnits,
  assertFormat,
  dayOfWeek,
  dayOfYear,
  formatDate,
  isoDate,
  isoDayOfWeek,
  isoWeekOf,
  localDate,
  offsetOf,
  readDate,
  readFormatted,
  toLocal,
  toUtc,
  truncate,
  UNITS,
  type Unit,
  unitsBetween,
  weekdayNumber,
  weekOf,
} from '../calendar.js'
import { fail, isNullish, namedArguments, type Operator, overNamed } from '../expression.js'

const asDate = (value: unknown): Date | undefined => {
  if (value instanceof Date) return value
  if (value instanceof ObjectId) return value.getTimestamp()
  return value instanceof Timestamp ? new Date(value.t * 1000) : undefined
}
const dateOr = (value: unknown, code: number, what: string): Date => {
  const date = asDate(value)
  if (!date) throw new CommandError(code, `${what}, not ${typeName(value)}`)
  return date
}
const coerce = (value: unknown): Date => dateOr(value, 16006, "can't convert to Date")
const valid = (date: Date): Date =>
  Number.isNaN(date.getTime()) ? fail(238, 'dates beyond the year 275760 are not implemented here') : date

/** A zone that was evaluated: UTC where it was left out, null for null. */
const zoneOf = (value: unknown, isGiven: boolean): string | null => {
  if (!isGiven) return 'UTC'
  if (isNullish(value)) return null
  if (typeof value !== 'string')
    throw new CommandError(40517, `timezone must evaluate to a string, found ${typeName(value)}`)
  offsetOf(value, new Date(0))
  return value
}

/** $year and its kin: of a date, or of {date, timezone}. */
const partOf =
  (part: (local: Date) => unknown): Operator =>
  (operand, compile, name) => {
    const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$')
    if (Array.isArray(operand) && operand.length !== 1)
      fail(40536, `${name} accepts exactly one argument if given an array, but was given ${operand.length}`)
    const codes = { notObject: 40535, unknown: 40535, missing: { date: 40539 } }
    const given: Record<string, unknown> = isNamed
      ? namedArguments(operand, name, codes, ['timezone'])
      : { date: Array.isArray(operand) ? operand[0] : operand }
    const date = compile(given.date)
    const timezone = given.timezone === undefined ? undefined : compile(given.timezone)
    return (scope) => {
      const value = date(scope)
      if (isNullish(value)) return null
      const zone = zoneOf(timezone?.(scope), timezone !== undefined)
      return zone === null ? null : part(toLocal(coerce(value), zone))
    }
  }
const whole = (part: (local: Date) => number): Operator => partOf((local) => new Int32(part(local)))

const unitOf = (value: unknown, name: string, notText: number): Unit => {
  if (typeof value !== 'string') throw new CommandError(notText, `${name} expects a string for the time unit`)
  if (!UNITS.includes(value as Unit)) fail(9, `unknown time unit value: ${value}`)
  return value as Unit
}
const startOfWeekOf = (value: unknown, name: string): number => {
  if (typeof value !== 'string')
    throw new CommandError(5439015, `${name} requires 'startOfWeek' to be a string, but got ${typeName(value)}`)
  return weekdayNumber(value) ?? fail(5439016, `${name} parameter 'startOfWeek' value cannot be recognized: ${value}`)
}
/** $dateTrunc and $dateDiff ask for the week's first day only where they count weeks; null for null. */
const weekStart = (
  unit: unknown,
  get: (key: string) => unknown,
  has: (key: string) => boolean,
  name: string,
): number | null => {
  if (unit !== 'week' || !has('startOfWeek')) return 0
  const value = get('startOfWeek')
  return isNullish(value) ? null : startOfWeekOf(value, name)
}

const shift = (sign: 1 | -1): Operator =>
  overNamed(
    { notObject: 5166400, unknown: 5166401, missing: { startDate: 5166402, unit: 5166402, amount: 5166402 } },
    ['timezone'],
    (get, has, name) => {
      const [start, unit, amount] = [get('startDate'), get('unit'), get('amount')]
      if (isNullish(start) || isNullish(unit) || isNullish(amount)) return null
      const zone = zoneOf(get('timezone'), has('timezone'))
      if (zone === null) return null
      const date = dateOr(start, 5166403, `${name} requires startDate to be convertible to a date`)
      const by = unitOf(unit, name, 5166404)
      const count = asLong(amount) ?? fail(5166405, `${name} expects integer amount of time units`)
      return valid(addUnits(date, by, Number(count) * sign, zone))
    },
  )

const difference = overNamed(
  { notObject: 5166301, unknown: 5166302, missing: { startDate: 5166303, endDate: 5166304, unit: 5166305 } },
  ['timezone', 'startOfWeek'],
  (get, has, name) => {
    const [start, end, unit] = [get('startDate'), get('endDate'), get('unit')]
    if (isNullish(start) || isNullish(end) || isNullish(unit)) return null
    const first = weekStart(unit, get, has, name)
    const zone = zoneOf(get('timezone'), has('timezone'))
    if (first === null || zone === null) return null
    const from = dateOr(start, 5166307, `${name} requires 'startDate' to be a date`)
    const to = dateOr(end, 5166307, `${name} requires 'endDate' to be a date`)
    return Long.fromNumber(unitsBetween(from, to, unitOf(unit, name, 5439013), zone, first))
  },
)

const truncation = overNamed(
  { notObject: 5439007, unknown: 5439008, missing: { date: 5439009, unit: 5439010 } },
  ['binSize', 'timezone', 'startOfWeek'],
  (get, has, name) => {
    const [value, unit] = [get('date'), get('unit')]
    if (isNullish(value) || isNullish(unit)) return null
    const binSize = has('binSize') ? get('binSize') : new Int32(1)
    const first = weekStart(unit, get, has, name)
    const zone = zoneOf(get('timezone'), has('timezone'))
    if (isNullish(binSize) || first === null || zone === null) return null
    const date = dateOr(value, 5439012, `${name} requires 'date' to be a date`)
    const by = unitOf(unit, name, 5439013)
    const size = asLong(binSize) ?? fail(5439017, `${name} requires 'binSize' to be a 64-bit integer`)
    if (size <= 0n) fail(5439018, `${name} requires 'binSize' to be greater than 0, but got value ${size}`)
    return valid(truncate(date, by, Number(size), zone, first))
  },
)

const ISO_FORMAT = '%Y-%m-%dT%H:%M:%S.%LZ'
const toText = overNamed(
  { notObject: 18629, unknown: 18534, missing: { date: 18628 } },
  ['format', 'timezone', 'onNull'],
  (get, has, name) => {
    const format = has('format') ? get('format') : ISO_FORMAT
    if (!isNullish(format)) {
      if (typeof format !== 'string')
        throw new CommandError(18533, `${name} requires that 'format' be a string, found: ${typeName(format)}`)
      assertFormat(format)
    }
    const zone = zoneOf(get('timezone'), has('timezone'))
    const date = get('date')
    if (isNullish(date)) return has('onNull') ? get('onNull') : null
    return zone === null || isNullish(format) ? null : formatDate(coerce(date), format, zone)
  },
)

const fromText = overNamed(
  { notObject: 40540, unknown: 40541, missing: { dateString: 40542 } },
  ['format', 'timezone', 'onNull', 'onError'],
  (get, has, name) => {
    const [text, format] = [get('dateString'), get('format')]
    if (!isNullish(format) && typeof format !== 'string')
      throw new CommandError(40684, `${name} requires that 'format' be a string, found: ${typeName(format)}`)
    const zone = zoneOf(get('timezone'), has('timezone'))
    if (isNullish(text)) return has('onNull') ? get('onNull') : null
    try {
      if (typeof text !== 'string')
        throw new CommandError(241, `${name} requires that 'dateString' be a string, found: ${typeName(text)}`)
      if (zone === null || (has('format') && isNullish(format))) return null
      const own = has('timezone') ? zone : undefined
      return isNullish(format) ? readDate(text, own) : readFormatted(text, format, own)
    } catch (error) {
      if (has('onError') && error instanceof CommandError && error.code === 241) return get('onError')
      throw error
    }
  },
)

const PARTS = ['month', 'day', 'hour', 'minute', 'second', 'millisecond', 'isoWeek', 'isoDayOfWeek', 'timezone']
const fromParts: Operator = (operand, compile, name) => {
  const given = namedArguments(operand, name, { notObject: 40519, unknown: 40518, missing: {} }, [
    'year',
    'isoWeekYear',
    ...PARTS,
  ])
  const isAny = (...keys: string[]) => keys.some((key) => given[key] !== undefined)
  if (!isAny('year', 'isoWeekYear')) fail(40516, `${name} requires either 'year' or 'isoWeekYear' to be present`)
  if (isAny('year') && isAny('isoWeekYear', 'isoWeek', 'isoDayOfWeek'))
    fail(40489, `${name} does not allow mixing natural dates with ISO dates`)
  if (isAny('isoWeekYear') && isAny('month', 'day'))
    fail(40525, `${name} does not allow mixing ISO dates with natural dates`)
  return overNamed({ notObject: 40519, unknown: 40518, missing: {} }, Object.keys(given), partsToDate)(
    operand,
    compile,
    name,
  )
}
const partsToDate = (get: (key: string) => unknown, has: (key: string) => boolean): unknown => {
  const names = has('year') ? ['year', 'month', 'day'] : ['isoWeekYear', 'isoWeek', 'isoDayOfWeek']
  const values: number[] = []
  for (const key of [...names, 'hour', 'minute', 'second', 'millisecond']) {
    const value = has(key) ? get(key) : new Int32(names.includes(key) ? 1 : 0)
    if (isNullish(value)) return null
    const number = asLong(value)
    if (number === undefined)
      throw new CommandError(40515, `'${key}' must evaluate to an integer, found ${typeName(value)}`)
    if (key !== 'second' && key !== 'millisecond' && (number < -32768n || number > 32767n))
      fail(31034, `'${key}' must evaluate to a value in the range [-32768, 32767]`)
    values.push(Number(number))
  }
  const zone = zoneOf(get('timezone'), has('timezone'))
  if (zone === null) return null
  const [year, second, third, hour, minute, seconds, milliseconds] = values as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  if (year < 1 || year > 9999)
    fail(has('year') ? 40523 : 31095, `'${names[0]}' must evaluate to an integer in the range 1 to 9999, found ${year}`)
  const time = ((hour * 60 + minute) * 60 + seconds) * 1000 + milliseconds
  return valid(toUtc((has('year') ? localDate : isoDate)(year, second, third, time), zone))
}

const toParts = overNamed(
  { notObject: 40524, unknown: 40520, missing: { date: 40522 } },
  ['timezone', 'iso8601'],
  (get, has) => {
    const zone = zoneOf(get('timezone'), has('timezone'))
    const isIso = has('iso8601') ? get('iso8601') : false
    const date = get('date')
    if (zone === null || isNullish(isIso)) return null
    if (typeof isIso !== 'boolean')
      throw new CommandError(40521, `iso8601 must evaluate to a bool, found ${typeName(isIso)}`)
    if (isNullish(date)) return null
    const local = toLocal(coerce(date), zone)
    const { year, week } = isoWeekOf(local)
    const day = isIso
      ? { isoWeekYear: year, isoWeek: week, isoDayOfWeek: isoDayOfWeek(local) }
      : { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
    const all = {
      ...day,
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
      second: local.getUTCSeconds(),
      millisecond: local.getUTCMilliseconds(),
    }
    return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, new Int32(value)]))
  },
)

/** Operators on dates, by the calendar of the zone they are given. */
export const dateOperators: Record<string, Operator> = {
  $year: whole((local) => local.getUTCFullYear()),
  $month: whole((local) => local.getUTCMonth() + 1),
  $dayOfMonth: whole((local) => local.getUTCDate()),
  $dayOfWeek: whole(dayOfWeek),
  $dayOfYear: whole(dayOfYear),
  $hour: whole((local) => local.getUTCHours()),
  $minute: whole((local) => local.getUTCMinutes()),
  $second: whole((local) => local.getUTCSeconds()),
  $millisecond: whole((local) => local.getUTCMilliseconds()),
  $week: whole(weekOf),
  $isoWeek: whole((local) => isoWeekOf(local).week),
  $isoDayOfWeek: whole(isoDayOfWeek),
  $isoWeekYear: partOf((local) => Long.fromNumber(isoWeekOf(local).year)),
  $dateAdd: shift(1),
  $dateSubtract: shift(-1),
  $dateDiff: difference,
  $dateTrunc: truncation,
  $dateToString: toText,
  $dateFromString: fromText,
  $dateFromParts: fromParts,
  $dateToParts: toParts,
}
