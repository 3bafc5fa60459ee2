import { Decimal128, Double, Int32, Long, ObjectId, Timestamp } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { TYPE_NUMBERS, typeName } from '../../query/comparisons.js'
import { asInt, type BsonNumber, fitsLong, isNumber, kindOf, numberText, toDecimal, toDouble } from '../arithmetic.js'
import { readDate } from '../calendar.js'
import { wholeOfDecimal } from '../decimals.js'
import { argumentsOf, fail, isNullish, isTrue, namedArguments, type Operator, unary } from '../expression.js'

const cannot = (message: string): never => fail(241, `${message} in $convert with no onError value`)

/** A number's whole part as a long; what has none can't be converted. */
const wholeOf = (value: BsonNumber): bigint => {
  if (value instanceof Long) return value.toBigInt()
  const double = toDouble(value)
  if (Number.isNaN(double)) return cannot('Attempt to convert NaN value to integer type')
  if (!Number.isFinite(double)) return cannot('Attempt to convert infinity value to integer type')
  return value instanceof Decimal128 ? (wholeOfDecimal(value) as bigint) : BigInt(Math.trunc(double))
}
const inRange = (value: bigint, isRange: boolean): bigint =>
  isRange ? value : cannot(`Conversion would overflow target type: ${value}`)
const toInt = (value: bigint): Int32 => new Int32(Number(inRange(value, value === BigInt.asIntN(32, value))))
const toLong = (value: bigint): Long => Long.fromBigInt(inRange(value, fitsLong(value)))
const toDateAt = (milliseconds: bigint): Date => {
  const date = new Date(Number(milliseconds))
  return Number.isNaN(date.getTime()) ? fail(238, 'dates beyond the year 275760 are not implemented here') : date
}

const badNumber = (text: string): never => cannot(`Failed to parse number '${text}'`)
const wholeFromText = (text: string): bigint =>
  /^[+-]?\d+$/.test(text) ? BigInt(text.replace('+', '')) : badNumber(text)
const FLOATING = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i
const doubleFromText = (text: string): Double => {
  if (!FLOATING.test(text)) return badNumber(text)
  if (/nan/i.test(text)) return new Double(Number.NaN)
  const value = /inf/i.test(text) ? (text.startsWith('-') ? -1 : 1) * Number.POSITIVE_INFINITY : Number(text)
  return !Number.isFinite(value) && !/inf/i.test(text) ? badNumber(text) : new Double(value)
}
const decimalFromText = (text: string): Decimal128 => {
  if (!FLOATING.test(text)) return badNumber(text)
  try {
    return Decimal128.fromStringWithRounding(text.replace('+', ''))
  } catch {
    return badNumber(text)
  }
}
const idFromText = (text: string): ObjectId =>
  /^[0-9a-f]{24}$/i.test(text) ? new ObjectId(text) : cannot(`Failed to parse objectId '${text}'`)

type Conversions = Record<string, (value: never) => unknown>
/** By what is wanted, then by what is there; a pair that isn't here can't be converted. */
const CONVERSIONS: Record<string, Conversions> = {
  double: {
    number: (value: BsonNumber) => {
      const double = toDouble(value)
      const isOverflow = !Number.isFinite(double) && value instanceof Decimal128 && !/NaN|Infinity/.test(String(value))
      return isOverflow ? cannot('Conversion would overflow target type') : new Double(double)
    },
    bool: (value: boolean) => new Double(Number(value)),
    string: doubleFromText,
    date: (value: Date) => new Double(value.getTime()),
  },
  int: {
    number: (value: BsonNumber) => toInt(wholeOf(value)),
    bool: (value: boolean) => new Int32(Number(value)),
    string: (text: string) => toInt(wholeFromText(text)),
  },
  long: {
    number: (value: BsonNumber) => toLong(wholeOf(value)),
    bool: (value: boolean) => Long.fromNumber(Number(value)),
    string: (text: string) => toLong(wholeFromText(text)),
    date: (value: Date) => Long.fromNumber(value.getTime()),
  },
  decimal: {
    number: toDecimal,
    bool: (value: boolean) => Decimal128.fromString(String(Number(value))),
    string: decimalFromText,
    date: (value: Date) => Decimal128.fromString(String(value.getTime())),
  },
  string: {
    number: numberText,
    bool: String,
    string: (text: string) => text,
    date: (value: Date) => value.toISOString(),
    objectId: (value: ObjectId) => value.toHexString(),
  },
  objectId: { string: idFromText, objectId: (value: ObjectId) => value },
  date: {
    number: (value: BsonNumber) =>
      kindOf(value) === 'int' ? unsupported('int', 'date') : toDateAt(toLong(wholeOf(value)).toBigInt()),
    string: (text: string) => readDate(text),
    date: (value: Date) => value,
    objectId: (value: ObjectId) => value.getTimestamp(),
    timestamp: (value: Timestamp) => new Date(value.t * 1000),
  },
}
const unsupported = (from: string, to: string): never => cannot(`Unsupported conversion from ${from} to ${to}`)

