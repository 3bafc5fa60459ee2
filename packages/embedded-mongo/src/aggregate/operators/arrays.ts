import { Int32 } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { keyTextOf, typeName } from '../../query/comparisons.js'
import { toNumber } from '../../query/options.js'
import { fieldOf, isDocument } from '../../query/paths.js'
import { parseSort, sortKeyOf } from '../../query/sort.js'
import { asInt, asLong, isNumber } from '../arithmetic.js'
import { fail, isNullish, isTrue, namedArguments, type Operator, order, over, overNamed, unary } from '../expression.js'
import { assertVariableName } from './logic.js'

const MANY = Number.POSITIVE_INFINITY

const listOr = (value: unknown, code: number, what: string): unknown[] => {
  if (Array.isArray(value)) return value
  throw new CommandError(code, `${what}, but is ${typeName(value)}`)
}
/** An array's element as a value that may be missing, as a path gives it. */
const elementAt = (array: unknown[], index: number): unknown => array[index < 0 ? array.length + index : index]

const elementOperator = (index: number): Operator =>
  unary((value, name) =>
    isNullish(value) ? null : elementAt(listOr(value, 28689, `${name}'s argument must be an array`), index),
  )

const arrayElemAt: Operator = over(2, 2, ([value, index], name) => {
  if (isNullish(value) || isNullish(index)) return null
  const array = listOr(value, 28689, `${name}'s first argument must be an array`)
  if (!isNumber(index)) fail(28690, `${name}'s second argument must be a numeric value, but is ${typeName(index)}`)
  const at = asInt(index) ?? fail(28691, `${name}'s second argument must be representable as a 32-bit integer`)
  return elementAt(array, at)
})

const slice: Operator = over(2, 3, (values) => {
  const [value, second, third] = values
  if (isNullish(value) || isNullish(second)) return null
  const array = listOr(value, 28724, 'First argument to $slice must be an array')
  if (!isNumber(second)) fail(28725, 'Second argument to $slice must be a numeric value')
  const from = asInt(second) ?? fail(28726, "Second argument to $slice can't be represented as a 32-bit integer")
  if (values.length === 2) return from >= 0 ? array.slice(0, from) : array.slice(Math.max(0, array.length + from))
  if (isNullish(third)) return null
  if (!isNumber(third)) fail(28727, 'Third argument to $slice must be numeric')
  const count = asInt(third) ?? fail(28728, "Third argument to $slice can't be represented as a 32-bit integer")
  if (count <= 0) fail(28729, `Third argument to $slice must be positive: ${count}`)
  const start = from < 0 ? Math.max(0, array.length + from) : from
  return array.slice(start, start + count)
})

/** Where to begin and end a search by $indexOfArray and its kin; `undefined` where the argument is left out. */
export const searchBounds = (
  values: readonly unknown[],
  length: number,
  name: string,
): { from: number; to: number } => {
  const bound = (at: number, what: string): number | undefined => {
    if (values.length <= at) return undefined
    const index = asInt(values[at])
    if (index === undefined) {
      throw new CommandError(
        40096,
        `${name} requires an integral ${what}, found a value of type: ${typeName(values[at])}`,
      )
    }
    if (index < 0) fail(40097, `${name} requires a nonnegative ${what}, found: ${index}`)
    return index
  }
  return { from: bound(2, 'starting index') ?? 0, to: Math.min(length, bound(3, 'ending index') ?? length) }
}
const indexOfArray: Operator = over(2, 4, (values, name) => {
  if (isNullish(values[0])) return null
  const array = listOr(values[0], 40090, '$indexOfArray requires an array as a first argument')
  const { from, to } = searchBounds(values, array.length, name)
  for (let i = from; i < to; i++) if (order(array[i], values[1]) === 0) return new Int32(i)
  return new Int32(-1)
})

const arrayToObject: Operator = unary((value) => {
  if (isNullish(value)) return null
  const array = listOr(value, 40386, '$arrayToObject requires an array input')
  const isPairs = Array.isArray(array[0])
  if (array.length > 0 && !isPairs && !isDocument(array[0]))
    fail(40398, `Unrecognised input type format for $arrayToObject: ${typeName(array[0])}`)
  return Object.fromEntries(array.map((item) => (isPairs ? pairOfArray(item) : pairOfDocument(item))))
})
const pairOfArray = (item: unknown): [string, unknown] => {
  if (!Array.isArray(item)) {
    throw new CommandError(40396, '$arrayToObject requires a consistent input format: arrays or objects')
  }
  if (item.length !== 2) fail(40397, `$arrayToObject requires an array of size 2 arrays, found size: ${item.length}`)
  if (typeof item[0] !== 'string')
    fail(40395, `$arrayToObject requires keys of type string, found: ${typeName(item[0])}`)
  return item as [string, unknown]
}
const pairOfDocument = (item: unknown): [string, unknown] => {
  if (!isDocument(item)) {
    throw new CommandError(40391, '$arrayToObject requires a consistent input format: arrays or objects')
  }
  if (Object.keys(item).length !== 2) fail(40392, "$arrayToObject requires an object with keys 'k' and 'v' only")
  if (item.k === undefined || item.v === undefined) fail(40393, "$arrayToObject requires the keys 'k' and 'v'")
  if (typeof item.k !== 'string') fail(40394, `$arrayToObject requires 'k' to be a string, found: ${typeName(item.k)}`)
  return [item.k, item.v]
}

