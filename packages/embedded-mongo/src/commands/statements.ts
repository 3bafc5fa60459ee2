import type { Document } from 'bson'
import { asCommandError, CommandError } from '../protocol/errors.js'
import { findMatches, type Match, type Query } from '../query/find.js'
import { compileFilter, type MatchPlace } from '../query/matcher.js'
import { toBoolean } from '../query/options.js'
import { numbered, readDocument } from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import { isTurnOver, nextTurn, PAUSE, type Paced, WRITING_MS } from '../turns.js'
import { type Context, collectionOf } from './handler.js'
import { LongSearch, type Search, searchAtOnce, writeWithSearch } from './search-in-write.js'

/** The list of statements a write command carries. */
export const statementsOf = (list: unknown, name: string): Document[] => {
  if (!Array.isArray(list)) throw new CommandError(9, `BSON field '${name}' is missing but a required field`)
  if (list.length === 0 || list.length > 100_000) {
    throw new CommandError(16, `Write batch sizes must be between 1 and 100000. Got ${list.length} operations.`)
  }
  return list
}

const toWriteError = (thrown: unknown, index: number): Document => {
  const error = asCommandError(thrown)
  if (!(error instanceof CommandError)) throw error
  return { index, code: error.code, ...error.extra, errmsg: error.message }
}
export const withErrors = (answer: Document, writeErrors: Document[]): Document =>
  writeErrors.length > 0 ? { ...answer, writeErrors } : answer

type Work = {
  statements: Document[]
  /** Undefined counts as true: the first error stops the rest. */
  ordered: unknown
  /** Runs inside a transaction, and searches before it writes. */
  one: (statement: Document, index: number, search: Search) => void
  /** Those that may touch any number of documents run by themselves, in transactions of their own. */
  isMany?: (statement: Document) => boolean
  many?: (statement: Document, index: number) => Promise<void>
}

/** Runs statements in their order, neighbours in one transaction of a turn's length; gives an error with its place for each that failed. */
export const runStatements = async (context: Context, work: Work): Promise<Document[]> => {
  const { server, limits } = context
  const { statements, one, isMany = () => false, many } = work
  const search = searchAtOnce(server)
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
    let isLong = false
    at = await server.storage.write(() => {
      let index = start
      const isNext = () => index === start || !isTurnOver(WRITING_MS)
      for (; index < statements.length && isNext() && !isOver() && !isMany(statements[index] as Document); index++) {
        try {
          one(statements[index] as Document, index, search)
        } catch (thrown) {
          isLong = thrown instanceof LongSearch
          if (isLong) break
          errors.push(toWriteError(thrown, index))
        }
      }
      return index
    })
    if (isLong) {
      const index = at++
      try {
        await writeWithSearch(context, (search) => one(statements[index] as Document, index, search))
      } catch (thrown) {
        errors.push(toWriteError(thrown, index))
      }
    }
    if (at < statements.length) await nextTurn(limits)
  }
  return errors
}

const PART = 500

/**
 * Does `each` with every item inside write transactions of a turn's length, so that other clients have theirs in between.
 * An error ends it; what was written before stays.
 */
export const writeInTurns = async <T>(
  { server, limits }: Context,
  items: Paced<T>,
  each: (item: T) => void,
): Promise<void> => {
  let part: T[] = []
  const writePart = async () => {
    for (let at = 0; at < part.length; ) {
      at = await server.storage.write(() => {
        let next = at
        do each(part[next++] as T)
        while (next < part.length && !isTurnOver(WRITING_MS))
        return next
      })
      await nextTurn(limits)
    }
    part = []
  }
  for (const item of items) {
    if (item === PAUSE) {
      await nextTurn(limits)
      continue
    }
    part.push(item)
    if (part.length === PART) await writePart()
  }
  await writePart()
}

/**
 * Changes every document a query finds, in transactions of a turn's length: as in MongoDB, an update of many is atomic per
 * document only, and so neither memory nor other clients' patience runs out. Only ids are held; each document is checked
 * against the filter again when its turn comes.
 */
export const changeMany = async (context: Context, query: Query, change: (match: Match) => void): Promise<void> => {
  const { storage } = context.server
  const matches = compileFilter(query.filter, { variables: query.variables })
  const collection = collectionOf(context)
  const found: Buffer[] = []
  for (const match of findMatches(context.server, collection, query)) {
    if (match === PAUSE) await nextTurn(context.limits)
    else found.push(idKey(match.document._id))
  }
  if (!collection) return
  await writeInTurns(context, found, (id) => {
    const raw = storage.documents.get(numbered(collection.id, id))
    if (!raw || collectionOf(context) !== collection) return
    const document = readDocument(raw)
    const place: MatchPlace = {}
    if (matches(document, place)) change({ raw, document, position: place.position })
  })
}
