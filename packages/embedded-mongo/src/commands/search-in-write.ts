import { findMatches, type Match, type Query } from '../query/find.js'
import { compileFilter, type MatchPlace } from '../query/matcher.js'
import type { Collection } from '../storage/catalog.js'
import { numbered, readDocument } from '../storage/documents.js'
import { idKey } from '../storage/index-keys.js'
import { nextTurn, PAUSE, WRITING_MS } from '../turns.js'
import type { Context, Server } from './handler.js'

/** What a query finds, inside a write. */
export type Search = (collection: Collection | undefined, query: Query) => Match[]

/**
 * Runs `work` inside a write with a search for what it is to change. A search that takes longer than a turn, because no
 * index serves it, is done outside first, while others have their turns, and done again when it was overtaken by a write
 * that matters; after some times what is still right of it counts, as it would in MongoDB. So `work` searches before it
 * writes, and may be run several times.
 */
export const writeWithSearch = async <T>(context: Context, work: (search: Search) => T): Promise<T> => {
  let search = searchAtOnce(context.server)
  for (let tries = 1; ; tries++) {
    try {
      return await context.server.storage.write(() => work(search))
    } catch (error) {
      if (!(error instanceof LongSearch)) throw error
      search = await searchOutside(context, error, tries === MAX_TRIES)
    }
  }
}
const MAX_TRIES = 5

/** The search would hold up everybody; nothing has been written yet. */
export class LongSearch extends Error {
  constructor(
    readonly collection: Collection,
    readonly query: Query,
  ) {
    super('this search takes longer than a transaction may')
  }
}

export const searchAtOnce =
  (server: Server): Search =>
  (collection, query) => {
    const found: Match[] = []
    const begin = performance.now()
    for (const match of findMatches(server, collection, query)) {
      if (match !== PAUSE) found.push(match)
      else if (collection && performance.now() - begin > WRITING_MS) throw new LongSearch(collection, query)
    }
    return found
  }

const searchOutside = async (context: Context, { collection, query }: LongSearch, isLast: boolean): Promise<Search> => {
  const { server, limits } = context
  const seen = collection.changes
  const ids: Buffer[] = []
  for (const match of findMatches(server, collection, query)) {
    if (match === PAUSE) await nextTurn(limits)
    else ids.push(idKey(match.document._id))
  }
  const matches = compileFilter(query.filter, { variables: query.variables })
  return (current, asked) => {
    if (current !== collection) return searchAtOnce(server)(current, asked)
    const found = ids.flatMap((id) => {
      const raw = server.storage.documents.get(numbered(collection.id, id))
      const document = raw && readDocument(raw)
      const place: MatchPlace = {}
      return document && matches(document, place) ? [{ raw, document, position: place.position }] : []
    })
    const isOvertaken = collection.changes !== seen && (found.length < ids.length || found.length === 0)
    if (isOvertaken && !isLast) throw new LongSearch(collection, query)
    return found
  }
}
