import { type Document, Double, Int32 } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { keyTextOf, typeName } from '../query/comparisons.js'
import { isDocument } from '../query/paths.js'
import { parseSort, sortKeyOf } from '../query/sort.js'
import { compareValues } from '../storage/ordered-key.js'
import { isNumber, Sum, toDouble } from './arithmetic.js'
import { type Evaluate, fail, isNullish, namedArguments, type Operator } from './expression.js'
import { countOf, leastOf } from './operators/arrays.js'

/** A value that grows with what is added. `result` may be asked at any time and changes nothing. */
export type Running = { add: (value: unknown) => void; result: () => unknown }
/** An accumulator compiled: how to begin, and what of a document is added. */
export type Accumulator = { start: () => Running; value: (document: Document) => unknown }
type Evaluator = (expression: unknown) => (document: Document) => unknown

const sum = (): Running => {
  const total = new Sum()
  return {
    add: (value) => {
      if (isNumber(value)) total.add(value)
    },
    result: () => total.result(),
  }
}
const average = (): Running => {
  const total = new Sum()
  let count = 0
  return {
    add: (value) => {
      if (!isNumber(value)) return
      total.add(value)
      count++
    },
    result: () => (count === 0 ? null : total.mean(count)),
  }
}
const extreme = (sign: number) => (): Running => {
  let best: unknown
  return {
    add: (value) => {
      if (isNullish(value)) return
      if (best === undefined || compareValues(value, best) * sign > 0) best = value
    },
    result: () => best ?? null,
  }
}
/** Welford's way, which doesn't lose small differences between large numbers. */
const deviation = (isSample: boolean) => (): Running => {
  let [count, mean, squares] = [0, 0, 0]
  return {
    add: (value) => {
      if (!isNumber(value)) return
      const number = toDouble(value)
      const distance = number - mean
      count++
      mean += distance / count
      squares += distance * (number - mean)
    },
    result: () => {
      const size = isSample ? count - 1 : count
      return size <= 0 ? null : new Double(Math.sqrt(squares / size))
    },
  }
}
const first = (): Running => {
  let isFound = false
  let found: unknown
  return {
    add: (value) => {
      if (!isFound) found = value
      isFound = true
    },
    result: () => found ?? null,
  }
}
const last = (): Running => {
  let found: unknown
  return {
    add: (value) => {
      found = value
    },
    result: () => found ?? null,
  }
}
const push = (): Running => {
  const all: unknown[] = []
  return {
    add: (value) => {
      if (value !== undefined) all.push(value)
    },
    result: () => [...all],
  }
}
const addToSet = (): Running => {
  const all = new Map<string, unknown>()
  return {
    add: (value) => {
      if (value === undefined) return
      const key = keyTextOf(value)
      if (!all.has(key)) all.set(key, value)
    },
    result: () => [...all.values()],
  }
}
const mergeObjects = (): Running => {
  const merged: Document = {}
  return {
    add: (value) => {
      if (isNullish(value)) return
      if (!isDocument(value))
        throw new CommandError(40400, `$mergeObjects requires object inputs, not ${typeName(value)}`)
      Object.assign(merged, value)
    },
    result: () => ({ ...merged }),
  }
}
const count = (): Running => {
  let total = 0
  return { add: () => total++, result: () => new Int32(total) }
}
/** Keeps all values and makes the result of them at the end. */
const keeping = (finish: (values: unknown[]) => unknown) => (): Running => {
  const all: unknown[] = []
  return { add: (value) => all.push(value), result: () => finish(all) }
}

/** The value below which a share of the numbers lies: one of them, by the nearest rank. */
const percentileOf = (sorted: readonly number[], share: number): Double | null => {
  if (sorted.length === 0) return null
  return new Double(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number)
}
const sortedNumbers = (values: unknown[]): number[] =>
  values
    .filter(isNumber)
    .map(toDouble)
    .sort((a, b) => a - b)
type Quantile = { input: unknown; finish: (values: unknown[]) => unknown }
const quantile = (operand: unknown, name: string): Quantile => {
  const isMedian = name === '$median'
  const missing: Record<string, number> = { input: 40414, method: 40414, ...(!isMedian && { p: 40414 }) }
  const notObject = isMedian ? 7436100 : 7429703
  const given = namedArguments(operand, name, { notObject, unknown: 40415, missing }, [])
  if (given.method !== 'approximate') fail(2, "Currently only 'approximate' can be used as percentile 'method'.")
  if (isMedian) return { input: given.input, finish: (values) => percentileOf(sortedNumbers(values), 0.5) }
  const shares = given.p
  if (!Array.isArray(shares) || shares.length === 0)
    throw new CommandError(7750301, "The $percentile 'p' field must be an array of numbers from [0.0, 1.0]")
  const numbers = shares.map((share) => {
    if (!isNumber(share)) throw new CommandError(7750302, `'p' must be of numbers, found: ${typeName(share)}`)
    const number = toDouble(share)
    return number >= 0 && number <= 1
      ? number
      : fail(7750303, `'p' must be of numbers from [0.0, 1.0], found: ${number}`)
  })
  return {
    input: given.input,
    finish: (values) => {
      const sorted = sortedNumbers(values)
      return numbers.map((share) => percentileOf(sorted, share))
    },
  }
}

