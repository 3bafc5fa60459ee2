import type { Document } from 'bson'
import type { Catalog, Collection, Index } from '../storage/catalog.js'
import { numbered, rangeOf, readDocument, readRange } from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import type { Storage } from '../storage/lmdb.js'
import { pickFields, rawNames } from '../storage/raw-fields.js'
import { PAUSE, type Paced, type Pause } from '../turns.js'
import { compileFilter, type Matcher, type MatchPlace, topFieldsOf } from './matcher.js'
import { COLLECTION_SCAN, type Plan, planQuery } from './planner.js'
import { isNaturalBackwards, parseSort, type SortField, sortAll, sortKeyOf } from './sort.js'

export type Engine = { storage: Storage; catalog: Catalog }

export type Query = {
  filter: Document
  sort?: unknown
  skip?: number
  limit?: number
  hint?: unknown
  variables?: Document | undefined
}

export type Match = { readonly raw: Buffer; readonly document: Document; readonly position: number | undefined }

/** A document that was found: decoded, and searched for the place where it matches, only for whoever asks. */
class Found implements Match {
  #document: Document | undefined
  constructor(
    readonly raw: Buffer,
    readonly matches: Matcher,
  ) {}
  get document(): Document {
    this.#document ??= readDocument(this.raw)
    return this.#document
  }
  get position(): number | undefined {
    const place: MatchPlace = {}
    this.matches(this.document, place)
    return place.position
  }
}

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
  const candidates = readPlan(engine, collection, plan)
  const passes = plan.isExact ? () => true : onFields(topFieldsOf(query.filter), matches)
  const found = filterCandidates(candidates, passes)
  const ordered = sort && !plan.isSorted ? sortMatches(engine, collection, found, sort, skip + limit) : found
  let at = 0
  for (const raw of ordered) {
    if (raw !== PAUSE && at++ < skip) continue
    yield raw === PAUSE ? PAUSE : new Found(raw, matches)
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
  found: Paced<Buffer>,
  sort: SortField[],
  limit: number,
): Generator<Buffer | Pause> {
  type Held = { key: Buffer; id: Buffer; raw: Buffer | undefined }
  const sortKey = sortKeyOf(sort)
  const keysOf = onFields(['_id', ...sort.map(({ path }) => path.split('.')[0] as string)], (document) => ({
    key: sortKey(document),
    id: idKey(document._id),
  }))
  let bytes = 0
  const hold = function* (): Generator<Held | Pause> {
    for (const raw of found) {
      if (raw === PAUSE) {
        yield PAUSE
        continue
      }
      bytes += raw.length
      yield { ...keysOf(raw), raw: bytes <= SORT_BYTES ? raw : undefined }
    }
  }
  for (const held of sortAll(hold(), ({ key }) => key, limit)) {
    if (held === PAUSE) {
      yield PAUSE
      continue
    }
    const now = held.raw ?? storage.documents.get(numbered(collection.id, held.id))
    if (now) yield now
  }
}

function* filterCandidates(candidates: Paced<Buffer>, passes: (raw: Buffer) => boolean): Generator<Buffer | Pause> {
  for (const raw of candidates) {
    if (raw === PAUSE) yield PAUSE
    else if (passes(raw)) yield raw
  }
}

/** What is asked of some top fields of a document, for its bytes; without `fields` all of it is decoded. */
const onFields = <T>(fields: Iterable<string> | undefined, ask: (document: Document) => T): ((raw: Buffer) => T) => {
  if (!fields) return (raw) => ask(readDocument(raw))
  const names = rawNames(fields)
  return (raw) => ask(readDocument(pickFields(raw, names, true)))
}
