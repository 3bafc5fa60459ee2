import mongoose, { type Connection } from 'mongoose'

export type { Connection }
/** The database itself, without the schemas of today: for migrations. */
export type Database = NonNullable<Connection['db']>

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

export const databaseOf = ({ db }: Connection): Database => {
  if (!db) throw new Error('not connected')
  return db
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
