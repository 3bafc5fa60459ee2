import { Double, Int32, Long } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { typeName } from '../../query/comparisons.js'
import {
  absolute,
  asInt,
  asLong,
  type BsonNumber,
  divide,
  isNumber,
  isZero,
  kindOf,
  modulo,
  multiply,
  power,
  roundTo,
  Sum,
  subtract,
  toDouble,
} from '../arithmetic.js'
import type { Rounding } from '../decimals.js'
import { fail, isNullish, notHere, type Operator, over, unary } from '../expression.js'

const MANY = Number.POSITIVE_INFINITY

const numeric = (value: unknown, code: number, what: string): BsonNumber => {
  if (isNumber(value)) return value
  throw new CommandError(code, `${what}, not ${typeName(value)}`)
}

const add: Operator = over(0, MANY, (values) => {
  const sum = new Sum()
  let isDate = false
  for (const value of values) {
    if (isNullish(value)) return null
    if (value instanceof Date) {
      if (isDate) fail(16612, 'only one date allowed in an $add expression')
      isDate = true
      sum.add(Long.fromNumber(value.getTime()))
    } else sum.add(numeric(value, 14, '$add only supports numeric or date types'))
  }
  return isDate ? dateAt(sum.result(), '$add') : sum.result()
})
const dateAt = (time: BsonNumber, name: string): Date => {
  const milliseconds = Math.round(toDouble(time))
  if (!(Math.abs(milliseconds) < 2 ** 63)) fail(15, `date overflow in ${name}`)
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? notHere('a date beyond the year 275760') : date
}

const subtraction: Operator = over(2, 2, ([left, right]) => {
  if (isNumber(left) && isNumber(right)) return subtract(left, right)
  if (isNullish(left) || isNullish(right)) return null
  if (left instanceof Date && right instanceof Date) return Long.fromNumber(left.getTime() - right.getTime())
  if (left instanceof Date && isNumber(right)) {
    return dateAt(subtract(Long.fromNumber(left.getTime()), Long.fromNumber(Math.round(toDouble(right)))), '$subtract')
  }
  return fail(14, `can't $subtract ${typeName(right)} from ${typeName(left)}`)
})

const two =
  (codes: { zero: [number, string]; type: number }, apply: (a: BsonNumber, b: BsonNumber) => unknown): Operator =>
  (operand, compile, name) =>
    over(2, 2, ([left, right]) => {
      if (isNumber(left) && isNumber(right)) {
        return isZero(right) ? fail(...codes.zero) : apply(left, right)
      }
      if (isNullish(left) || isNullish(right)) return null
      return fail(codes.type, `${name} only supports numeric types, not ${typeName(left)} and ${typeName(right)}`)
    })(operand, compile, name)

/** One number, null for null; 28765 for anything else. */
const numberOperator = (apply: (value: BsonNumber, name: string) => unknown): Operator =>
  unary((value, name) =>
    isNullish(value) ? null : apply(numeric(value, 28765, `${name} only supports numeric types`), name),
  )
const real = (value: BsonNumber, name: string): number =>
  kindOf(value) === 'decimal' ? notHere(`${name} of a decimal`) : toDouble(value)
const byDouble = (apply: (value: number) => number, isValid?: (value: number) => boolean, code = 50989): Operator =>
  numberOperator((value, name) => {
    const double = real(value, name)
    if (isValid && !isValid(double) && !Number.isNaN(double))
      fail(code, `cannot apply ${name} to ${double}, value is out of its range`)
    return new Double(apply(double))
  })

const rounding =
  (mode: Rounding): Operator =>
  (operand, compile, name) =>
    over(1, 2, (values) => {
      const [value, digits] = values
      if (isNullish(value)) return null
      const number = numeric(value, 51081, `${name} only supports numeric types`)
      if (values.length === 1) return roundTo(number, 0, mode)
      if (isNullish(digits)) return null
      const places = asLong(digits)
      if (places === undefined) throw new CommandError(51082, `precision argument to ${name} must be a integral value`)
      if (places < -20n || places > 100n)
        fail(51083, `cannot apply ${name} with precision value ${places} value must be in [-20, 100]`)
      return roundTo(number, Number(places), mode)
    })(operand, compile, name)

const toPower: Operator = over(2, 2, ([base, exponent], name) => {
  if (isNullish(base) || isNullish(exponent)) return null
  const b = numeric(base, 28762, "$pow's base must be numeric")
  const e = numeric(exponent, 28763, "$pow's exponent must be numeric")
  if (isZero(b) && toDouble(e) < 0) fail(28764, '$pow cannot take a base of 0 and a negative exponent')
  real(b, name)
  real(e, name)
  return power(b, e)
})

