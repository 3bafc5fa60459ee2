import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import * as pipelines from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { asCommandError, assertExpression, assertNoScript, operators } from './expressions.js'
import { joinStages } from './join-stages.js'
import { plainStages } from './plain-stages.js'
import type { OpenCollection, Stage, Surroundings } from './stage.js'

const OWN_STAGES: Record<string, Stage> = { ...plainStages, ...joinStages }
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
export const runStages = (
  pipeline: Document[],
  variables?: Document,
  open?: OpenCollection,
): ((documents: Iterable<Document>) => Generator<Document>) => {
  assertStages(pipeline)
  const compile: Surroundings['compile'] = (inner, innerVariables) => runStages(inner, innerVariables, open)
  const own = Object.fromEntries(
    Object.entries(OWN_STAGES).map(([name, stage]) => [
      name,
      (documents: Iterable<Document>, spec: unknown, options: Options) =>
        Lazy(stage(spec, { variables, open, options, compile })(documents)),
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
