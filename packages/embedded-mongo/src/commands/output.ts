import { type Document, ObjectId } from 'bson'
import { evaluate } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { findMatches } from '../query/find.js'
import { isDocument } from '../query/paths.js'
import type { Collection } from '../storage/catalog.js'
import {
  clearAll,
  insertDocument,
  packDocument,
  readDocument,
  remainsOf,
  replaceDocument,
} from '../storage/documents.js'
import { nextTurn, PAUSE, type Paced, unpaced } from '../turns.js'
import { compileUpdate } from '../update/apply-update.js'
import type { Context } from './handler.js'
import { writeInTurns } from './statements.js'

export const isOutput = (stage: Document): boolean => '$out' in stage || '$merge' in stage

type Target = { db: string; name: string }
const targetOf = (value: unknown, db: string): Target => {
  if (typeof value === 'string') return { db, name: value }
  if (isDocument(value) && typeof value.coll === 'string') return { db: value.db ?? db, name: value.coll }
  throw new CommandError(
    51178,
    'the target of $merge or $out must be a collection name or {db: <db>, coll: <collection>}',
  )
}

/** The last stage: $out puts what the pipeline gives in the target's place, or fails and leaves it; $merge adds to it. */
export const writeOutput = (context: Context, stage: Document, rows: Paced<Uint8Array>): Promise<void> =>
  '$out' in stage
    ? replaceAll(context, targetOf(stage.$out, context.db), rows)
    : mergeAll(context, isDocument(stage.$merge) ? stage.$merge : { into: stage.$merge }, rows)

const insertOne = ({ server }: Context, collection: Collection, document: Document): void => {
  const whole = { _id: document._id ?? new ObjectId(), ...document }
  insertDocument(server, collection, packDocument(whole), whole)
}

/** Written to a collection nobody sees, with the target's indexes, which then takes the target's place in one step. */
const replaceAll = async (context: Context, { db, name }: Target, rows: Paced<Uint8Array>): Promise<void> => {
  const { catalog, storage } = context.server
  const { target, draft, copied } = await storage.write(() => {
    const target = catalog.get(db, name)
    return { target, draft: catalog.draft(db, name, target), copied: indexIds(target) }
  })
  try {
    await writeInTurns(context, rows, (raw) => insertOne(context, draft, readDocument(raw)))
    await storage.write(() => {
      if (catalog.get(db, name) !== target || indexIds(target) !== copied)
        throw new CommandError(125, `collection ${db}.${name} or its indexes were changed during $out`)
      catalog.publish(draft)
      if (target) storage.counts.remove(target.id)
    })
  } catch (error) {
    await storage.write(() => storage.counts.remove(draft.id))
    await clearAll(context.server, remainsOf(context.server, draft))
    throw error
  }
  if (target) await clearAll(context.server, remainsOf(context.server, target))
}

const indexIds = (collection: Collection | undefined): string | undefined =>
  collection?.indexes.map(({ id }) => id).join()

/** What $merge may do with a match, and what it then may do without one; others are refused, as MongoDB does. */
const MERGE_MODES: Record<string, readonly string[]> = {
  replace: ['insert', 'discard', 'fail'],
  merge: ['insert', 'discard', 'fail'],
  keepExisting: ['insert'],
  fail: ['insert'],
}
const assertMode = ({ whenMatched = 'merge', whenNotMatched = 'insert' }: Document): void => {
  const mode = Array.isArray(whenMatched) ? 'merge' : whenMatched
  const allowed = Object.hasOwn(MERGE_MODES, mode) ? MERGE_MODES[mode] : undefined
  if (!allowed)
    throw new CommandError(2, `Enumeration value '${mode}' for field '$merge.whenMatched' is not a valid value.`)
  if (!MERGE_MODES.merge?.includes(whenNotMatched))
    throw new CommandError(
      2,
      `Enumeration value '${whenNotMatched}' for field '$merge.whenNotMatched' is not a valid value.`,
    )
  if (!allowed.includes(whenNotMatched))
    throw new CommandError(
      51181,
      `Combination of $merge modes 'whenMatched: ${mode}' and 'whenNotMatched: ${whenNotMatched}' is not supported`,
    )
}

const mergeAll = async (context: Context, spec: Document, rows: Paced<Uint8Array>): Promise<void> => {
  const { catalog, storage } = context.server
  const { db, name } = targetOf(spec.into, context.db)
  assertMode(spec)
  const on = spec.on === undefined ? ['_id'] : ([spec.on].flat() as string[])
  await storage.write(() => {
    const { primary, indexes } = catalog.ensure(db, name)
    const isUnique = [primary, ...indexes].some(
      ({ isUnique, isReady, paths, partialFilter }) =>
        isUnique && isReady && !partialFilter && paths.length === on.length && on.every((path) => paths.includes(path)),
    )
    if (!isUnique) throw new CommandError(51183, 'Cannot find index to verify that join fields will be unique')
  })
  // all are computed before the first is written, since the target may be what the pipeline reads
  const documents: Document[] = []
  for (const raw of rows) {
    if (raw === PAUSE) await nextTurn(context.limits)
    else documents.push(readDocument(raw))
  }
  await writeInTurns(context, documents, (document) => mergeOne(context, catalog.ensure(db, name), spec, on, document))
}

const mergeOne = (context: Context, collection: Collection, spec: Document, on: string[], document: Document): void => {
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec
  const filter = Object.fromEntries(on.map((path) => [path, { $eq: document[path] }]))
  const canMatch = on.every((path) => document[path] !== undefined)
  const [match] = canMatch ? unpaced(findMatches(context.server, collection, { filter, limit: 1 })) : []
  if (!match) {
    if (whenNotMatched === 'insert') insertOne(context, collection, document)
    else if (whenNotMatched === 'fail')
      throw new CommandError(
        13113,
        '$merge could not find a matching document in the target collection for at least one document in the source collection',
      )
    return
  }
  if (whenMatched === 'keepExisting') return
  if (whenMatched === 'fail') throw new CommandError(11000, '$merge found a matching document and whenMatched is fail')
  const before = match.document
  const after = Array.isArray(whenMatched)
    ? compileUpdate(whenMatched, { variables: mergeVariables(spec.let, document) })(
        readDocument(match.raw),
        undefined,
        false,
      )
    : { ...(whenMatched === 'replace' ? {} : before), ...document, _id: before._id }
  replaceDocument(context.server, collection, before, after, packDocument(after))
}

/** What a $merge pipeline may use: the result's document as `new`, and what `let` makes of it. */
const mergeVariables = (bindings: unknown, document: Document): Document => {
  const values = Object.entries(isDocument(bindings) ? bindings : {}).map(([name, expression]) => {
    if (name === 'new' && expression !== '$$ROOT')
      throw new CommandError(51273, "'let' may not define a value for the reserved 'new' variable other than '$$ROOT'")
    return [name, evaluate(expression)(document)] as const
  })
  return { NOW: new Date(), new: document, ...Object.fromEntries(values) }
}
