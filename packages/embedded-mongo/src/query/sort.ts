import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compareValues, EMPTY_ARRAY, encodeKey } from '../storage/ordered-key.js'
import { isTurnOver, PAUSE, type Paced, type Pause } from '../turns.js'
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

/** Sorts what `source` yields, stably; with `limit` only a little more than that many are ever held. */
export function* sortAll<T>(source: Paced<T>, keyOf: (item: T) => Buffer, limit: number): Generator<T | Pause> {
  // sorted runs, each at least twice as long as the next, so that an item is merged a logarithm of times
  const runs: Run<T>[] = []
  let run: Run<T> = []
  const add = function* (sorted: Run<T>, isLast: boolean): Generator<Pause> {
    let merged = sorted
    for (let top = runs.at(-1); top && (isLast || top.length < merged.length * 2); top = runs.at(-1)) {
      runs.pop()
      merged = yield* merge(top, merged, limit)
    }
    runs.push(merged)
  }
  for (const item of source) {
    if (item === PAUSE) {
      yield PAUSE
      continue
    }
    run.push({ key: keyOf(item), item })
    if (run.length < RUN) continue
    yield* add(sortRun(run, limit), false)
    run = []
  }
  yield* add(sortRun(run, limit), true)
  for (const { item } of runs[0] ?? []) {
    yield item
    if (isTurnOver()) yield PAUSE
  }
}

type Run<T> = Array<{ key: Buffer; item: T }>
const RUN = 512

const sortRun = <T>(run: Run<T>, limit: number): Run<T> => {
  run.sort((a, b) => Buffer.compare(a.key, b.key))
  return run.length > limit ? run.slice(0, limit) : run
}

function* merge<T>(left: Run<T>, right: Run<T>, limit: number): Generator<Pause, Run<T>> {
  const merged: Run<T> = []
  let [l, r] = [0, 0]
  while (merged.length < limit && (l < left.length || r < right.length)) {
    const [a, b] = [left[l], right[r]]
    const isLeft = a && (!b || Buffer.compare(a.key, b.key) <= 0)
    merged.push((isLeft ? left[l++] : right[r++]) as Run<T>[number])
    if (merged.length % RUN === 0 && isTurnOver()) yield PAUSE
  }
  return merged
}