type EachCodes = { notObject: number; unknown: number; missing: Record<string, number>; notArray: number }
/** $map and $filter: something is worked out for each element, which a variable stands for. */
const forEach =
  (
    codes: EachCodes,
    body: string,
    optional: readonly string[],
    apply: (array: unknown[], each: (item: unknown) => unknown, limit: unknown) => unknown,
  ): Operator =>
  (operand, compile, name) => {
    const given = namedArguments(operand, name, codes, ['as', ...optional])
    const as = given.as === undefined ? 'this' : assertVariableName(given.as)
    const input = compile(given.input)
    const each = compile(given[body], [as])
    const limit = given.limit === undefined ? undefined : compile(given.limit)
    return (scope) => {
      const array = input(scope)
      if (isNullish(array)) return null
      if (!Array.isArray(array)) {
        throw new CommandError(codes.notArray, `input to ${name} must be an array not ${typeName(array)}`)
      }
      const inner: Record<string, unknown> = { ...scope }
      const ofItem = (item: unknown) => {
        inner[as] = item
        return each(inner)
      }
      return apply(array, ofItem, limit?.(scope))
    }
  }

const reduce: Operator = (operand, compile, name) => {
  const codes = { notObject: 40075, unknown: 40076, missing: { input: 40077, initialValue: 40078, in: 40079 } }
  const given = namedArguments(operand, name, codes, [])
  const [input, initial] = [compile(given.input), compile(given.initialValue)]
  const step = compile(given.in, ['this', 'value'])
  return (scope) => {
    const array = input(scope)
    if (isNullish(array)) return null
    if (!Array.isArray(array)) {
      throw new CommandError(40080, `$reduce requires that 'input' be an array, found: ${typeName(array)}`)
    }
    return array.reduce((value, item) => step({ ...scope, this: item, value }), initial(scope))
  }
}

const zip: Operator = (operand, compile, name) => {
  const given = namedArguments(operand, name, { notObject: 34460, unknown: 34464, missing: { inputs: 34465 } }, [
    'defaults',
    'useLongestLength',
  ])
  const { inputs, defaults = [], useLongestLength: isLongest = false } = given
  if (!Array.isArray(inputs)) throw new CommandError(34461, `inputs must be an array, found ${typeName(inputs)}`)
  if (!Array.isArray(defaults)) throw new CommandError(34462, `defaults must be an array, found ${typeName(defaults)}`)
  if (typeof isLongest !== 'boolean') fail(34463, `useLongestLength must be a bool, found ${typeName(isLongest)}`)
  if (inputs.length === 0) fail(34465, '$zip requires at least one input array')
  if (defaults.length > 0 && !isLongest) fail(34466, 'cannot specify defaults unless useLongestLength is true')
  if (defaults.length > 0 && defaults.length !== inputs.length)
    fail(34467, 'defaults and inputs must have the same length')
  const arrays = inputs.map((part) => compile(part))
  const others = defaults.map((part) => compile(part))
  return (scope) => {
    const values = arrays.map((array) => array(scope))
    if (values.some(isNullish)) return null
    const lists = values.map((value) => listOr(value, 34468, '$zip found a non-array expression in input'))
    const lengths = lists.map(({ length }) => length)
    const length = isLongest ? Math.max(...lengths) : Math.min(...lengths)
    const fill = others.map((other) => other(scope))
    return Array.from({ length }, (_, row) =>
      lists.map((list, column) => (row < list.length ? list[row] : (fill[column] ?? null))),
    )
  }
}

const sortArray: Operator = (operand, compile, name) => {
  const codes = { notObject: 2942500, unknown: 2942501, missing: { input: 2942502, sortBy: 2942503 } }
  const { input, sortBy } = namedArguments(operand, name, codes, [])
  const compiled = compile(input)
  const compare = sortArrayBy(sortBy)
  return (scope) => {
    const array = compiled(scope)
    if (isNullish(array)) return null
    return [...listOr(array, 2942504, 'The input argument to $sortArray must be an array')].sort(compare)
  }
}
const sortArrayBy = (sortBy: unknown): ((a: unknown, b: unknown) => number) => {
  if (!isDocument(sortBy)) {
    const direction = toNumber(sortBy)
    if (direction !== 1 && direction !== -1) throw new CommandError(2942506, 'Invalid sort: must be 1, -1 or an object')
    return (a, b) => order(a, b) * direction
  }
  const keyOf = sortKeyOf(parseSort(sortBy) ?? [])
  return (a, b) => Buffer.compare(keyOf(isDocument(a) ? a : {}), keyOf(isDocument(b) ? b : {}))
}

