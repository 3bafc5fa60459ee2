import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import type { Paced } from '../turns.js'
import type { Variables } from './expressions.js'
import { joinStages } from './join-stages.js'
import { plainStages } from './plain-stages.js'
import type { OpenCollection, Stage, Surroundings } from './stage.js'
import { setWindowFields } from './window-stage.js'

const STAGES: Record<string, Stage> = { ...plainStages, ...joinStages, $setWindowFields: setWindowFields }
/** Written by the command itself, as the last stage. */
const OUTPUTS = new Set(['$out', '$merge'])
const notImplemented = (name: string): [number, string] => [238, `${name} is not implemented by this embedded server`]
const UNSUPPORTED: Record<string, [number, string]> = {
  $changeStream: [40573, 'The $changeStream stage is only supported on replica sets'],
  $search: [31082, '$search stage is only allowed on MongoDB Atlas'],
  $searchMeta: [31082, '$searchMeta stage is only allowed on MongoDB Atlas'],
  ...Object.fromEntries(
    [
      '$geoNear',
      '$bucketAuto',
      '$densify',
      '$fill',
      '$collStats',
      '$indexStats',
      '$planCacheStats',
      '$currentOp',
      '$listSessions',
      '$listLocalSessions',
    ].map((name) => [name, notImplemented(name)]),
  ),
}

/** Refuses what isn't a stage before anything runs: 40324 for an unknown name, 40323 for two in one. */
export const assertStages = (pipeline: unknown): void => {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array")
  for (const stage of pipeline) {
    if (!isDocument(stage)) throw new CommandError(14, "Each element of the 'pipeline' array must be an object")
    const names = Object.keys(stage)
    const name = names[0]
    if (names.length !== 1 || !name)
      throw new CommandError(40323, 'A pipeline stage specification object must contain exactly one field.')
    const refusal = Object.hasOwn(UNSUPPORTED, name) ? UNSUPPORTED[name] : undefined
    if (refusal) throw new CommandError(...refusal)
    if (!Object.hasOwn(STAGES, name) && !OUTPUTS.has(name))
      throw new CommandError(40324, `Unrecognized pipeline stage name: '${name}'`)
  }
}

/** A pipeline as a function on documents with BSON's own types, streaming where its stages stream. */
export const runStages = (
  pipeline: unknown,
  variables?: Variables,
  open?: OpenCollection,
): ((documents: Paced<Document>) => Paced<Document>) => {
  assertStages(pipeline)
  const surroundings: Surroundings = {
    variables,
    open,
    compile: (inner, innerVariables) => runStages(inner, innerVariables, open),
  }
  const flows = (pipeline as Document[]).map((stage, at) => {
    const name = Object.keys(stage)[0] as string
    if (name === '$documents' && at > 0)
      throw new CommandError(40602, '$documents is only valid as the first stage in a pipeline.')
    const own = STAGES[name]
    if (!own) throw new CommandError(40601, `${name} can only be the final stage in the pipeline`)
    return own(stage[name], surroundings)
  })
  return (documents) => flows.reduce((flow, next) => next(flow), documents)
}
