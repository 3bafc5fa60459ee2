import { calculateObjectSize, type Document, deserialize, serialize } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { isDocument } from '../query/paths.js'
import { isTurnOver, PAUSE, type Pause, WRITING_MS } from '../turns.js'
import type { Catalog, Collection, Index } from './catalog.js'
import { type IndexKeys, idKey, indexKeys, isCutId } from './index-keys.js'
import type { Storage } from './lmdb.js'
import { TYPE_ORDER, typeOrder } from './ordered-key.js'

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024
const STORED = { promoteValues: false, promoteBuffers: false, bsonRegExp: true } as const

/** A document from its bytes, every value with its BSON type. */
export const readDocument = (raw: Uint8Array): Document => deserialize(raw, STORED)

export const numbered = (id: number, ...parts: Uint8Array[]): Buffer => {
  const head = Buffer.allocUnsafe(4)
  head.writeUInt32BE(id)
  return Buffer.concat([head, ...parts])
}

type Stores = { storage: Storage; catalog: Catalog }
type Entries = { index: Index; found: IndexKeys; keys: Buffer[] }

const entriesOf = (collection: Collection, document: Document): Entries[] =>
  collection.indexes.map((index) => {
    const found = indexKeys(document, index.paths, index.descending, index.isSparse)
    return { index, found, keys: index.matchesPartial?.(document) === false ? [] : found.keys }
  })

const assertUnique = ({ storage }: Stores, collection: Collection, { index, found, keys }: Entries, id: Buffer) => {
  if (!index.isUnique) return
  for (let i = 0; i < keys.length; i++) {
    const start = numbered(index.id, keys[i] as Buffer)
    const end = Buffer.concat([start, Buffer.from([0xff])])
    for (const { value } of storage.entries.getRange({ start, end, limit: 2 })) {
      if (!value.equals(id)) throw duplicateKey(collection, index.spec.key, index.name, found.values[i] as unknown[])
    }
  }
}

/** MongoDB's E11000 with the pattern and the values that collided. */
const duplicateKey = (collection: Collection, keyPattern: Document, name: string, values: unknown[]): CommandError => {
  const keyValue = Object.fromEntries(
    Object.keys(keyPattern).map((path, i) => [path, typeof values[i] === 'symbol' ? undefined : values[i]]),
  )
  const shown = Object.entries(keyValue).map(([path, value]) => `${path}: ${showValue(value)}`)
  return new CommandError(
    11000,
    `E11000 duplicate key error collection: ${collection.db}.${collection.name} index: ${name} dup key: { ${shown.join(', ')} }`,
    { keyPattern, keyValue },
  )
}
const showValue = (value: unknown): string => {
  if (value === undefined) return 'undefined'
  if (value === null) return 'null'
  if (typeof value === 'object' && '_bsontype' in value) {
    if (value._bsontype === 'ObjectId') return `ObjectId('${String(value)}')`
    if (typeOrder(value) === TYPE_ORDER.number) return String(value)
  }
  if (value instanceof Date) return `new Date(${value.getTime()})`
  return JSON.stringify(value)
}

/** Stores a new document. Inside a write; throws E11000 with nothing written. */
export const insertDocument = (stores: Stores, collection: Collection, raw: Uint8Array, document: Document): void => {
  const id = idKey(document._id)
  const place = numbered(collection.id, id)
  if (stores.storage.documents.doesExist(place)) {
    throw duplicateKey(collection, { _id: 1 }, '_id_', [document._id])
  }
  assertDepth(document)
  assertValid(collection, document)
  const entries = entriesOf(collection, document)
  for (const entry of entries) assertUnique(stores, collection, entry, id)
  if (isCutId(id) && !collection.primary.hasLongKeys) {
    collection.primary.hasLongKeys = true
    stores.catalog.save(collection)
  }
  for (const entry of entries) addEntries(stores, collection, entry, id)
  stores.storage.documents.put(place, Buffer.from(raw))
  stores.storage.counts.add(collection.id, 1)
  collection.changes++
}

/** Remembers arrays and long keys of a document's entries; whether the index had none such before. */
const noteShape = (index: Index, { arrays, isLong }: IndexKeys): boolean => {
  const isNew = (isLong && !index.hasLongKeys) || arrays.some((isArray, i) => isArray && !index.arrays[i])
  if (isNew) {
    index.hasLongKeys ||= isLong
    index.arrays = index.arrays.map((wasArray, i) => wasArray || arrays[i] === true)
  }
  return isNew
}

const addEntries = ({ storage, catalog }: Stores, collection: Collection, entry: Entries, id: Buffer): void => {
  const { index, found, keys } = entry
  if (noteShape(index, found)) catalog.save(collection)
  for (const key of keys) storage.entries.put(numbered(index.id, key, id), id)
}

/** Puts `after` in the place of `before`, which has the same _id. Inside a write. */
export const replaceDocument = (
  stores: Stores,
  collection: Collection,
  before: Document,
  after: Document,
  raw: Buffer,
): void => {
  const id = idKey(before._id)
  assertDepth(after)
  assertValid(collection, after)
  const newEntries = entriesOf(collection, after)
  for (const entry of newEntries) assertUnique(stores, collection, entry, id)
  for (const { index, keys } of entriesOf(collection, before)) {
    for (const key of keys) stores.storage.entries.remove(numbered(index.id, key, id))
  }
  for (const entry of newEntries) addEntries(stores, collection, entry, id)
  stores.storage.documents.put(numbered(collection.id, id), raw)
  collection.changes++
}