/** How many $firstN and its kin are to give. */
export const countOf = (value: unknown, name: string): number => {
  const count = asLong(value)
  if (count === undefined) throw new CommandError(5787902, `Value for 'n' must be of integral type, in ${name}`)
  if (count <= 0n) fail(5787908, `'n' must be greater than 0, found ${count}`)
  return Number(count)
}
const someOf = (pick: (array: unknown[], count: number) => unknown[]): Operator =>
  overNamed(
    { notObject: 5787801, unknown: 5787901, missing: { n: 5787906, input: 5787907 } },
    [],
    (get, _has, name) => {
      const count = countOf(get('n'), name)
      return pick(listOr(get('input'), 5788200, 'Input must be an array'), count)
    },
  )
export const leastOf = (values: unknown[], count: number, sign: 1 | -1): unknown[] =>
  values
    .filter((value) => !isNullish(value))
    .sort((a, b) => order(a, b) * sign)
    .slice(0, count)

/** Each of BSON's values once, in its order. */
const sorted = (values: Iterable<unknown>): unknown[] => [...values].sort(order)
const distinct = (values: Iterable<unknown>): Map<string, unknown> => {
  const found = new Map<string, unknown>()
  for (const value of values) {
    const key = keyTextOf(value)
    if (!found.has(key)) found.set(key, value)
  }
  return found
}
const setUnion: Operator = over(0, MANY, (values) => {
  const all: unknown[] = []
  for (const value of values) {
    if (isNullish(value)) return null
    for (const item of listOr(value, 17043, 'All operands of $setUnion must be arrays')) all.push(item)
  }
  return sorted(distinct(all).values())
})
const setIntersection: Operator = over(0, MANY, (values) => {
  let common: Map<string, unknown> | undefined
  for (const value of values) {
    if (isNullish(value)) return null
    const own = distinct(listOr(value, 17047, 'All operands of $setIntersection must be arrays'))
    common = common ? new Map([...common].filter(([key]) => own.has(key))) : own
  }
  return sorted(common?.values() ?? [])
})
const setDifference: Operator = over(2, 2, ([left, right]) => {
  if (isNullish(left) || isNullish(right)) return null
  const own = distinct(listOr(left, 17048, 'both operands of $setDifference must be arrays. First'))
  const other = distinct(listOr(right, 17049, 'both operands of $setDifference must be arrays. Second'))
  return [...own].filter(([key]) => !other.has(key)).map(([, value]) => value)
})
const setEquals: Operator = (operand, compile, name) => {
  const count = Array.isArray(operand) ? operand.length : 1
  if (count < 2) fail(17045, `$setEquals needs at least two arguments had: ${count}`)
  return over(2, MANY, (values) => {
    const [first, ...others] = values.map((value) =>
      distinct(listOr(value, 17044, 'All operands of $setEquals must be arrays')),
    )
    return others.every((other) => other.size === first?.size && [...other.keys()].every((key) => first.has(key)))
  })(operand, compile, name)
}
const setIsSubset: Operator = over(2, 2, ([left, right]) => {
  const own = listOr(left, 17046, 'both operands of $setIsSubset must be arrays. First')
  const other = distinct(listOr(right, 17042, 'both operands of $setIsSubset must be arrays. Second'))
  return own.every((value) => other.has(keyTextOf(value)))
})

const mergeObjects: Operator = over(0, MANY, (values) =>
  mergeAll(values.length === 1 && Array.isArray(values[0]) ? values[0] : values),
)
const mergeAll = (values: unknown[]): unknown => {
  const merged = {}
  for (const value of values) {
    if (isNullish(value)) continue
    if (!isDocument(value)) fail(40400, `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`)
    Object.assign(merged, value)
  }
  return merged
}

