import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as pipelines from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'
import { compileFilter } from '../query/matcher.js'
import { toNumber } from '../query/options.js'
import { isDocument, someLeaf } from '../query/paths.js'
import { compileProjection } from '../query/projection.js'
import { promote } from '../query/promote.js'
import { parseSort, sortAll, sortKeyOf } from '../query/sort.js'
import { asCommandError, assertExpression, assertNoScript, evaluate, operators } from './expressions.js'
import { groupBy } from './group.js'

/** Opens a collection of the same database, found by a filter (through its indexes), as promoted documents. */
export type OpenCollection = (name: string, filter: Document, variables: Document | undefined) => Iterable<Document>

type Flow = (documents: Iterable<Document>) => Iterable<Document>
type Surroundings = { variables: Document | undefined; open: OpenCollection | undefined; options: Options }
type Stage = (spec: unknown, surroundings: Surroundings) => Flow

const count = (name: string, value: unknown, least: number): number => {
  const number = toNumber(value)
  if (number === undefined || !Number.isInteger(number) || number < least) {
    throw new CommandError(
      name === '$limit' ? 15958 : 15956,
      `invalid argument to ${name} stage: Expected a ${least > 0 ? 'positive' : 'non-negative'} number in: ${name}: ${String(value)}`,
    )
  }
  return number
}

const sortStage: Stage = (spec) => {
  const fields = parseSort(spec)
  if (!fields) throw new CommandError(15976, '$sort stage must have at least one sort key')
  const keyOf = sortKeyOf(fields)
  return (documents) => sortAll(documents, keyOf, Number.POSITIVE_INFINITY)
}

/** As MongoDB itself does it: a $group by the boundary below each value, which is part of its bucket. */
const bucket: Stage = (spec, surroundings) => {
  const { groupBy: value, boundaries, default: other, output = { count: { $sum: 1 } } } = isDocument(spec) ? spec : {}
  if (value === undefined || !Array.isArray(boundaries)) {
    throw new CommandError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.")
  }
  const branches = boundaries.slice(0, -1).map((low, i) => ({
    case: { $and: [{ $gte: [value, { $literal: low }] }, { $lt: [value, { $literal: boundaries[i + 1] }] }] },
    // biome-ignore lint/suspicious/noThenProperty: the name is MongoDB's
    then: { $literal: low },
  }))
  const _id = { $switch: { branches, ...(other !== undefined && { default: { $literal: other } }) } }
  const group = groupBy({ _id, ...output }, surroundings.options, surroundings.variables)
  const sort = sortStage({ _id: 1 }, surroundings)
  return (documents) => sort(group(documents))
}

const redact: Stage = (spec, { variables }) => {
  const decide = evaluate(spec, variables)
  const level = (document: Document): Document | undefined => {
    const decision = decide(document)
    if (decision === '$$KEEP') return document
    if (decision === '$$PRUNE') return undefined
    if (decision !== '$$DESCEND')
      throw new CommandError(
        17053,
        "$redact's expression should not return anything aside from the variables $$KEEP, $$DESCEND, and $$PRUNE",
      )
    const kept: Document = {}
    for (const [name, value] of Object.entries(document)) {
      const below = inside(value)
      if (below !== undefined) kept[name] = below
    }
    return kept
  }
  const inside = (value: unknown): unknown => {
    if (isDocument(value)) return level(value)
    return Array.isArray(value) ? value.map(inside).filter((item) => item !== undefined) : value
  }
  return function* (documents) {
    for (const document of documents) {
      const kept = level(document)
      if (kept) yield kept
    }
  }
}

const source = (open: OpenCollection | undefined, stage: string): OpenCollection => {
  if (!open) throw new CommandError(72, `${stage} is not allowed to be used within an update`)
  return open
}

