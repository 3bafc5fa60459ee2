import { randomBytes } from 'node:crypto'
import { type Document, Long } from 'bson'
import { type Batch, encodeBatch } from '../protocol/batch.js'
import { CommandError } from '../protocol/errors.js'
import { toNumber } from '../query/options.js'

type Cursor = {
  ns: string
  rows: Iterator<Uint8Array>
  peeked: Uint8Array | undefined
  usedAt: number
}

/** Open cursors of one server: each is an iterator that rests between two batches and holds no transaction. */
export type Cursors = Map<string, Cursor>

const FIRST_BATCH = 101
const MAX_BATCH_BYTES = 16 * 1024 * 1024
/** What a getMore that names no size is given: enough to keep the network busy, little enough to hold for many clients. */
const USUAL_BATCH_BYTES = 2 * 1024 * 1024
const IDLE_MS = 10 * 60 * 1000

const take = (cursor: Cursor, limit: number, maxBytes = MAX_BATCH_BYTES): Uint8Array[] => {
  const documents: Uint8Array[] = []
  let size = 0
  while (documents.length < limit) {
    const next = cursor.peeked ?? nextRow(cursor)
    cursor.peeked = undefined
    if (!next) break
    if (documents.length > 0 && size + next.length > maxBytes) {
      cursor.peeked = next
      break
    }
    documents.push(next)
    size += next.length + 16
  }
  return documents
}
const nextRow = (cursor: Cursor): Uint8Array | undefined => {
  const { done, value } = cursor.rows.next()
  return done ? undefined : value
}
const isAtEnd = (cursor: Cursor): boolean => {
  cursor.peeked ??= nextRow(cursor)
  return cursor.peeked === undefined
}

type Opening = { ns: string; rows: Iterable<Uint8Array>; batchSize: unknown; isSingle?: boolean; extra?: Document }

/** The first batch of `rows`; what is left stays open under the cursor id in the answer (0: nothing is left). */
export const openCursor = (cursors: Cursors, { ns, rows, batchSize, isSingle, extra }: Opening): Buffer => {
  const cursor: Cursor = { ns, rows: rows[Symbol.iterator](), peeked: undefined, usedAt: Date.now() }
  const documents = take(cursor, batchSize === undefined ? FIRST_BATCH : sizeOf(batchSize))
  let id = Long.ZERO
  if (!isSingle && (batchSize !== undefined && sizeOf(batchSize) === 0 ? true : !isAtEnd(cursor))) {
    id = Long.fromBigInt(randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn)
    cursors.set(id.toString(), cursor)
  }
  return encodeBatch({ id, ns, documents }, 'firstBatch', extra)
}
const sizeOf = (value: unknown): number => {
  const size = toNumber(value)
  if (size === undefined || size < 0)
    throw new CommandError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${String(value)}'`)
  return size
}

export const getMore = (cursors: Cursors, db: string, body: Document): Buffer => {
  const id = body.getMore
  const cursor = id instanceof Long ? cursors.get(id.toString()) : undefined
  if (!cursor) throw new CommandError(43, `cursor id ${String(id)} not found`)
  if (cursor.ns !== `${db}.${body.collection}`) {
    throw new CommandError(
      13,
      `Requested getMore on namespace '${db}.${body.collection}', but cursor belongs to a different namespace ${cursor.ns}`,
    )
  }
  cursor.usedAt = Date.now()
  const size = body.batchSize === undefined ? 0 : sizeOf(body.batchSize)
  let batch: Batch
  try {
    const documents = size > 0 ? take(cursor, size) : take(cursor, Number.POSITIVE_INFINITY, USUAL_BATCH_BYTES)
    const isDone = isAtEnd(cursor)
    if (isDone) cursors.delete(id.toString())
    batch = { id: isDone ? Long.ZERO : id, ns: cursor.ns, documents }
  } catch (error) {
    cursors.delete(id.toString())
    throw error
  }
  return encodeBatch(batch, 'nextBatch')
}

export const killCursors = (cursors: Cursors, body: Document): Document => {
  const ids = (Array.isArray(body.cursors) ? body.cursors : []) as Long[]
  const cursorsKilled = ids.filter((id) => cursors.delete(String(id)))
  return {
    cursorsKilled,
    cursorsNotFound: ids.filter((id) => !cursorsKilled.includes(id)),
    cursorsAlive: [],
    cursorsUnknown: [],
  }
}

/** Forgets cursors nobody asked for in ten minutes, as MongoDB does. */
export const sweepCursors = (cursors: Cursors, now: number): void => {
  for (const [id, cursor] of cursors) if (now - cursor.usedAt > IDLE_MS) cursors.delete(id)
}
