import { BSONRegExp, type Document } from 'bson'
import { EMPTY_ARRAY, encodeKey, isMinOrMaxKey, TYPE_ORDER, typeOrder } from '../storage/ordered-key.js'
import { isOnValue, isOperators } from './matcher.js'
import { toBoolean } from './options.js'
import { isDocument } from './paths.js'
import { isRegex } from './regex.js'

/**
 * A stretch of one field's encoded values. `low` and `high` are beginnings of encodings: a value is inside when its bytes
 * lie from `low` on (behind everything that begins with it when exclusive) up to before `high` (or through it).
 */
export type Interval = { low: Buffer; includesLow: boolean; high: Buffer; includesHigh: boolean; isPoint: boolean }

/** What a filter demands of one path: an index on it need only be read inside these intervals. */
export type PathBounds = {
  path: string
  intervals: Interval[]
  excludesMissing: boolean
  operator: string
  operand: unknown
}

const point = (value: unknown): Interval => {
  const key = encodeKey([value])
  return { low: key, includesLow: true, high: key, includesHigh: true, isPoint: true }
}
const ofType = (order: number): Interval => ({
  low: Buffer.from([order]),
  includesLow: true,
  high: Buffer.from([order + 1]),
  includesHigh: false,
  isPoint: false,
})

