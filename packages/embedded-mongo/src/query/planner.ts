import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import type { Collection, Index } from '../storage/catalog.js'
import { SORTABLE_ID_PREFIX, SORTABLE_PREFIX } from '../storage/index-keys.js'
import { compareValues, encodeKey, TYPE_ORDER, typeOrder } from '../storage/ordered-key.js'
import { byteRange, demandsOf, type Interval, intersect, merge, type PathBounds } from './bounds.js'
import { typeTest } from './comparisons.js'
import { isOperators } from './matcher.js'
import { toBoolean } from './options.js'
import { isArrayIndex, isDocument } from './paths.js'
import type { SortField } from './sort.js'

export type KeyRange = { start: Buffer; end: Buffer }

/** How a query reads: the stretches of one index, or (`index` undefined) the whole collection. */
export type Plan = {
  index: Index | undefined
  ranges: KeyRange[]
  /** The index gives documents in the order asked for. */
  isSorted: boolean
  isReverse: boolean
  /** The ranges hold entries of matches alone: whoever only counts need read no document. */
  isExact: boolean
  /** For explain: the intervals per field. */
  bounds: Interval[][]
  /** An $or whose every branch has an index: the branches' plans, read one after the other. */
  branches?: Plan[]
}

const MAX_RANGES = 2000
export const COLLECTION_SCAN: Plan = {
  index: undefined,
  ranges: [],
  isSorted: false,
  isReverse: false,
  isExact: false,
  bounds: [],
}

type Question = { collection: Collection; filter: Document; sort: SortField[] | undefined; hint?: unknown }

/**
 * The index that narrows a query most, or the whole collection. Whatever it picks only proposes candidates: the filter is
 * checked on each document, so a plan can cost time but not correctness as long as its ranges hold every match.
 */
export const planQuery = ({ collection, filter, sort, hint }: Question): Plan => {
  const demands = demandsOf(filter)
  const usable = [collection.primary, ...collection.indexes].filter(
    (index) => index.isReady && !index.isHidden && !index.paths.some((path) => path.split('.').some(isArrayIndex)),
  )
  const hinted = hint === undefined ? undefined : hintedIndexes(collection, hint)
  if (hinted?.length === 0) return COLLECTION_SCAN
  let best = COLLECTION_SCAN
  let bestScore = 0
  for (const index of hinted ?? usable) {
    if (!coversAllMatches(index, demands)) continue
    const plan = planWith(index, demands, sort)
    const score = scoreOf(plan, sort !== undefined) + (hinted ? 1 : 0)
    if (score > bestScore) {
      best = plan
      bestScore = score
    }
  }
  if (best.index) return { ...best, isExact: isExact(best, filter, demands) }
  return hinted ? best : (planBranches(collection, filter) ?? best)
}

const EXACT_OPERATORS = new Set(['$eq', '$gt', '$gte', '$lt', '$lte'])
/** Kinds whose entries stand in exactly the order of comparisons; numbers don't, for NaN's sake. */
const EXACT_KINDS = new Set<number>([TYPE_ORDER.string, TYPE_ORDER.boolean, TYPE_ORDER.date, TYPE_ORDER.objectId])

/** Whether an index's intervals say all that the filter asks, so that each entry in them is of a match. */
const isExact = ({ index, bounds, ranges }: Plan, filter: Document, demands: PathBounds[]): boolean => {
  if (!index || index.isPrimary || index.hasLongKeys || !bounds.every((list) => list.length <= 1)) return false
  if (ranges.some(({ start, end }) => Math.max(start.length, end.length) >= SORTABLE_PREFIX)) return false
  const bounded = index.paths.slice(0, bounds.length)
  const isSaid = ({ path, operator, operand }: PathBounds): boolean => {
    const place = bounded.indexOf(path)
    if (place < 0) return false
    const isArray = index.arrays[place]
    if (isArray && demands.filter((demand) => demand.path === path).length > 1) return false
    if (operand === null) return operator === '$eq' && !isArray
    return EXACT_KINDS.has(typeOrder(operand))
  }
  return demands.length === conditionsIn(filter) && demands.every(isSaid)
}

/** How many conditions a filter has; NaN where one of them isn't a plain comparison. */
const conditionsIn = (filter: Document): number =>
  Object.entries(filter).reduce((sum, [name, value]) => {
    if (name === '$and' && Array.isArray(value)) return sum + value.reduce((n, part) => n + conditionsIn(part), 0)
    const operators = isOperators(value) ? Object.keys(value) : ['$eq']
    return operators.every((operator) => EXACT_OPERATORS.has(operator)) ? sum + operators.length : Number.NaN
  }, 0)

