import { Decimal128, type Document, Long } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { Context, evalExpr } from 'mingo/core'
import * as accumulators from 'mingo/operators/accumulator'
import * as expressions from 'mingo/operators/expression'
import * as projections from 'mingo/operators/projection'
import * as windows from 'mingo/operators/window'
import type { Any, Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { compareValues, encodeKey } from '../storage/ordered-key.js'
import { type BsonNumber, combine } from './arithmetic.js'
import { dateExpressions } from './dates.js'

type Expression = (document: Any, operands: Any, options: Options) => Any

/** BSON's order over everything, in which a missing field stands before null. */
const order = (a: unknown, b: unknown): number => {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined)
  return Math.sign(compareValues(a, b))
}
const compared =
  (name: string, test: (order: number) => unknown): Expression =>
  (document, operands, options) => {
    const values = evalExpr(document, operands, options) as unknown[]
    if (!Array.isArray(operands) || values.length !== 2) {
      throw new CommandError(
        16020,
        `Expression ${name} takes exactly 2 arguments. ${values?.length ?? 1} were passed in.`,
      )
    }
    return test(order(values[0], values[1]))
  }
const isWide = (value: unknown): value is Long | Decimal128 => value instanceof Long || value instanceof Decimal128
const isNumber = (value: unknown): value is BsonNumber => typeof value === 'number' || isWide(value)

/** mingo reckons with doubles; where a wide number takes part, BSON's own arithmetic does it. */
const exact =
  (name: string, operation: 'add' | 'multiply', plain: Expression): Expression =>
  (document, operands, options) => {
    const values = evalExpr(document, operands, options) as unknown[]
    if (!Array.isArray(values) || !values.some(isWide)) return plain(document, operands, options)
    if (values.some((value) => value === null || value === undefined)) return null
    return foldExactly(name, values, operation)
  }
const foldExactly = (name: string, values: unknown[], operation: 'add' | 'multiply'): unknown => {
  if (!values.every(isNumber)) throw new CommandError(14, `${name} only supports numeric types`)
  const result = values.reduce<BsonNumber | undefined>(
    (sum, value) => sum && combine(sum, value as BsonNumber, operation),
    operation === 'add' ? wholeZero : wholeOne,
  )
  if (result === undefined) throw new CommandError(2, `${name} overflowed a 64-bit integer`)
  return promote(result)
}
const wholeZero = Long.ZERO
const wholeOne = Long.ONE
const negate = (value: unknown): unknown =>
  isNumber(value) ? promote(combine(value, Long.NEG_ONE, 'multiply')) : value

const collect = (documents: Any, operands: Any, options: Options): unknown[] =>
  (accumulators.$push as (d: Any, e: Any, o: Options) => unknown[])(documents, operands, options)

const refuseWide =
  (name: string, plain: Expression): Expression =>
  (document, operands, options) => {
    const values = [evalExpr(document, operands, options)].flat() as unknown[]
    if (values.some(isWide)) {
      throw new CommandError(
        238,
        `${name} of decimals and of longs beyond 2^53 is not implemented by this embedded server`,
      )
    }
    return plain(document, operands, options)
  }

const plainExpressions = expressions as unknown as Record<string, Expression>
const plainAccumulators = accumulators as unknown as Record<string, Expression>
const WIDE_UNSUPPORTED = [
  '$divide',
  '$mod',
  '$abs',
  '$ceil',
  '$floor',
  '$round',
  '$trunc',
  '$pow',
  '$sqrt',
  '$exp',
  '$ln',
]

const extremeOf =
  (isGreatest: boolean): Expression =>
  (documents, operands, options) => {
    let best: unknown
    for (const value of collect(documents, operands, options)) {
      if (value === null || value === undefined) continue
      if (best === undefined || order(value, best) > 0 === isGreatest) best = value
    }
    return best ?? null
  }

