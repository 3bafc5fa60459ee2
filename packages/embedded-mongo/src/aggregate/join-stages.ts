import { type Document, Long } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { keyTextOf, typeName } from '../query/comparisons.js'
import { isDocument, someLeaf } from '../query/paths.js'
import { PAUSE, type Paced, type Pause, paced } from '../turns.js'
import { asLong } from './arithmetic.js'
import { fail, namedArguments } from './expression.js'
import { evaluate, fieldPath } from './expressions.js'
import { assertVariableName } from './operators/logic.js'
import { collect, type OpenCollection, type Stage, type Surroundings, withField } from './stage.js'

const source = (open: OpenCollection | undefined, stage: string): OpenCollection => {
  if (!open) throw new CommandError(72, `${stage} is not allowed to be used within an update`)
  return open
}

/** A sub-pipeline's leading $match joins the condition the collection is opened with, so that an index serves it. */
const openThrough = (
  pipeline: Document[],
  filter: Document,
  name: string,
  { open, variables, compile }: Surroundings,
): Paced<Document> => {
  const match = pipeline[0]?.$match as Document | undefined
  const joined = match ? (Object.keys(filter).length > 0 ? { $and: [filter, match] } : match) : filter
  const found = source(open, '$lookup')(name, joined, variables)
  const rest = match ? pipeline.slice(1) : pipeline
  return rest.length > 0 ? compile(rest, variables)(found) : found
}

const leavesOf = (document: Document, path: string): unknown[] => {
  const found: unknown[] = []
  someLeaf(document, path.split('.'), false, (value) => {
    if (Array.isArray(value)) for (const item of value) found.push(item)
    else found.push(value ?? null)
    return false
  })
  return found
}

const text = (value: unknown, code: number, what: string): string => {
  if (typeof value === 'string') return value
  throw new CommandError(code, `${what} must be a string, but found type ${typeName(value)}`)
}
const LOOKUP = { notObject: 9, unknown: 9, missing: { from: 9, as: 9 } }
const lookup: Stage = (spec, { open, variables, compile }) => {
  const given = namedArguments(spec, '$lookup', LOOKUP, ['localField', 'foreignField', 'let', 'pipeline'])
  const { localField, foreignField, let: bindings = {}, pipeline = [] } = given
  const from = text(given.from, 9, "$lookup argument 'from'")
  const as = fieldPath(text(given.as, 9, "$lookup argument 'as'"))
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new CommandError(9, "$lookup requires both or neither of 'localField' and 'foreignField' to be specified")
  }
  if (localField === undefined && given.pipeline === undefined)
    fail(9, "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified")
  const local = localField === undefined ? undefined : text(localField, 9, "$lookup argument 'localField'")
  const foreign = local === undefined ? '' : text(foreignField, 9, "$lookup argument 'foreignField'")
  if (!isDocument(bindings)) throw new CommandError(9, "$lookup argument 'let' must be an object")
  const bound = Object.entries(bindings).map(
    ([name, value]) => [assertVariableName(name), evaluate(value, variables)] as const,
  )
  compile(pipeline, { ...variables, ...bindings })
  const joinTo = function* (document: Document): Generator<Document | Pause> {
    const filter = local === undefined ? {} : { [foreign]: { $in: leavesOf(document, local) } }
    const own = { ...variables, ...Object.fromEntries(bound.map(([name, compute]) => [name, compute(document)])) }
    const found = openThrough(pipeline as Document[], filter, from, { open, variables: own, compile })
    yield withField(document, as, yield* collect(found))
  }
  return function* (documents) {
    for (const document of documents) {
      if (document === PAUSE) yield PAUSE
      else yield* joinTo(document)
    }
  }
}

const unionWith: Stage = (spec, { open, variables, compile }) => {
  const { coll, pipeline = [] } = isDocument(spec) ? spec : { coll: spec }
  if (coll !== undefined) text(coll, 9, '$unionWith collection')
  const run = compile(pipeline, variables)
  return function* (documents) {
    yield* documents
    if (typeof coll === 'string') yield* openThrough(pipeline, {}, coll, { open, variables, compile })
    else yield* run([])
  }
}

const NOT_IN_FACET = ['$facet', '$out', '$merge', '$documents', '$collStats', '$indexStats', '$geoNear']
const facet: Stage = (spec, { variables, compile }) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw new CommandError(40169, 'the $facet specification must be a non-empty object')
  const parts = Object.entries(spec).map(([name, pipeline]) => {
    if (!Array.isArray(pipeline)) throw new CommandError(40170, `arguments to $facet must be arrays, ${name} is not`)
    const run = compile(pipeline, variables)
    for (const stage of pipeline) {
      const inner = Object.keys(stage)[0] as string
      if (NOT_IN_FACET.includes(inner)) fail(40600, `${inner} is not allowed to be used within a $facet stage`)
    }
    return [name, run] as const
  })
  return function* (documents) {
    const all = yield* collect(documents)
    const result: Document = {}
    for (const [name, run] of parts) result[name] = yield* collect(run(paced(all)))
    yield result
  }
}

const GRAPH = {
  notObject: 40327,
  unknown: 40104,
  missing: { from: 40105, as: 40105, startWith: 40105, connectFromField: 40105, connectToField: 40105 },
}
/** Everything that can be reached from a document, level by level, each thing once. */
const graphLookup: Stage = (spec, { open, variables }) => {
  const given = namedArguments(spec, '$graphLookup', GRAPH, ['maxDepth', 'depthField', 'restrictSearchWithMatch'])
  const [from, as, connectFrom, connectTo] = (['from', 'as', 'connectFromField', 'connectToField'] as const).map(
    (key) => text(given[key], 40103, `$graphLookup argument '${key}'`),
  ) as [string, string, string, string]
  const startWith = evaluate(given.startWith, variables)
  const { maxDepth, depthField, restrictSearchWithMatch: restriction } = given
  const depths = maxDepth === undefined ? undefined : asLong(maxDepth)
  if (maxDepth !== undefined && depths === undefined) fail(40100, 'maxDepth must be numeric and a 64-bit integer')
  if (depths !== undefined && depths < 0n) fail(40101, `maxDepth requires a nonnegative argument, found: ${depths}`)
  const depthPath = depthField === undefined ? undefined : fieldPath(text(depthField, 40103, 'depthField'))
  if (restriction !== undefined && !isDocument(restriction)) fail(40185, 'restrictSearchWithMatch must be an object')
  const reach = function* (document: Document): Generator<Document | Pause> {
    const found = new Map<string, Document>()
    let wanted = [startWith(document)].flat(1)
    for (let depth = 0; wanted.length > 0 && (depths === undefined || BigInt(depth) <= depths); depth++) {
      const reached = { [connectTo]: { $in: wanted } }
      const filter = restriction === undefined ? reached : { $and: [reached, restriction] }
      wanted = []
      for (const next of yield* collect(source(open, '$graphLookup')(from, filter, variables))) {
        const key = keyTextOf(next._id)
        if (found.has(key)) continue
        found.set(key, depthPath ? withField(next, depthPath, Long.fromNumber(depth)) : next)
        wanted.push(...leavesOf(next, connectFrom))
      }
    }
    yield withField(document, fieldPath(as), [...found.values()])
  }
  return function* (documents) {
    for (const document of documents) {
      if (document === PAUSE) yield PAUSE
      else yield* reach(document)
    }
  }
}

/** Stages with pipelines inside, over other collections or the same documents. */
export const joinStages: Record<string, Stage> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
  $graphLookup: graphLookup,
}
