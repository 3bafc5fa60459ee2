import { randomUUID } from 'node:crypto'
import mongoose, { type Connection, type Model } from 'mongoose'

export type { Connection }

/** Connects, or throws when the database can't be reached within three seconds. */
export const connectMongo = async (uri: string): Promise<Connection> => {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 3_000,
    maxPoolSize: 50,
    autoIndex: false,
  })
  await connection.asPromise()
  return connection
}

/** Gives each document that is older than the field a random `key`, by which staff's pages, forms and logs name it. */
export const giveKeys = async <T extends { key: string }>(model: Model<T>, filter: object = {}): Promise<void> => {
  const without = { ...filter, key: null } as object
  for (const { _id } of await model.find(without, { _id: 1 }).lean<{ _id: string }[]>())
    await model.updateOne({ _id, key: null } as object, { $set: { key: randomUUID() } } as object)
}

/** True for MongoDB's duplicate key error (11000). */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000

const awayNames = /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolCleared|NetworkTimeout|BufferTimeout)?Error$/
/** What the driver lets through as Node gave it when a line breaks while it writes. */
const brokenLine = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ERR_STREAM_DESTROYED'])

/** True when the database can't be reached just now: worth another try, no fault of the message. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (awayNames.test(error.name) || brokenLine.has((error as NodeJS.ErrnoException).code ?? '')) &&
  !isDuplicateKey(error) &&
  !('writeErrors' in error)