const planBranches = (collection: Collection, { $or: branches, ...rest }: Document): Plan | undefined => {
  if (!Array.isArray(branches) || branches.length > 100) return undefined
  const plans = branches.map((branch) => planQuery({ collection, filter: { $and: [rest, branch] }, sort: undefined }))
  return plans.every(({ index }) => index) ? { ...COLLECTION_SCAN, branches: plans } : undefined
}

/** The index a hint names; none at all for $natural. */
const hintedIndexes = ({ primary, indexes }: Collection, hint: unknown): Index[] => {
  if (isDocument(hint) && '$natural' in hint) return []
  const wanted = isDocument(hint) ? encodeKey([hint]) : undefined
  const found = [primary, ...indexes].filter(
    ({ name, spec, isReady }) => isReady && (wanted ? encodeKey([spec.key]).equals(wanted) : name === hint),
  )
  if (found.length === 0) {
    throw new CommandError(2, 'error processing query: hint provided does not correspond to an existing index')
  }
  return found
}

/** A partial or sparse index leaves documents out: it serves only a query that can't match those. */
const coversAllMatches = (index: Index, demands: PathBounds[]): boolean => {
  if (index.isSparse && !demands.some((demand) => demand.excludesMissing && index.paths.includes(demand.path))) {
    return false
  }
  if (!index.partialFilter) return true
  return Object.entries(index.partialFilter).every(([path, wanted]) => isImplied(path, wanted, demands))
}
const isImplied = (path: string, wanted: unknown, demands: PathBounds[]): boolean => {
  if (path === '$and')
    return (wanted as Document[]).every((part) => Object.entries(part).every(([p, w]) => isImplied(p, w, demands)))
  if (path.startsWith('$')) return false
  const own = demands.filter((demand) => demand.path === path)
  const needs = isDocument(wanted) && Object.keys(wanted)[0]?.startsWith('$') ? wanted : { $eq: wanted }
  return Object.entries(needs).every(([operator, operand]) => own.some((demand) => implies(demand, operator, operand)))
}
const implies = (demand: PathBounds, operator: string, operand: unknown): boolean => {
  if (operator === '$exists') return toBoolean(operand) && demand.excludesMissing
  const given = demand.operator === '$in' && Array.isArray(demand.operand) ? demand.operand : [demand.operand]
  const isEqual = demand.operator === '$eq' || demand.operator === '$in'
  if (given.some((value) => Array.isArray(value) || typeOrder(value) === TYPE_ORDER.regex)) return false
  if (operator === '$type') return isEqual && impliesType(given, operand)
  const holds = (order: number, isStrict: boolean): boolean => {
    if (operator === '$eq') return order === 0 && !isStrict && isEqual
    const isUp = operator.startsWith('$gt')
    if (!isUp && !operator.startsWith('$lt')) return false
    if (!isEqual && demand.operator.slice(0, 3) !== operator.slice(0, 3)) return false
    return order === 0 ? operator.endsWith('e') || isStrict : order > 0 === isUp
  }
  const isStrict = demand.operator === '$gt' || demand.operator === '$lt'
  return (
    given.length > 0 &&
    given.every((value) => typeOrder(value) === typeOrder(operand) && holds(compareValues(value, operand), isStrict))
  )
}

/** 5 may be stored as another kind of number than it was asked for, so a single numeric type isn't implied by it. */
const impliesType = (given: unknown[], types: unknown): boolean => {
  const isOfType = typeTest(types)
  return given.every(
    (value) => isOfType(value) && (typeOrder(value) !== TYPE_ORDER.number || [types].flat().includes('number')),
  )
}

const planWith = (index: Index, demands: PathBounds[], sort: SortField[] | undefined): Plan => {
  const bounds: Interval[][] = []
  const roots = new Set<string>()
  for (const [i, path] of index.paths.entries()) {
    const root = path.split('.')[0] as string
    const own = demands.filter((demand) => demand.path === path && demand.operator !== '$exists')
    const lists = own.map(({ intervals }) => intervals)
    if (index.arrays[i]) {
      // different elements may satisfy different conditions: only one condition per array bounds a scan
      const list = roots.has(root)
        ? undefined
        : lists.sort((a, b) => a.length - b.length || pointsIn(b) - pointsIn(a))[0]
      if (!list) break
      bounds.push(merge(list))
    } else {
      const missing = demands.find((demand) => demand.path === path && demand.operator === '$exists')?.intervals ?? []
      if (missing.length > 0) lists.push(missing)
      const [first, ...others] = lists
      if (!first) break
      bounds.push(others.reduce((shared, list) => intersect(shared, merge(list)), merge(first)))
    }
    roots.add(root)
    if (!(bounds.at(-1) as Interval[]).every(({ isPoint }) => isPoint)) break
  }
  const order = sortOrder(index, bounds, sort)
  return {
    index,
    ranges: rangesOf(index, bounds),
    bounds,
    isSorted: order !== 0,
    isReverse: order < 0,
    isExact: false,
  }
}
const pointsIn = (intervals: Interval[]): number => intervals.filter(({ isPoint }) => isPoint).length

