import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import type { Matcher } from '../query/matcher.js'
import { fieldOf, isArrayIndex, isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { ONLY_EXISTING, OPERATORS, type Place, REMOVED, UNCHANGED } from './operators.js'

/** One operator at one path. */
export type Step = { operator: string; path: string[]; operand: unknown }
export type ArrayFilters = Map<string, Matcher>

/** What dynamic path parts stand for: `$` an array place, `$[name]` the elements a filter passes. */
export type Scope = { position: number | undefined; filters: ArrayFilters; id: unknown }

/** Applies one operator to a document, in place, at every element its path stands for. */
export const applyStep = (document: Document, { operator, path, operand }: Step, scope: Scope): void => {
  const descend = (container: Document | unknown[], at: number, done: string[]): void => {
    const part = path[at] as string
    if (part.startsWith('$[')) {
      eachElement(container, at, done)
      return
    }
    const name = part === '$' ? positionIn(container, scope, done) : part
    if (Array.isArray(container) && !isArrayIndex(name)) {
      if (ONLY_EXISTING.has(operator)) return
      throw new CommandError(
        28,
        `Cannot create field '${name}' in element {${done.at(-1)}: ${JSON.stringify(promote(container))}}`,
      )
    }
    visit(container, name, at, [...done, name])
  }
  const eachElement = (container: Document | unknown[], at: number, done: string[]) => {
    const part = path[at] as string
    if (!Array.isArray(container)) {
      throw new CommandError(2, `Cannot apply array updates to non-array element ${done.at(-1)}`)
    }
    const identifier = part.slice(2, -1)
    const matches = identifier === '' ? undefined : (scope.filters.get(identifier) as Matcher)
    for (let i = 0; i < container.length; i++) {
      if (!matches || matches({ [identifier]: container[i] })) visit(container, String(i), at, [...done, String(i)])
    }
  }
  const visit = (container: Document | unknown[], name: string, at: number, done: string[]) => {
    const slots = container as Document
    const value = Array.isArray(container) ? container[Number(name)] : fieldOf(container, name)
    if (at === path.length - 1) {
      change(slots, name, value, done)
      return
    }
    if (value === undefined) {
      if (ONLY_EXISTING.has(operator)) return
      if (path.slice(at + 1).some((part) => part.startsWith('$'))) {
        throw new CommandError(
          2,
          `The path '${done.join('.')}' must exist in the document in order to apply array updates.`,
        )
      }
      put(slots, name, {})
    } else if (!isDocument(value) && !Array.isArray(value)) {
      if (ONLY_EXISTING.has(operator)) return
      throw new CommandError(
        28,
        `Cannot create field '${path[at + 1]}' in element {${name}: ${JSON.stringify(promote(value))}}`,
      )
    }
    descend(slots[name], at + 1, done)
  }
  const change = (slots: Document, name: string, value: unknown, done: string[]) => {
    const place: Place = { path: done.join('.'), id: scope.id }
    const result = OPERATORS[operator]?.(value, operand, place)
    if (result === UNCHANGED) return
    if (result !== REMOVED) put(slots, name, result)
    else if (Array.isArray(slots)) slots[Number(name)] = null
    else delete slots[name]
  }
  descend(document, 0, [])
}

const MAX_PADDING = 1_500_000
const put = (slots: Document, name: string, value: unknown): void => {
  if (!Array.isArray(slots)) {
    slots[name] = value
    return
  }
  if (Number(name) > slots.length + MAX_PADDING) throw new CommandError(2, 'cannot backfill array to specified index')
  while (slots.length < Number(name)) slots.push(null)
  slots[Number(name)] = value
}

const positionIn = (container: unknown, { position }: Scope, done: string[]): string => {
  if (position === undefined)
    throw new CommandError(2, 'The positional operator did not find the match needed from the query.')
  if (!Array.isArray(container))
    throw new CommandError(2, `Cannot apply the positional operator to non-array element ${done.at(-1)}`)
  return String(position)
}

/** $rename: takes the value from one place and sets it at the other. */
export const rename = (document: Document, { path, operand }: Step): void => {
  const source = parentOf(document, path)
  const name = path.at(-1) as string
  if (!source || !Object.hasOwn(source, name)) return
  const value = source[name]
  delete source[name]
  const scope: Scope = { position: undefined, filters: new Map(), id: document._id }
  applyStep(document, { operator: '$set', path: (operand as string).split('.'), operand: value }, scope)
}
const parentOf = (document: Document, path: string[]): Document | undefined => {
  let at: unknown = document
  for (const name of path.slice(0, -1)) {
    if (Array.isArray(at)) throw new CommandError(2, `The source field cannot be an array element, '${path.join('.')}'`)
    at = isDocument(at) ? at[name] : undefined
  }
  return isDocument(at) ? at : undefined
}
