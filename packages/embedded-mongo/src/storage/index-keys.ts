import { createHash } from 'node:crypto'
import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { fieldOf, isArrayIndex, isDocument } from '../query/paths.js'
import { EMPTY_ARRAY, encodeKey } from './ordered-key.js'

/** LMDB allows keys of 1978 bytes; what is longer is cut and ends in a hash, and then no longer sorts. */
const MAX_VALUE_KEY = 1100
const MAX_ID_KEY = 800
const HASH_BYTES = 32
export const SORTABLE_PREFIX = MAX_VALUE_KEY - HASH_BYTES
export const SORTABLE_ID_PREFIX = MAX_ID_KEY - HASH_BYTES

const shorten = (key: Buffer, limit: number): Buffer =>
  key.length <= limit
    ? key
    : Buffer.concat([key.subarray(0, limit - HASH_BYTES), createHash('sha256').update(key).digest()])

/** The bytes under which a document with this _id is stored. */
export const idKey = (id: unknown): Buffer => shorten(encodeKey([id]), MAX_ID_KEY)

export const isCutId = (id: Buffer): boolean => id.length === MAX_ID_KEY

const valueKey = (values: readonly unknown[], descending: readonly boolean[]): Buffer =>
  shorten(encodeKey(values, descending), MAX_VALUE_KEY)

export type IndexKeys = {
  /** Every entry the document has in the index, without repetition. */
  keys: Buffer[]
  /** The values of each entry, in the order of `keys`. */
  values: unknown[][]
  /** Which of the paths an array stands on. */
  arrays: boolean[]
  isLong: boolean
}

type Pending = { at: unknown; path: string[] }
type Expansion = { tuples: unknown[][]; arrays: boolean[]; paths: readonly string[] }

/** An array inside an array is one value of the index: this keeps it from being opened again. */
class Nested {
  constructor(readonly array: unknown[]) {}
}

/**
 * A document's entries in an index over `paths`: a missing field counts as null (a sparse index leaves out what has none
 * of the fields), an array gives one entry per element. Two arrays side by side can't be indexed (code 171).
 */
export const indexKeys = (
  document: Document,
  paths: readonly string[],
  descending: readonly boolean[],
  isSparse: boolean,
): IndexKeys => {
  const expansion: Expansion = { tuples: [], arrays: paths.map(() => false), paths }
  expand(
    paths.map((path) => ({ at: document, path: path.split('.') })),
    expansion,
  )
  const seen = new Set<string>()
  const keys: Buffer[] = []
  const values: unknown[][] = []
  let isLong = false
  for (const raw of expansion.tuples) {
    if (isSparse && raw.every((value) => value === undefined)) continue
    const tuple = raw.map((value) => (value instanceof Nested ? value.array : (value ?? null)))
    const key = valueKey(tuple, descending)
    if (expansion.tuples.length > 1) {
      const text = key.toString('latin1')
      if (seen.has(text)) continue
      seen.add(text)
    }
    isLong ||= key.length === MAX_VALUE_KEY
    keys.push(key)
    values.push(tuple)
  }
  return { keys, values, arrays: expansion.arrays, isLong }
}

/** Follows a path to its end or to the first array on it. */
const follow = ({ at, path }: Pending): Pending => {
  let value = at
  let i = 0
  for (; i < path.length; i++) {
    const name = path[i] as string
    if (Array.isArray(value)) {
      if (!isArrayIndex(name)) break
      value = value[Number(name)]
    } else if (isDocument(value)) value = fieldOf(value, name)
    else return { at: undefined, path: [] }
  }
  return { at: value, path: path.slice(i) }
}

/** Paths that stop at the same array are expanded together, element by element. */
const expand = (pending: Pending[], expansion: Expansion): void => {
  const stopped = pending.map(follow)
  let shared: unknown[] | undefined
  let owner = 0
  for (const [i, { at }] of stopped.entries()) {
    if (!Array.isArray(at)) continue
    if (shared && shared !== at) {
      throw new CommandError(171, `cannot index parallel arrays [${expansion.paths[i]}] [${expansion.paths[owner]}]`)
    }
    shared = at
    owner = i
    expansion.arrays[i] = true
  }
  if (!shared) {
    expansion.tuples.push(stopped.map(({ at }) => at))
    return
  }
  const elements: unknown[] = shared.length > 0 ? shared : [EMPTY_ARRAY]
  for (const element of elements) {
    expand(
      stopped.map(({ at, path }) => {
        if (at !== shared) return { at, path: [] }
        if (path.length > 0) return { at: isDocument(element) ? element : undefined, path }
        return { at: Array.isArray(element) ? new Nested(element) : element, path }
      }),
      expansion,
    )
  }
}
