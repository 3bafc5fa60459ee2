import { type Document, ObjectId } from 'bson'
import { commandVariables } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import type { Match } from '../query/find.js'
import { toBoolean, toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import type { Collection } from '../storage/catalog.js'
import {
  assertSize,
  insertDocument,
  packDocument,
  readDocument,
  removeDocument,
  replaceDocument,
} from '../storage/documents.js'
import { compileUpdate, type Update } from '../update/apply-update.js'
import { makeUpserted } from '../update/upsert.js'
import { asFilter, assertNoCollation, type Context, collectionName, collectionOf, type Handler } from './handler.js'
import { changeMany, runStatements, statementsOf, withErrors } from './statements.js'

const assertStorable = (document: Document): void => {
  const id = document._id
  if (Array.isArray(id)) throw new CommandError(53, "The '_id' value cannot be of type array")
  if (id instanceof RegExp || id?._bsontype === 'BSONRegExp')
    throw new CommandError(53, "The '_id' value cannot be of type regex")
  if (isDocument(id) && Object.keys(id).some((name) => name.startsWith('$')))
    throw new CommandError(52, '_id fields may not contain $-prefixed fields')
}

export const insert: Handler = async (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  let n = 0
  const errors = await runStatements(context, {
    statements: statementsOf(body.documents, 'insert.documents'),
    ordered: body.ordered,
    one: (statement) => {
      const raw = statement as unknown as Buffer
      assertSize(raw.length)
      let document = parseStored(raw)
      assertStorable(document)
      const isAsSent = document._id !== undefined && Object.keys(document)[0] === '_id'
      if (!isAsSent) document = { _id: document._id ?? new ObjectId(), ...document }
      const collection = server.catalog.ensure(db, name)
      insertDocument(server, collection, isAsSent ? raw : packDocument(document), document)
      n++
    },
  })
  return withErrors({ n }, errors)
}
const parseStored = (raw: Buffer): Document => {
  try {
    return readDocument(raw)
  } catch (error) {
    throw new CommandError(22, `invalid BSON: ${(error as Error).message}`)
  }
}

/** Puts an updated document back; says whether anything changed. */
export const store = (context: Context, collection: Collection, match: Match, update: Update): Document | undefined => {
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

export const insertUpserted = (
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

export const update: Handler = async (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  const upserted: Document[] = []
  let n = 0
  let nModified = 0
  const shared = commandVariables(body.let)
  const prepare = ({ q, u, multi, arrayFilters, hint, collation, sort, c }: Document) => {
    assertNoCollation(collation)
    const isMulti = toBoolean(multi)
    if (isMulti && isReplacement(u)) {
      throw new CommandError(9, 'multi update is not supported for replacement-style update')
    }
    const variables = { ...shared, ...c }
    const query = { filter: asFilter(q), hint, sort, variables, limit: isMulti ? 0 : 1 }
    return { query, change: compileUpdate(u, { arrayFilters, variables }) }
  }
  const applyTo = (match: Match, change: Update) => {
    n++
    if (store(context, server.catalog.get(db, name) as Collection, match, change)) nModified++
  }
  const errors = await runStatements(context, {
    statements: statementsOf(body.updates, 'update.updates'),
    ordered: body.ordered,
    isMany: ({ multi, upsert }) => toBoolean(multi) && !toBoolean(upsert),
    many: (statement) => {
      const { query, change } = prepare(statement)
      return changeMany(context, query, (match) => applyTo(match, change))
    },
    one: (statement, index, search) => {
      const { query, change } = prepare(statement)
      const isUpsert = toBoolean(statement.upsert)
      const collection = isUpsert ? server.catalog.ensure(db, name) : server.catalog.get(db, name)
      // all are found before the first is changed, since a changed one may come by again at its new place in an index
      const found = search(collection, query)
      for (const match of found) applyTo(match, change)
      if (found.length > 0 || !collection || !isUpsert) return
      const { _id } = insertUpserted(context, collection, query.filter, statement.u, change)
      upserted.push({ index, _id })
      n++
    },
  })
  return withErrors({ n, nModified, ...(upserted.length > 0 && { upserted }) }, errors)
}

export const remove: Handler = async (context) => {
  const { server, body } = context
  let n = 0
  const variables = commandVariables(body.let)
  const queryOf = ({ q, limit, hint, collation }: Document) => {
    assertNoCollation(collation)
    const count = toNumber(limit)
    if (count !== 0 && count !== 1) {
      throw new CommandError(9, `The limit field in delete objects must be 0 or 1. Got ${String(limit)}`)
    }
    return { filter: asFilter(q), hint, variables, limit: count }
  }
  const removeFound = ({ document }: Match) => {
    removeDocument(server, collectionOf(context) as Collection, document)
    n++
  }
  const errors = await runStatements(context, {
    statements: statementsOf(body.deletes, 'delete.deletes'),
    ordered: body.ordered,
    isMany: ({ limit }) => toNumber(limit) === 0,
    many: (statement) => changeMany(context, queryOf(statement), removeFound),
    one: (statement, _, search) => search(collectionOf(context), queryOf(statement)).forEach(removeFound),
  })
  return withErrors({ n }, errors)
}
