import { type Document, ObjectId } from 'bson'
import { asCommandError } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { findMatches, type Match } from '../query/find.js'
import { toBoolean, toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { compileProjection } from '../query/projection.js'
import type { Collection } from '../storage/catalog.js'
import {
  assertSize,
  insertDocument,
  numbered,
  packDocument,
  readDocument,
  removeDocument,
  replaceDocument,
} from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import { compileUpdate, type Update } from '../update/apply-update.js'
import { makeUpserted } from '../update/upsert.js'
import { asFilter, assertNoCollation, type Context, collectionName, collectionOf, type Handler } from './handler.js'

/** Runs one statement after the other; an error is told with its place, and stops the rest when they are ordered. */
const eachStatement = <T>(items: T[], ordered: unknown, run: (item: T, index: number) => void): Document[] => {
  const writeErrors: Document[] = []
  for (const [index, item] of items.entries()) {
    try {
      run(item, index)
    } catch (thrown) {
      const error = thrown instanceof RangeError ? asCommandError(thrown) : thrown
      if (!(error instanceof CommandError)) throw error
      writeErrors.push({ index, code: error.code, ...error.extra, errmsg: error.message })
      if (ordered === undefined || toBoolean(ordered)) break
    }
  }
  return writeErrors
}
const withErrors = (answer: Document, writeErrors: Document[]): Document =>
  writeErrors.length > 0 ? { ...answer, writeErrors } : answer

const statements = (list: unknown, name: string): Document[] => {
  if (!Array.isArray(list)) throw new CommandError(9, `BSON field '${name}' is missing but a required field`)
  if (list.length === 0 || list.length > 100_000) {
    throw new CommandError(16, `Write batch sizes must be between 1 and 100000. Got ${list.length} operations.`)
  }
  return list
}

const assertStorable = (document: Document): void => {
  const id = document._id
  if (Array.isArray(id)) throw new CommandError(53, "The '_id' value cannot be of type array")
  if (id instanceof RegExp || id?._bsontype === 'BSONRegExp')
    throw new CommandError(53, "The '_id' value cannot be of type regex")
  if (isDocument(id) && Object.keys(id).some((name) => name.startsWith('$')))
    throw new CommandError(52, '_id fields may not contain $-prefixed fields')
}

export const insert: Handler = (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  const documents = statements(body.documents, 'insert.documents') as unknown as Buffer[]
  return server.storage.write(() => {
    const collection = server.catalog.ensure(db, name)
    let n = 0
    const errors = eachStatement(documents, body.ordered, (raw) => {
      assertSize(raw.length)
      let document = parseStored(raw)
      assertStorable(document)
      const isAsSent = document._id !== undefined && Object.keys(document)[0] === '_id'
      if (!isAsSent) document = { _id: document._id ?? new ObjectId(), ...document }
      insertDocument(server, collection, isAsSent ? raw : packDocument(document), document)
      n++
    })
    return withErrors({ n }, errors)
  })
}
const parseStored = (raw: Buffer): Document => {
  try {
    return readDocument(raw)
  } catch (error) {
    throw new CommandError(22, `invalid BSON: ${(error as Error).message}`)
  }
}

/** Puts an updated document back; says whether anything changed. */
const store = (context: Context, collection: Collection, match: Match, update: Update): Document | undefined => {
  const after = update(readDocument(match.raw), match.position, false)
  const raw = packUpdated(after)
  if (raw.equals(match.raw)) return undefined
  replaceDocument(context.server, collection, match.document, after, raw)
  return after
}
const packUpdated = (document: Document): Buffer => {
  try {
    return packDocument(document)
  } catch (error) {
    if (error instanceof CommandError && error.code === 10334) {
      throw new CommandError(17419, 'Resulting document after update is larger than 16777216')
    }
    throw error
  }
}

const isReplacement = (update: unknown): boolean => isDocument(update) && !Object.keys(update)[0]?.startsWith('$')

const insertUpserted = (
  context: Context,
  collection: Collection,
  filter: Document,
  u: unknown,
  update: Update,
): Document => {
  const made = makeUpserted(filter, update, isReplacement(u))
  assertStorable(made)
  insertDocument(context.server, collection, packDocument(made), made)
  return made
}

export const update: Handler = (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  const updates = statements(body.updates, 'update.updates')
  return server.storage.write(() => {
    const upserted: Document[] = []
    let n = 0
    let nModified = 0
    const run = (statement: Document, index: number) => {
      const { q, u, multi, upsert, arrayFilters, hint, collation, sort, c } = statement
      assertNoCollation(collation)
      const isMulti = toBoolean(multi)
      if (isMulti && isReplacement(u))
        throw new CommandError(9, 'multi update is not supported for replacement-style update')
      const filter = asFilter(q)
      const variables = c ?? body.let
      const change = compileUpdate(u, { arrayFilters, variables })
      const collection = toBoolean(upsert) ? server.catalog.ensure(db, name) : server.catalog.get(db, name)
      const query = { filter, hint, sort, variables, limit: isMulti ? 0 : 1 }
      let isFound = false
      for (const match of isMulti ? settled(context, collection, query) : findMatches(server, collection, query)) {
        isFound = true
        n++
        if (store(context, collection as Collection, match, change)) nModified++
        if (!isMulti) break
      }
      if (isFound || !collection || !toBoolean(upsert)) return
      const { _id } = insertUpserted(context, collection, filter, u, change)
      upserted.push({ index, _id })
      n++
    }
    const errors = eachStatement(updates, body.ordered, run)
    return withErrors({ n, nModified, ...(upserted.length > 0 && { upserted }) }, errors)
  })
}

/** The matches of a write to many: all found before the first is changed, holding only their ids meanwhile. */
function* settled(
  { server }: Context,
  collection: Collection | undefined,
  query: Parameters<typeof findMatches>[2],
): Generator<Match> {
  if (!collection) {
    yield* findMatches(server, collection, query)
    return
  }
  const found = [...ids(findMatches(server, collection, query))]
  for (const { id, position } of found) {
    const raw = server.storage.documents.get(numbered(collection.id, id))
    if (raw) yield { raw, document: readDocument(raw), position }
  }
}
function* ids(matches: Iterable<Match>): Generator<{ id: Buffer; position: number | undefined }> {
  for (const { document, position } of matches) yield { id: idKey(document._id), position }
}

export const remove: Handler = (context) => {
  const { server } = context
  const deletes = statements(context.body.deletes, 'delete.deletes')
  return server.storage.write(() => {
    const collection = collectionOf(context)
    let n = 0
    const errors = eachStatement(deletes, context.body.ordered, ({ q, limit, hint, collation }) => {
      assertNoCollation(collation)
      const isOne = toNumber(limit) === 1
      if (!isOne && toNumber(limit) !== 0)
        throw new CommandError(9, `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`)
      const query = { filter: asFilter(q), hint, variables: context.body.let, limit: isOne ? 1 : 0 }
      for (const { document } of isOne ? findMatches(server, collection, query) : settled(context, collection, query)) {
        removeDocument(server, collection as Collection, document)
        n++
        if (isOne) break
      }
    })
    return withErrors({ n }, errors)
  })
}

export const findAndModify: Handler = (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  const isRemoval = toBoolean(body.remove)
  const isNew = toBoolean(body.new)
  const isUpsert = toBoolean(body.upsert)
  assertNoCollation(body.collation)
  if (isRemoval && body.update !== undefined)
    throw new CommandError(9, "Cannot specify both an 'update' and 'remove'=true")
  if (isRemoval && isNew)
    throw new CommandError(
      9,
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    )
  if (isRemoval && isUpsert) throw new CommandError(9, "Cannot specify both 'upsert'=true and 'remove'=true")
  if (!isRemoval && body.update === undefined)
    throw new CommandError(9, 'Either an update or remove=true must be specified')
  const filter = asFilter(body.query)
  const change = isRemoval
    ? undefined
    : compileUpdate(body.update, { arrayFilters: body.arrayFilters, variables: body.let })
  const fields = body.fields && Object.keys(body.fields).length > 0 ? body.fields : undefined
  const project = fields && compileProjection(fields, { isFind: true, variables: body.let })
  const show = (document: Document, position?: number) => (project ? project(document, position) : document)
  return server.storage.write(() => {
    const collection = isUpsert ? server.catalog.ensure(db, name) : server.catalog.get(db, name)
    const query = { filter, sort: body.sort, hint: body.hint, variables: body.let, limit: 1 }
    const [match] = findMatches(server, collection, query)
    if (!match || !collection) {
      if (isRemoval) return { lastErrorObject: { n: 0 }, value: null }
      if (!isUpsert || !collection) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
      const made = insertUpserted(context, collection, filter, body.update, change as Update)
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: made._id },
        value: isNew ? show(made) : null,
      }
    }
    if (isRemoval) {
      removeDocument(server, collection, match.document)
      return { lastErrorObject: { n: 1 }, value: show(match.document, match.position) }
    }
    const after = store(context, collection, match, change as Update) ?? match.document
    return {
      lastErrorObject: { n: 1, updatedExisting: true },
      value: show(isNew ? after : match.document, match.position),
    }
  })
}
