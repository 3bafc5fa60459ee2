import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Document, deserialize, serialize } from 'bson'
import { type Database, open, type RootDatabase } from 'lmdb'
import { beginTurn } from '../turns.js'
import { type Counts, openCounts } from './counts.js'
import { assertWhole } from './damage.js'
import { claimDirectory, releaseDirectory } from './directory-lock.js'

type Bytes = Database<Buffer, Buffer>

export type Storage = {
  /** Documents as BSON, under collection number and _id. */
  documents: Bytes
  /** Index entries: index number, values and _id; the value is the _id key. */
  entries: Bytes
  /** What collections there are, as BSON under their namespace. */
  catalog: Bytes
  counts: Counts
  /**
   * Runs `work` inside the next write transaction, alone, and gives its result once that transaction is synced to disk.
   * What waits at one moment shares one transaction. `work` must be synchronous and leave documents whole when it throws.
   */
  write: <T>(work: () => T) => Promise<T>
  /** Called when a transaction could not be committed (a full disk): what was changed in memory with it must be undone. */
  onAbort: () => void
  /** Writes a copy without the room that deleted documents left, in a file of its own; not to be called during writes. */
  copyTo: (file: string) => Promise<void>
  close: () => Promise<void>
}

const BINARY = { keyEncoding: 'binary', encoding: 'binary' } as const

export const fileIn = (dataDir: string): string => join(dataDir, 'embedded-mongo.lmdb')

/** Opens (or makes) the database in `dataDir` and locks it against other processes. Throws when its file is damaged. */
export const openStorage = async (dataDir: string): Promise<Storage> => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = fileIn(dataDir)
  assertWhole(file)
  // overlappingSync off: a commit then resolves only after fsync, which is the promise an acknowledged write makes
  const root: RootDatabase = open({
    path: file,
    noSubdir: true,
    overlappingSync: false,
    // writes are gathered here already, and the promise lmdb makes for a turn of its own has no one to take its rejection
    eventTurnBatching: false,
    maxDbs: 8,
    ...BINARY,
  })
  const catalog = root.openDB<Buffer, Buffer>({ name: 'catalog', ...BINARY })
  const documents = root.openDB<Buffer, Buffer>({ name: 'documents', ...BINARY })
  const entries = root.openDB<Buffer, Buffer>({ name: 'entries', ...BINARY })
  const counts = openCounts(root.openDB<Buffer, Buffer>({ name: 'counts', ...BINARY }))
  for (const path of [file, `${file}-lock`]) if (existsSync(path)) chmodSync(path, 0o600)
  try {
    claimDirectory(root, dataDir)
  } catch (error) {
    await root.close()
    throw error
  }

  type Waiting = { work: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }
  let waiting: Waiting[] = []
  let pumping: Promise<void> | undefined
  const pump = async () => {
    await null
    while (waiting.length > 0) {
      let batch: Waiting[] = []
      let outcomes: Array<() => void> = []
      try {
        await root.transaction(() => {
          beginTurn()
          batch = waiting
          waiting = []
          outcomes = batch.map(({ work, resolve, reject }) => {
            try {
              const result = work()
              return () => resolve(result)
            } catch (error) {
              return () => reject(error)
            }
          })
          counts.flush()
        })
        for (const settle of outcomes) settle()
      } catch (error) {
        // lmdb tells the reason in a second promise, whose rejection nobody else takes
        const reason = await (error as { commitError?: Promise<never> }).commitError?.catch((cause: Error) => cause)
        if (reason) (error as Error).message += `: ${reason.message}`
        counts.discard()
        storage.onAbort()
        for (const { reject } of batch) reject(error)
      }
    }
    pumping = undefined
  }
  const storage: Storage = {
    documents,
    entries,
    catalog,
    counts,
    onAbort: () => {},
    write: <T>(work: () => T) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
        pumping ??= pump()
      }),
    copyTo: async (copy) => {
      await root.backup(copy, true)
      chmodSync(copy, 0o600)
      const copied = open({ path: copy, noSubdir: true, ...BINARY })
      releaseDirectory(copied)
      await copied.close()
    },
    close: async () => {
      await pumping
      releaseDirectory(root)
      await root.close()
    },
  }
  return storage
}

export const packRecord = (record: Document): Buffer => Buffer.from(serialize(record, { ignoreUndefined: true }))
export const unpackRecord = (bytes: Uint8Array): Document => deserialize(bytes)
