import type { Catalog } from './catalog.js'
import { numbered, type Remains, rangeOf } from './documents.js'
import type { Storage } from './lmdb.js'

/** What a start does before it serves: counts collections that an older version wrote, and looks for what a crash left. */
export const prepareStorage = async (storage: Storage, catalog: Catalog): Promise<Remains[]> => {
  const collections = catalog.list()
  const uncounted = collections.filter(({ id }) => !storage.counts.isKnown(id))
  if (uncounted.length > 0) {
    await storage.write(() => {
      for (const { id } of uncounted) storage.counts.set(id, storage.documents.getKeysCount(rangeOf(id)))
    })
  }
  const documentIds = new Set(collections.map(({ id }) => id))
  const indexIds = new Set(collections.flatMap(({ indexes }) => indexes.map(({ id }) => id)))
  return [...strays(storage.documents, documentIds), ...strays(storage.entries, indexIds)]
}

/** Numbers that no collection or index has: of a drop, an index or an $out that a crash cut short. */
function* strays(database: Storage['documents'], known: Set<number>): Generator<Remains> {
  for (let next = 0; ; ) {
    const [key] = database.getKeys({ start: numbered(next), limit: 1 })
    if (!key) return
    const id = key.readUInt32BE(0)
    if (!known.has(id)) yield { database, id }
    next = id + 1
  }
}
