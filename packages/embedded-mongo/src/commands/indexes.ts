import { type Document, Int32, serialize } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { toBoolean, toNumber } from '../query/options.js'
import { isDocument } from '../query/paths.js'
import { promote } from '../query/promote.js'
import type { Collection, Index } from '../storage/catalog.js'
import { buildSome, clearAll, clearSome, type Remains } from '../storage/documents.js'
import { encodeKey } from '../storage/ordered-key.js'
import { nextTurn } from '../turns.js'
import { openCursor } from './cursors.js'
import { assertNoCollation, type Context, collectionName, collectionOf, type Handler } from './handler.js'

const KNOWN_OPTIONS = new Set([
  'v',
  'key',
  'name',
  'ns',
  'unique',
  'sparse',
  'background',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'collation',
  'commitQuorum',
])
/** Besides the key, what tells one index from another: two that differ here may stand side by side. */
const SIGNATURE = ['unique', 'sparse', 'partialFilterExpression'] as const

const cannotCreate = (reason: string) => new CommandError(67, reason)

/** An index as createIndexes asks for it, checked and in the form it is stored. */
const checkedSpec = (given: unknown): Document => {
  if (!isDocument(given) || !isDocument(given.key))
    throw new CommandError(9, "The 'key' field is a required property of an index specification")
  if (typeof given.name !== 'string' || given.name === '')
    throw new CommandError(9, "The 'name' field is a required property of an index specification")
  const unknown = Object.keys(given).find((name) => !KNOWN_OPTIONS.has(name))
  if (unknown) {
    throw new CommandError(
      197,
      `Error in specification ${JSON.stringify(promote(given))} :: caused by :: The field '${unknown}' is not valid for an index specification`,
    )
  }
  assertNoCollation(given.collation)
  const fields = Object.entries(given.key)
  if (fields.length === 0) throw cannotCreate('Index keys cannot be empty.')
  for (const [path, direction] of fields) {
    if (typeof direction === 'string')
      throw cannotCreate(
        `Index type '${direction}' is not supported by this embedded server: only ascending and descending indexes are`,
      )
    if (!toNumber(direction))
      throw cannotCreate(
        `Values in v:2 index key pattern cannot be of type ${typeof direction} or 0. Only numbers > 0, numbers < 0, and strings are allowed.`,
      )
    if (path.includes('$'))
      throw cannotCreate(
        `Index key contains an illegal field name or a wildcard, which this embedded server does not support: ${path}`,
      )
    if (path === '' || path.split('.').includes('')) throw cannotCreate('Index keys cannot be an empty field.')
  }
  const { unique, sparse, partialFilterExpression, expireAfterSeconds, hidden } = given
  if (expireAfterSeconds !== undefined) {
    const seconds = toNumber(expireAfterSeconds)
    if (fields.length > 1)
      throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL.')
    if (fields[0]?.[0] === '_id')
      throw new CommandError(197, "The field 'expireAfterSeconds' is not valid for an _id index specification")
    if (seconds === undefined || seconds < 0 || seconds > 2147483647)
      throw cannotCreate("TTL index 'expireAfterSeconds' option must be within an acceptable range")
  }
  if (partialFilterExpression !== undefined && !isDocument(partialFilterExpression))
    throw cannotCreate("'partialFilterExpression' for an index must be a document")
  if (partialFilterExpression && toBoolean(sparse))
    throw cannotCreate("cannot mix 'partialFilterExpression' and 'sparse' options")
  return {
    v: new Int32(2),
    key: given.key,
    name: given.name,
    ...(toBoolean(unique) && { unique: true }),
    ...(toBoolean(sparse) && { sparse: true }),
    ...(partialFilterExpression && { partialFilterExpression }),
    ...(expireAfterSeconds !== undefined && { expireAfterSeconds }),
    ...(toBoolean(hidden) && { hidden: true }),
  }
}

const isSame = (a: unknown, b: unknown) => encodeKey([a ?? null]).equals(encodeKey([b ?? null]))