/**
 * 1 or -1 when reading forwards or backwards gives the sort, 0 when it has to be sorted. Ranges are read in the order of
 * the index, so its fields follow the sort, apart from those fixed to one value.
 */
const sortOrder = (index: Index, bounds: Interval[][], sort: SortField[] | undefined): number => {
  if (!sort || index.hasLongKeys) return 0
  const isFixed = (i: number) => bounds[i]?.length === 1 && bounds[i][0]?.isPoint === true
  let direction = 0
  let at = 0
  for (const { path, isDescending } of sort) {
    const place = index.paths.indexOf(path)
    // an array sorts by one of its elements, and has entries for all
    if (index.arrays[place]) return 0
    if (place >= 0 && isFixed(place)) continue
    while (isFixed(at)) at++
    if (place !== at) return 0
    const own = index.descending[at] === isDescending ? 1 : -1
    if (direction !== 0 && own !== direction) return 0
    direction = own
    at++
  }
  return direction === 0 ? 1 : direction
}

const rangesOf = (index: Index, bounds: Interval[][]): KeyRange[] => {
  if (bounds.length === 0) return [{ start: Buffer.alloc(0), end: Buffer.from([0xff]) }]
  const limit = index.isPrimary ? SORTABLE_ID_PREFIX : SORTABLE_PREFIX
  let prefixes: Buffer[] = [Buffer.alloc(0)]
  for (const [i, intervals] of bounds.entries()) {
    const isDescending = index.descending[i] as boolean
    const isLast = i === bounds.length - 1
    const stretches = intervals.map((interval) => byteRange(interval, isDescending))
    if (isLast || prefixes.length * stretches.length > MAX_RANGES) {
      return prefixes
        .flatMap((prefix) =>
          stretches.map(({ start, end }) => ({
            start: cut(prefix, start, limit, false),
            end: cut(prefix, end, limit, true),
          })),
        )
        .sort((a, b) => Buffer.compare(a.start, b.start))
    }
    prefixes = prefixes.flatMap((prefix) => stretches.map(({ start }) => Buffer.concat([prefix, start])))
  }
  return []
}
/** Entries are only as exact as their first bytes when long: a bound is cut there, outwards. */
const cut = (prefix: Buffer, key: Buffer, limit: number, isEnd: boolean): Buffer => {
  const whole = Buffer.concat([prefix, key])
  if (whole.length <= limit) return whole
  const short = whole.subarray(0, limit)
  return isEnd ? Buffer.concat([short, Buffer.from([0xff])]) : short
}

const scoreOf = ({ index, bounds, isSorted }: Plan, wantsSort: boolean): number => {
  if (!index) return 0
  let score = 0
  for (const intervals of bounds) {
    score += intervals.every(({ isPoint }) => isPoint) ? (intervals.length === 1 ? 40 : 30) : 15
  }
  const isWhole = bounds.length === index.paths.length && bounds.every((list) => pointsIn(list) === list.length)
  if (isWhole && index.isUnique) score += 1000
  if (wantsSort && isSorted) score += 10
  return score
}

/** A plan as explain shows it. */
export const describePlan = (plan: Plan, filter: Document): Document => {
  if (plan.branches) {
    const scans = plan.branches.map((branch) => describePlan(branch, filter).inputStage)
    return { stage: 'FETCH', filter, inputStage: { stage: 'OR', inputStages: scans } }
  }
  if (!plan.index) return { stage: 'COLLSCAN', filter, direction: 'forward' }
  const { index } = plan
  return {
    stage: 'FETCH',
    filter,
    inputStage: {
      stage: 'IXSCAN',
      keyPattern: index.spec.key,
      indexName: index.name,
      isMultiKey: index.arrays.includes(true),
      isUnique: index.isUnique,
      isSparse: index.isSparse,
      isPartial: index.partialFilter !== undefined,
      indexVersion: 2,
      direction: plan.isReverse ? 'backward' : 'forward',
      rangesScanned: plan.ranges.length,
      boundedFields: index.paths.slice(0, plan.bounds.length),
    },
  }
}