export const removeDocument = (stores: Stores, collection: Collection, document: Document): void => {
  const id = idKey(document._id)
  for (const { index, keys } of entriesOf(collection, document)) {
    for (const key of keys) stores.storage.entries.remove(numbered(index.id, key, id))
  }
  stores.storage.documents.remove(numbered(collection.id, id))
  stores.storage.counts.add(collection.id, -1)
  collection.changes++
}

const assertValid = ({ validates }: Collection, document: Document): void => {
  if (validates && !validates(document)) {
    throw new CommandError(121, 'Document failed validation', { errInfo: { failingDocumentId: document._id } })
  }
}

/** A document as bytes; one over 16 MB is refused with MongoDB's error. */
export const packDocument = (document: Document): Buffer => {
  const size = calculateObjectSize(document, { ignoreUndefined: true })
  assertSize(size)
  return Buffer.from(serialize(document, { ignoreUndefined: true }))
}
export const assertSize = (size: number, limit = MAX_DOCUMENT_BYTES): void => {
  if (size > limit) {
    throw new CommandError(
      10334,
      `BSONObj size: ${size} (0x${size.toString(16).toUpperCase()}) is invalid. Size must be between 0 and ${limit}(16MB)`,
    )
  }
}

const MAX_DEPTH = 180

/** Deeper documents are refused, as MongoDB does, since whoever reads them might not get to the bottom. */
const assertDepth = (value: unknown, left = MAX_DEPTH): void => {
  if (typeof value !== 'object' || value === null || (!Array.isArray(value) && !isDocument(value))) return
  if (left === 0) throw new CommandError(15, `cannot store a document that exceeds ${MAX_DEPTH} levels of nesting`)
  for (const item of Object.values(value)) assertDepth(item, left - 1)
}

/**
 * Makes the entries of a new index for the documents behind `from`, as many as a turn allows; gives where to go on, or
 * undefined at the end. Writers keep the entries behind and before that place as they are to be. Throws E11000 when
 * documents collide. Inside a write.
 */
export const buildSome = (stores: Stores, collection: Collection, index: Index, from?: Buffer): Buffer | undefined => {
  const only: Collection = { ...collection, indexes: [index] }
  const { start, end } = rangeOf(collection.id)
  const { documents, entries } = stores.storage
  for (let last = from; ; ) {
    const range = { start: last ?? start, exclusiveStart: last !== undefined, end, limit: LARGEST_CHUNK }
    const chunk = [...documents.getRange(range)]
    for (const { key: place, value } of chunk) {
      const document = readDocument(value)
      const id = idKey(document._id)
      for (const entry of entriesOf(only, document)) {
        assertUnique(stores, collection, entry, id)
        noteShape(index, entry.found)
        for (const key of entry.keys) entries.put(numbered(index.id, key, id), id)
      }
      last = place
      if (isTurnOver(WRITING_MS)) return last
    }
    if (chunk.length < LARGEST_CHUNK) return undefined
  }
}

const FIRST_CHUNK = 8
const LARGEST_CHUNK = 256
const CHUNK_BYTES = 1024 * 1024

/**
 * The values from `start` up to before `end`, or backwards. Read in chunks, each in a transaction of its own: an iteration
 * may rest between two network messages or turns without holding old pages, and goes on behind the last key it gave.
 */
export function* readRange(
  database: Storage['documents'],
  { start, end }: { start: Buffer; end: Buffer },
  isReverse = false,
): Generator<Buffer | Pause> {
  let from = isReverse ? end : start
  let isContinued = isReverse
  for (let limit = FIRST_CHUNK; ; limit = Math.min(limit * 4, LARGEST_CHUNK)) {
    const chunk: Array<{ key: Buffer; value: Buffer }> = []
    let bytes = 0
    for (const entry of database.getRange({
      start: from,
      exclusiveStart: isContinued,
      end: isReverse ? start : end,
      inclusiveEnd: isReverse,
      reverse: isReverse,
      limit,
    })) {
      chunk.push(entry)
      bytes += entry.value.length
      if (bytes > CHUNK_BYTES) break
    }
    for (const { value } of chunk) {
      yield value
      if (isTurnOver()) yield PAUSE
    }
    if (chunk.length < limit && bytes <= CHUNK_BYTES) return
    from = (chunk.at(-1) as { key: Buffer }).key
    isContinued = true
  }
}

export const rangeOf = (id: number): { start: Buffer; end: Buffer } => ({ start: numbered(id), end: numbered(id + 1) })

/** What stands under a collection's or an index's number in one of the databases. */
export type Remains = { database: Storage['documents']; id: number }

export const remainsOf = ({ storage }: Stores, { id, indexes }: Collection): Remains[] => [
  { database: storage.documents, id },
  ...indexes.map((index) => ({ database: storage.entries, id: index.id })),
]

const REMOVED_AT_ONCE = 2000

/** Removes as much of it as a transaction may take; gives what is left. Inside a write. */
export const clearSome = (remains: Remains[]): Remains[] => {
  let left = REMOVED_AT_ONCE
  return remains.filter(({ database, id }) => {
    const keys = [...database.getKeys({ ...rangeOf(id), limit: left })]
    for (const key of keys) database.remove(key)
    left -= keys.length
    return left === 0
  })
}

/** Removes all of it, in as many transactions as that takes. A start removes what a crash leaves of it. */
export const clearAll = async ({ storage }: Stores, remains: Remains[]): Promise<void> => {
  for (let left = remains; left.length > 0; ) left = await storage.write(() => clearSome(left))
}