/** A sub-pipeline's leading $match joins the condition the collection is opened with, so that an index serves it. */
const openThrough = (
  pipeline: Document[],
  filter: Document,
  name: string,
  { open, ...surroundings }: Omit<Surroundings, 'options'>,
): Iterable<Document> => {
  const match = pipeline[0]?.$match as Document | undefined
  const joined = match ? (Object.keys(filter).length > 0 ? { $and: [filter, match] } : match) : filter
  const found = source(open, '$lookup')(name, joined, surroundings.variables)
  const rest = match ? pipeline.slice(1) : pipeline
  return rest.length > 0 ? runStages(rest, surroundings.variables, open)(found) : found
}

const leavesOf = (document: Document, path: string): unknown[] => {
  const found: unknown[] = []
  someLeaf(document, path.split('.'), false, (value) => {
    if (Array.isArray(value)) found.push(...value)
    else found.push(value ?? null)
    return false
  })
  return found
}
const lookup: Stage = (spec, { open, variables }) => {
  if (!isDocument(spec) || typeof spec.from !== 'string' || typeof spec.as !== 'string') {
    throw new CommandError(9, "$lookup needs 'from' and 'as' as strings")
  }
  const { from, as, localField, foreignField, let: bindings = {}, pipeline = [] } = spec
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new CommandError(9, "$lookup requires both or neither of 'localField' and 'foreignField' to be specified")
  }
  assertStages(pipeline)
  const bound = Object.entries(bindings).map(([name, value]) => [name, evaluate(value, variables)] as const)
  return map((document) => {
    const filter = localField === undefined ? {} : { [foreignField]: { $in: leavesOf(document, localField) } }
    const own = { ...variables, ...Object.fromEntries(bound.map(([name, compute]) => [name, compute(document)])) }
    const result = { ...document }
    assign(result, as.split('.'), [...openThrough(pipeline, filter, from, { open, variables: own })])
    return result
  })
}
const assign = (document: Document, [name = '', ...rest]: string[], value: unknown): void => {
  if (rest.length > 0) {
    document[name] = isDocument(document[name]) ? { ...document[name] } : {}
    assign(document[name], rest, value)
  } else document[name] = value
}

const unionWith: Stage = (spec, { open, variables }) => {
  const { coll, pipeline = [] } = isDocument(spec) ? spec : { coll: spec }
  assertStages(pipeline)
  return function* (documents) {
    yield* documents
    if (typeof coll === 'string') yield* openThrough(pipeline, {}, coll, { open, variables })
    else yield* runStages(pipeline, variables, open)([])
  }
}

const facet: Stage = (spec, { open, variables }) => {
  if (!isDocument(spec) || Object.keys(spec).length === 0)
    throw new CommandError(40169, 'the $facet specification must be a non-empty object')
  const parts = Object.entries(spec).map(([name, pipeline]) => {
    for (const stage of pipeline as Document[]) {
      const inner = Object.keys(stage)[0] as string
      if (['$facet', '$out', '$merge', '$documents'].includes(inner)) {
        throw new CommandError(40600, `${inner} is not allowed to be used within a $facet stage`)
      }
    }
    return [name, runStages(pipeline as Document[], variables, open)] as const
  })
  return (documents) => {
    const all = [...documents]
    return [Object.fromEntries(parts.map(([name, run]) => [name, [...run(promote(all) as Document[])]]))]
  }
}

const map = (change: (document: Document) => Document): Flow =>
  function* (documents) {
    for (const document of documents) yield change(document)
  }

