import type { Document } from 'bson'
import { runStages } from '../aggregate/stages.js'
import { CommandError } from '../protocol/errors.js'
import { typeName } from '../query/comparisons.js'
import { compileFilter } from '../query/matcher.js'
import { isDocument } from '../query/paths.js'
import { compareValues } from '../storage/ordered-key.js'
import { unpaced } from '../turns.js'
import { type ArrayFilters, applyStep, rename, type Step } from './apply-step.js'
import { OPERATORS } from './operators.js'

export type UpdateSettings = { arrayFilters?: unknown; variables?: Document | undefined }

/** Changes a document into its new state. It may change the document it is given; `position` is what `$` stands for. */
export type Update = (document: Document, position: number | undefined, isInsert: boolean) => Document

/** Compiles a replacement, an update document or a pipeline. Throws what MongoDB throws before touching a document. */
export const compileUpdate = (update: unknown, settings: UpdateSettings = {}): Update => {
  if (Array.isArray(update)) return pipelineUpdate(update, settings)
  if (!isDocument(update)) throw new CommandError(9, 'Update argument must be either an object or an array')
  const names = Object.keys(update)
  if (!names[0]?.startsWith('$')) return replacement(update)
  const steps: Step[] = []
  const targets: string[] = []
  for (const name of names) {
    if (!(name in OPERATORS) && name !== '$rename') {
      throw new CommandError(
        9,
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      )
    }
    const fields = update[name]
    if (!isDocument(fields)) {
      throw new CommandError(
        9,
        `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${JSON.stringify(fields)}}`,
      )
    }
    for (const [path, operand] of Object.entries(fields)) {
      assertPath(path, name)
      targets.push(path)
      if (name === '$rename') targets.push(assertRename(path, operand))
      steps.push({ operator: name, path: path.split('.'), operand })
    }
  }
  assertNoConflict(targets)
  const filters = compileArrayFilters(settings.arrayFilters, steps)
  return (document, position, isInsert) => {
    const id = document._id
    for (const step of steps) {
      if (step.operator === '$setOnInsert' && !isInsert) continue
      if (step.operator === '$rename') rename(document, step)
      else applyStep(document, step, { position, filters, id })
    }
    assertSameId(id, document, isInsert)
    return document
  }
}

const assertPath = (path: string, operator: string): void => {
  if (path === '') throw new CommandError(56, 'An empty update path is not valid.')
  if (path.startsWith('.') || path.endsWith('.') || path.includes('..')) {
    throw new CommandError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)
  }
  if (path.startsWith('$')) {
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${path}' in '${path}' is not allowed in the context of an update's ${operator}.`,
    )
  }
}
const assertRename = (path: string, target: unknown): string => {
  if (typeof target !== 'string')
    throw new CommandError(2, `The 'to' field for $rename must be a string: ${path}: ${String(target)}`)
  if (/\$/.test(path + target))
    throw new CommandError(2, `The source and destination fields for $rename may not be dynamic: ${path}`)
  assertPath(target, '$rename')
  return target
}
const assertNoConflict = (paths: string[]): void => {
  const seen = new Set<string>()
  for (const path of [...paths].sort()) {
    const parts = path.split('.')
    for (let length = 1; length <= parts.length; length++) {
      const beginning = parts.slice(0, length).join('.')
      if (seen.has(beginning))
        throw new CommandError(40, `Updating the path '${path}' would create a conflict at '${beginning}'`)
    }
    seen.add(path)
  }
}

const assertSameId = (id: unknown, after: Document, isInsert: boolean): void => {
  if (id === undefined && isInsert) return
  if (compareValues(id, after._id) !== 0 || typeName(id) === 'missing') {
    throw new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'")
  }
}

const replacement = (wanted: Document): Update => {
  const dollar = Object.keys(wanted).find((name) => name.startsWith('$'))
  if (dollar)
    throw new CommandError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of a replacement`,
    )
  return (document, _position, isInsert) => {
    if ('_id' in wanted && document._id !== undefined && compareValues(wanted._id, document._id) !== 0) {
      throw new CommandError(
        66,
        `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${String(wanted._id)}`,
      )
    }
    const id = document._id ?? (isInsert ? wanted._id : undefined)
    return { ...(id !== undefined && { _id: id }), ...wanted, ...(id !== undefined && { _id: id }) }
  }
}

const UPDATE_STAGES = new Set(['$set', '$addFields', '$unset', '$project', '$replaceRoot', '$replaceWith'])

const pipelineUpdate = (stages: unknown[], { variables }: UpdateSettings): Update => {
  for (const stage of stages) {
    const name = isDocument(stage) ? Object.keys(stage)[0] : undefined
    if (!name || !UPDATE_STAGES.has(name)) {
      throw new CommandError(name?.startsWith('$') ? 72 : 9, `Stage ${name} is not allowed to be used within an update`)
    }
  }
  const run = runStages(stages as Document[], variables)
  return (document, _position, isInsert) => {
    const [after = {}] = unpaced(run([document]))
    if (document._id !== undefined) {
      if (after._id === undefined) return { _id: document._id, ...after }
      assertSameId(document._id, after, isInsert)
    }
    return after
  }
}

const compileArrayFilters = (arrayFilters: unknown, steps: Step[]): ArrayFilters => {
  const filters: ArrayFilters = new Map()
  for (const filter of Array.isArray(arrayFilters) ? arrayFilters : []) {
    const name = isDocument(filter) ? identifierOf(filter) : undefined
    if (!name || !/^[a-z][a-zA-Z0-9]*$/.test(name))
      throw new CommandError(
        9,
        'The top-level field name in an array filter must be an alphanumeric string beginning with a lowercase letter',
      )
    if (filters.has(name))
      throw new CommandError(9, `Found multiple array filters with the same top-level field name ${name}`)
    filters.set(name, compileFilter(filter))
  }
  const used = new Set(steps.flatMap(({ path }) => path.map((part) => /^\$\[(.+)\]$/.exec(part)?.[1])))
  for (const name of used) {
    if (name !== undefined && !filters.has(name))
      throw new CommandError(2, `No array filter found for identifier '${name}' in path`)
  }
  for (const name of filters.keys()) {
    if (!used.has(name))
      throw new CommandError(9, `The array filter for identifier '${name}' was not used in the update`)
  }
  return filters
}
const identifierOf = (filter: Document): string | undefined => {
  const first = Object.keys(filter)[0]
  return first?.startsWith('$') && Array.isArray(filter[first]) && isDocument(filter[first][0])
    ? identifierOf(filter[first][0])
    : first?.split('.')[0]
}
