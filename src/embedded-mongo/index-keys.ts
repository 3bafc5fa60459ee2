import { createHash } from 'node:crypto'
import type { Document } from 'bson'
import { CommandError } from './errors.js'
import { EMPTY_ARRAY, encodeKey } from './ordered-key.js'

/** LMDB allows keys of 1978 bytes; what is longer is cut and ends in a hash, and then no longer sorts. */
const MAX_VALUE_KEY = 1100
const MAX_ID_KEY = 800
const HASH_BYTES = 32
export const SORTABLE_PREFIX = MAX_VALUE_KEY - HASH_BYTES

const shorten = (key: Buffer, limit: number): Buffer =>
  key.length <= limit
    ? key
    : Buffer.concat([key.subarray(0, limit - HASH_BYTES), createHash('sha256').update(key).digest()])

/** The bytes under which a document with this _id is stored. */
export const idKey = (id: unknown): Buffer => shorten(encodeKey([id]), MAX_ID_KEY)

export const valueKey = (values: readonly unknown[], descending: readonly boolean[]): Buffer =>
  shorten(encodeKey(values, descending), MAX_VALUE_KEY)

export type IndexKeys = {
  /** Every entry the document has in the index, without repetition. */
  keys: Buffer[]
  /** The values of each entry, in the order of `keys`. */
  values: unknown[][]
  isMultikey: boolean
  isLong: boolean
  /** None of the indexed fields is there: a sparse index leaves the document out. */
  isAbsent: boolean
}

type Pending = { at: unknown; path: string[] }

/**
 * A document's entries in an index over `paths`: a missing field counts as null, an array gives one entry per element.
 * Two arrays side by side can't be indexed (code 171).
 */
export const indexKeys = (document: Document, paths: readonly string[], descending: readonly boolean[]): IndexKeys => {
  const state = { isMultikey: false, isPresent: false }
  const tuples: unknown[][] = []
  expand(
    paths.map((path) => ({ at: document, path: path.split('.') })),
    tuples,
    state,
    paths,
  )
  const seen = new Set<string>()
  const keys: Buffer[] = []
  const values: unknown[][] = []
  let isLong = false
  for (const tuple of tuples) {
    const key = valueKey(tuple, descending)
    if (tuples.length > 1) {
      const text = key.toString('latin1')
      if (seen.has(text)) continue
      seen.add(text)
    }
    isLong ||= key.length === MAX_VALUE_KEY
    keys.push(key)
    values.push(tuple)
  }
  return { keys, values, isMultikey: state.isMultikey, isLong, isAbsent: !state.isPresent }
}

const isPlainObject = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !('_bsontype' in value) && !isLeaf(value)
const isLeaf = (value: object) => value instanceof Date || value instanceof RegExp || value instanceof Uint8Array

/** Walks every path to its end or to the first array on it; the paths that share that array are expanded together. */
const expand = (
  pending: Pending[],
  tuples: unknown[][],
  state: { isMultikey: boolean; isPresent: boolean },
  paths: readonly string[],
): void => {
  let array: unknown[] | undefined
  let arrayOwner = -1
  const stopped = pending.map(({ at, path }, i) => {
    let value = at
    let left = path
    while (left.length > 0) {
      const name = left[0] as string
      if (Array.isArray(value)) {
        if (!/^\d+$/.test(name)) break
        value = value[Number(name)]
      } else if (isPlainObject(value)) value = Object.hasOwn(value, name) ? value[name] : undefined
      else {
        value = undefined
        left = []
        break
      }
      left = left.slice(1)
    }
    if (Array.isArray(value)) {
      if (array && array !== value) {
        throw new CommandError(171, `cannot index parallel arrays [${paths[i]}] [${paths[arrayOwner]}]`)
      }
      array = value
      arrayOwner = i
    }
    if (value !== undefined) state.isPresent = true
    return { at: value, path: left }
  })
  if (!array) {
    tuples.push(stopped.map(({ at }) => at ?? null))
    return
  }
  state.isMultikey = true
  const shared = array
  const elements: unknown[] = shared.length > 0 ? shared : [EMPTY_ARRAY]
  for (const element of elements) {
    expandElement(stopped, shared, element, tuples, state, paths)
  }
}

const expandElement = (
  stopped: Pending[],
  shared: unknown[],
  element: unknown,
  tuples: unknown[][],
  state: { isMultikey: boolean; isPresent: boolean },
  paths: readonly string[],
): void => {
  const next = stopped.map(({ at, path }) => {
    if (at !== shared) return { at, path: [] }
    if (path.length === 0) return { at: Array.isArray(element) ? new Nested(element) : element, path }
    return { at: isPlainObject(element) ? element : undefined, path }
  })
  const before = tuples.length
  expand(next, tuples, state, paths)
  for (let i = before; i < tuples.length; i++) {
    tuples[i] = (tuples[i] as unknown[]).map((value) => (value instanceof Nested ? value.array : value))
  }
}

/** An array inside an array is one value of the index: this keeps it from being opened again. */
class Nested {
  constructor(readonly array: unknown[]) {}
}
