import type { Document } from 'bson'
import { isTrue } from '../aggregate/expression.js'
import { evaluate } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { bitsTest, comparison, equality, isOneOf, modTest, regexTest, typeTest, type ValueTest } from './comparisons.js'
import { toBoolean, toNumber } from './options.js'
import { isDocument, someLeaf } from './paths.js'
import { isRegex } from './regex.js'

/** Where a filter matched: the array element that the positional `$` stands for. */
export type MatchPlace = { position?: number }

/**
 * Whether a document passes a filter, by MongoDB's rules for every BSON type.
 */
export type Matcher = (document: Document, place?: MatchPlace) => boolean

export type FilterSettings = { variables?: Document | undefined }

/** Compiles a filter. Throws CommandError 2 (BadValue) for what MongoDB refuses too. */
export const compileFilter = (filter: unknown, settings: FilterSettings = {}): Matcher => {
  if (!isDocument(filter)) throw new CommandError(14, 'Expected a filter to be an object')
  const parts = Object.entries(filter).map(([name, value]) =>
    name.startsWith('$') ? logical(name, value, settings) : field(name.split('.'), value, settings),
  )
  if (parts.length === 1) return parts[0] as Matcher
  return (document, place) => parts.every((part) => part(document, place))
}

/** The top fields of a document that a filter looks at; undefined where it may look at any. */
export const topFieldsOf = (filter: Document): string[] | undefined => {
  const fields: string[] = []
  for (const [name, value] of Object.entries(filter)) {
    if (!name.startsWith('$')) fields.push(name.split('.')[0] as string)
    else if (['$and', '$or', '$nor'].includes(name)) {
      for (const branch of value as Document[]) {
        const own = topFieldsOf(branch)
        if (!own) return undefined
        fields.push(...own)
      }
    } else if (name !== '$comment') return undefined
  }
  return fields
}