/** A value as another of BSON's types, by its name. Throws ConversionFailure (241). */
export const convertTo = (value: unknown, type: string): unknown => {
  if (type === 'bool') return isTrue(value)
  const from = typeName(value)
  const convert = CONVERSIONS[type]?.[isNumber(value) ? 'number' : from]
  return convert ? convert(value as never) : unsupported(from, type)
}

const typeAsked = (to: unknown): string => {
  if (typeof to === 'string') {
    if (to === 'missing' || Object.hasOwn(TYPE_NUMBERS, to)) return to
    throw new CommandError(2, `Unknown type name: ${to}`)
  }
  if (!isNumber(to))
    throw new CommandError(9, `$convert's 'to' argument must be a string or number, but is ${typeName(to)}`)
  const code = asInt(to)
  if (code === undefined) throw new CommandError(9, "In $convert, numeric 'to' argument is not an integer")
  const name = Object.keys(TYPE_NUMBERS).find((key) => TYPE_NUMBERS[key] === code)
  return name ?? fail(9, `In $convert, numeric value for 'to' does not correspond to a BSON type: ${code}`)
}

const convert: Operator = (operand, compile, name) => {
  const codes = { notObject: 9, unknown: 9, missing: { input: 9, to: 9 } }
  const given = namedArguments(operand, name, codes, ['onError', 'onNull'])
  const [input, to] = [compile(given.input), compile(given.to)]
  const onError = given.onError === undefined ? undefined : compile(given.onError)
  const onNull = given.onNull === undefined ? undefined : compile(given.onNull)
  return (scope) => {
    const target = to(scope)
    const value = input(scope)
    const type = isNullish(target) ? undefined : typeAsked(target)
    if (isNullish(value)) return onNull ? onNull(scope) : null
    if (type === undefined) return null
    try {
      return convertTo(value, type)
    } catch (error) {
      if (onError && error instanceof CommandError && error.code === 241) return onError(scope)
      throw error
    }
  }
}
const shortcut =
  (type: string): Operator =>
  (operand, compile, name) => {
    const list = Array.isArray(operand) ? operand : [operand]
    if (list.length !== 1) fail(50723, `${name} requires a single argument, got ${list.length}`)
    const input = compile(argumentsOf(operand, 1, 1, name)[0])
    return (scope) => {
      const value = input(scope)
      return isNullish(value) ? null : convertTo(value, type)
    }
  }

const ofTimestamp = (pick: (value: Timestamp) => number): Operator =>
  unary((value, name) => {
    if (isNullish(value)) return null
    if (value instanceof Timestamp) return Long.fromNumber(pick(value))
    return fail(
      name === '$tsSecond' ? 5687301 : 5687302,
      `${name} requires a timestamp argument, found: ${typeName(value)}`,
    )
  })

/** From one of BSON's types to another. */
export const conversionOperators: Record<string, Operator> = {
  $convert: convert,
  $toString: shortcut('string'),
  $toObjectId: shortcut('objectId'),
  $toDate: shortcut('date'),
  $toDouble: shortcut('double'),
  $toInt: shortcut('int'),
  $toLong: shortcut('long'),
  $toDecimal: shortcut('decimal'),
  $toBool: shortcut('bool'),
  $type: unary(typeName),
  $tsSecond: ofTimestamp((value) => value.t),
  $tsIncrement: ofTimestamp((value) => value.i),
}
