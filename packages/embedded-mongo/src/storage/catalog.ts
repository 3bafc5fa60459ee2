import { randomUUID } from 'node:crypto'
import type { Document } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compileFilter, type Matcher } from '../query/matcher.js'
import { packRecord, type Storage, unpackRecord } from './lmdb.js'

export type Index = {
  id: number
  name: string
  /** As createIndexes gave it; listIndexes shows it so. */
  spec: Document
  paths: string[]
  descending: boolean[]
  isUnique: boolean
  isSparse: boolean
  partialFilter: Document | undefined
  matchesPartial: Matcher | undefined
  expireAfterSeconds: number | undefined
  /** For each path whether some document has an array on it, and with that several entries. */
  arrays: boolean[]
  /** Some entry was too long and ends in a hash: the order of entries can't be relied on. */
  hasLongKeys: boolean
  isHidden: boolean
  /** The _id index, which is the order of the documents themselves. */
  isPrimary: boolean
  /** It has the entries of all documents, and is kept in the catalog; until then writers keep up what it has. */
  isBuilt: boolean
  /** The transaction that finished it has been committed: queries may use it. */
  isReady: boolean
  /** Where its building goes on. */
  resumeAt?: Buffer | undefined
  /** While it is being built: settles when that has ended. */
  building?: Promise<void>
}

export type Collection = {
  id: number
  db: string
  name: string
  uuid: string
  options: Document
  primary: Index
  indexes: Index[]
  validates: Matcher | undefined
  /** Grows with every document written or removed. */
  changes: number
}

export type Catalog = {
  get: (db: string, name: string) => Collection | undefined
  list: (db?: string) => Collection[]
  /** Inside a write only, as all that follow: the collection, made if it isn't there. */
  ensure: (db: string, name: string, options?: Document) => Collection
  addIndex: (collection: Collection, spec: Document) => Index
  removeIndex: (collection: Collection, index: Index) => void
  /** A collection that nobody finds yet, with the options and indexes of `like`. */
  draft: (db: string, name: string, like: Collection | undefined) => Collection
  /** Puts a draft in the place of the collection of its name. */
  publish: (draft: Collection) => void
  remove: (collection: Collection) => void
  rename: (collection: Collection, db: string, name: string) => void
  save: (collection: Collection) => void
}

const keyOf = (collection: Collection) => Buffer.from(`${collection.db}.${collection.name}`)
const NEXT_ID = Buffer.from('\u0000next')

const toIndex = (stored: Document): Index => {
  const spec = stored.spec as Document
  const key = spec.key as Record<string, unknown>
  return {
    id: stored.id,
    name: spec.name,
    spec,
    paths: Object.keys(key),
    descending: Object.values(key).map((direction) => Number(direction) < 0),
    isUnique: Boolean(spec.unique),
    isSparse: Boolean(spec.sparse),
    partialFilter: spec.partialFilterExpression,
    matchesPartial: spec.partialFilterExpression && compileFilter(spec.partialFilterExpression),
    expireAfterSeconds: spec.expireAfterSeconds === undefined ? undefined : Number(spec.expireAfterSeconds),
    // an index of before December 2026 doesn't say on which of its paths
    arrays: stored.arrays ?? Object.keys(key).map(() => Boolean(stored.isMultikey)),
    hasLongKeys: stored.hasLongKeys ?? false,
    isHidden: Boolean(spec.hidden),
    isPrimary: stored.isPrimary ?? false,
    isBuilt: true,
    isReady: true,
  }
}
const toCollection = (stored: Document): Collection => ({
  id: stored.id,
  db: stored.db,
  name: stored.name,
  uuid: stored.uuid,
  options: stored.options,
  changes: 0,
  validates: stored.options.validator && compileFilter(stored.options.validator),
  indexes: stored.indexes.map(toIndex),
  primary: toIndex({
    id: stored.id,
    spec: { v: 2, key: { _id: 1 }, name: '_id_', unique: true },
    isPrimary: true,
    hasLongKeys: stored.hasLongIds ?? false,
  }),
})

const assertName = (db: string, name: unknown): void => {
  const isGood =
    typeof name === 'string' &&
    name !== '' &&
    !/[$\0]/.test(name) &&
    !name.startsWith('.') &&
    !name.startsWith('system.') &&
    Buffer.byteLength(`${db}.${name}`) <= 255 &&
    /^[^/\\. "$*<>:|?\0]{1,63}$/.test(db)
  if (!isGood) throw new CommandError(73, `Invalid namespace specified '${db}.${name}'`)
}

/** Collections and indexes: kept in memory for reading, written with the transaction that changes them. */
export const openCatalog = (storage: Storage): Catalog => {
  const collections = new Map<string, Collection>()
  const load = () => {
    collections.clear()
    for (const { key, value } of storage.catalog.getRange({})) {
      if (key.equals(NEXT_ID)) continue
      const collection = toCollection(unpackRecord(value))
      collections.set(`${collection.db}.${collection.name}`, collection)
    }
  }
  load()
  storage.onAbort = load
  const nextId = (): number => {
    const next = (storage.catalog.get(NEXT_ID)?.readUInt32BE(0) ?? 0) + 1
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(next)
    storage.catalog.put(NEXT_ID, bytes)
    return next
  }
  const save = (collection: Collection) => {
    const { id, db, name, uuid, options, primary } = collection
    if (collections.get(`${db}.${name}`) !== collection) return
    const indexes = collection.indexes
      .filter(({ isBuilt }) => isBuilt)
      .map(({ id, spec, arrays, hasLongKeys }) => ({ id, spec, arrays, hasLongKeys }))
    storage.catalog.put(
      keyOf(collection),
      packRecord({ id, db, name, uuid, options, hasLongIds: primary.hasLongKeys, indexes }),
    )
  }
  return {
    get: (db, name) => collections.get(`${db}.${name}`),
    list: (db) => [...collections.values()].filter((collection) => db === undefined || collection.db === db),
    ensure: (db, name, options = {}) => {
      const found = collections.get(`${db}.${name}`)
      if (found) return found
      assertName(db, name)
      const collection = toCollection({ id: nextId(), db, name, uuid: randomUUID(), options, indexes: [] })
      collections.set(`${db}.${name}`, collection)
      save(collection)
      return collection
    },
    addIndex: (collection, spec) => {
      const index = { ...toIndex({ id: nextId(), spec }), isBuilt: false, isReady: false }
      collection.indexes.push(index)
      return index
    },
    removeIndex: (collection, index) => {
      collection.indexes = collection.indexes.filter((other) => other !== index)
      save(collection)
    },
    draft: (db, name, like) => {
      assertName(db, name)
      const indexes = like?.indexes.map(({ spec }) => ({ id: nextId(), spec })) ?? []
      return toCollection({ id: nextId(), db, name, uuid: randomUUID(), options: like?.options ?? {}, indexes })
    },
    publish: (draft) => {
      collections.set(`${draft.db}.${draft.name}`, draft)
      save(draft)
    },
    remove: (collection) => {
      collections.delete(`${collection.db}.${collection.name}`)
      storage.catalog.remove(keyOf(collection))
    },
    rename: (collection, db, name) => {
      assertName(db, name)
      collections.delete(`${collection.db}.${collection.name}`)
      storage.catalog.remove(keyOf(collection))
      collection.db = db
      collection.name = name
      collections.set(`${db}.${name}`, collection)
      save(collection)
    },
    save,
  }
}
