import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Document, MongoClient, type MongoClientOptions } from 'mongodb'
import { startEmbeddedMongo } from '../src/server.js'

/** Documents with many kinds of id and anything inside. */
export type Loose = { _id?: number | string | object | null; [name: string]: Document[string] }

/** A server on a folder of its own with a connected driver; `errors` is what it reported as internal. */
export const startForTest = async (options: MongoClientOptions = {}) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'embedded-mongo-test-'))
  const errors: unknown[] = []
  const server = await startEmbeddedMongo({ dataDir, onError: (error) => errors.push(error) })
  const client = await new MongoClient(server.uri, options).connect()
  return {
    server,
    client,
    db: client.db('test_embedded'),
    dataDir,
    errors,
    stop: async () => {
      await client.close()
      await server.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The error a promise rejects with; fails when it doesn't. */
export const rejection = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
  try {
    await promise
  } catch (error) {
    return error as Record<string, unknown>
  }
  throw new Error('expected this to be refused')
}
