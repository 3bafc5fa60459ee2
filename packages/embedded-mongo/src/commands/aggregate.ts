import { type Document, serialize } from 'bson'
import { kindOf } from '../aggregate/arithmetic.js'
import { commandVariables, type Variables } from '../aggregate/expressions.js'
import type { OpenCollection } from '../aggregate/stage.js'
import { assertStages, runStages } from '../aggregate/stages.js'
import { CommandError } from '../protocol/errors.js'
import { countMatches, findMatches, type Query } from '../query/find.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { PAUSE, type Paced, type Pause } from '../turns.js'
import { openCursor } from './cursors.js'
import { assertNoCollation, type Context, type Handler, type Server } from './handler.js'
import { isOutput, writeOutput } from './output.js'

const opener =
  (server: Server, db: string): OpenCollection =>
  (name, filter, variables) =>
    documentsOf(server, db, name, { filter, variables })

function* documentsOf(server: Server, db: string, name: string, query: Query): Generator<Document | Pause> {
  for (const match of findMatches(server, server.catalog.get(db, name), query)) {
    yield match === PAUSE ? PAUSE : match.document
  }
}

/** The stages at the front that a find does better: through indexes, on stored documents, without sorting all. */
export const splitPipeline = (pipeline: Document[], hint: unknown, variables: Variables) => {
  const query: Query = { filter: {}, hint, variables }
  const matches: Document[] = []
  let at = 0
  for (; at < pipeline.length && isDocument(pipeline[at]?.$match); at++) matches.push((pipeline[at] as Document).$match)
  if (matches.length > 0) query.filter = matches.length === 1 ? (matches[0] as Document) : { $and: matches }
  if (isDocument(pipeline[at]?.$sort)) query.sort = (pipeline[at++] as Document).$sort
  const skip = toNumber(pipeline[at]?.$skip)
  if (skip !== undefined && Number.isInteger(skip) && skip >= 0) {
    query.skip = skip
    at++
  }
  const limit = toNumber(pipeline[at]?.$limit)
  if (limit !== undefined && Number.isInteger(limit) && limit > 0) {
    query.limit = limit
    at++
  }
  return { query, rest: pipeline.slice(at) }
}

export const aggregate: Handler = async (context) => {
  const { db, body } = context
  assertNoCollation(body.collation)
  if (!isDocument(body.cursor)) {
    throw new CommandError(9, "The 'cursor' option is required, except for aggregate with the explain argument")
  }
  assertStages(body.pipeline)
  const pipeline = body.pipeline as Document[]
  const output = pipeline.findIndex(isOutput)
  if (output >= 0 && output < pipeline.length - 1) {
    throw new CommandError(
      40601,
      `${Object.keys(pipeline[output] as Document)[0]} can only be the final stage in the pipeline`,
    )
  }
  const name = body.aggregate
  const isOnCollection = typeof name === 'string'
  const ns = `${db}.${isOnCollection ? name : '$cmd.aggregate'}`
  if (!isOnCollection && !('$documents' in (pipeline[0] ?? {}))) {
    throw new CommandError(
      73,
      'Invalid namespace specified: {aggregate: 1} is not valid for a pipeline on a collection',
    )
  }
  const computing = output >= 0 ? pipeline.slice(0, -1) : pipeline
  const rows = isOnCollection ? pipelineRows(context, name, computing) : documentRows(context, computing)
  const { batchSize } = body.cursor
  if (output < 0) return openCursor(context, { ns, rows, batchSize })
  await writeOutput(context, pipeline.at(-1) as Document, rows)
  return openCursor(context, { ns, rows: [], batchSize })
}

function* pipelineRows(
  { server, db, body }: Context,
  name: string,
  pipeline: Document[],
): Generator<Uint8Array | Pause> {
  const variables = commandVariables(body.let)
  const { query, rest } = splitPipeline(pipeline, body.hint, variables)
  const collection = server.catalog.get(db, name)
  const counted = countRow(rest)
  if (counted) {
    const n = yield* countMatches(server, collection, query)
    if (n > 0) yield serialize(counted(n))
  } else if (rest.length > 0) {
    yield* packed(runStages(rest, variables, opener(server, db))(documentsOf(server, db, name, query)))
  } else {
    for (const match of findMatches(server, collection, query)) yield match === PAUSE ? PAUSE : match.raw
  }
}
function* documentRows({ server, db, body }: Context, pipeline: Document[]): Generator<Uint8Array | Pause> {
  yield* packed(runStages(pipeline, commandVariables(body.let), opener(server, db))([]))
}
function* packed(documents: Paced<Document>): Generator<Uint8Array | Pause> {
  for (const document of documents) {
    yield document === PAUSE ? PAUSE : serialize(document, { ignoreUndefined: true })
  }
}

/** The row in which stages that only count, as countDocuments asks, say `n`; else undefined. */
export const countRow = ([stage, ...others]: Document[]): ((n: number) => Document) | undefined => {
  if (!stage || others.length > 0) return undefined
  if (typeof stage.$count === 'string') return stageCounts(stage.$count) ? (n) => ({ [stage.$count]: n }) : undefined
  if (!isDocument(stage.$group)) return undefined
  const { _id, ...fields } = stage.$group
  const [[name, field] = [], ...more] = Object.entries(fields)
  const isCount = name !== undefined && more.length === 0 && isDocument(field) && isOne(field.$sum)
  const isConstant = _id === null || toNumber(_id) !== undefined
  return isCount && isConstant && Object.keys(field).length === 1 ? (n) => ({ _id, [name]: n }) : undefined
}
const isOne = (value: unknown): boolean => kindOf(value) === 'int' && toNumber(value) === 1
const stageCounts = (name: string): boolean => name !== '' && !name.startsWith('$') && !name.includes('.')
