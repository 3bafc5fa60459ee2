import type { Document } from 'bson'
import { commandVariables } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { toBoolean } from '../query/options.js'
import { compileProjection } from '../query/projection.js'
import { removeDocument } from '../storage/documents.js'
import { compileUpdate, type Update } from '../update/apply-update.js'
import { asFilter, assertNoCollation, collectionName, type Handler } from './handler.js'
import { writeWithSearch } from './search-in-write.js'
import { insertUpserted, store } from './write.js'

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
  const variables = commandVariables(body.let)
  const change = isRemoval ? undefined : compileUpdate(body.update, { arrayFilters: body.arrayFilters, variables })
  const fields = body.fields && Object.keys(body.fields).length > 0 ? body.fields : undefined
  const project = fields && compileProjection(fields, { isFind: true, variables })
  const show = (document: Document, position?: number) => (project ? project(document, position) : document)
  return writeWithSearch(context, (search) => {
    const collection = isUpsert ? server.catalog.ensure(db, name) : server.catalog.get(db, name)
    const query = { filter, sort: body.sort, hint: body.hint, variables, limit: 1 }
    const [match] = search(collection, query)
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
