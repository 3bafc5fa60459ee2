import { randomBytes } from 'node:crypto'
import { type Document, Long } from 'bson'
import { type Batch, encodeBatch } from '../protocol/batch.js'
import { CommandError } from '../protocol/errors.js'
import { toNumber } from '../query/options.js'
import { type Limits, nextTurn, PAUSE, type Paced, type Pause, timeIsOver } from '../turns.js'
import type { Context } from './handler.js'

type Cursor = {
  ns: string
  rows: Iterator<Uint8Array | Pause>
  peeked: Uint8Array | undefined
  usedAt: number
  /** Milliseconds of work left of maxTimeMS. */
  timeLeft: number
  isBusy: boolean
}

/** Open cursors of one server: each is an iterator that rests between two batches and holds no transaction. */
export type Cursors = Map<string, Cursor>

const FIRST_BATCH = 101
const MAX_BATCH_BYTES = 16 * 1024 * 1024
/** What a getMore that names no size is given: enough to keep the network busy, little enough to hold for many clients. */
const USUAL_BATCH_BYTES = 2 * 1024 * 1024
const IDLE_MS = 10 * 60 * 1000

type Amount = { limit: number; maxBytes?: number }

const take = async (
  cursor: Cursor,
  limits: Limits,
  { limit, maxBytes = MAX_BATCH_BYTES }: Amount,
): Promise<Uint8Array[]> => {
  const documents: Uint8Array[] = []
  let size = 0
  while (documents.length < limit) {
    const next = cursor.peeked ?? nextRow(cursor)
    cursor.peeked = undefined
    if (next === PAUSE) {
      await nextTurn(limits)
      continue
    }
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
const nextRow = (cursor: Cursor): Uint8Array | Pause | undefined => {
  const { done, value } = cursor.rows.next()
  return done ? undefined : value
}
const isAtEnd = async (cursor: Cursor, limits: Limits): Promise<boolean> => {
  while (cursor.peeked === undefined) {
    const next = nextRow(cursor)
    if (next === PAUSE) await nextTurn(limits)
    else if (next === undefined) return true
    else cursor.peeked = next
  }
  return false
}

type Opening = { ns: string; rows: Paced<Uint8Array>; batchSize: unknown; isSingle?: boolean; extra?: Document }

/** The first batch of `rows`; what is left stays open under the cursor id in the answer (0: nothing is left). */
export const openCursor = async (
  { server, limits }: Context,
  { ns, rows, batchSize, isSingle, extra }: Opening,
): Promise<Buffer> => {
  const size = batchSize === undefined ? FIRST_BATCH : sizeOf(batchSize)
  const cursor: Cursor = {
    ns,
    rows: rows[Symbol.iterator](),
    peeked: undefined,
    usedAt: 0,
    timeLeft: 0,
    isBusy: false,
  }
  const documents = await take(cursor, limits, { limit: size })
  let id = Long.ZERO
  if (!isSingle && (size === 0 || !(await isAtEnd(cursor, limits)))) {
    id = Long.fromBigInt(randomBytes(8).readBigInt64BE() & 0x7fffffffffffffffn)
    cursor.usedAt = Date.now()
    cursor.timeLeft = limits.deadline - performance.now()
    server.cursors.set(id.toString(), cursor)
  }
  return encodeBatch({ id, ns, documents }, 'firstBatch', extra)
}
const sizeOf = (value: unknown): number => {
  const size = toNumber(value)
  if (size === undefined || size < 0)
    throw new CommandError(51024, `BSON field 'batchSize' value must be >= 0, actual value '${String(value)}'`)
  return size
}

export const getMore = async ({ server: { cursors }, db, body, limits }: Context): Promise<Buffer> => {
  const id = body.getMore
  const cursor = id instanceof Long ? cursors.get(id.toString()) : undefined
  if (!cursor) throw new CommandError(43, `cursor id ${String(id)} not found`)
  if (cursor.ns !== `${db}.${body.collection}`) {
    throw new CommandError(
      13,
      `Requested getMore on namespace '${db}.${body.collection}', but cursor belongs to a different namespace ${cursor.ns}`,
    )
  }
  if (cursor.isBusy) throw new CommandError(36, `cursor id ${String(id)} is already in use`)
  if (cursor.timeLeft <= 0) {
    cursors.delete(id.toString())
    throw timeIsOver()
  }
  const begin = performance.now()
  const own = { ...limits, deadline: Math.min(limits.deadline, begin + cursor.timeLeft) }
  const size = body.batchSize === undefined ? 0 : sizeOf(body.batchSize)
  let batch: Batch
  cursor.isBusy = true
  try {
    const amount = size > 0 ? { limit: size } : { limit: Number.POSITIVE_INFINITY, maxBytes: USUAL_BATCH_BYTES }
    const documents = await take(cursor, own, amount)
    const isDone = await isAtEnd(cursor, own)
    if (isDone) cursors.delete(id.toString())
    batch = { id: isDone ? Long.ZERO : id, ns: cursor.ns, documents }
  } catch (error) {
    cursors.delete(id.toString())
    throw error
  }
  cursor.isBusy = false
  cursor.usedAt = Date.now()
  cursor.timeLeft -= performance.now() - begin
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
  for (const [id, cursor] of cursors) if (!cursor.isBusy && now - cursor.usedAt > IDLE_MS) cursors.delete(id)
}
