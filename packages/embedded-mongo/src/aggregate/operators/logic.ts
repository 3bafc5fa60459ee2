import { Double, Int32 } from 'bson'
import { CommandError } from '../../protocol/errors.js'
import { typeName } from '../../query/comparisons.js'
import { isDocument } from '../../query/paths.js'
import {
  argumentsOf,
  type Evaluate,
  fail,
  isNullish,
  isTrue,
  namedArguments,
  type Operator,
  order,
  over,
  unary,
} from '../expression.js'

const compared = (test: (order: number) => unknown): Operator => over(2, 2, ([a, b]) => test(order(a, b)))

const everyOrSome =
  (isEvery: boolean): Operator =>
  (operand, compile) => {
    const parts = (Array.isArray(operand) ? operand : [operand]).map((part) => compile(part))
    return (scope) => {
      for (const part of parts) if (isTrue(part(scope)) !== isEvery) return !isEvery
      return isEvery
    }
  }

const cond: Operator = (operand, compile, name) => {
  const [test, yes, no] = (isDocument(operand) ? condArguments(operand) : argumentsOf(operand, 3, 3, name)).map(
    (part) => compile(part),
  ) as [Evaluate, Evaluate, Evaluate]
  return (scope) => (isTrue(test(scope)) ? yes(scope) : no(scope))
}
const condArguments = (operand: unknown): unknown[] => {
  // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's
  const codes = { notObject: 16020, unknown: 17083, missing: { if: 17080, then: 17081, else: 17082 } }
  const { if: test, then: yes, else: no } = namedArguments(operand, '$cond', codes, [])
  return [test, yes, no]
}

const ifNull: Operator = (operand, compile) => {
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length < 2) fail(1257300, `$ifNull needs at least two arguments, had: ${list.length}`)
  const parts = list.map((part) => compile(part))
  return (scope) => {
    let value: unknown
    for (const part of parts) {
      value = part(scope)
      if (!isNullish(value)) return value
    }
    return value
  }
}

const switchOperator: Operator = (operand, compile) => {
  if (!isDocument(operand)) {
    throw new CommandError(40060, `$switch requires an object as an argument, found: ${typeName(operand)}`)
  }
  for (const key of Object.keys(operand)) {
    if (key !== 'branches' && key !== 'default') fail(40067, `$switch found an unknown argument: ${key}`)
  }
  const { branches = [], default: other } = operand
  if (!Array.isArray(branches)) {
    throw new CommandError(40061, `$switch expected an array for 'branches', found: ${typeName(branches)}`)
  }
  if (branches.length === 0) fail(40068, '$switch requires at least one branch.')
  // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's
  const codes = { notObject: 40062, unknown: 40063, missing: { case: 40064, then: 40065 } }
  const compiled = branches.map((branch) => {
    const parts = namedArguments(branch, '$switch', codes, [])
    return [compile(parts.case), compile(parts.then)] as const
  })
  const fallback = other === undefined ? undefined : compile(other)
  return (scope) => {
    for (const [test, value] of compiled) if (isTrue(test(scope))) return value(scope)
    if (fallback) return fallback(scope)
    return fail(40066, '$switch could not find a matching branch for an input, and no default was specified.')
  }
}

/** A name a variable may be given: it begins with a small letter or one beyond ASCII. */
export const assertVariableName = (name: unknown): string => {
  if (typeof name !== 'string' || name === '') throw new CommandError(16866, 'empty variable names are not allowed')
  if (name === 'CURRENT') return name
  if (!/^[a-z\u{80}-\u{10ffff}]/u.test(name))
    fail(16867, `'${name}' starts with an invalid character for a user variable name`)
  if (!/^[\w\u{80}-\u{10ffff}]+$/u.test(name))
    fail(16868, `'${name}' contains an invalid character for a variable name`)
  return name
}

const letOperator: Operator = (operand, compile, name) => {
  const codes = { notObject: 16874, unknown: 16875, missing: { vars: 16876, in: 16877 } }
  const { vars, in: body } = namedArguments(operand, name, codes, [])
  if (!isDocument(vars)) throw new CommandError(10065, 'invalid parameter: expected an object (vars)')
  const bound = Object.entries(vars).map(([key, value]) => [assertVariableName(key), compile(value)] as const)
  const compiled = compile(
    body,
    bound.map(([key]) => key),
  )
  return (scope) => compiled({ ...scope, ...Object.fromEntries(bound.map(([key, value]) => [key, value(scope)])) })
}

/** Comparisons, conditions and variables. */
export const logicOperators: Record<string, Operator> = {
  $eq: compared((o) => o === 0),
  $ne: compared((o) => o !== 0),
  $gt: compared((o) => o > 0),
  $gte: compared((o) => o >= 0),
  $lt: compared((o) => o < 0),
  $lte: compared((o) => o <= 0),
  $cmp: compared((o) => new Int32(o)),
  $and: everyOrSome(true),
  $or: everyOrSome(false),
  $not: unary((value) => !isTrue(value)),
  $cond: cond,
  $ifNull: ifNull,
  $switch: switchOperator,
  $let: letOperator,
  $rand: (operand) => {
    const isEmpty = Array.isArray(operand)
      ? operand.length === 0
      : isDocument(operand) && Object.keys(operand).length === 0
    if (!isEmpty) fail(3040501, '$rand does not currently accept arguments')
    return () => new Double(Math.random())
  },
}
