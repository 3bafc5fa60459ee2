import type { Document } from 'bson'
import type { Catalog, Collection, Index } from '../storage/catalog.js'
import { numbered, rangeOf, readDocument, readRange } from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import type { Storage } from '../storage/lmdb.js'
import { PAUSE, type Paced, type Pause } from '../turns.js'
import { compileFilter, type MatchPlace } from './matcher.js'
import { COLLECTION_SCAN, type Plan, planQuery } from './planner.js'
import { isNaturalBackwards, parseSort, sortAll, sortKeyOf } from './sort.js'

export type Engine = { storage: Storage; catalog: Catalog }

export type Query = {
  filter: Document
  sort?: unknown
  skip?: number
  limit?: number
  hint?: unknown
  variables?: Document | undefined
}

export type Match = { raw: Buffer; document: Document; position: number | undefined }

/** Counts of what a query touched, for explain. */
export type Examined = { keys: number; documents: number }

/** The candidates a plan leads to, as stored. A document is given once, however many entries it has. */
export function* readPlan(
  engine: Engine,
  collection: Collection,
  plan: Plan,
  examined: Examined = { keys: 0, documents: 0 },
): Generator<Buffer | Pause> {
  const { storage } = engine
  const { index } = plan
  if (plan.branches) {
    yield* readBranches(engine, collection, plan.branches, examined)
    return
  }
  if (!index) {
    for (const raw of readRange(storage.documents, rangeOf(collection.id), plan.isReverse)) {
      if (raw !== PAUSE) examined.documents++
      yield raw
    }
    return
  }
  for (const value of readEntries(storage, index, plan, examined)) {
    if (value === PAUSE) {
      yield PAUSE
      continue
    }
    const raw = index.isPrimary ? value : storage.documents.get(numbered(collection.id, value))
    if (!raw) continue
    examined.documents++
    yield raw
  }
}

/** What the entries of a plan's index say, for each document once: its _id key, or in the primary index the document itself. */
export function* readEntries(
  storage: Storage,
  index: Index,
  plan: Plan,
  examined: Examined,
): Generator<Buffer | Pause> {
  const seen = index.arrays.includes(true) ? new Set<string>() : undefined
  const ranges = plan.isReverse ? [...plan.ranges].reverse() : plan.ranges
  for (const { start, end } of ranges) {
    const range = { start: numbered(index.id, start), end: numbered(index.id, end) }
    const database = index.isPrimary ? storage.documents : storage.entries
    for (const value of readRange(database, range, plan.isReverse)) {
      if (value === PAUSE) {
        yield PAUSE
        continue
      }
      examined.keys++
      if (seen) {
        const id = value.toString('latin1')
        if (seen.has(id)) continue
        seen.add(id)
      }
      yield value
    }
  }
}

function* readBranches(
  engine: Engine,
  collection: Collection,
  branches: Plan[],
  examined: Examined,
): Generator<Buffer | Pause> {
  const seen = new Set<string>()
  for (const branch of branches) {
    for (const raw of readPlan(engine, collection, branch, examined)) {
      if (raw === PAUSE) {
        yield PAUSE
        continue
      }
      const id = idKey(readDocument(raw)._id).toString('latin1')
      if (!seen.has(id)) yield raw
      seen.add(id)
    }
  }
}

/** The documents a query finds, in its order, one after the other: nothing is held except for a sort without index. */
export function* findMatches(
  engine: Engine,
  collection: Collection | undefined,
  query: Query,
): Generator<Match | Pause> {
  const sort = parseSort(query.sort)
  const matches = compileFilter(query.filter, { variables: query.variables })
  if (!collection) return
  const plan = isNaturalBackwards(query.sort)
    ? { ...COLLECTION_SCAN, isReverse: true }
    : planQuery({ collection, filter: query.filter, sort, hint: query.hint })
  const skip = query.skip ?? 0
  const limit = query.limit || Number.POSITIVE_INFINITY
  const found = filterCandidates(readPlan(engine, collection, plan), matches)
  const keyOf = sort && !plan.isSorted ? sortKeyOf(sort) : undefined
  const ordered = keyOf ? sortMatches(engine, collection, found, keyOf, skip + limit) : found
  let at = 0
  for (const match of ordered) {
    if (match !== PAUSE && at++ < skip) continue
    yield match
    if (at >= skip + limit) return
  }
}

/** How many documents a query finds; where the entries of an index tell that alone, no document is read. */
export function* countMatches(
  engine: Engine,
  collection: Collection | undefined,
  query: Query,
): Generator<Pause, number> {
  if (!collection) return 0
  const { filter, hint, skip = 0, limit } = query
  if (Object.keys(filter).length === 0 && hint === undefined) {
    return remaining(engine.storage.counts.get(collection.id), query)
  }
  const plan = planQuery({ collection, filter, sort: undefined, hint })
  const isCovered = plan.index !== undefined && plan.isExact
  const found: Paced<unknown> = isCovered
    ? readEntries(engine.storage, plan.index as Index, plan, { keys: 0, documents: 0 })
    : findMatches(engine, collection, query)
  const most = isCovered && limit ? skip + limit : Number.POSITIVE_INFINITY
  let n = 0
  for (const one of found) {
    if (one === PAUSE) yield PAUSE
    else if (++n >= most) break
  }
  return isCovered ? remaining(n, query) : n
}

/** How many of `n` documents a query's skip and limit leave. */
const remaining = (n: number, { skip = 0, limit }: Query): number =>
  Math.min(Math.max(n - skip, 0), limit || Number.POSITIVE_INFINITY)

/** Documents a sort holds in memory; beyond that it holds their ids and reads them again when their turn comes. */
const SORT_BYTES = 32 * 1024 * 1024

function* sortMatches(
  { storage }: Engine,
  collection: Collection,
  found: Paced<Match>,
  keyOf: (document: Document) => Buffer,
  limit: number,
): Generator<Match | Pause> {
  type Held = { key: Buffer; id: Buffer; raw: Buffer | undefined; position: number | undefined }
  let bytes = 0
  const hold = function* (): Generator<Held | Pause> {
    for (const match of found) {
      if (match === PAUSE) {
        yield PAUSE
        continue
      }
      const { raw, document, position } = match
      bytes += raw.length
      yield { key: keyOf(document), id: idKey(document._id), raw: bytes <= SORT_BYTES ? raw : undefined, position }
    }
  }
  for (const held of sortAll(hold(), ({ key }) => key, limit)) {
    if (held === PAUSE) {
      yield PAUSE
      continue
    }
    const { id, raw, position } = held
    const now = raw ?? storage.documents.get(numbered(collection.id, id))
    if (now) yield { raw: now, document: readDocument(now), position }
  }
}

function* filterCandidates(
  candidates: Paced<Buffer>,
  matches: (document: Document, place: MatchPlace) => boolean,
): Generator<Match | Pause> {
  for (const raw of candidates) {
    if (raw === PAUSE) {
      yield PAUSE
      continue
    }
    const document = readDocument(raw)
    const place: MatchPlace = {}
    if (matches(document, place)) yield { raw, document, position: place.position }
  }
}