const logical = (name: string, value: unknown, settings: FilterSettings): Matcher => {
  switch (name) {
    case '$and': {
      const parts = branches(name, value, settings)
      return (document, place) => parts.every((part) => part(document, place))
    }
    case '$or': {
      const parts = branches(name, value, settings)
      return (document, place) => parts.some((part) => part(document, place))
    }
    case '$nor': {
      const parts = branches(name, value, settings)
      return (document) => !parts.some((part) => part(document))
    }
    case '$expr':
      return expression(value, settings)
    case '$comment':
      return () => true
    case '$alwaysTrue':
      return () => true
    case '$alwaysFalse':
      return () => false
    case '$where':
      throw new CommandError(2, 'no globalScriptEngine in $where parsing')
    case '$text':
      throw new CommandError(27, 'text index required for $text query')
    case '$jsonSchema':
      throw new CommandError(238, '$jsonSchema is not implemented by this embedded server')
  }
  throw new CommandError(
    2,
    `unknown top level operator: ${name}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
  )
}

const branches = (name: string, value: unknown, settings: FilterSettings): Matcher[] => {
  if (!Array.isArray(value)) throw new CommandError(2, `${name} must be an array`)
  if (value.length === 0) throw new CommandError(2, '$and/$or/$nor must be a nonempty array')
  return value.map((branch) => {
    if (!isDocument(branch)) throw new CommandError(2, '$or/$and/$nor entries need to be full objects')
    return compileFilter(branch, settings)
  })
}

const expression = (value: unknown, { variables }: FilterSettings): Matcher => {
  const test = evaluate(value, variables)
  return (document) => isTrue(test(document))
}

/** {$gt: 5} and the like, as opposed to a document to be equal to; DBRefs begin with $ref and are values. */
export const isOperators = (value: unknown): value is Document => {
  if (!isDocument(value)) return false
  const first = Object.keys(value)[0]
  return first?.startsWith('$') === true && !['$ref', '$id', '$db'].includes(first)
}

const field = (path: string[], value: unknown, settings: FilterSettings): Matcher => {
  if (!isOperators(value)) return leaf(path, isRegex(value) ? regexTest(value) : equality(value))
  const parts = Object.entries(value).map(([operator, operand]) => operation(path, operator, operand, value, settings))
  if (parts.length === 1) return parts[0] as Matcher
  return (document, place) => parts.every((part) => part(document, place))
}

/** {$or: […]} and the like: conditions on a document's fields, though their names begin like operators on a value. */
const LOGICAL = new Set(['$and', '$or', '$nor', '$expr'])
export const isOnValue = (condition: unknown): condition is Document =>
  isOperators(condition) && !LOGICAL.has(Object.keys(condition)[0] as string)

const leaf =
  (path: string[], test: ValueTest, opensLastArray = true): Matcher =>
  (document, place) =>
    someLeaf(document, path, opensLastArray, (value, position) => {
      if (!test(value)) return false
      if (place && position >= 0) place.position = position
      return true
    })
const not =
  (matcher: Matcher): Matcher =>
  (document) =>
    !matcher(document)

const asList = (operator: string, operand: unknown): unknown[] => {
  if (!Array.isArray(operand)) throw new CommandError(2, `${operator} needs an array`)
  return operand
}
const isAmong = (operand: unknown[]): ValueTest => {
  if (operand.some(isOperators)) throw new CommandError(2, 'cannot nest $ under $in')
  const patterns = operand.filter(isRegex).map((item) => regexTest(item))
  const isPlain = isOneOf(operand.filter((item) => !isRegex(item)))
  return (value) => isPlain(value) || patterns.some((test) => test(value))
}

const comparable = (operator: string, operand: unknown): unknown => {
  if (isRegex(operand)) throw new CommandError(2, `Can't have RegEx as arg to predicate over field '${operator}'.`)
  if (operand === undefined) throw new CommandError(2, 'cannot compare to undefined')
  return operand
}

const operation = (
  path: string[],
  operator: string,
  operand: unknown,
  siblings: Document,
  settings: FilterSettings,
): Matcher => {
  switch (operator) {
    case '$eq':
      return leaf(path, equality(operand))
    case '$ne':
      return not(leaf(path, equality(comparable('$ne', operand))))
    case '$gt':
      return leaf(path, comparison(comparable('$gt', operand), 1, false))
    case '$gte':
      return leaf(path, comparison(comparable('$gte', operand), 1, true))
    case '$lt':
      return leaf(path, comparison(comparable('$lt', operand), -1, false))
    case '$lte':
      return leaf(path, comparison(comparable('$lte', operand), -1, true))
    case '$in':
      return leaf(path, isAmong(asList(operator, operand)))
    case '$nin':
      return not(leaf(path, isAmong(asList(operator, operand))))
    case '$exists': {
      const isThere = leaf(path, (value) => value !== undefined, false)
      return toBoolean(operand) ? isThere : not(isThere)
    }
    case '$type':
      return leaf(path, typeTest(operand))
    case '$regex':
      return leaf(path, regexTest(operand, siblings.$options))
    case '$options':
      if (!('$regex' in siblings)) throw new CommandError(2, '$options needs a $regex')
      return () => true
    case '$not':
      return negation(path, operand, settings)
    case '$mod':
      return leaf(path, modTest(operand))
    case '$size':
      return sizeMatcher(path, operand)
    case '$all':
      return allMatcher(path, asList(operator, operand), settings)
    case '$elemMatch':
      return elementMatcher(path, operand, settings)
    case '$bitsAllSet':
      return leaf(path, bitsTest(operand, 1, true))
    case '$bitsAnySet':
      return leaf(path, bitsTest(operand, 1, false))
    case '$bitsAllClear':
      return leaf(path, bitsTest(operand, 0, true))
    case '$bitsAnyClear':
      return leaf(path, bitsTest(operand, 0, false))
    case '$comment':
      return () => true
  }
  throw new CommandError(2, `unknown operator: ${operator}`)
}

const negation = (path: string[], operand: unknown, settings: FilterSettings): Matcher => {
  if (isRegex(operand)) return not(leaf(path, regexTest(operand)))
  if (!isOperators(operand)) throw new CommandError(2, '$not needs a regex or a document')
  return not(field(path, operand, settings))
}

const sizeMatcher = (path: string[], operand: unknown): Matcher => {
  const size = toNumber(operand)
  if (size === undefined || !Number.isInteger(size)) {
    throw new CommandError(9, 'Failed to parse $size. Expected an integer')
  }
  if (size < 0) throw new CommandError(9, 'Failed to parse $size. Expected a non-negative number')
  return leaf(path, (value) => Array.isArray(value) && value.length === size, false)
}

const allMatcher = (path: string[], operands: unknown[], settings: FilterSettings): Matcher => {
  const parts = operands.map((item) =>
    isDocument(item) && '$elemMatch' in item
      ? elementMatcher(path, item.$elemMatch, settings)
      : leaf(path, isRegex(item) ? regexTest(item) : equality(item)),
  )
  return (document, place) => parts.length > 0 && parts.every((part) => part(document, place))
}

const elementMatcher = (path: string[], operand: unknown, settings: FilterSettings): Matcher => {
  if (!isDocument(operand)) throw new CommandError(2, '$elemMatch needs an Object')
  const isOnValues = isOnValue(operand)
  const matches = compileFilter(isOnValues ? { element: operand } : operand, settings)
  const test: ValueTest = isOnValues
    ? (element) => matches({ element: Array.isArray(element) ? [element] : element })
    : (element) => (isDocument(element) || Array.isArray(element)) && matches(element as Document)
  return (document, place) =>
    someLeaf(document, path, false, (value, position) => {
      if (!Array.isArray(value)) return false
      const found = value.findIndex(test)
      if (found >= 0 && place) place.position = position < 0 ? found : position
      return found >= 0
    })
}
