import mongoose, { type Connection, type Model } from 'mongoose'

export type { Connection }
/** A document as the bytes that MongoDB would store: dates stay dates, what is undefined is left out. */
export const toBytes = (document: Record<string, unknown>): Buffer =>
  Buffer.from(mongoose.mongo.BSON.serialize(document))

/** What `toBytes` made bytes of. */
export const fromBytes = (bytes: Buffer): Record<string, unknown> => mongoose.mongo.BSON.deserialize(bytes)

/** The same document with every number and date as the bytes have it, so that it goes back as it was. */
export const exactlyFromBytes = (bytes: Uint8Array): Record<string, unknown> =>
  mongoose.mongo.BSON.deserialize(bytes, { promoteValues: false, promoteBuffers: false, bsonRegExp: true })

/** The database itself, without the schemas of today: for migrations and backups. */
export type Database = NonNullable<Connection['db']>

/** Connects, or throws when the database can't be reached within three seconds. */
export const connectMongo = async (uri: string): Promise<Connection> => {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 3_000,
    // a database that comes back is noticed within two seconds: buffered commands wait for this look, not the other way
    heartbeatFrequencyMS: 2_000,
    connectTimeoutMS: 5_000,
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

/** Inserts documents in one command; false for each whose _id is there already. */
export const insertedOf = async <T>(model: Model<T>, documents: readonly T[]): Promise<boolean[]> => {
  try {
    await model.collection.insertMany(documents as never, { ordered: false, ignoreUndefined: true })
    return documents.map(() => true)
  } catch (error) {
    const failed = writeErrorsOf(error)
    if (!failed?.every(isDuplicateKey)) throw error
    const copies = new Set(failed.map(({ index }) => index))
    return documents.map((_, index) => !copies.has(index))
  }
}

const writeErrorsOf = (error: unknown): { index: number; code: number }[] | null => {
  if (typeof error !== 'object' || error === null || !('writeErrors' in error)) return null
  const { writeErrors } = error as { writeErrors: { index: number; code: number } | { index: number; code: number }[] }
  return [writeErrors].flat()
}

const awayNames = /^Mongo(ose)?(ServerSelection|Network|NotConnected|PoolCleared|NetworkTimeout|BufferTimeout)?Error$/
/** What the driver lets through as Node gave it when a line breaks while it writes. */
const brokenLine = new Set(['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ERR_STREAM_DESTROYED'])

/** True when the database can't be reached just now: worth another try, no fault of the message. */
export const isDatabaseAway = (error: unknown): boolean =>
  error instanceof Error &&
  (awayNames.test(error.name) || brokenLine.has((error as NodeJS.ErrnoException).code ?? '')) &&
  !isDuplicateKey(error) &&
  !('writeErrors' in error)
