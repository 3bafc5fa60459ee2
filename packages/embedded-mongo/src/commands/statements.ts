import type { Document } from 'bson'
import { asCommandError } from '../aggregate/expressions.js'
import { CommandError } from '../protocol/errors.js'
import { findMatches, type Match, type Query } from '../query/find.js'
import { compileFilter, type MatchPlace } from '../query/matcher.js'
import { toBoolean } from '../query/options.js'
import { numbered, readDocument } from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import { type Context, collectionOf } from './handler.js'

/** The list of statements a write command carries. */
export const statementsOf = (list: unknown, name: string): Document[] => {
  if (!Array.isArray(list)) throw new CommandError(9, `BSON field '${name}' is missing but a required field`)
  if (list.length === 0 || list.length > 100_000) {
    throw new CommandError(16, `Write batch sizes must be between 1 and 100000. Got ${list.length} operations.`)
  }
  return list
}

const toWriteError = (thrown: unknown, index: number): Document => {
  const error = thrown instanceof RangeError ? asCommandError(thrown) : thrown
  if (!(error instanceof CommandError)) throw error
  return { index, code: error.code, ...error.extra, errmsg: error.message }
}
export const withErrors = (answer: Document, writeErrors: Document[]): Document =>
  writeErrors.length > 0 ? { ...answer, writeErrors } : answer

type Work = {
  statements: Document[]
  /** Undefined counts as true: the first error stops the rest. */
  ordered: unknown
  /** Runs inside a transaction. */
  one: (statement: Document, index: number) => void
  /** Those that may touch any number of documents run by themselves, in transactions of their own. */
  isMany?: (statement: Document) => boolean
  many?: (statement: Document, index: number) => Promise<void>
}

/** Runs statements in their order, neighbours in one transaction; gives an error with its place for each that failed. */
export const runStatements = async ({ server }: Context, work: Work): Promise<Document[]> => {
  const { statements, one, isMany = () => false, many } = work
  const isOrdered = work.ordered === undefined || toBoolean(work.ordered)
  const errors: Document[] = []
  const isOver = () => isOrdered && errors.length > 0
  for (let at = 0; at < statements.length && !isOver(); ) {
    if (many && isMany(statements[at] as Document)) {
      try {
        await many(statements[at] as Document, at)
      } catch (thrown) {
        errors.push(toWriteError(thrown, at))
      }
      at++
      continue
    }
    const start = at
    at = await server.storage.write(() => {
      let index = start
      for (; index < statements.length && !isOver() && !isMany(statements[index] as Document); index++) {
        try {
          one(statements[index] as Document, index)
        } catch (thrown) {
          errors.push(toWriteError(thrown, index))
        }
      }
      return index
    })
  }
  return errors
}

const CHUNK = 500

/**
 * Changes every document a query finds, some hundred per transaction: as in MongoDB, an update of many is atomic per
 * document only, and so neither memory nor other clients' patience runs out. Only ids are held; each document is checked
 * against the filter again when its turn comes.
 */
export const changeMany = async (context: Context, query: Query, change: (match: Match) => void): Promise<void> => {
  const { storage } = context.server
  const matches = compileFilter(query.filter, { variables: query.variables })
  const collection = collectionOf(context)
  const found: Buffer[] = []
  for (const { document } of findMatches(context.server, collection, query)) found.push(idKey(document._id))
  if (!collection) return
  for (let at = 0; at < found.length; at += CHUNK) {
    await storage.write(() => {
      for (const id of found.slice(at, at + CHUNK)) {
        const raw = storage.documents.get(numbered(collection.id, id))
        if (!raw) continue
        const document = readDocument(raw)
        const place: MatchPlace = {}
        if (matches(document, place)) change({ raw, document, position: place.position })
      }
    })
  }
}
