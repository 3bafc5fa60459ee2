import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compareValues, EMPTY_ARRAY, encodeKey } from '../storage/ordered-key.js'
import { toNumber } from './options.js'
import { isDocument, someLeaf } from './paths.js'

export type SortField = { path: string; isDescending: boolean }

/** A sort specification, or undefined when it is empty or asks for the natural order. */
export const parseSort = (sort: unknown): SortField[] | undefined => {
  if (sort === undefined || sort === null) return undefined
  if (!isDocument(sort)) throw new CommandError(14, 'Expected field sort to be of type object')
  const fields = Object.entries(sort).map(([path, direction]) => {
    if (isDocument(direction)) throw new CommandError(115, '$meta sorts are not supported by this embedded server')
    const number = toNumber(direction)
    if (number !== 1 && number !== -1) {
      throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)')
    }
    return { path, isDescending: number < 0 }
  })
  return fields.length === 0 || fields[0]?.path === '$natural' ? undefined : fields
}

/** {$natural: -1}: the collection from its end. */
export const isNaturalBackwards = (sort: unknown): boolean => isDocument(sort) && (toNumber(sort.$natural) ?? 0) < 0

/**
 * The bytes a document sorts by. Of an array counts the least element going up and the greatest going down; an empty
 * array stands before null.
 */
export const sortKeyOf = (fields: readonly SortField[]): ((document: Document) => Buffer) => {
  const descending = fields.map(({ isDescending }) => isDescending)
  const paths = fields.map(({ path }) => path.split('.'))
  return (document) =>
    encodeKey(
      paths.map((path, i) => extreme(document, path, descending[i] as boolean)),
      descending,
    )
}

const extreme = (document: Document, path: string[], isGreatest: boolean): unknown => {
  let best: unknown
  let isFound = false
  const offer = (value: unknown) => {
    if (isFound && compareValues(value, best) > 0 !== isGreatest) return
    best = value
    isFound = true
  }
  someLeaf(document, path, false, (value) => {
    if (!Array.isArray(value)) offer(value ?? null)
    else if (value.length === 0) offer(EMPTY_ARRAY)
    else for (const item of value) offer(item)
    return false
  })
  return isFound ? best : null
}

type Keyed<T> = { key: Buffer; order: number; item: T }

/** Sorts what `source` yields, stably; with `limit` only that many are ever held (twice over). */
export const sortAll = <T>(source: Iterable<T>, keyOf: (item: T) => Buffer, limit: number): T[] => {
  let held: Array<Keyed<T>> = []
  let order = 0
  const prune = () => {
    held.sort((a, b) => Buffer.compare(a.key, b.key) || a.order - b.order)
    if (held.length > limit) held = held.slice(0, limit)
  }
  for (const item of source) {
    held.push({ key: keyOf(item), order: order++, item })
    if (held.length > limit * 2 + 100) prune()
  }
  prune()
  return held.map(({ item }) => item)
}