/** Every document equal to `value` has an entry at one of these; for an array that is its first element or itself. */
const equalTo = (value: unknown): Interval[] => {
  if (!Array.isArray(value)) return [point(value)]
  return [point(value.length > 0 ? value[0] : EMPTY_ARRAY), point(value)]
}
const matchingRegex = (pattern: RegExp | BSONRegExp): Interval[] => {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern.source
  const options = pattern instanceof BSONRegExp ? pattern.options : pattern.flags
  const literal =
    options === '' ? (/^\^([\p{L}\p{N} _@:,;/-]+)(?![\p{L}\p{N} _@:,;/-]*[*?{|])/u.exec(source)?.[1] ?? '') : ''
  const usable = source.includes('|') ? '' : literal
  const strings = usable ? beginningWith(usable) : ofType(TYPE_ORDER.string)
  return [strings, ofType(TYPE_ORDER.regex)]
}
const beginningWith = (text: string): Interval => {
  const prefix = encodeKey([text]).subarray(0, -2)
  return { low: prefix, includesLow: true, high: prefix, includesHigh: true, isPoint: false }
}

const COMPARED_KINDS = new Set<number>([
  TYPE_ORDER.number,
  TYPE_ORDER.string,
  TYPE_ORDER.object,
  TYPE_ORDER.binary,
  TYPE_ORDER.objectId,
  TYPE_ORDER.boolean,
  TYPE_ORDER.date,
  TYPE_ORDER.timestamp,
])

/** The intervals in which every value that passes lies, or undefined when the operator says nothing of order. */
const intervalsOf = (operator: string, operand: unknown): Interval[] | undefined => {
  switch (operator) {
    case '$eq':
      return equalTo(operand)
    case '$in':
      if (!Array.isArray(operand)) return undefined
      return operand.flatMap((item) => (isRegex(item) ? matchingRegex(item) : equalTo(item)))
    case '$regex':
      return isRegex(operand) ? matchingRegex(operand) : undefined
    case '$exists':
      return toBoolean(operand) ? undefined : [point(null)]
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(operator, operand)
  }
  return undefined
}
const rangeOf = (operator: string, operand: unknown): Interval[] | undefined => {
  const order = typeOrder(operand)
  if (order === TYPE_ORDER.null && operator.endsWith('e')) return [point(null)]
  if (!COMPARED_KINDS.has(order) || isMinOrMaxKey(operand)) return undefined
  const whole = ofType(order)
  const key = encodeKey([operand])
  const includes = operator.endsWith('e')
  return [
    operator.startsWith('$g')
      ? { ...whole, low: key, includesLow: includes }
      : { ...whole, high: key, includesHigh: includes },
  ]
}

const mayBeMissing = (operator: string, operand: unknown): boolean => {
  if (operator === '$exists') return !toBoolean(operand)
  if (operator === '$in') return (operand as unknown[]).some((item) => item === null || item === undefined)
  return operand === null || operand === undefined
}

/** All a filter demands of single paths, from its top level, from $and and from inside $elemMatch. */
export const demandsOf = (filter: Document): PathBounds[] => {
  const found: PathBounds[] = []
  const add = (path: string, operator: string, operand: unknown) => {
    const intervals = intervalsOf(operator, operand)
    if (intervals) found.push({ path, intervals, excludesMissing: !mayBeMissing(operator, operand), operator, operand })
    else if (operator === '$exists') found.push({ path, intervals: [], excludesMissing: true, operator, operand })
  }
  const visit = (part: Document, prefix: string) => {
    for (const [name, value] of Object.entries(part)) {
      if (name === '$and' && Array.isArray(value)) for (const branch of value) visit(branch, prefix)
      if (name.startsWith('$')) continue
      visitField(prefix + name, value)
    }
  }
  const visitField = (path: string, value: unknown) => {
    if (!isOperators(value)) return add(path, isRegex(value) ? '$regex' : '$eq', value)
    for (const [operator, operand] of Object.entries(value)) {
      if (operator === '$elemMatch' && isDocument(operand)) visitElement(path, operand)
      else if (operator === '$all' && Array.isArray(operand)) visitAll(path, operand)
      else if (operator === '$regex' && typeof operand === 'string') {
        add(path, '$regex', new BSONRegExp(operand, String(value.$options ?? '')))
      } else add(path, operator, operand)
    }
  }
  const visitElement = (path: string, operand: Document) => {
    if (isOnValue(operand)) {
      for (const [operator, inner] of Object.entries(operand)) {
        // an array among the elements is one entry, so equality to an array has no first element to look for
        if (operator !== '$exists' && !Array.isArray(inner)) add(path, operator, inner)
      }
    } else visit(operand, `${path}.`)
  }
  const visitAll = (path: string, operand: unknown[]) => {
    const [first] = operand
    if (isDocument(first) && '$elemMatch' in first) {
      if (isDocument(first.$elemMatch)) visitElement(path, first.$elemMatch)
    } else if (operand.length > 0) add(path, isRegex(first) ? '$regex' : '$eq', first)
  }
  visit(filter, '')
  return found
}

/** The first byte string behind all that begin with `key`. */
const successor = (key: Buffer): Buffer => {
  let end = key.length
  while (key[end - 1] === 0xff) end--
  const next = Buffer.from(key.subarray(0, end))
  next[end - 1] = (next[end - 1] as number) + 1
  return next
}
const startsAt = ({ low, includesLow }: Interval): Buffer => (includesLow ? low : successor(low))
const endsBefore = ({ high, includesHigh }: Interval): Buffer => (includesHigh ? successor(high) : high)

/** What lies in some interval of each of two merged lists. */
export const intersect = (left: Interval[], right: Interval[]): Interval[] => {
  const shared: Interval[] = []
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const [a, b] = [left[l] as Interval, right[r] as Interval]
    const lower = Buffer.compare(startsAt(a), startsAt(b)) >= 0 ? a : b
    const upper = Buffer.compare(endsBefore(a), endsBefore(b)) <= 0 ? a : b
    if (Buffer.compare(startsAt(lower), endsBefore(upper)) < 0) {
      shared.push({
        low: lower.low,
        includesLow: lower.includesLow,
        high: upper.high,
        includesHigh: upper.includesHigh,
        isPoint: a.isPoint || b.isPoint,
      })
    }
    if (upper === a) l++
    else r++
  }
  return shared
}

/** Sorted and without overlaps, so that a scan gives each entry once. */
export const merge = (intervals: Interval[]): Interval[] => {
  const sorted = [...intervals].sort((a, b) => Buffer.compare(startsAt(a), startsAt(b)))
  const merged: Interval[] = []
  for (const interval of sorted) {
    const last = merged.at(-1)
    if (!last || Buffer.compare(startsAt(interval), endsBefore(last)) >= 0) merged.push(interval)
    else if (Buffer.compare(endsBefore(interval), endsBefore(last)) > 0) {
      merged[merged.length - 1] = { ...last, high: interval.high, includesHigh: interval.includesHigh, isPoint: false }
    }
  }
  return merged
}

/** An interval's first byte string and the first one behind it, for a field that may be stored inverted. */
export const byteRange = (interval: Interval, isDescending: boolean): { start: Buffer; end: Buffer } => {
  if (!isDescending) return { start: startsAt(interval), end: endsBefore(interval) }
  const high = invert(interval.high)
  const low = invert(interval.low)
  return {
    start: interval.includesHigh ? high : successor(high),
    end: interval.includesLow ? successor(low) : low,
  }
}
const invert = (key: Buffer): Buffer => Buffer.from(key.map((byte) => ~byte & 0xff))