/** The name $getField and $setField are about: a constant, for which `'$name'` is no field. */
const constantName = (value: unknown, name: string, codes: [number, number, number]): string => {
  const literal = isDocument(value) && '$literal' in value ? value.$literal : value
  if (literal === value && typeof value === 'string' && value.startsWith('$'))
    fail(
      codes[0],
      `'${value}' is a field path reference which is not allowed in this context. Did you mean {$literal: '${value}'}?`,
    )
  if (isDocument(literal)) fail(codes[1], `${name} requires 'field' to evaluate to a constant`)
  if (typeof literal !== 'string')
    throw new CommandError(
      codes[2],
      `${name} requires 'field' to evaluate to type String, but got ${typeName(literal)}`,
    )
  return literal
}
const getField: Operator = (operand, compile, name) => {
  const isNamed = isDocument(operand) && !Object.keys(operand)[0]?.startsWith('$')
  const given = isNamed ? operand : { field: operand, input: '$$CURRENT' }
  const codes = { notObject: 3041701, unknown: 3041701, missing: { field: 3041702, input: 3041703 } }
  const { field, input } = namedArguments(given, name, codes, [])
  const key = constantName(field, name, [5654600, 5654601, 5654602])
  const from = compile(input)
  return (scope) => {
    const value = from(scope)
    if (value === null) return null
    return isDocument(value) ? fieldOf(value, key) : undefined
  }
}
const setField =
  (hasValue: boolean): Operator =>
  (operand, compile, name) => {
    const missing: Record<string, number> = { field: 4161102, input: 4161109, ...(hasValue && { value: 4161103 }) }
    const given = namedArguments(operand, name, { notObject: 4161100, unknown: 4161101, missing }, [])
    const key = constantName(given.field, name, [4161108, 4161106, 4161107])
    const [input, value] = [compile(given.input), hasValue ? compile(given.value) : undefined]
    return (scope) => {
      const document = input(scope)
      if (isNullish(document)) return null
      if (!isDocument(document)) {
        throw new CommandError(
          4161105,
          `${name} requires 'input' to evaluate to type Object, but got ${typeName(document)}`,
        )
      }
      const result = { ...document }
      const set = value?.(scope)
      if (set === undefined) delete result[key]
      else result[key] = set
      return result
    }
  }

const truths = (isEvery: boolean, code: number): Operator =>
  unary((value, name) => {
    const array = listOr(value, code, `${name}'s argument must be an array`)
    return isEvery ? array.every(isTrue) : array.some(isTrue)
  })

/** Operators on arrays, sets and documents. */
export const arrayOperators: Record<string, Operator> = {
  $arrayElemAt: arrayElemAt,
  $first: elementOperator(0),
  $last: elementOperator(-1),
  $slice: slice,
  $size: unary((value) => new Int32(listOr(value, 17124, 'The argument to $size must be an array').length)),
  $isArray: unary(Array.isArray),
  $in: over(2, 2, ([item, list]) =>
    listOr(list, 40081, '$in requires an array as a second argument').some((other) => order(item, other) === 0),
  ),
  $indexOfArray: indexOfArray,
  $concatArrays: over(0, MANY, (values) => {
    const all: unknown[] = []
    for (const value of values) {
      if (isNullish(value)) return null
      for (const item of listOr(value, 28664, '$concatArrays only supports arrays')) all.push(item)
    }
    return all
  }),
  $reverseArray: unary((value) =>
    isNullish(value) ? null : [...listOr(value, 34435, 'The argument to $reverseArray must be an array')].reverse(),
  ),
  $map: forEach(
    { notObject: 16878, unknown: 16879, missing: { input: 16880, in: 16882 }, notArray: 16883 },
    'in',
    [],
    (array, each) => array.map((item) => each(item) ?? null),
  ),
  $filter: forEach(
    { notObject: 28646, unknown: 28647, missing: { input: 28648, cond: 28650 }, notArray: 28651 },
    'cond',
    ['limit'],
    (array, each, limit) => {
      const most = isNullish(limit)
        ? MANY
        : (asInt(limit) ?? fail(327391, '$filter: limit must be represented as a 32-bit integral value'))
      if (most <= 0) fail(327392, `$filter: limit must be greater than 0, but got: ${most}`)
      const kept: unknown[] = []
      for (const item of array) {
        if (kept.length >= most) break
        if (isTrue(each(item))) kept.push(item)
      }
      return kept
    },
  ),
  $reduce: reduce,
  $zip: zip,
  $sortArray: sortArray,
  $firstN: someOf((array, count) => array.slice(0, count)),
  $lastN: someOf((array, count) => array.slice(-count)),
  $minN: someOf((array, count) => leastOf(array, count, 1)),
  $maxN: someOf((array, count) => leastOf(array, count, -1)),
  $arrayToObject: arrayToObject,
  $objectToArray: unary((value) => {
    if (isNullish(value)) return null
    if (!isDocument(value))
      throw new CommandError(40390, `$objectToArray requires a document input, found: ${typeName(value)}`)
    return Object.entries(value).map(([k, v]) => ({ k, v }))
  }),
  $mergeObjects: mergeObjects,
  $getField: getField,
  $setField: setField(true),
  $unsetField: setField(false),
  $setUnion: setUnion,
  $setIntersection: setIntersection,
  $setDifference: setDifference,
  $setEquals: setEquals,
  $setIsSubset: setIsSubset,
  $allElementsTrue: truths(true, 17040),
  $anyElementTrue: truths(false, 17041),
}
