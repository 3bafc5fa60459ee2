import { Decimal128, Double, Int32, Long } from 'bson'
import { type DecimalParts, decimalParts } from '../storage/numbers.js'

export type BsonNumber = number | Int32 | Double | Long | Decimal128

const isWhole = (value: BsonNumber): boolean =>
  value instanceof Int32 || value instanceof Long || (typeof value === 'number' && Number.isInteger(value))
const toBig = (value: BsonNumber): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(Number(value.valueOf()))
const toDouble = (value: BsonNumber): number => (value instanceof Long ? value.toNumber() : Number(value.valueOf()))

/** The sum or product of two numbers in the wider of their types; undefined when an int64 can't hold it. */
export const combine = (a: BsonNumber, b: BsonNumber, operation: 'add' | 'multiply'): BsonNumber | undefined => {
  if (a instanceof Decimal128 || b instanceof Decimal128) return combineDecimals(a, b, operation)
  if (isWhole(a) && isWhole(b)) {
    const result = operation === 'add' ? toBig(a) + toBig(b) : toBig(a) * toBig(b)
    const isLong = a instanceof Long || b instanceof Long
    if (!isLong && result === BigInt.asIntN(32, result)) return new Int32(Number(result))
    return result === BigInt.asIntN(64, result) ? Long.fromBigInt(result) : undefined
  }
  return new Double(operation === 'add' ? toDouble(a) + toDouble(b) : toDouble(a) * toDouble(b))
}

const combineDecimals = (a: BsonNumber, b: BsonNumber, operation: 'add' | 'multiply'): Decimal128 => {
  const [x, y] = [decimalText(a), decimalText(b)]
  if (/NaN|Infinity/.test(x + y)) {
    const result = operation === 'add' ? Number(x) + Number(y) : Number(x) * Number(y)
    return Decimal128.fromString(String(result))
  }
  const [left, right] = [decimalParts(x), decimalParts(y)]
  if (operation === 'multiply') {
    return toDecimal(signed(left) * signed(right), left.exponent + right.exponent)
  }
  const exponent = Math.min(left.exponent, right.exponent)
  const scale = ({ exponent: own }: DecimalParts) => 10n ** BigInt(own - exponent)
  return toDecimal(signed(left) * scale(left) + signed(right) * scale(right), exponent)
}
/** MongoDB turns a double into a decimal of 15 significant digits. */
const decimalText = (value: BsonNumber): string => {
  if (value instanceof Decimal128 || isWhole(value)) return String(value)
  const number = toDouble(value)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : String(number)
}
const signed = ({ isNegative, digits }: DecimalParts): bigint => BigInt(digits || '0') * (isNegative ? -1n : 1n)

const toDecimal = (value: bigint, exponent: number): Decimal128 => {
  const digits = String(value < 0n ? -value : value)
  const extra = digits.length - 34
  if (extra <= 0) return Decimal128.fromString(`${value}E${exponent}`)
  const unit = 10n ** BigInt(extra)
  const [quotient, remainder] = [value / unit, value % unit]
  const doubled = (remainder < 0n ? -remainder : remainder) * 2n
  const isUp = doubled > unit || (doubled === unit && quotient % 2n !== 0n)
  return Decimal128.fromString(`${isUp ? quotient + (value < 0n ? -1n : 1n) : quotient}E${exponent + extra}`)
}
