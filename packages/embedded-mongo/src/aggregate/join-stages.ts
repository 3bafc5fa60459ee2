import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { isDocument, someLeaf } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { PAUSE, type Paced, type Pause, paced } from '../turns.js'
import { evaluate } from './expressions.js'
import { collect, map, type OpenCollection, type Stage, type Surroundings } from './stage.js'

const source = (open: OpenCollection | undefined, stage: string): OpenCollection => {
  if (!open) throw new CommandError(72, `${stage} is not allowed to be used within an update`)
  return open
}

/** A sub-pipeline's leading $match joins the condition the collection is opened with, so that an index serves it. */
const openThrough = (
  pipeline: Document[],
  filter: Document,
  name: string,
  { open, variables, compile }: Omit<Surroundings, 'options'>,
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
const lookup: Stage = (spec, { open, variables, compile }) => {
  if (!isDocument(spec) || typeof spec.from !== 'string' || typeof spec.as !== 'string') {
    throw new CommandError(9, "$lookup needs 'from' and 'as' as strings")
  }
  const { from, as, localField, foreignField, let: bindings = {}, pipeline = [] } = spec
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new CommandError(9, "$lookup requires both or neither of 'localField' and 'foreignField' to be specified")
  }
  compile(pipeline, variables)
  const bound = Object.entries(bindings).map(([name, value]) => [name, evaluate(value, variables)] as const)
  const joinTo = function* (document: Document): Generator<Document | Pause> {
    const filter = localField === undefined ? {} : { [foreignField]: { $in: leavesOf(document, localField) } }
    const own = { ...variables, ...Object.fromEntries(bound.map(([name, compute]) => [name, compute(document)])) }
    const result = { ...document }
    const joined = yield* collect(openThrough(pipeline, filter, from, { open, variables: own, compile }))
    assign(result, as.split('.'), joined)
    yield result
  }
  return function* (documents) {
    for (const document of documents) {
      if (document === PAUSE) yield PAUSE
      else yield* joinTo(document)
    }
  }
}
const assign = (document: Document, [name = '', ...rest]: string[], value: unknown): void => {
  if (rest.length > 0) {
    document[name] = isDocument(document[name]) ? { ...document[name] } : {}
    assign(document[name], rest, value)
  } else document[name] = value
}

const unionWith: Stage = (spec, { open, variables, compile }) => {
  const { coll, pipeline = [] } = isDocument(spec) ? spec : { coll: spec }
  const run = compile(pipeline, variables)
  return function* (documents) {
    yield* documents
    if (typeof coll === 'string') yield* openThrough(pipeline, {}, coll, { open, variables, compile })
    else yield* run([])
  }
}

const facet: Stage = (spec, { variables, compile }) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw new CommandError(40169, 'the $facet specification must be a non-empty object')
  const parts = Object.entries(spec).map(([name, pipeline]) => {
    for (const stage of pipeline as Document[]) {
      const inner = Object.keys(stage)[0] as string
      if (['$facet', '$out', '$merge', '$documents'].includes(inner)) {
        throw new CommandError(40600, `${inner} is not allowed to be used within a $facet stage`)
      }
    }
    return [name, compile(pipeline as Document[], variables)] as const
  })
  return function* (documents) {
    const all = yield* collect(documents)
    const result: Document = {}
    for (const [name, run] of parts) {
      const copies = map((document) => promote(document) as Document)(paced(all))
      result[name] = yield* collect(run(copies))
    }
    yield result
  }
}

/** Stages with pipelines inside, over other collections or the same documents. */
export const joinStages: Record<string, Stage> = {
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
}
