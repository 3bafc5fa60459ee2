import type { Database } from 'lmdb'

/** How many documents each collection holds, kept beside them and changed in the transaction that changes them. */
export type Counts = {
  /** As of the last commit, as documents are read. */
  get: (collectionId: number) => number
  isKnown: (collectionId: number) => boolean
  /** Inside a write only, as all that follow. */
  add: (collectionId: number, change: number) => void
  set: (collectionId: number, count: number) => void
  remove: (collectionId: number) => void
  /** Writes what a transaction changed, once per collection, before it is committed. */
  flush: () => void
  /** Forgets it: the transaction was aborted. */
  discard: () => void
}

export const openCounts = (database: Database<Buffer, Buffer>): Counts => {
  const changes = new Map<number, number>()
  const keyOf = (id: number): Buffer => {
    const key = Buffer.allocUnsafe(4)
    key.writeUInt32BE(id)
    return key
  }
  const get = (id: number): number => database.get(keyOf(id))?.readUIntBE(0, 6) ?? 0
  const set = (id: number, count: number) => {
    const value = Buffer.allocUnsafe(6)
    value.writeUIntBE(count, 0, 6)
    database.put(keyOf(id), value)
  }
  return {
    get,
    isKnown: (id) => database.doesExist(keyOf(id)),
    add: (id, change) => changes.set(id, (changes.get(id) ?? 0) + change),
    set,
    remove: (id) => {
      changes.delete(id)
      database.remove(keyOf(id))
    },
    flush: () => {
      for (const [id, change] of changes) if (change !== 0) set(id, get(id) + change)
      changes.clear()
    },
    discard: () => changes.clear(),
  }
}
