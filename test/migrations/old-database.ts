import { afterAll, beforeAll, expect } from 'vitest'
import type { Migration } from '../../src/migrations/run-migrations.js'
import { type Connection, connectMongo, type Database, databaseOf } from '../../src/shared/mongo.js'
import { startTestDatabase } from '../journeys/journey.js'

type Document = { _id: unknown } & Record<string, unknown>
/** Documents by collection. */
export type Content = Record<string, Document[]>

const writes = new Set([
  'updateOne',
  'updateMany',
  'insertMany',
  'insertOne',
  'deleteMany',
  'bulkWrite',
  'drop',
  'createIndex',
])

class Killed extends Error {}

/** The database for a process that dies when it is about to write for the `last`-th time. */
const dyingAt = (database: Database, last: number): Database => {
  let written = 0
  return new Proxy(database, {
    get(target, name) {
      if (name !== 'collection') return Reflect.get(target, name).bind(target)
      return (collectionName: string) =>
        new Proxy(target.collection(collectionName), {
          get(collection, method) {
            const value: unknown = Reflect.get(collection, method)
            if (typeof value !== 'function') return value
            return (...given: unknown[]) => {
              if (writes.has(String(method))) written += 1
              if (written >= last) throw new Killed()
              return value.apply(collection, given)
            }
          },
        })
    },
  })
}

/** An empty database for each test file, with what tests of migrations do to it. */
export const useOldDatabase = () => {
  const state = {} as { connection: Connection; database: Database; stop(): Promise<void> }
  beforeAll(async () => {
    const { uri, stop } = await startTestDatabase()
    const connection = await connectMongo(uri)
    Object.assign(state, { connection, database: databaseOf(connection), stop })
  })
  afterAll(async () => {
    await state.connection.close()
    await state.stop()
  })

  const empty = async (): Promise<void> => {
    for (const { name } of await state.database.listCollections().toArray())
      await state.database.collection(name).drop()
  }

  const fill = async (content: Content): Promise<void> => {
    await empty()
    for (const [name, documents] of Object.entries(content))
      await state.database.collection(name).insertMany(documents as never[])
  }

  const read = async (): Promise<Content> => {
    const content: Content = {}
    for (const { name } of await state.database.listCollections().toArray()) {
      const documents = await state.database.collection(name).find().sort({ _id: 1 }).toArray()
      if (documents.length > 0) content[name] = documents
    }
    return content
  }

  return {
    get connection() {
      return state.connection
    },
    get database() {
      return state.database
    },
    fill,
    read,

    /** Ids of the migrations that were tried here. */
    tried: new Set<string>(),

    /**
     * Migrates old documents whole, once more, and cut off before each of its writes and begun again; `expected` is
     * asked of the outcome each time.
     */
    async expectMigrated({ id, up }: Migration, before: Content, expected: (after: Content) => void): Promise<void> {
      this.tried.add(id)
      await fill(before)
      await up(state.database)
      expected(await read())
      await up(state.database)
      expected(await read())
      for (let last = 1; ; last += 1) {
        expect(last).toBeLessThan(100)
        await fill(before)
        const isKilled = await up(dyingAt(state.database, last)).then(
          () => false,
          (error) => {
            if (error instanceof Killed) return true
            throw error
          },
        )
        await up(state.database)
        expected(await read())
        if (!isKilled) return
      }
    },
  }
}
