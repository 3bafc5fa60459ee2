import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { fieldOf, isDocument } from '../query/paths.js'
import { accumulatorOperators } from './accumulators.js'
import { type Evaluate, fail, notHere, type Operator, type Scope } from './expression.js'
import { arrayOperators } from './operators/arrays.js'
import { conversionOperators } from './operators/conversions.js'
import { dateOperators } from './operators/dates.js'
import { assertVariableName, logicOperators } from './operators/logic.js'
import { numberOperators } from './operators/numbers.js'
import { stringOperators } from './operators/strings.js'

const OPERATORS: Record<string, Operator> = {
  ...arrayOperators,
  ...conversionOperators,
  ...dateOperators,
  ...logicOperators,
  ...numberOperators,
  ...stringOperators,
  ...accumulatorOperators,
  $literal: (operand) => () => operand,
  $const: (operand) => () => operand,
  $function: () => fail(31264, 'JavaScript expressions are disabled on this server'),
  $meta: () => fail(115, '$meta is not supported by this embedded server'),
  $toHashedIndexKey: () => notHere('$toHashedIndexKey'),
}

/** Variables whose values a scope has besides ROOT and CURRENT, as `let` and `$lookup` give them. */
export type Variables = Document | undefined
const ALWAYS = ['ROOT', 'CURRENT', 'REMOVE', 'NOW', 'KEEP', 'PRUNE', 'DESCEND']
/** What $redact's three variables stand for. */
const DECISIONS: Scope = { KEEP: '$$KEEP', PRUNE: '$$PRUNE', DESCEND: '$$DESCEND' }

const compile = (operand: unknown, names: ReadonlySet<string>): Evaluate => {
  if (typeof operand === 'string') return operand.startsWith('$') ? path(operand, names) : () => operand
  if (Array.isArray(operand)) return list(operand, names)
  return isDocument(operand) ? object(operand, names) : () => operand
}

const list = (operand: unknown[], names: ReadonlySet<string>): Evaluate => {
  const parts = operand.map((part) => compile(part, names))
  return (scope) => parts.map((part) => part(scope) ?? null)
}

const object = (operand: Document, names: ReadonlySet<string>): Evaluate => {
  const keys = Object.keys(operand)
  if (keys[0]?.startsWith('$')) return operation(keys, operand, names)
  const fields = keys.map((key) => {
    assertFieldName(key)
    return [key, compile(operand[key], names)] as const
  })
  return (scope) => {
    const result: Document = {}
    for (const [key, field] of fields) {
      const value = field(scope)
      if (value !== undefined) result[key] = value
    }
    return result
  }
}

const operation = ([name = '', ...others]: string[], operand: Document, names: ReadonlySet<string>): Evaluate => {
  if (others.length > 0) {
    throw new CommandError(15983, 'An object representing an expression must have exactly one field')
  }
  const operator = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
  if (!operator) throw new CommandError(168, `Unrecognized expression '${name}'`)
  const compileWith = (part: unknown, more: readonly string[] = []) =>
    compile(part, more.length > 0 ? new Set([...names, ...more]) : names)
  return operator(operand[name], compileWith, name)
}

const assertFieldName = (name: string): void => {
  if (name === '') fail(15998, 'FieldPath field names may not be empty strings.')
  if (name.startsWith('$'))
    fail(16410, `FieldPath field names may not start with '$'. Consider using $getField or $setField.`)
  if (name.includes('.'))
    fail(16412, `FieldPath field names may not contain '.'. Consider using $getField or $setField.`)
}
/** The fields a path goes through. Refuses empty names and those that begin with `$`. */
export const fieldPath = (text: string): string[] => {
  if (text.endsWith('.')) fail(40353, "FieldPath must not end with a '.'.")
  const fields = text.split('.')
  for (const field of fields) assertFieldName(field)
  return fields
}

