import { Decimal128 } from 'bson'

/** A finite decimal as BSON holds it: coefficient times 10^exponent; 2.50 and 2.5 differ. */
type Decimal = { coefficient: bigint; exponent: number }
export type Rounding = 'even' | 'zero' | 'up' | 'down'

const DIGITS = 34

const read = (value: Decimal128): Decimal | undefined => {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/.exec(String(value))
  if (!match) return undefined
  const [, sign, whole = '', fraction = '', power = '0'] = match
  const coefficient = BigInt(whole + fraction)
  return { coefficient: sign ? -coefficient : coefficient, exponent: Number(power) - fraction.length }
}
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)
const tenTo = (power: number): bigint => 10n ** BigInt(power)

/** The whole quotient, rounded. */
export const divideRounded = (numerator: bigint, denominator: bigint, rounding: Rounding): bigint => {
  const quotient = numerator / denominator
  const rest = numerator % denominator
  if (rest === 0n || rounding === 'zero') return quotient
  const isNegative = rest < 0n !== denominator < 0n
  const away = quotient + (isNegative ? -1n : 1n)
  if (rounding === 'up') return isNegative ? quotient : away
  if (rounding === 'down') return isNegative ? away : quotient
  const doubled = magnitude(rest) * 2n
  const size = magnitude(denominator)
  return doubled > size || (doubled === size && quotient % 2n !== 0n) ? away : quotient
}

const write = ({ coefficient, exponent }: Decimal): Decimal128 => {
  const extra = String(magnitude(coefficient)).length - DIGITS
  if (extra <= 0) return Decimal128.fromString(`${coefficient}E${exponent}`)
  return write({ coefficient: divideRounded(coefficient, tenTo(extra), 'even'), exponent: exponent + extra })
}

/** Infinity and NaN are reckoned as doubles are. */
const both = (
  a: Decimal128,
  b: Decimal128,
  finite: (x: Decimal, y: Decimal) => Decimal128,
  other: (x: number, y: number) => number,
): Decimal128 => {
  const [x, y] = [read(a), read(b)]
  return x && y ? finite(x, y) : Decimal128.fromString(String(other(Number(String(a)), Number(String(b)))))
}
const aligned = (x: Decimal, y: Decimal): [bigint, bigint, number] => {
  const exponent = Math.min(x.exponent, y.exponent)
  return [x.coefficient * tenTo(x.exponent - exponent), y.coefficient * tenTo(y.exponent - exponent), exponent]
}

export const addDecimals = (a: Decimal128, b: Decimal128): Decimal128 =>
  both(
    a,
    b,
    (x, y) => {
      const [left, right, exponent] = aligned(x, y)
      return write({ coefficient: left + right, exponent })
    },
    (x, y) => x + y,
  )
export const multiplyDecimals = (a: Decimal128, b: Decimal128): Decimal128 =>
  both(
    a,
    b,
    (x, y) => write({ coefficient: x.coefficient * y.coefficient, exponent: x.exponent + y.exponent }),
    (x, y) => x * y,
  )
export const divideDecimals = (a: Decimal128, b: Decimal128): Decimal128 =>
  both(
    a,
    b,
    (x, y) => {
      const shift = DIGITS + String(magnitude(y.coefficient)).length
      const exact = x.coefficient * tenTo(shift)
      let coefficient = divideRounded(exact, y.coefficient, 'even')
      let exponent = x.exponent - y.exponent - shift
      while (exponent < x.exponent - y.exponent && coefficient % 10n === 0n) {
        coefficient /= 10n
        exponent++
      }
      return write({ coefficient, exponent })
    },
    (x, y) => x / y,
  )
export const moduloDecimals = (a: Decimal128, b: Decimal128): Decimal128 =>
  both(
    a,
    b,
    (x, y) => {
      const [left, right, exponent] = aligned(x, y)
      return write({ coefficient: left % right, exponent })
    },
    (x, y) => x % y,
  )

export const isZeroDecimal = (value: Decimal128): boolean => read(value)?.coefficient === 0n
export const absoluteDecimal = (value: Decimal128): Decimal128 => Decimal128.fromString(String(value).replace('-', ''))

/** Rounds to `places` digits after the point (before it where negative), which the result shows. */
export const roundDecimal = (value: Decimal128, places: number, rounding: Rounding): Decimal128 => {
  const decimal = read(value)
  if (!decimal) return value
  const shift = decimal.exponent + places
  const coefficient =
    shift >= 0 ? decimal.coefficient * tenTo(shift) : divideRounded(decimal.coefficient, tenTo(-shift), rounding)
  if (String(magnitude(coefficient)).length > DIGITS) return Decimal128.fromString('NaN')
  return write({ coefficient, exponent: -places })
}

/** The whole part; undefined for NaN and the infinities. */
export const wholeOfDecimal = (value: Decimal128): bigint | undefined => {
  const decimal = read(value)
  if (!decimal) return undefined
  const { coefficient, exponent } = decimal
  return exponent >= 0 ? coefficient * tenTo(exponent) : coefficient / tenTo(-exponent)
}

/** A double as MongoDB makes it a decimal: with fifteen significant digits, all of them shown. */
export const decimalOfDouble = (value: number): Decimal128 => {
  if (value === 0 || !Number.isFinite(value)) return Decimal128.fromString(Object.is(value, -0) ? '-0' : String(value))
  const [digits = '0', power = '0'] = value.toExponential(14).split('e')
  const fraction = digits.split('.')[1] ?? ''
  return Decimal128.fromString(`${digits.replace('.', '')}E${Number(power) - fraction.length}`)
}
