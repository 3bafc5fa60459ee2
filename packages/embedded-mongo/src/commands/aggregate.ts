import { type Document, serialize } from 'bson'
import type { OpenCollection } from '../aggregate/stage.js'
import { assertStages, runStages } from '../aggregate/stages.js'
import { CommandError } from '../protocol/errors.js'
import { findMatches, type Query } from '../query/find.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { openCursor } from './cursors.js'
import { assertNoCollation, type Context, type Handler, type Server } from './handler.js'
import { isOutput, writeOutput } from './output.js'

const opener =
  (server: Server, db: string): OpenCollection =>
  (name, filter, variables) =>
    promoted(server, db, name, { filter, variables })

function* promoted(server: Server, db: string, name: string, query: Query): Generator<Document> {
  for (const { document } of findMatches(server, server.catalog.get(db, name), query)) {
    yield promote(document) as Document
  }
}

/** The stages at the front that a find does better: through indexes, on stored documents, without sorting all. */
export const splitPipeline = (pipeline: Document[], hint: unknown, variables: Document | undefined) => {
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

export const aggregate: Handler = (context) => {
  const { server, db, body } = context
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
  if (output < 0) return openCursor(server.cursors, { ns, rows, batchSize: body.cursor.batchSize })
  return writeOutput(context, pipeline.at(-1) as Document, rows).then(() =>
    openCursor(server.cursors, { ns, rows: [], batchSize: body.cursor.batchSize }),
  )
}

function* pipelineRows({ server, db, body }: Context, name: string, pipeline: Document[]): Generator<Uint8Array> {
  const { query, rest } = splitPipeline(pipeline, body.hint, body.let)
  if (rest.length === 0) {
    for (const { raw } of findMatches(server, server.catalog.get(db, name), query)) yield raw
    return
  }
  const run = runStages(rest, body.let, opener(server, db))
  for (const document of run(promoted(server, db, name, query))) yield serialize(document, { ignoreUndefined: true })
}
function* documentRows({ server, db, body }: Context, pipeline: Document[]): Generator<Uint8Array> {
  const run = runStages(pipeline, body.let, opener(server, db))
  for (const document of run([])) yield serialize(document, { ignoreUndefined: true })
}
