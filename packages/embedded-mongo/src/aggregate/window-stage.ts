import { type Document, Int32 } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { keyTextOf, typeName } from '../query/comparisons.js'
import { isDocument } from '../query/paths.js'
import { parseSort, sortAll, sortKeyOf } from '../query/sort.js'
import { isTurnOver, PAUSE, type Pause } from '../turns.js'
import { type Accumulator, accumulatorFor, WINDOW_ONLY } from './accumulators.js'
import { asInt, isNumber, toDouble } from './arithmetic.js'
import { addUnits, UNITS, type Unit } from './calendar.js'
import { fail, namedArguments, notHere } from './expression.js'
import { evaluate, fieldPath, type Variables } from './expressions.js'
import { collect, type Stage, withField } from './stage.js'

/** One partition in its order: the documents, their sort keys' bytes, and their values of the only sort field. */
type Partition = { documents: Document[]; keys: string[]; values: unknown[] }
/** A function of a partition and a place in it, made once for each partition. */
type Output = (partition: Partition) => (at: number) => unknown
/** First and last place of the window around a place; empty where the last is below the first. */
type Window = (partition: Partition, at: number) => [number, number]

type Bound = number | 'unbounded' | 'current'
type Surroundings = { sortBy: Document | undefined; variables: Variables }

const boundsOf = (value: unknown, isWhole: boolean): [Bound, Bound] => {
  if (!Array.isArray(value) || value.length !== 2)
    throw new CommandError(5339902, 'Window bounds must be a 2-element array')
  const bounds = value.map((bound): Bound => {
    if (bound === 'unbounded' || bound === 'current') return bound
    const number = isWhole ? asInt(bound) : isNumber(bound) ? toDouble(bound) : undefined
    return number ?? fail(9, `Window bounds must be 'unbounded', 'current' or ${isWhole ? 'an integer' : 'a number'}`)
  }) as [Bound, Bound]
  const [low, high] = bounds.map((bound) => (bound === 'current' ? 0 : bound))
  if (typeof low === 'number' && typeof high === 'number' && low > high)
    fail(5339900, 'Lower bound must not exceed upper bound')
  return bounds
}

const windowOf = (spec: unknown, surroundings: Surroundings): Window => {
  if (spec === undefined) return ({ documents }) => [0, documents.length - 1]
  const given = namedArguments(spec, 'window', { notObject: 9, unknown: 9, missing: {} }, [
    'documents',
    'range',
    'unit',
  ])
  if (given.documents !== undefined && given.range !== undefined)
    fail(9, "Window bounds can specify either 'documents' or 'range', not both.")
  if (given.range !== undefined) return rangeWindow(given.range, given.unit, surroundings)
  if (given.unit !== undefined) fail(9, "Window bounds can only specify 'unit' with range-based bounds.")
  if (given.documents === undefined) return ({ documents }) => [0, documents.length - 1]
  const [low, high] = boundsOf(given.documents, true)
  if (!surroundings.sortBy && !(low === 'unbounded' && high === 'unbounded'))
    fail(5339901, 'Document-based bounds require a sortBy')
  return ({ documents }, at) => [
    low === 'unbounded' ? 0 : Math.max(0, at + (low === 'current' ? 0 : low)),
    high === 'unbounded' ? documents.length - 1 : Math.min(documents.length - 1, at + (high === 'current' ? 0 : high)),
  ]
}

const rangeWindow = (spec: unknown, unit: unknown, { sortBy }: Surroundings): Window => {
  const [low, high] = boundsOf(spec, unit !== undefined)
  if (Object.keys(sortBy ?? {}).length !== 1 || Number(Object.values(sortBy ?? {})[0]) !== 1)
    fail(5339902, 'Range-based bounds require sortBy a single ascending field')
  if (unit !== undefined && !UNITS.includes(unit as Unit)) fail(9, `unknown time unit value: ${String(unit)}`)
  const reach = (value: unknown, bound: number | 'current'): number => {
    const by = bound === 'current' ? 0 : bound
    if (unit === undefined) {
      return isNumber(value)
        ? toDouble(value) + by
        : fail(5429414, 'For windows that involve numeric ranges, the sortBy field must be numeric')
    }
    return value instanceof Date
      ? addUnits(value, unit as Unit, by, 'UTC').getTime()
      : fail(5429513, 'For windows that involve date or time ranges, the sortBy field must be a Date')
  }
  const plain = (value: unknown): number => reach(value, 'current')
  return ({ values }, at) => {
    let [first, last] = [0, values.length - 1]
    if (low !== 'unbounded') {
      const from = reach(values[at], low)
      while (first <= last && plain(values[first]) < from) first++
    }
    if (high !== 'unbounded') {
      const to = reach(values[at], high)
      while (last >= first && plain(values[last]) > to) last--
    }
    return [first, last]
  }
}