const ownExpressions: Record<string, Expression> = {
  $eq: compared('$eq', (o) => o === 0),
  $ne: compared('$ne', (o) => o !== 0),
  $gt: compared('$gt', (o) => o > 0),
  $gte: compared('$gte', (o) => o >= 0),
  $lt: compared('$lt', (o) => o < 0),
  $lte: compared('$lte', (o) => o <= 0),
  $cmp: compared('$cmp', (o) => o),
  $in: (document, operands, options) => {
    const [item, list] = evalExpr(document, operands, options) as [unknown, unknown]
    if (!Array.isArray(list)) throw new CommandError(40081, '$in requires an array as a second argument')
    return list.some((other) => order(item, other) === 0)
  },
  $add: exact('$add', 'add', plainExpressions.$add as Expression),
  $multiply: exact('$multiply', 'multiply', plainExpressions.$multiply as Expression),
  $subtract: (document, operands, options) => {
    const values = evalExpr(document, operands, options) as unknown[]
    if (!values.some(isWide)) return (plainExpressions.$subtract as Expression)(document, operands, options)
    if (values.some((value) => value === null || value === undefined)) return null
    return foldExactly('$subtract', [values[0], negate(values[1])], 'add')
  },
  ...Object.fromEntries(WIDE_UNSUPPORTED.map((name) => [name, refuseWide(name, plainExpressions[name] as Expression)])),
}
const ownAccumulators: Record<string, Expression> = {
  $sum: (documents, operands, options) => {
    const values = collect(documents, operands, options).filter(isNumber)
    if (values.some(isWide)) return foldExactly('$sum', values, 'add')
    return (values as number[]).reduce((sum, value) => sum + value, 0)
  },
  $min: extremeOf(false),
  $max: extremeOf(true),
  $avg: (documents, operands, options) => {
    const values = collect(documents, operands, options).filter(isNumber)
    if (values.some((value) => value instanceof Decimal128))
      throw new CommandError(238, '$avg of decimals is not implemented by this embedded server')
    return values.length === 0 ? null : values.reduce<number>((sum, value) => sum + Number(value), 0) / values.length
  },
  $addToSet: (documents, operands, options) => {
    const found = new Map<string, unknown>()
    for (const value of collect(documents, operands, options)) {
      const key = encodeKey([value]).toString('latin1')
      if (value !== undefined && !found.has(key)) found.set(key, value)
    }
    return [...found.values()]
  },
}
type Operators = Parameters<typeof Context.init>[0]
type OperatorTable = Record<string, Expression>
export const operators: Record<'expression' | 'accumulator' | 'projection' | 'window', OperatorTable> = {
  expression: { ...plainExpressions, ...dateExpressions, ...ownExpressions },
  accumulator: { ...plainAccumulators, ...ownAccumulators },
  projection: { ...(projections as unknown as OperatorTable) },
  window: { ...(windows as unknown as OperatorTable) },
}

const isKnownExpression = (name: string): boolean =>
  Object.hasOwn(operators.expression, name) || Object.hasOwn(operators.accumulator, name)
const SCRIPTS = new Set(['$function', '$accumulator', '$where'])

/** Scripts are refused wherever they hide in a stage. */
export const assertNoScript = (value: unknown): void => {
  if (Array.isArray(value)) for (const item of value) assertNoScript(item)
  if (!isDocument(value)) return
  for (const [name, operand] of Object.entries(value)) {
    if (SCRIPTS.has(name)) throw new CommandError(31264, 'JavaScript expressions are disabled on this server')
    assertNoScript(operand)
  }
}

/** Refuses unknown operators before anything runs, as MongoDB does (168, or 15952 in a $group). */
export const assertExpression = (value: unknown): void => {
  if (Array.isArray(value)) for (const item of value) assertExpression(item)
  if (!isDocument(value)) return
  for (const [name, operand] of Object.entries(value)) {
    if (name.startsWith('$')) {
      if (SCRIPTS.has(name)) throw new CommandError(31264, 'JavaScript expressions are disabled on this server')
      if (!isKnownExpression(name)) throw new CommandError(168, `Unrecognized expression '${name}'`)
      if (Object.keys(value).length > 1) {
        throw new CommandError(15983, 'An object representing an expression must have exactly one field')
      }
      if (name === '$literal') continue
    }
    assertExpression(operand)
  }
}

/**
 * mingo evaluates with an options object that only its aggregator makes; a pipeline of one own stage hands it out, once,
 * since making it copies the whole table of operators.
 */
const makeOptions = (variables: Document | undefined): Options => {
  let made: Options | undefined
  const stage = (documents: Any, _: Any, options: Options) => {
    made = options
    return documents
  }
  const context = Context.init({ ...operators, pipeline: { $reveal: stage } } as unknown as Operators)
  new Aggregator([{ $reveal: {} }], {
    context,
    scriptEnabled: false,
    ...(variables && { variables: promote(variables) as Document }),
  } as Partial<Options>).stream([])
  return made as Options
}
let shared: Options | undefined
export const optionsFor = (variables: Document | undefined): Options => {
  if (variables) return makeOptions(variables)
  shared ??= makeOptions(undefined)
  return shared
}

/** Names a thrown value as the client may see it: MongoDB's code when known, else BadValue with the reason. */
export const asCommandError = (error: unknown): unknown => {
  if (error instanceof CommandError || !(error instanceof Error)) return error
  if (error instanceof RangeError) return new CommandError(15, 'Exceeded depth or size limit while evaluating')
  const variable = /^Use of undefined variable: (.+)$/.exec(error.message)
  if (variable) return new CommandError(17276, error.message)
  if (/convert/i.test(error.message)) return new CommandError(241, error.message)
  return new CommandError(/must resolve|expects?\b|numeric|number/i.test(error.message) ? 14 : 2, error.message)
}

/** An aggregation expression as a function on a promoted document. */
export const evaluate = (expression: unknown, variables?: Document): ((document: Document) => unknown) => {
  assertExpression(expression)
  const operand = promote(expression)
  const options = optionsFor(variables)
  return (document) => {
    try {
      return evalExpr(document, operand, options)
    } catch (error) {
      throw asCommandError(error)
    }
  }
}
