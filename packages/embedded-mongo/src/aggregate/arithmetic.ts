import { Decimal128, Double, Int32, Long } from 'bson'
import { doubleParts } from '../storage/numbers.js'
import {
  absoluteDecimal,
  addDecimals,
  decimalOfDouble,
  divideDecimals,
  divideRounded,
  isZeroDecimal,
  moduloDecimals,
  multiplyDecimals,
  type Rounding,
  roundDecimal,
} from './decimals.js'

export type BsonNumber = number | Int32 | Double | Long | Decimal128
export type NumberKind = 'int' | 'long' | 'double' | 'decimal'

/** Which of BSON's four kinds of number a value is; undefined for everything else. */
export const kindOf = (value: unknown): NumberKind | undefined => {
  if (value instanceof Int32) return 'int'
  if (value instanceof Double) return 'double'
  if (value instanceof Long) return 'long'
  if (value instanceof Decimal128) return 'decimal'
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31 && !Object.is(value, -0) ? 'int' : 'double'
}
export const isNumber = (value: unknown): value is BsonNumber => kindOf(value) !== undefined

export const toDouble = (value: BsonNumber): number => {
  if (typeof value === 'number') return value
  if (value instanceof Int32 || value instanceof Double) return value.value
  return value instanceof Long ? value.toNumber() : Number(String(value))
}
/** An int's or a long's value, or a double's whole part. */
const toBig = (value: BsonNumber): bigint =>
  value instanceof Long ? value.toBigInt() : BigInt(Math.trunc(toDouble(value)))
export const toDecimal = (value: BsonNumber): Decimal128 => {
  const kind = kindOf(value)
  if (kind === 'decimal') return value as Decimal128
  return kind === 'double' ? decimalOfDouble(toDouble(value)) : Decimal128.fromString(String(toBig(value)))
}

const fitsInt = (value: bigint): boolean => value === BigInt.asIntN(32, value)
export const fitsLong = (value: bigint): boolean => value === BigInt.asIntN(64, value)
/** The narrowest of int, long and double that holds it. */
export const intOrLong = (value: bigint): Int32 | Long | Double => {
  if (fitsInt(value)) return new Int32(Number(value))
  return fitsLong(value) ? Long.fromBigInt(value) : new Double(Number(value))
}
const longOrDouble = (value: bigint): Long | Double =>
  fitsLong(value) ? Long.fromBigInt(value) : new Double(Number(value))
/** A whole number of the wider kind of the two it was made from. */
const whole = (value: bigint, isLong: boolean) => (isLong ? longOrDouble(value) : intOrLong(value))

/** A value as a whole number of 64 bits; undefined where it isn't one. */
export const asLong = (value: unknown): bigint | undefined => {
  const kind = kindOf(value)
  if (kind === undefined) return undefined
  if (kind === 'int' || kind === 'long') return toBig(value as BsonNumber)
  const double = toDouble(value as BsonNumber)
  return Number.isInteger(double) && Math.abs(double) < 2 ** 63 ? BigInt(double) : undefined
}
/** A value as a whole number of 32 bits; undefined where it isn't one. */
export const asInt = (value: unknown): number | undefined => {
  const long = asLong(value)
  return long !== undefined && fitsInt(long) ? Number(long) : undefined
}

/** A running sum that MongoDB's rules give a kind: whole numbers exactly, doubles with what rounding left over. */
export class Sum {
  #whole = 0n
  #small = 0
  #high = 0
  #low = 0
  #plain = 0
  #decimal: Decimal128 | undefined
  #isDouble = false
  #isLong = false

