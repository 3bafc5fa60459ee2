import { type Document, ObjectId } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { findMatches } from '../query/find.js'
import { isDocument } from '../query/paths.js'
import type { Collection } from '../storage/catalog.js'
import { clearRange, insertDocument, packDocument, readDocument, replaceDocument } from '../storage/documents.js'
import { compileUpdate } from '../update/apply-update.js'
import type { Context } from './handler.js'

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

/** The last stage, $out or $merge: writes what the pipeline gives in one transaction. */
export const writeOutput = (context: Context, stage: Document, rows: Iterable<Uint8Array>): Promise<void> => {
  const documents = [...rows].map(readDocument)
  const { server, db } = context
  return server.storage.write(() => {
    if ('$out' in stage) replaceAll(context, targetOf(stage.$out, db), documents)
    else mergeAll(context, isDocument(stage.$merge) ? stage.$merge : { into: stage.$merge }, documents)
  })
}

const insertOne = ({ server }: Context, collection: Collection, document: Document): void => {
  const whole = { _id: document._id ?? new ObjectId(), ...document }
  insertDocument(server, collection, packDocument(whole), whole)
}

const replaceAll = (context: Context, { db, name }: Target, documents: Document[]): void => {
  const { catalog, storage } = context.server
  const collection = catalog.ensure(db, name)
  const ids = new Set(documents.map(({ _id }) => String(_id)))
  if (documents.every(({ _id }) => _id !== undefined) && ids.size !== documents.length) {
    throw new CommandError(11000, `E11000 duplicate key error collection: ${db}.${name} index: _id_ in $out`)
  }
  clearRange(storage.documents, collection.id)
  for (const index of collection.indexes) clearRange(storage.entries, index.id)
  for (const document of documents) insertOne(context, collection, document)
}

const mergeAll = (context: Context, spec: Document, documents: Document[]): void => {
  const { db, name } = targetOf(spec.into, context.db)
  const collection = context.server.catalog.ensure(db, name)
  const on = spec.on === undefined ? ['_id'] : ([spec.on].flat() as string[])
  const isUnique = [collection.primary, ...collection.indexes].some(
    ({ isUnique, paths, partialFilter }) =>
      isUnique && !partialFilter && paths.length === on.length && on.every((path) => paths.includes(path)),
  )
  if (!isUnique) throw new CommandError(51183, 'Cannot find index to verify that join fields will be unique')
  for (const document of documents) mergeOne(context, collection, spec, on, document)
}

const mergeOne = (context: Context, collection: Collection, spec: Document, on: string[], document: Document): void => {
  const { whenMatched = 'merge', whenNotMatched = 'insert' } = spec
  const filter = Object.fromEntries(on.map((path) => [path, { $eq: document[path] }]))
  const canMatch = on.every((path) => document[path] !== undefined)
  const [match] = canMatch ? findMatches(context.server, collection, { filter, limit: 1 }) : []
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
    ? compileUpdate(whenMatched, { variables: { new: document } })(readDocument(match.raw), undefined, false)
    : { ...(whenMatched === 'replace' ? {} : before), ...document, _id: before._id }
  replaceDocument(context.server, collection, before, after, packDocument(after))
}
