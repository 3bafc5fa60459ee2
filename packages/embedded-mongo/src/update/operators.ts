import { Int32, Long, Timestamp } from 'bson'
import { type BsonNumber, combine } from '../aggregate/arithmetic.js'
import { CommandError } from '../protocol/errors.js'
import { keysOf, keyTextOf, typeName } from '../query/comparisons.js'
import { compileFilter, isOnValue } from '../query/matcher.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { isRegex } from '../query/regex.js'
import { parseSort, sortKeyOf } from '../query/sort.js'
import { compareValues, TYPE_ORDER, typeOrder } from '../storage/ordered-key.js'

/** Where an operator is at work, for its error messages. */
export type Place = { path: string; id: unknown }

/** The new value in the place of `value` (undefined: missing); returning UNCHANGED leaves the document as it is. */
export type Operator = (value: unknown, operand: unknown, place: Place) => unknown
export const UNCHANGED = Symbol('unchanged')
export const REMOVED = Symbol('removed')

const isNumber = (value: unknown): value is BsonNumber => typeOrder(value) === TYPE_ORDER.number
const isEqual = (a: unknown, b: unknown) => compareValues(a, b) === 0

const arithmetic =
  (name: string, operation: 'add' | 'multiply'): Operator =>
  (value, operand, { path, id }) => {
    if (!isNumber(operand)) {
      throw new CommandError(
        14,
        `Cannot ${operation === 'add' ? 'increment' : 'multiply'} with non-numeric argument: {${path}: ${JSON.stringify(operand)}}`,
      )
    }
    if (value === undefined)
      return operation === 'add' ? operand : (combine(operand, new Int32(0), 'multiply') as BsonNumber)
    if (!isNumber(value)) {
      throw new CommandError(
        14,
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${showId(id)}} has the field '${path.split('.').at(-1)}' of non-numeric type ${typeName(value)}`,
      )
    }
    const result = combine(value, operand, operation)
    if (result === undefined)
      throw new CommandError(2, `Failed to apply ${name} operations to current value for document {_id: ${showId(id)}}`)
    return result
  }
const showId = (id: unknown): string =>
  (id as { _bsontype?: string })?._bsontype === 'ObjectId' ? `ObjectId('${String(id)}')` : JSON.stringify(id)

const arrayAt = (value: unknown, { path, id }: Place): unknown[] => {
  if (value === undefined) return []
  if (Array.isArray(value)) return [...value]
  throw new CommandError(
    2,
    `The field '${path}' must be an array but is of type ${typeName(value)} in document {_id: ${showId(id)}}`,
  )
}

const push: Operator = (value, operand, place) => {
  const array = arrayAt(value, place)
  if (!isDocument(operand) || !('$each' in operand)) return [...array, operand]
  const { $each, $position, $slice, $sort, ...unknown } = operand
  const extra = Object.keys(unknown)[0]
  if (extra) throw new CommandError(2, `Unrecognized clause in $push: ${extra}`)
  if (!Array.isArray($each))
    throw new CommandError(2, `The argument to $each in $push must be an array but it was of type: ${typeName($each)}`)
  const at = $position === undefined ? array.length : wholeNumber('$position', $position)
  const start = at < 0 ? Math.max(array.length + at, 0) : at
  const grown = [...array.slice(0, start), ...$each, ...array.slice(start)]
  const sorted = $sort === undefined ? grown : sortElements(grown, $sort)
  if ($slice === undefined) return sorted
  const count = wholeNumber('$slice', $slice)
  return count < 0 ? sorted.slice(count) : sorted.slice(0, count)
}
const wholeNumber = (name: string, value: unknown): number => {
  const number = toNumber(value)
  if (number === undefined || !Number.isInteger(number)) {
    throw new CommandError(2, `The value for ${name} must be an integer value but was given type: ${typeName(value)}`)
  }
  return number
}
const sortElements = (array: unknown[], sort: unknown): unknown[] => {
  if (!isDocument(sort)) {
    const direction = toNumber(sort)
    if (direction !== 1 && direction !== -1) throw new CommandError(2, 'The $sort element value must be either 1 or -1')
    return array.sort((a, b) => compareValues(a, b) * direction)
  }
  const keyOf = sortKeyOf(parseSort(sort) ?? [])
  const keyed = array.map((item) => ({ item, key: keyOf(isDocument(item) ? item : {}) }))
  keyed.sort((a, b) => Buffer.compare(a.key, b.key))
  return keyed.map(({ item }) => item)
}

const addToSet: Operator = (value, operand, place) => {
  const array = arrayAt(value, place)
  const items = isDocument(operand) && '$each' in operand ? operand.$each : [operand]
  if (!Array.isArray(items))
    throw new CommandError(
      14,
      `The argument to $each in $addToSet must be an array but it was of type ${typeName(items)}`,
    )
  const before = array.length
  const keys = keysOf(array)
  for (const item of items) {
    const key = keyTextOf(item)
    if (!keys.has(key)) array.push(item)
    keys.add(key)
  }
  return array.length === before && value !== undefined ? UNCHANGED : array
}

const pull: Operator = (value, operand) => {
  if (value === undefined) return UNCHANGED
  const array = pullable('$pull', value)
  const kept = array.filter(keeps(operand))
  return kept.length === array.length ? UNCHANGED : kept
}
const keeps = (condition: unknown): ((item: unknown) => boolean) => {
  if (isOnValue(condition) || isRegex(condition)) {
    const matches = compileFilter({ item: condition })
    return (item) => !matches({ item })
  }
  if (!isDocument(condition)) return (item) => !isEqual(item, condition)
  const matches = compileFilter(condition)
  return (item) => !isDocument(item) || !matches(item)
}
const pullAll: Operator = (value, operand) => {
  if (!Array.isArray(operand))
    throw new CommandError(2, `$pullAll requires an array argument but was given a ${typeName(operand)}`)
  if (value === undefined) return UNCHANGED
  const array = pullable('$pullAll', value)
  const keys = keysOf(operand)
  const kept = array.filter((item) => !keys.has(keyTextOf(item)))
  return kept.length === array.length ? UNCHANGED : kept
}
const pullable = (name: string, value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new CommandError(2, `Cannot apply ${name} to a non-array value`)
  return value
}
const pop: Operator = (value, operand, { path }) => {
  const end = toNumber(operand)
  if (end !== 1 && end !== -1) throw new CommandError(9, `$pop expects 1 or -1, found: ${String(operand)}`)
  if (value === undefined) return UNCHANGED
  if (!Array.isArray(value))
    throw new CommandError(14, `Path '${path}' contains an element of non-array type '${typeName(value)}'`)
  if (value.length === 0) return UNCHANGED
  return end === 1 ? value.slice(0, -1) : value.slice(1)
}

const currentDate: Operator = (_value, operand) => {
  if (operand === true || operand === false) return new Date()
  const type = isDocument(operand) ? operand.$type : undefined
  if (type === 'date') return new Date()
  if (type === 'timestamp') return new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 })
  throw new CommandError(
    2,
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  )
}

const bit: Operator = (value, operand, { path }) => {
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw new CommandError(
      2,
      `The $bit modifier is not compatible with a ${typeName(operand)}. You must pass in an embedded document: {$bit: {field: {and/or/xor: #}}`,
    )
  }
  let result = value ?? new Int32(0)
  for (const [name, mask] of Object.entries(operand)) {
    if (!isBits(result) || !isBits(mask))
      throw new CommandError(2, `Cannot apply $bit to a value of non-integral type in field ${path}`)
    const [a, b] = [bitsOf(result), bitsOf(mask)]
    if (!['and', 'or', 'xor'].includes(name))
      throw new CommandError(
        2,
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      )
    const bits = name === 'and' ? a & b : name === 'or' ? a | b : a ^ b
    result =
      result instanceof Long || mask instanceof Long
        ? Long.fromBigInt(BigInt.asIntN(64, bits))
        : new Int32(Number(BigInt.asIntN(32, bits)))
  }
  return result
}
const isBits = (value: unknown): value is Int32 | Long => value instanceof Int32 || value instanceof Long
const bitsOf = (value: Int32 | Long): bigint => (value instanceof Long ? value.toBigInt() : BigInt(value.value))

const extreme =
  (sign: number): Operator =>
  (value, operand) =>
    value === undefined || compareValues(operand, value) * sign > 0 ? operand : UNCHANGED

/** What each update operator makes of the value in its place. $rename, which has two places, is apply-update's. */
export const OPERATORS: Record<string, Operator> = {
  $set: (_value, operand) => operand,
  $setOnInsert: (_value, operand) => operand,
  $unset: (value) => (value === undefined ? UNCHANGED : REMOVED),
  $inc: arithmetic('$inc', 'add'),
  $mul: arithmetic('$mul', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
  $currentDate: currentDate,
  $bit: bit,
}

/** These never make a field that isn't there. */
export const ONLY_EXISTING = new Set(['$unset', '$pull', '$pullAll', '$pop'])
