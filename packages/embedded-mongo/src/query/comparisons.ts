import { type Binary, type Document, Long } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compareValues, encodeKey, isMinOrMaxKey, TYPE_ORDER, typeOrder } from '../storage/ordered-key.js'
import { toNumber } from './options.js'
import { isRegex, toRegExp } from './regex.js'

export type ValueTest = (value: unknown) => boolean

const isNaNValue = (value: unknown): boolean => typeOrder(value) === TYPE_ORDER.number && String(value) === 'NaN'

/** `sign` is the order wanted (-1 less, 1 greater, 0 equal only); values of another kind never compare. */
export const comparison = (operand: unknown, sign: -1 | 0 | 1, orEqual: boolean): ValueTest => {
  const order = typeOrder(operand)
  const isExtreme = isMinOrMaxKey(operand)
  const comparesNaN = isNaNValue(operand)
  return (value) => {
    if (typeOrder(value) !== order) return isExtreme && sign !== 0
    if (order === TYPE_ORDER.number && (comparesNaN || isNaNValue(value)))
      return orEqual && comparesNaN && isNaNValue(value)
    const found = compareValues(value, operand)
    return found === 0 ? orEqual : sign !== 0 && found > 0 === sign > 0
  }
}
export const equality = (operand: unknown): ValueTest => comparison(operand, 0, true)

/** Equality to any of a list, however long: values are equal when the keys that sort them are. */
export const isOneOf = (operands: readonly unknown[]): ValueTest => {
  const keys = keysOf(operands)
  const orders = new Set(operands.map(typeOrder))
  return (value) => orders.has(typeOrder(value)) && keys.has(keyTextOf(value))
}
export const keyTextOf = (value: unknown): string => encodeKey([value]).toString('latin1')
export const keysOf = (values: readonly unknown[]): Set<string> => new Set(values.map(keyTextOf))

export const regexTest = (pattern: unknown, options?: unknown): ValueTest => {
  const regex = toRegExp(pattern, options)
  return (value) => {
    if (typeof value === 'string') return regex.test(value)
    if (!isRegex(value)) return typeOrder(value) === TYPE_ORDER.string && regex.test(String(value))
    return isRegex(pattern) && compareValues(value, pattern) === 0
  }
}

export const TYPE_NUMBERS: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
}
const BSON_CLASS_TYPES: Record<string, string> = {
  Int32: 'int',
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Timestamp: 'timestamp',
  Binary: 'binData',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
}
/** The name of a value's BSON type, as $type and error messages use it; `missing` for undefined. */
export const typeName = (value: unknown): string => {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 'int' : 'double'
  if (Array.isArray(value)) return 'array'
  if (value instanceof Date) return 'date'
  if (value instanceof RegExp) return 'regex'
  if (value instanceof Uint8Array) return 'binData'
  const kind = (value as { _bsontype?: string })._bsontype ?? ''
  if (kind === 'Code') return (value as Document).scope ? 'javascriptWithScope' : 'javascript'
  return BSON_CLASS_TYPES[kind] ?? 'object'
}
export const typeTest = (operand: unknown): ValueTest => {
  const wanted = new Set<string>()
  for (const item of Array.isArray(operand) ? operand : [operand]) {
    const name =
      typeof item === 'string' ? item : Object.keys(TYPE_NUMBERS).find((key) => TYPE_NUMBERS[key] === toNumber(item))
    if (name === 'number') for (const kind of ['int', 'long', 'double', 'decimal']) wanted.add(kind)
    else if (name !== undefined && name in TYPE_NUMBERS) wanted.add(name)
    else if (typeof item === 'string') throw new CommandError(2, `Unknown type name alias: ${item}`)
    else throw new CommandError(2, `Invalid numerical type code: ${item}`)
  }
  return (value) => wanted.has(typeName(value))
}

export const modTest = (operand: unknown): ValueTest => {
  if (!Array.isArray(operand)) throw new CommandError(2, 'malformed mod, needs to be an array')
  if (operand.length < 2) throw new CommandError(2, 'malformed mod, not enough elements')
  if (operand.length > 2) throw new CommandError(2, 'malformed mod, too many elements')
  const [divisor, remainder] = operand.map((item) => Math.trunc(toNumber(item) ?? Number.NaN))
  if (!Number.isFinite(divisor) || !Number.isFinite(remainder)) throw new CommandError(2, 'malformed mod, not a number')
  if (divisor === 0) throw new CommandError(2, 'divisor cannot be 0')
  return (value) => {
    const number = toNumber(value)
    return number !== undefined && Number.isFinite(number) && Math.trunc(number) % (divisor as number) === remainder
  }
}

/** $bitsAllSet and its kin: `wanted` is the bit looked for, `isAll` whether each or one of the mask must show it. */
export const bitsTest = (operand: unknown, wanted: 0 | 1, isAll: boolean): ValueTest => {
  const positions = bitPositions(operand)
  return (value) => {
    const bit = bitReader(value)
    if (!bit) return false
    const fits = (position: number) => bit(position) === wanted
    return isAll ? positions.every(fits) : positions.some(fits)
  }
}
const bitPositions = (operand: unknown): number[] => {
  if (Array.isArray(operand)) {
    return operand.map((item) => {
      const position = toNumber(item)
      if (position === undefined || !Number.isInteger(position) || position < 0) {
        throw new CommandError(2, 'bit positions must be an integer >= 0')
      }
      return position
    })
  }
  const bit = bitReader(operand)
  if (!bit || (toNumber(operand) ?? 0) < 0) {
    throw new CommandError(2, 'the bit mask must be an Array, a BinData, or a non-negative number')
  }
  const length = typeOrder(operand) === TYPE_ORDER.number ? 64 : (operand as Binary).length() * 8
  return Array.from({ length }, (_, i) => i).filter((i) => bit(i) === 1)
}
const bitReader = (value: unknown): ((position: number) => number) | undefined => {
  const order = typeOrder(value)
  if (order === TYPE_ORDER.binary) {
    const data = value instanceof Uint8Array ? value : (value as Binary).buffer.subarray(0, (value as Binary).position)
    return (position) => ((data[position >> 3] ?? 0) >> (position & 7)) & 1
  }
  if (order !== TYPE_ORDER.number) return undefined
  const number = value instanceof Long ? value.toBigInt() : integerOf(value)
  return number === undefined ? undefined : (position) => Number((number >> BigInt(Math.min(position, 63))) & 1n)
}
const integerOf = (value: unknown): bigint | undefined => {
  const number = toNumber(value)
  return number !== undefined && Number.isInteger(number) && Math.abs(number) < 2 ** 63 ? BigInt(number) : undefined
}
