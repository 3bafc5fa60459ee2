import { CommandError } from '../protocol/errors.js'
import { typeName } from '../query/comparisons.js'
import { isDocument } from '../query/paths.js'
import { compareValues, TYPE_ORDER, typeOrder } from '../storage/ordered-key.js'
import { isNumber, isZero } from './arithmetic.js'

/** Variables by name: ROOT, CURRENT, NOW and those of `let`, `$let`, `$map` … A missing value is undefined. */
export type Scope = Readonly<Record<string, unknown>>
/** A compiled expression. It never changes what it is given; what it returns may share parts with it. */
export type Evaluate = (scope: Scope) => unknown
/** Compiles an operand; `names` are variables it may use besides those around it. */
export type Compile = (operand: unknown, names?: readonly string[]) => Evaluate
/** Compiles what stands behind an operator's name. */
export type Operator = (operand: unknown, compile: Compile, name: string) => Evaluate

export const isNullish = (value: unknown): value is null | undefined => value === null || value === undefined

/** Whether a value counts as true: all but false, null, a missing field and zero. */
export const isTrue = (value: unknown): boolean =>
  !isNullish(value) && value !== false && !(isNumber(value) && isZero(value))

/** BSON's order over everything, in which a missing field stands before null. */
export const order = (a: unknown, b: unknown): number => {
  const [first, second] = [typeOrder(a), typeOrder(b)]
  if (first === TYPE_ORDER.null && second === TYPE_ORDER.null) return Number(a !== undefined) - Number(b !== undefined)
  return Math.sign(compareValues(a, b))
}

export const fail = (code: number, message: string): never => {
  throw new CommandError(code, message)
}
export const notHere = (what: string): never => fail(238, `${what} is not implemented by this embedded server`)

/** An operator over a list of arguments, all evaluated; one alone may stand without its array. */
export const over =
  (least: number, most: number, apply: (values: unknown[], name: string) => unknown): Operator =>
  (operand, compile, name) => {
    const parts = argumentsOf(operand, least, most, name).map((part) => compile(part))
    return (scope) => {
      const values = new Array(parts.length)
      for (let i = 0; i < parts.length; i++) values[i] = (parts[i] as Evaluate)(scope)
      return apply(values, name)
    }
  }
export const argumentsOf = (operand: unknown, least: number, most: number, name: string): unknown[] => {
  const list = Array.isArray(operand) ? operand : [operand]
  if (list.length >= least && list.length <= most) return list
  throw least === most
    ? new CommandError(16020, `Expression ${name} takes exactly ${least} arguments. ${list.length} were passed in.`)
    : new CommandError(
        28667,
        `Expression ${name} takes at least ${least} arguments, and at most ${most}, but ${list.length} were passed in.`,
      )
}
export const unary = (apply: (value: unknown, name: string) => unknown): Operator =>
  over(1, 1, ([value], name) => apply(value, name))

/** MongoDB's numbers for what can be wrong with arguments that have names. */
export type NamedCodes = { notObject: number; unknown: number; missing: Record<string, number> }
/** Takes arguments apart that have names, refusing others and the lack of those in `missing`. */
export const namedArguments = (
  operand: unknown,
  name: string,
  { notObject, unknown, missing }: NamedCodes,
  optional: readonly string[],
): Record<string, unknown> => {
  if (!isDocument(operand)) {
    throw new CommandError(notObject, `${name} only supports an object as an argument, found: ${typeName(operand)}`)
  }
  for (const key of Object.keys(operand)) {
    if (!Object.hasOwn(missing, key) && !optional.includes(key))
      throw new CommandError(unknown, `${name} found an unknown argument: ${key}`)
  }
  for (const [key, code] of Object.entries(missing)) {
    if (operand[key] === undefined) throw new CommandError(code, `${name} requires '${key}' to be specified`)
  }
  return operand
}
/** An operator over arguments with names, each compiled; those left out are undefined. */
export const overNamed =
  (
    codes: NamedCodes,
    optional: readonly string[],
    apply: (get: (key: string) => unknown, has: (key: string) => boolean, name: string) => unknown,
  ): Operator =>
  (operand, compile, name) => {
    const given = namedArguments(operand, name, codes, optional)
    const parts = new Map(Object.entries(given).map(([key, value]) => [key, compile(value)]))
    return (scope) =>
      apply(
        (key) => parts.get(key)?.(scope),
        (key) => parts.has(key),
        name,
      )
  }
