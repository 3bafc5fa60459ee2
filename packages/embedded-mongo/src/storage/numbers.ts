/** A finite decimal number: its digits (no leading or trailing zeros) times 10^exponent. Zero has no digits. */
export type DecimalParts = { isNegative: boolean; digits: string; exponent: number }

/** Reads what Decimal128 and Long print: "-12.5E+3", "0", "9007199254740993". */
export const decimalParts = (text: string): DecimalParts => {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text)
  if (!match) throw new TypeError(`not a decimal number: ${text}`)
  const [, sign, whole = '', fraction = '', power] = match
  const all = (whole + fraction).replace(/^0+/, '')
  const digits = all.replace(/0+$/, '')
  const exponent = digits === '' ? 0 : Number(power ?? 0) - fraction.length + (all.length - digits.length)
  return { isNegative: sign === '-' && digits !== '', digits, exponent }
}

const view = new DataView(new ArrayBuffer(8))
const nextDown = (value: number): number => {
  if (value === Number.POSITIVE_INFINITY) return Number.MAX_VALUE
  if (value === 0) return -Number.MIN_VALUE
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + (value > 0 ? -1n : 1n))
  return view.getFloat64(0)
}

/** The double's exact value as m * 2^e. */
export const doubleParts = (value: number): { mantissa: bigint; power: number } => {
  view.setFloat64(0, value)
  const bits = view.getBigUint64(0)
  const biased = Number((bits >> 52n) & 0x7ffn)
  const fraction = bits & 0xfffffffffffffn
  const mantissa = biased === 0 ? fraction : fraction | 0x10000000000000n
  return { mantissa: value < 0 ? -mantissa : mantissa, power: Math.max(biased, 1) - 1075 }
}

/** Sign of (double - decimal), exactly. */
const compareExactly = (double: number, decimal: DecimalParts): number => {
  if (double === Number.POSITIVE_INFINITY) return 1
  if (double === Number.NEGATIVE_INFINITY) return -1
  const { mantissa, power } = doubleParts(double)
  let left = mantissa
  let right = BigInt(decimal.digits || '0') * (decimal.isNegative ? -1n : 1n)
  if (power >= 0) left <<= BigInt(power)
  else right <<= BigInt(-power)
  if (decimal.exponent >= 0) right *= 10n ** BigInt(decimal.exponent)
  else left *= 10n ** BigInt(-decimal.exponent)
  return left < right ? -1 : left > right ? 1 : 0
}

/** The greatest double that isn't above the decimal, and whether it equals it. */
export const doubleAtOrBelow = (decimal: DecimalParts): { floor: number; isExact: boolean } => {
  if (decimal.digits === '') return { floor: 0, isExact: true }
  const nearest = Number(`${decimal.isNegative ? '-' : ''}${decimal.digits}e${decimal.exponent}`)
  const order = compareExactly(nearest, decimal)
  return { floor: order > 0 ? nextDown(nearest) : nearest, isExact: order === 0 }
}