const path = (text: string, names: ReadonlySet<string>): Evaluate => {
  if (text === '$') fail(16872, "'$' by itself is not a valid FieldPath")
  if (!text.startsWith('$$')) return along('CURRENT', fieldPath(text.slice(1)))
  const [variable = '', ...fields] = text.slice(2).split('.')
  if (variable === '') fail(16869, 'empty variable names are not allowed')
  if (!/^[A-Za-z\u{80}-\u{10ffff}]/u.test(variable))
    fail(16870, `'${variable}' starts with an invalid character for a variable name`)
  if (variable === 'CLUSTER_TIME' && !names.has(variable))
    fail(51144, "Builtin variable '$$CLUSTER_TIME' is not available")
  if (!names.has(variable)) throw new CommandError(17276, `Use of undefined variable: ${variable}`)
  if (fields.length === 0) return (scope) => scope[variable]
  return along(variable, fieldPath(fields.join('.')))
}
const along = (variable: string, fields: string[]): Evaluate => {
  const [only] = fields
  if (fields.length === 1 && only !== undefined) {
    return (scope) => {
      const from = scope[variable]
      return isDocument(from) ? fieldOf(from, only) : valueAlong(from, fields, 0)
    }
  }
  return (scope) => valueAlong(scope[variable], fields, 0)
}
/** What a path leads to: through an array, that of each of its documents that has it; undefined where there is nothing. */
const valueAlong = (from: unknown, fields: readonly string[], at: number): unknown => {
  if (at === fields.length) return from
  if (Array.isArray(from)) {
    const found: unknown[] = []
    for (const item of from) {
      if (!isDocument(item)) continue
      const value = valueAlong(fieldOf(item, fields[at] as string), fields, at + 1)
      if (value !== undefined) found.push(value)
    }
    return found
  }
  return isDocument(from) ? valueAlong(fieldOf(from, fields[at] as string), fields, at + 1) : undefined
}

/**
 * An aggregation expression as a function on a document with BSON's own types. Throws what MongoDB throws: for what it
 * can't read at once, for values as they come.
 */
export const evaluate = (expression: unknown, variables?: Variables): ((document: Document) => unknown) => {
  const compiled = compile(expression, new Set([...ALWAYS, ...Object.keys(variables ?? {})]))
  // one for all documents, since an evaluation is over before the next begins
  const scope: Record<string, unknown> = { NOW: new Date(), ...DECISIONS, ...variables }
  return (document) => {
    scope.ROOT = document
    scope.CURRENT = document
    return compiled(scope)
  }
}

/** The value of an expression that looks at no document; undefined for one that does. */
export const constantOf = (expression: unknown, variables?: Variables): { value: unknown } | undefined =>
  usesDocument(expression) ? undefined : { value: evaluate(expression, variables)({}) }
const usesDocument = (expression: unknown): boolean => {
  if (typeof expression === 'string') return /^\$(?:[^$]|\$ROOT|\$CURRENT)/.test(expression)
  if (Array.isArray(expression)) return expression.some(usesDocument)
  if (!isDocument(expression)) return false
  return Object.entries(expression).some(
    ([key, value]) => key !== '$literal' && key !== '$const' && usesDocument(value),
  )
}

/** The variables of a command: its `let`, evaluated, and the moment it began. */
export const commandVariables = (bindings: unknown): Document => {
  const now = { NOW: new Date() }
  if (bindings === undefined) return now
  if (!isDocument(bindings)) throw new CommandError(14, "BSON field 'let' is the wrong type, expected type 'object'")
  const values = Object.entries(bindings).map(([name, expression]) => {
    assertVariableName(name)
    const constant = constantOf(expression, now)
    if (!constant)
      throw new CommandError(
        4890500,
        `Command let Expression tried to access a field, but this is not allowed: ${name}`,
      )
    return [name, constant.value ?? null] as const
  })
  return { ...now, ...Object.fromEntries(values) }
}
