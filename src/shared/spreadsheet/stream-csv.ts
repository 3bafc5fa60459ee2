import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { csvHead, csvRows } from './write-table.js'

const rowsAtOnce = 500

/** A CSV as its rows come out of a database: never more than some hundred of them at once in memory. */
export async function* csvOf<T>(
  columns: readonly { title: string; of: (one: T) => string | null }[],
  found: AsyncIterable<T>,
): AsyncGenerator<string> {
  yield csvHead(columns)
  let rows: string[][] = []
  for await (const one of found) {
    rows.push(columns.map(({ of }) => of(one) ?? ''))
    if (rows.length < rowsAtOnce) continue
    yield csvRows(rows)
    rows = []
  }
  if (rows.length > 0) yield csvRows(rows)
}

const hungUp = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE'

/** Writes a CSV to whoever asked for it, no faster than it is taken; who hangs up ends it. */
export const streamCsv = async <T>(
  to: Writable,
  columns: Parameters<typeof csvOf<T>>[0],
  found: AsyncIterable<T>,
): Promise<void> => {
  try {
    await pipeline(Readable.from(csvOf(columns, found), { objectMode: true, highWaterMark: 2 }), to)
  } catch (error) {
    if (!hungUp(error)) throw error
  }
}