const logarithm: Operator = over(2, 2, ([value, base], name) => {
  if (isNullish(value) || isNullish(base)) return null
  const of = real(numeric(value, 28756, "$log's argument must be numeric"), name)
  const by = real(numeric(base, 28757, "$log's base must be numeric"), name)
  if (of <= 0) fail(28758, `$log's argument must be a positive number, but is ${of}`)
  if (by <= 0 || by === 1) fail(28759, `$log's base must be a positive number not equal to 1, but is ${by}`)
  return new Double(Math.log(of) / Math.log(by))
})

const range: Operator = over(2, 3, (values) => {
  const argument = (at: number, what: string, codes: [number, number]): number => {
    if (!isNumber(values[at]))
      fail(codes[0], `$range requires a numeric ${what}, found value of type: ${typeName(values[at])}`)
    return asInt(values[at]) ?? fail(codes[1], `$range requires a ${what} that can be represented as a 32-bit integer`)
  }
  const start = argument(0, 'starting value', [34443, 34444])
  const end = argument(1, 'ending value', [34445, 34446])
  const step = values.length > 2 ? argument(2, 'step value', [34447, 34448]) : 1
  if (step === 0) fail(34449, '$range requires a non-zero step value')
  const found: Int32[] = []
  for (let at = start; step > 0 ? at < end : at > end; at += step) found.push(new Int32(at))
  return found
})

const bits =
  (start: bigint, apply: (a: bigint, b: bigint) => bigint): Operator =>
  (operand, compile, name) =>
    over(0, MANY, (values) => {
      let isLong = false
      let result = start
      for (const value of values) {
        if (isNullish(value)) return null
        const kind = kindOf(value)
        if (kind !== 'int' && kind !== 'long') fail(14, `${name} only supports int and long operands.`)
        isLong ||= kind === 'long'
        result = apply(result, asLong(value) as bigint)
      }
      return isLong ? Long.fromBigInt(result) : new Int32(Number(result))
    })(operand, compile, name)

/** Operators on numbers. Decimals go through all but roots, powers, logarithms and angles, which are refused. */
export const numberOperators: Record<string, Operator> = {
  $add: add,
  $subtract: subtraction,
  $multiply: over(0, MANY, (values) => {
    const factors: BsonNumber[] = [new Int32(1)]
    for (const value of values) {
      if (isNullish(value)) return null
      factors.push(numeric(value, 14, '$multiply only supports numeric types'))
    }
    return multiply(factors)
  }),
  $divide: two({ zero: [2, "can't $divide by zero"], type: 14 }, divide),
  $mod: two({ zero: [16610, "can't $mod by zero"], type: 16611 }, modulo),
  $abs: numberOperator((value) => {
    if (value instanceof Long && value.equals(Long.MIN_VALUE)) fail(28680, "can't take $abs of long long min")
    return absolute(value)
  }),
  $ceil: numberOperator((value) => roundTo(value, 0, 'up')),
  $floor: numberOperator((value) => roundTo(value, 0, 'down')),
  $round: rounding('even'),
  $trunc: rounding('zero'),
  $pow: toPower,
  $sqrt: byDouble(Math.sqrt, (value) => value >= 0, 28714),
  $exp: byDouble(Math.exp),
  $ln: byDouble(Math.log, (value) => value > 0, 28766),
  $log10: byDouble(Math.log10, (value) => value > 0, 28761),
  $log: logarithm,
  $range: range,
  $sin: byDouble(Math.sin, Number.isFinite),
  $cos: byDouble(Math.cos, Number.isFinite),
  $tan: byDouble(Math.tan, Number.isFinite),
  $asin: byDouble(Math.asin, (value) => Math.abs(value) <= 1),
  $acos: byDouble(Math.acos, (value) => Math.abs(value) <= 1),
  $atan: byDouble(Math.atan),
  $sinh: byDouble(Math.sinh),
  $cosh: byDouble(Math.cosh),
  $tanh: byDouble(Math.tanh),
  $asinh: byDouble(Math.asinh),
  $acosh: byDouble(Math.acosh, (value) => value >= 1),
  $atanh: byDouble(Math.atanh, (value) => Math.abs(value) <= 1),
  $atan2: over(2, 2, ([y, x], name) => {
    if (isNullish(y) || isNullish(x)) return null
    const first = numeric(y, 51044, `${name} only supports numeric types`)
    const second = numeric(x, 51045, `${name} only supports numeric types`)
    return new Double(Math.atan2(real(first, name), real(second, name)))
  }),
  $degreesToRadians: byDouble((value) => value * (Math.PI / 180)),
  $radiansToDegrees: byDouble((value) => value * (180 / Math.PI)),
  $bitAnd: bits(-1n, (a, b) => a & b),
  $bitOr: bits(0n, (a, b) => a | b),
  $bitXor: bits(0n, (a, b) => a ^ b),
  $bitNot: unary((value) => {
    if (isNullish(value)) return null
    if (value instanceof Long) return value.not()
    return kindOf(value) === 'int'
      ? new Int32(~toDouble(value as BsonNumber))
      : fail(28765, '$bitNot only supports int and long')
  }),
  $isNumber: unary(isNumber),
}