/** Windows that only grow towards the end are added to; any other is gone through anew. */
const accumulated =
  ({ start, value }: Accumulator, window: Window): Output =>
  (partition) => {
    const given = partition.documents.map(value)
    let running = start()
    let [from, to] = [0, -1]
    return (at) => {
      const [first, last] = window(partition, at)
      if (first !== from || last < to) {
        running = start()
        from = first
        to = first - 1
      }
      for (; to < last; to++) running.add(given[to + 1])
      return running.result()
    }
  }

/** Places by the sort: those that are equal share one. */
const ranked =
  (isDense: boolean): Output =>
  ({ keys }) => {
    const ranks: number[] = []
    for (const [at, key] of keys.entries()) {
      const before = ranks[at - 1] ?? 0
      const isSame = at > 0 && key === keys[at - 1]
      ranks.push(isSame ? before : isDense ? before + 1 : at + 1)
    }
    return (at) => new Int32(ranks[at] as number)
  }

const shifted = (operand: unknown, variables: Variables): Output => {
  const codes = { notObject: 9, unknown: 9, missing: { output: 9, by: 9 } }
  const given = namedArguments(operand, '$shift', codes, ['default'])
  const by = asInt(given.by) ?? fail(9, "'$shift:by' field must be an integer")
  const output = evaluate(given.output, variables)
  const other = given.default === undefined ? null : evaluate(given.default, variables)({})
  return ({ documents }) =>
    (at) => {
      const document = documents[at + by]
      return document ? (output(document) ?? null) : other
    }
}

const outputOf = (spec: unknown, surroundings: Surroundings): Output => {
  if (!isDocument(spec)) throw new CommandError(9, 'The field of a window function must be an object')
  const { window, ...operators } = spec
  const [name = '', ...others] = Object.keys(operators)
  if (others.length > 0) fail(9, `Cannot specify two functions in a window field: ${name}, ${others[0]}`)
  const { sortBy, variables } = surroundings
  if (WINDOW_ONLY.has(name)) {
    if (!sortBy) fail(5371602, `${name} must be specified with a sortBy expression`)
    if (window !== undefined) fail(5371601, `${name} does not accept a 'window' field`)
    switch (name) {
      case '$documentNumber':
        return () => (at) => new Int32(at + 1)
      case '$rank':
        return ranked(false)
      case '$denseRank':
        return ranked(true)
      case '$shift':
        return shifted(operators[name], variables)
    }
    return notHere(name)
  }
  const accumulator = accumulatorFor(name, operators[name], (expression) => evaluate(expression, variables))
  if (!accumulator) throw new CommandError(9, `Unrecognized window function, ${name}`)
  return accumulated(accumulator, windowOf(window, surroundings))
}

/** $setWindowFields: documents part by part and in order, each with what is made of those around it. */
export const setWindowFields: Stage = (spec, { variables }) => {
  const codes = { notObject: 9, unknown: 40415, missing: { output: 40414 } }
  const { partitionBy, sortBy, output } = namedArguments(spec, '$setWindowFields', codes, ['partitionBy', 'sortBy'])
  if (sortBy !== undefined && !isDocument(sortBy)) throw new CommandError(14, "'sortBy' must be an object")
  if (!isDocument(output)) throw new CommandError(14, "'output' must be an object")
  const order = parseSort(sortBy) ?? []
  const sortKey = sortKeyOf(order)
  const part = partitionBy === undefined ? () => null : evaluate(partitionBy, variables)
  const partOf = (document: Document): unknown => {
    const value = part(document) ?? null
    if (Array.isArray(value))
      fail(14, `An expression used to partition cannot evaluate to value of type ${typeName(value)}`)
    return value
  }
  const sortKeyOfPart = sortKeyOf([{ path: 'part', isDescending: false }])
  const keyOf = (document: Document): Buffer =>
    Buffer.concat([sortKeyOfPart({ part: partOf(document) }), sortKey(document)])
  const sortValueOf = order.length === 1 ? evaluate(`$${order[0]?.path}`, variables) : () => undefined
  const outputs = Object.entries(output).map(
    ([path, field]) => [fieldPath(path), outputOf(field, { sortBy, variables })] as const,
  )
  const finish = function* (documents: Document[]): Generator<Document | Pause> {
    const keys = documents.map((document) => sortKey(document).toString('latin1'))
    const partition = { documents, keys, values: documents.map(sortValueOf) }
    const made = outputs.map(([path, make]) => [path, make(partition)] as const)
    for (const [at, document] of documents.entries()) {
      yield made.reduce((result, [path, value]) => withField(result, path, value(at)), document)
      if (isTurnOver()) yield PAUSE
    }
  }
  return function* (documents) {
    const all = yield* collect(sortAll(documents, keyOf, Number.POSITIVE_INFINITY))
    let current: Document[] = []
    let currentKey: string | undefined
    for (const document of all) {
      const key = keyTextOf(partOf(document))
      if (key !== currentKey && current.length > 0) {
        yield* finish(current)
        current = []
      }
      currentKey = key
      current.push(document)
    }
    if (current.length > 0) yield* finish(current)
  }
}