/** The index that is there already; throws when `spec` would contradict one that is. */
const presentIndex = (collection: Collection, spec: Document): Index | undefined => {
  for (const index of [collection.primary, ...collection.indexes]) {
    const { name, spec: own, isPrimary } = index
    const hasSameKey = isSame(own.key, spec.key)
    if (hasSameKey && isPrimary) return index
    const isEquivalent = hasSameKey && SIGNATURE.every((option) => isSame(own[option], spec[option]))
    const hasSameExpiry = isSame(own.expireAfterSeconds, spec.expireAfterSeconds)
    if (isEquivalent && hasSameExpiry && name === spec.name) return index
    const both = `Requested index: ${JSON.stringify(promote(spec))}, existing index: ${JSON.stringify(promote(own))}`
    if (isEquivalent) {
      throw new CommandError(
        85,
        hasSameExpiry
          ? `Index already exists with a different name: ${name}`
          : `An equivalent index already exists with the same name but different options. ${both}`,
      )
    }
    if (name === spec.name) {
      throw new CommandError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${both}`,
      )
    }
  }
  return undefined
}

export const createIndexes: Handler = async (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  if (!Array.isArray(body.indexes) || body.indexes.length === 0)
    throw new CommandError(2, 'Must specify at least one index to create')
  const specs = body.indexes.map(checkedSpec)
  const added: Index[] = []
  const begin = () => {
    const isNew = server.catalog.get(db, name) === undefined
    const collection = server.catalog.ensure(db, name)
    const before = collection.indexes.length + 1
    const indexes = specs.map((spec) => presentIndex(collection, spec) ?? addIndex(context, collection, spec, added))
    const after = collection.indexes.length + 1
    server.catalog.save(collection)
    const answer = {
      numIndexesBefore: before,
      numIndexesAfter: after,
      createdCollectionAutomatically: isNew,
      ...(before === after && { note: 'all indexes already exist' }),
    }
    return { collection, indexes, answer }
  }
  try {
    const { collection, indexes, answer } = await server.storage.write(begin)
    for (const index of indexes) {
      // another client may have asked for the same one and be waiting for it already
      if (!index.isReady) index.building ??= finishIndex(context, collection, index)
      await index.building
    }
    return answer
  } catch (error) {
    if (added.length > 0 && collectionOf(context)) await dropThem(context, () => added)
    throw error
  }
}
/** An empty or small collection's index is built at once, a larger one's is finished afterwards. Inside a write. */
const addIndex = ({ server }: Context, collection: Collection, spec: Document, added: Index[]): Index => {
  if (collection.indexes.length >= 63) throw cannotCreate('add index fails, too many indexes for the collection')
  const index = server.catalog.addIndex(collection, spec)
  added.push(index)
  index.resumeAt = buildSome(server, collection, index)
  index.isBuilt = index.resumeAt === undefined
  return index
}
/** Builds the rest, a turn's worth per transaction; queries use it once all of it is in the snapshots they read. */
const finishIndex = async ({ server, limits }: Context, collection: Collection, index: Index): Promise<void> => {
  while (!index.isBuilt) {
    await nextTurn(limits)
    await server.storage.write(() => {
      if (!collection.indexes.includes(index) || server.catalog.get(collection.db, collection.name) !== collection)
        throw new CommandError(276, `Index build of ${index.name} was aborted: the index or its collection is gone`)
      index.resumeAt = buildSome(server, collection, index, index.resumeAt)
      index.isBuilt = index.resumeAt === undefined
      if (index.isBuilt) server.catalog.save(collection)
    })
  }
  index.isReady = true
}

export const listIndexes: Handler = (context) => {
  const { db, body } = context
  const collection = collectionOf(context)
  if (!collection) throw new CommandError(26, `ns does not exist: ${db}.${collectionName(context)}`)
  const rows = [collection.primary, ...collection.indexes.filter(({ isBuilt }) => isBuilt)].map(({ spec, isPrimary }) =>
    serialize(isPrimary ? { v: 2, key: { _id: 1 }, name: '_id_' } : spec),
  )
  return openCursor(context, { ns: `${db}.${collection.name}`, rows, batchSize: body.cursor?.batchSize })
}

export const dropIndexes: Handler = async (context) => ({
  nIndexesWas: await dropThem(context, (collection) => indexesNamed(collection, context.body.index)),
})
/** Gives how many indexes there were. */
const dropThem = async (context: Context, choose: (collection: Collection) => Index[]): Promise<number> => {
  const { server, db } = context
  let left: Remains[] = []
  const before = await server.storage.write(() => {
    const collection = collectionOf(context)
    if (!collection) throw new CommandError(26, `ns not found ${db}.${collectionName(context)}`)
    const count = collection.indexes.length + 1
    const gone = choose(collection)
    for (const index of gone) server.catalog.removeIndex(collection, index)
    left = clearSome(gone.map(({ id }) => ({ database: server.storage.entries, id })))
    return count
  })
  await clearAll(server, left)
  return before
}
const indexesNamed = (collection: Collection, wanted: unknown): Index[] => {
  if (wanted === '*') return collection.indexes
  if (Array.isArray(wanted)) return wanted.flatMap((one) => indexesNamed(collection, one))
  const isWanted = ({ name, spec }: Index) => (isDocument(wanted) ? isSame(spec.key, wanted) : name === wanted)
  if (isWanted(collection.primary)) throw new CommandError(72, 'cannot drop _id index')
  const found = collection.indexes.filter(isWanted)
  if (found.length === 0) {
    throw new CommandError(
      27,
      isDocument(wanted)
        ? `can't find index with key: ${JSON.stringify(promote(wanted))}`
        : `index not found with name [${String(wanted)}]`,
    )
  }
  return found
}

/** Only what applications change on the fly: an index's expiry or visibility, and the validator. */
export const collMod: Handler = (context) => {
  const { server, db, body } = context
  return server.storage.write(() => {
    const collection = collectionOf(context)
    if (!collection) throw new CommandError(26, `ns does not exist: ${db}.${collectionName(context)}`)
    if (!isDocument(body.index)) throw new CommandError(115, 'collMod changes indexes only, in this embedded server')
    const { name, keyPattern, expireAfterSeconds, hidden } = body.index
    const [index] = indexesNamed(collection, name ?? keyPattern) as [Index]
    if (expireAfterSeconds !== undefined) {
      index.spec.expireAfterSeconds = expireAfterSeconds
      index.expireAfterSeconds = toNumber(expireAfterSeconds)
    }
    if (hidden !== undefined) {
      index.spec.hidden = toBoolean(hidden)
      index.isHidden = toBoolean(hidden)
    }
    server.catalog.save(collection)
    return {}
  })
}
