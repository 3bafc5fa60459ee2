import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import type { Engine } from '../query/find.js'
import { toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import type { Collection } from '../storage/catalog.js'
import type { Limits } from '../turns.js'
import type { Cursors } from './cursors.js'

export type Server = Engine & {
  cursors: Cursors
  /** Seconds between two sweeps of TTL indexes; setParameter changes it. */
  ttlMonitorSleepSecs: number
  startedAt: number
  address: string
}
export type Context = {
  server: Server
  db: string
  body: Document
  bodySize: number
  connectionId: number
  limits: Limits
}

/** A command: gives the fields of its answer, or the whole answer as BSON. `ok: 1` is added. */
export type Handler = (context: Context) => Document | Buffer | Promise<Document | Buffer>

/** The collection a command is for, by its first field. */
export const collectionName = ({ body }: Context): string => {
  const name = Object.values(body)[0]
  if (typeof name !== 'string') throw new CommandError(73, 'collection name has invalid type')
  if (name === '') throw new CommandError(73, 'Invalid namespace specified: empty collection name')
  return name
}
export const collectionOf = (context: Context): Collection | undefined =>
  context.server.catalog.get(context.db, collectionName(context))

export const asFilter = (value: unknown): Document => {
  if (value === undefined || value === null) return {}
  if (!isDocument(value)) throw new CommandError(14, "BSON field 'filter' is the wrong type, expected type 'object'")
  return value
}
export const asCount = (name: string, value: unknown): number => {
  if (value === undefined || value === null) return 0
  const number = toNumber(value)
  if (number === undefined)
    throw new CommandError(14, `BSON field '${name}' is the wrong type, expected types '[long, int, decimal, double]'`)
  return Math.trunc(number)
}

/** A collation other than the simple one would change what is equal: refused rather than ignored. */
export const assertNoCollation = (collation: unknown): void => {
  if (isDocument(collation) && collation.locale !== undefined && collation.locale !== 'simple') {
    throw new CommandError(115, 'collations are not supported by this embedded server')
  }
}