/** Stages done here: where mingo's comparison isn't BSON's, where it reads whole collections, or doesn't stop at a limit. */
const OWN_STAGES: Record<string, Stage> = {
  $match: (spec, { variables }) => {
    const matches = compileFilter(spec, { variables })
    return function* (documents) {
      for (const document of documents) if (matches(document)) yield document
    }
  },
  $sort: sortStage,
  $limit: (spec) => {
    const limit = count('$limit', spec, 1)
    return function* (documents) {
      let left = limit
      for (const document of documents) {
        yield document
        if (--left === 0) return
      }
    }
  },
  $skip: (spec) => {
    const skip = count('$skip', spec, 0)
    return function* (documents) {
      let left = skip
      for (const document of documents) if (--left < 0) yield document
    }
  },
  $project: (spec, { variables }) => {
    if (!isDocument(spec) || Object.keys(spec).length === 0)
      throw new CommandError(51272, '$project specification must have at least one field')
    return map(compileProjection(spec, { isFind: false, variables }))
  },
  $unset: (spec) => {
    const paths = Array.isArray(spec) ? spec : [spec]
    if (paths.length === 0 || !paths.every((path) => typeof path === 'string')) {
      throw new CommandError(31120, '$unset specification must be a string or an array containing only string values')
    }
    return map(compileProjection(Object.fromEntries(paths.map((path) => [path, 0])), { isFind: false }))
  },
  $count: (spec) => {
    if (typeof spec !== 'string' || spec === '' || spec.startsWith('$') || spec.includes('.'))
      throw new CommandError(40156, 'the count field must be a non-empty string')
    return function* (documents) {
      let n = 0
      for (const _ of documents) n++
      if (n > 0) yield { [spec]: n }
    }
  },
  $group: (spec, { options, variables }) => groupBy(spec as Document, options, variables),
  $sortByCount: (spec, surroundings) => {
    const group = groupBy({ _id: spec, count: { $sum: 1 } }, surroundings.options, surroundings.variables)
    const sort = sortStage({ count: -1 }, surroundings)
    return (documents) => sort(group(documents))
  },
  $bucket: bucket,
  $redact: redact,
  $lookup: lookup,
  $unionWith: unionWith,
  $facet: facet,
}
const UNSUPPORTED: Record<string, [number, string]> = {
  $changeStream: [40573, 'The $changeStream stage is only supported on replica sets'],
  $geoNear: [238, '$geoNear is not implemented by this embedded server'],
  $search: [31082, '$search stage is only allowed on MongoDB Atlas'],
}
const mingoStages = pipelines as unknown as Record<string, unknown>

/** Refuses what isn't a stage before anything runs: 40324 for an unknown name, 40323 for two in one. */
export const assertStages = (pipeline: unknown): void => {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array")
  for (const stage of pipeline) {
    if (!isDocument(stage)) throw new CommandError(14, "Each element of the 'pipeline' array must be an object")
    const names = Object.keys(stage)
    const name = names[0]
    if (names.length !== 1 || !name)
      throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const refusal = UNSUPPORTED[name]
    if (refusal) throw new CommandError(...refusal)
    if (Object.hasOwn(OWN_STAGES, name)) continue
    if (!Object.hasOwn(mingoStages, name)) throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
    if (name === '$addFields' || name === '$set' || name === '$replaceRoot' || name === '$replaceWith')
      assertExpression(stage[name])
    else assertNoScript(stage[name])
  }
}

/** A pipeline as a function from promoted documents to promoted documents, streaming where its stages stream. */
export const runStages = (pipeline: Document[], variables?: Document, open?: OpenCollection) => {
  assertStages(pipeline)
  const own = Object.fromEntries(
    Object.entries(OWN_STAGES).map(([name, stage]) => [
      name,
      (documents: Iterable<Document>, spec: unknown, options: Options) =>
        Lazy(stage(spec, { variables, open, options })(documents)),
    ]),
  )
  const context = Context.init({ ...operators, pipeline: { ...mingoStages, ...own } } as unknown as Parameters<
    typeof Context.init
  >[0])
  const stages = pipeline.map((stage) =>
    '$match' in stage || '$project' in stage || '$sort' in stage ? stage : (promote(stage) as Document),
  )
  const aggregator = new Aggregator(stages, {
    context,
    // mingo's window functions are built on its $function; nobody else gets to it, assertStages sees to that
    scriptEnabled: true,
    ...(open && { collectionResolver: (name: string) => [...open(name, {}, variables)] }),
    ...(variables && { variables: promote(variables) as Document }),
  } as Partial<Options>)
  return function* (documents: Iterable<Document>): Generator<Document> {
    try {
      yield* aggregator.stream(documents as Iterable<Document> as never) as Iterable<Document>
    } catch (error) {
      throw asCommandError(error)
    }
  }
}