  add(value: BsonNumber): void {
    const kind = kindOf(value)
    if (kind === 'int') this.#addSmall(toDouble(value))
    else if (kind === 'long') {
      this.#isLong = true
      this.#whole += toBig(value)
    } else if (kind === 'double') {
      this.#isDouble = true
      this.#addDouble(toDouble(value))
    } else this.#decimal = this.#decimal ? addDecimals(this.#decimal, toDecimal(value)) : toDecimal(value)
  }
  #addSmall(value: number): void {
    this.#small += value
    if (Number.isSafeInteger(this.#small)) return
    this.#whole += BigInt(this.#small - value) + BigInt(value)
    this.#small = 0
  }
  #addDouble(value: number): void {
    this.#plain += value
    const sum = this.#high + value
    const part = sum - this.#high
    const rest = this.#high - (sum - part) + (value - part) + this.#low
    this.#high = sum + rest
    this.#low = rest - (this.#high - sum)
  }
  #total(): bigint {
    return this.#whole + BigInt(this.#small)
  }
  #double(): number {
    if (!this.#isDouble) return Number(this.#total())
    if (!Number.isFinite(this.#plain)) return this.#plain
    const total = this.#total()
    const near = Number(total)
    return this.#high + near + (this.#low + Number(total - BigInt(near)))
  }
  result(): BsonNumber {
    if (this.#decimal) {
      const rest = this.#isDouble ? decimalOfDouble(this.#double()) : Decimal128.fromString(String(this.#total()))
      return addDecimals(this.#decimal, rest)
    }
    return this.#isDouble ? new Double(this.#double()) : whole(this.#total(), this.#isLong)
  }
  mean(count: number): BsonNumber {
    const sum = this.result()
    return sum instanceof Decimal128
      ? divideDecimals(sum, Decimal128.fromString(String(count)))
      : new Double(this.#double() / count)
  }
}

const kindsOf = (values: readonly BsonNumber[]): Set<NumberKind> =>
  new Set(values.map((value) => kindOf(value) as NumberKind))

export const multiply = (values: readonly BsonNumber[]): BsonNumber => {
  const kinds = kindsOf(values)
  if (kinds.has('decimal')) return values.map(toDecimal).reduce(multiplyDecimals)
  if (kinds.has('double')) return new Double(values.reduce<number>((product, value) => product * toDouble(value), 1))
  return whole(
    values.reduce<bigint>((product, value) => product * toBig(value), 1n),
    kinds.has('long'),
  )
}
const plus = (a: BsonNumber, b: BsonNumber): BsonNumber => {
  const sum = new Sum()
  sum.add(a)
  sum.add(b)
  return sum.result()
}
export const subtract = (a: BsonNumber, b: BsonNumber): BsonNumber => {
  const kinds = kindsOf([a, b])
  if (kinds.has('decimal')) {
    return addDecimals(toDecimal(a), multiplyDecimals(toDecimal(b), Decimal128.fromString('-1')))
  }
  if (kinds.has('double')) return new Double(toDouble(a) - toDouble(b))
  return whole(toBig(a) - toBig(b), kinds.has('long'))
}
export const isZero = (value: BsonNumber): boolean =>
  value instanceof Decimal128 ? isZeroDecimal(value) : toDouble(value) === 0
export const divide = (a: BsonNumber, b: BsonNumber): BsonNumber =>
  kindsOf([a, b]).has('decimal') ? divideDecimals(toDecimal(a), toDecimal(b)) : new Double(toDouble(a) / toDouble(b))
export const modulo = (a: BsonNumber, b: BsonNumber): BsonNumber => {
  const kinds = kindsOf([a, b])
  if (kinds.has('decimal')) return moduloDecimals(toDecimal(a), toDecimal(b))
  if (kindOf(a) === 'double' || (kindOf(b) === 'double' && asInt(b) === undefined)) {
    return new Double(toDouble(a) % toDouble(b))
  }
  return whole(toBig(a) % toBig(b), kinds.has('long'))
}
export const absolute = (value: BsonNumber): BsonNumber => {
  const kind = kindOf(value)
  if (kind === 'decimal') return absoluteDecimal(value as Decimal128)
  if (kind === 'double') return new Double(Math.abs(toDouble(value)))
  const big = toBig(value)
  return whole(big < 0n ? -big : big, kind === 'long')
}

/** Rounds to `places` digits after the point, before it where negative; exactly, as the double stands in binary. */
export const roundTo = (value: BsonNumber, places: number, rounding: Rounding): BsonNumber => {
  const kind = kindOf(value) as NumberKind
  if (kind === 'decimal') return roundDecimal(value as Decimal128, places, rounding)
  if (kind === 'double') return new Double(roundDouble(toDouble(value), places, rounding))
  if (places >= 0) return value
  const unit = 10n ** BigInt(-places)
  return whole(divideRounded(toBig(value), unit, rounding) * unit, kind === 'long')
}
const roundDouble = (value: number, places: number, rounding: Rounding): number => {
  if (!Number.isFinite(value) || value === 0) return value
  const { mantissa, power } = doubleParts(value)
  let [numerator, denominator] = [mantissa, 1n]
  if (power >= 0) numerator <<= BigInt(power)
  else denominator <<= BigInt(-power)
  if (places >= 0) numerator *= 10n ** BigInt(places)
  else denominator *= 10n ** BigInt(-places)
  const rounded = Number(`${divideRounded(numerator, denominator, rounding)}e${-places}`)
  return rounded === 0 && value < 0 ? -0 : rounded
}

export const power = (base: BsonNumber, exponent: BsonNumber): BsonNumber => {
  const kinds = kindsOf([base, exponent])
  if (kinds.has('double')) return new Double(toDouble(base) ** toDouble(exponent))
  const [b, e] = [toBig(base), toBig(exponent)]
  const isLong = kinds.has('long')
  if (b === 1n || b === 0n || b === -1n) return whole(e === 0n || (b === -1n && e % 2n === 0n) ? 1n : b, isLong)
  if (e < 0n || e > 63n) return new Double(toDouble(base) ** toDouble(exponent))
  return whole(b ** e, isLong)
}

/** A double as MongoDB prints it: up to sixteen significant digits. */
export const doubleText = (value: number): string => {
  if (Object.is(value, -0)) return '-0'
  if (value === 0 || !Number.isFinite(value)) return String(value)
  const [digits = '', power = '0'] = value.toExponential(15).split('e')
  const exponent = Number(power)
  if (exponent >= -4 && exponent < 16) return trimZeros(value.toFixed(Math.min(15 - exponent, 100)))
  const size = String(Math.abs(exponent)).padStart(2, '0')
  return `${trimZeros(digits)}e${exponent < 0 ? '-' : '+'}${size}`
}
const trimZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
export const numberText = (value: BsonNumber): string =>
  kindOf(value) === 'double' ? doubleText(toDouble(value)) : String(value)

/** The sum or product of two numbers as $inc and $mul make it; undefined where an int64 can't hold it. */
export const combine = (a: BsonNumber, b: BsonNumber, operation: 'add' | 'multiply'): BsonNumber | undefined => {
  const isWhole = [a, b].every((value) => kindOf(value) === 'int' || kindOf(value) === 'long')
  const result = operation === 'add' ? plus(a, b) : multiply([a, b])
  return isWhole && kindOf(result) === 'double' ? undefined : result
}
