import { findMatches } from '../query/find.js'
import type { Collection, Index } from '../storage/catalog.js'
import { removeDocument } from '../storage/documents.js'
import { unpaced } from '../turns.js'
import type { Server } from './handler.js'

const BATCH = 100

/** Deletes what TTL indexes say is over, some documents per transaction. Gives how many went. */
export const sweepExpired = async (server: Server, now: number): Promise<number> => {
  let removed = 0
  for (const collection of server.catalog.list()) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined || !index.isReady) continue
      for (let went = BATCH; went === BATCH; ) {
        went = await server.storage.write(() => removeExpired(server, collection, index, now))
        removed += went
      }
    }
  }
  return removed
}

const removeExpired = (server: Server, collection: Collection, index: Index, now: number): number => {
  if (server.catalog.get(collection.db, collection.name) !== collection) return 0
  const limit = new Date(now - (index.expireAfterSeconds as number) * 1000)
  const filter = { [index.paths[0] as string]: { $lte: limit }, ...index.partialFilter }
  const expired = [...unpaced(findMatches(server, collection, { filter, hint: index.name, limit: BATCH }))]
  for (const { document } of expired) removeDocument(server, collection, document)
  return expired.length
}