type Compiled = (operand: unknown, evaluator: Evaluator, name: string) => Accumulator
const simple =
  (start: () => Running): Compiled =>
  (operand, evaluator, name) => {
    if (Array.isArray(operand) && operand.length !== 1) fail(40237, `The ${name} accumulator is a unary operator`)
    return { start, value: evaluator(Array.isArray(operand) ? operand[0] : operand) }
  }
const countGiven = (n: unknown, evaluator: Evaluator, name: string): number => countOf(evaluator(n)({}), name)

/** $firstN and its kin: {n, input}. */
const someOf =
  (pick: (values: unknown[], n: number) => unknown[]): Compiled =>
  (operand, evaluator, name) => {
    const codes = { notObject: 5787801, unknown: 5787901, missing: { n: 5787906, input: 5787907 } }
    const { n, input } = namedArguments(operand, name, codes, [])
    const size = countGiven(n, evaluator, name)
    return {
      start: keeping((values) =>
        pick(
          values.map((value) => value ?? null),
          size,
        ),
      ),
      value: evaluator(input),
    }
  }
/** $top and its kin: {sortBy, output}, and n for those that give many. */
const sorted =
  (isTop: boolean, isMany: boolean): Compiled =>
  (operand, evaluator, name) => {
    const missing: Record<string, number> = { sortBy: 5788005, output: 5788004, ...(isMany && { n: 5788003 }) }
    const given = namedArguments(operand, name, { notObject: 5788001, unknown: 5788002, missing }, [])
    if (!isDocument(given.sortBy)) throw new CommandError(5788604, `${name} requires 'sortBy' to be an object`)
    const keyOf = sortKeyOf(parseSort(given.sortBy) ?? [])
    const output = evaluator(given.output)
    const size = isMany ? countGiven(given.n, evaluator, name) : 1
    const finish = (kept: unknown[]) => {
      const rows = (kept as Array<{ key: Buffer; output: unknown }>).sort((a, b) => Buffer.compare(a.key, b.key))
      const found = (isTop ? rows.slice(0, size) : rows.slice(-size)).map((row) => row.output ?? null)
      return isMany ? found : (found[0] ?? null)
    }
    return { start: keeping(finish), value: (document) => ({ key: keyOf(document), output: output(document) }) }
  }

const ACCUMULATORS: Record<string, Compiled> = {
  $sum: simple(sum),
  $avg: simple(average),
  $min: simple(extreme(-1)),
  $max: simple(extreme(1)),
  $stdDevPop: simple(deviation(false)),
  $stdDevSamp: simple(deviation(true)),
  $first: simple(first),
  $last: simple(last),
  $push: (operand, evaluator) => ({ start: push, value: evaluator(operand) }),
  $addToSet: (operand, evaluator) => ({ start: addToSet, value: evaluator(operand) }),
  $mergeObjects: simple(mergeObjects),
  $count: (operand) => {
    if (!isDocument(operand) || Object.keys(operand).length > 0)
      throw new CommandError(14, '$count takes no arguments, i.e. $count:{}')
    return { start: count, value: () => 1 }
  },
  $firstN: someOf((values, n) => values.slice(0, n)),
  $lastN: someOf((values, n) => values.slice(-n)),
  $minN: someOf((values, n) => leastOf(values, n, 1)),
  $maxN: someOf((values, n) => leastOf(values, n, -1)),
  $top: sorted(true, false),
  $topN: sorted(true, true),
  $bottom: sorted(false, false),
  $bottomN: sorted(false, true),
  $median: (operand, evaluator, name) => {
    const { input, finish } = quantile(operand, name)
    return { start: keeping(finish), value: evaluator(input) }
  },
  $percentile: (operand, evaluator, name) => {
    const { input, finish } = quantile(operand, name)
    return { start: keeping(finish), value: evaluator(input) }
  },
  $accumulator: () => fail(31264, 'JavaScript expressions are disabled on this server'),
}
/** MongoDB's functions over windows that no $group has. */
export const WINDOW_ONLY = new Set([
  '$rank',
  '$denseRank',
  '$documentNumber',
  '$shift',
  '$expMovingAvg',
  '$derivative',
  '$integral',
  '$covariancePop',
  '$covarianceSamp',
  '$linearFill',
  '$locf',
])

/** An accumulator by its name; undefined for a name that is none. */
export const accumulatorFor = (name: string, operand: unknown, evaluator: Evaluator): Accumulator | undefined =>
  Object.hasOwn(ACCUMULATORS, name) ? (ACCUMULATORS[name] as Compiled)(operand, evaluator, name) : undefined

/** An accumulator as an expression: over an array that is its only argument, else over its arguments. */
const expressionOf =
  (start: () => Running): Operator =>
  (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map((part) => compile(part))
    const only = parts.length === 1 ? parts[0] : undefined
    return (scope) => {
      const values = only ? [only(scope)].flat(1) : parts.map((part) => part(scope))
      const running = start()
      for (const value of values) running.add(value)
      return running.result()
    }
  }
const quantileExpression: Operator = (operand, compile, name) => {
  const { input, finish } = quantile(operand, name)
  const compiled: Evaluate = compile(input)
  return (scope) => finish([compiled(scope)].flat(1))
}
export const accumulatorOperators: Record<string, Operator> = {
  $sum: expressionOf(sum),
  $avg: expressionOf(average),
  $min: expressionOf(extreme(-1)),
  $max: expressionOf(extreme(1)),
  $stdDevPop: expressionOf(deviation(false)),
  $stdDevSamp: expressionOf(deviation(true)),
  $median: quantileExpression,
  $percentile: quantileExpression,
}
