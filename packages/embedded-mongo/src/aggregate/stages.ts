import type { Document } from 'bson'
import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import * as pipelines from 'mingo/operators/pipeline'
import type { Options } from 'mingo/types'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import { PAUSE, type Paced, type Pause, paced, unpaced } from '../turns.js'
import { asCommandError, assertExpression, assertNoScript, operators, optionsFor } from './expressions.js'
import { joinStages } from './join-stages.js'
import { plainStages } from './plain-stages.js'
import { collect, type Flow, type OpenCollection, type Stage, type Surroundings } from './stage.js'

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
): ((documents: Paced<Document>) => Generator<Document | Pause>) => {
  assertStages(pipeline)
  const surroundings: Surroundings = {
    variables,
    open,
    get options() {
      return optionsFor(variables)
    },
    compile: (inner, innerVariables) => runStages(inner, innerVariables, open),
  }
  const flowOf = (stage: Document): Flow => {
    const name = Object.keys(stage)[0] as string
    const own = Object.hasOwn(OWN_STAGES, name) ? OWN_STAGES[name] : undefined
    if (!own) return mingoFlow(stage, surroundings)
    return own(TYPED_SPECS.has(name) ? stage[name] : promote(stage[name]), surroundings)
  }
  return function* (documents) {
    try {
      yield* pipeline.map(flowOf).reduce((flow, next) => next(flow), documents)
    } catch (error) {
      throw asCommandError(error)
    }
  }
}
const TYPED_SPECS = new Set(['$match', '$project', '$sort'])

/** Stages of mingo's that make their documents from one at a time: they needn't wait for all. */
const ONE_BY_ONE = new Set(['$addFields', '$set', '$replaceRoot', '$replaceWith', '$unwind'])
const FIRST_PART = 8
const LARGEST_PART = 128

/** mingo knows no pauses: it is given documents part by part, or, by a stage that must see all, all at once. */
const mingoFlow = (stage: Document, { variables, open }: Surroundings): Flow => {
  const aggregator = new Aggregator([promote(stage) as Document], {
    context: mingoContext,
    // mingo's window functions are built on its $function; nobody else gets to it, assertStages sees to that
    scriptEnabled: true,
    ...(open && { collectionResolver: (name: string) => [...unpaced(open(name, {}, variables))] }),
    ...(variables && { variables: promote(variables) as Document }),
  } as Partial<Options>)
  const run = (documents: Document[]) => aggregator.stream(documents as never) as Iterable<Document>
  if (!ONE_BY_ONE.has(Object.keys(stage)[0] as string)) {
    return function* (documents) {
      yield* paced(run(yield* collect(documents)))
    }
  }
  return function* (documents) {
    let part: Document[] = []
    let size = FIRST_PART
    for (const document of documents) {
      if (document !== PAUSE) part.push(document)
      if (document !== PAUSE && part.length < size) continue
      yield* run(part)
      part = []
      size = Math.min(size * 2, LARGEST_PART)
      if (document === PAUSE) yield PAUSE
    }
    yield* run(part)
  }
}
const mingoContext = Context.init({ ...operators, pipeline: mingoStages } as unknown as Parameters<
  typeof Context.init
>[0])
