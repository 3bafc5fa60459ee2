import { type Document, ObjectId } from 'bson'
import { compileFilter, type Matcher } from './matcher.js'
import { packRecord, type Storage, unpackRecord } from './storage.js'

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
  /** Some document has several entries here. */
  isMultikey: boolean
  /** Some entry was too long and ends in a hash: the order of entries can't be relied on. */
  hasLongKeys: boolean
  /** The transaction that built it has been committed: queries may use it. */
  isReady: boolean
}

export type Collection = {
  id: number
  db: string
  name: string
  uuid: string
  options: Document
  indexes: Index[]
}

export type Catalog = {
  get: (db: string, name: string) => Collection | undefined
  list: (db?: string) => Collection[]
  /** Inside a write only, as all that follow: the collection, made if it isn't there. */
  ensure: (db: string, name: string, options?: Document) => Collection
  addIndex: (collection: Collection, spec: Document) => Index
  removeIndex: (collection: Collection, index: Index) => void
  remove: (collection: Collection) => void
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
    isMultikey: stored.isMultikey ?? false,
    hasLongKeys: stored.hasLongKeys ?? false,
    isReady: true,
  }
}

/** Collections and indexes: kept in memory for reading, written with the transaction that changes them. */
export const openCatalog = (storage: Storage): Catalog => {
  const collections = new Map<string, Collection>()
  for (const { key, value } of storage.catalog.getRange({})) {
    if (key.equals(NEXT_ID)) continue
    const stored = unpackRecord(value)
    const { id, db, name, uuid, options } = stored
    collections.set(`${db}.${name}`, { id, db, name, uuid, options, indexes: stored.indexes.map(toIndex) })
  }
  const nextId = (): number => {
    const next = (storage.catalog.get(NEXT_ID)?.readUInt32BE(0) ?? 0) + 1
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(next)
    storage.catalog.put(NEXT_ID, bytes)
    return next
  }
  const save = (collection: Collection) => {
    const { indexes, ...rest } = collection
    const stored = indexes.map(({ id, spec, isMultikey, hasLongKeys }) => ({ id, spec, isMultikey, hasLongKeys }))
    storage.catalog.put(keyOf(collection), packRecord({ ...rest, indexes: stored }))
  }
  return {
    get: (db, name) => collections.get(`${db}.${name}`),
    list: (db) => [...collections.values()].filter((collection) => db === undefined || collection.db === db),
    ensure: (db, name, options = {}) => {
      const found = collections.get(`${db}.${name}`)
      if (found) return found
      const collection: Collection = {
        id: nextId(),
        db,
        name,
        uuid: new ObjectId().toHexString().padEnd(32, '0'),
        options,
        indexes: [],
      }
      collections.set(`${db}.${name}`, collection)
      save(collection)
      return collection
    },
    addIndex: (collection, spec) => {
      const index = { ...toIndex({ id: nextId(), spec }), isReady: false }
      collection.indexes.push(index)
      return index
    },
    removeIndex: (collection, index) => {
      collection.indexes = collection.indexes.filter((other) => other !== index)
      save(collection)
    },
    remove: (collection) => {
      collections.delete(`${collection.db}.${collection.name}`)
      storage.catalog.remove(keyOf(collection))
    },
    save,
  }
}
