import { Binary, type Document, serialize } from 'bson'
import { CommandError } from '../protocol/errors.js'
import { compileFilter } from '../query/matcher.js'
import { toBoolean } from '../query/options.js'
import type { Collection } from '../storage/catalog.js'
import { clearAll, clearSome, type Remains, remainsOf } from '../storage/documents.js'
import { openCursor } from './cursors.js'
import { asFilter, assertNoCollation, type Context, collectionName, collectionOf, type Handler } from './handler.js'

const REFUSED_OPTIONS = [
  'capped',
  'timeseries',
  'viewOn',
  'clusteredIndex',
  'encryptedFields',
  'changeStreamPreAndPostImages',
]

export const create: Handler = (context) => {
  const { server, db, body } = context
  const name = collectionName(context)
  for (const option of REFUSED_OPTIONS) {
    const value = body[option]
    if (value !== undefined && value !== false)
      throw new CommandError(115, `the create option '${option}' is not supported by this embedded server`)
  }
  assertNoCollation(body.collation)
  if (body.validator !== undefined) compileFilter(body.validator)
  return server.storage.write(() => {
    if (server.catalog.get(db, name)) throw new CommandError(48, `Collection ${db}.${name} already exists.`)
    server.catalog.ensure(db, name, body.validator === undefined ? {} : { validator: body.validator })
    return {}
  })
}

/** Takes a collection out of the catalog; gives what the transaction left of it, for clearAll. Inside a write. */
const dropCollection = ({ server }: Context, collection: Collection): Remains[] => {
  server.catalog.remove(collection)
  server.storage.counts.remove(collection.id)
  return clearSome(remainsOf(server, collection))
}
const closeCursors = ({ server }: Context, isGone: (ns: string) => boolean): void => {
  for (const [id, { ns }] of server.cursors) if (isGone(ns)) server.cursors.delete(id)
}

export const drop: Handler = async (context) => {
  let left: Remains[] = []
  const answer = await context.server.storage.write(() => {
    const collection = collectionOf(context)
    if (!collection) return {}
    left = dropCollection(context, collection)
    const gone = `${context.db}.${collection.name}`
    closeCursors(context, (ns) => ns === gone)
    return { nIndexesWas: collection.indexes.length + 1, ns: gone }
  })
  await clearAll(context.server, left)
  return answer
}

export const dropDatabase: Handler = async (context) => {
  let left: Remains[] = []
  const answer = await context.server.storage.write(() => {
    const collections = context.server.catalog.list(context.db)
    left = collections.flatMap((collection) => dropCollection(context, collection))
    closeCursors(context, (ns) => ns.startsWith(`${context.db}.`))
    return collections.length > 0 ? { dropped: context.db } : {}
  })
  await clearAll(context.server, left)
  return answer
}

export const renameCollection: Handler = async (context) => {
  const { server, body } = context
  const from = splitNamespace(body.renameCollection)
  const to = splitNamespace(body.to)
  const left = await server.storage.write(() => {
    const collection = server.catalog.get(from.db, from.name)
    if (!collection) throw new CommandError(26, `Source collection ${body.renameCollection} does not exist`)
    const target = server.catalog.get(to.db, to.name)
    if (target && !toBoolean(body.dropTarget)) throw new CommandError(48, 'target namespace exists')
    const remains = target ? dropCollection(context, target) : []
    server.catalog.rename(collection, to.db, to.name)
    return remains
  })
  await clearAll(server, left)
  return {}
}
const splitNamespace = (ns: unknown): { db: string; name: string } => {
  const dot = typeof ns === 'string' ? ns.indexOf('.') : -1
  if (dot < 1) throw new CommandError(73, `Invalid namespace specified '${String(ns)}'`)
  return { db: (ns as string).slice(0, dot), name: (ns as string).slice(dot + 1) }
}

const describe = ({ name, options, uuid }: Collection, isNameOnly: boolean): Document =>
  isNameOnly
    ? { name, type: 'collection' }
    : {
        name,
        type: 'collection',
        options,
        info: { readOnly: false, uuid: new Binary(Buffer.from(uuid.replaceAll('-', ''), 'hex'), 4) },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      }

export const listCollections: Handler = (context) => {
  const { server, db, body } = context
  const matches = compileFilter(asFilter(body.filter))
  const rows = server.catalog
    .list(db)
    .map((collection) => describe(collection, toBoolean(body.nameOnly)))
    .filter((found) => matches(found))
    .map((found) => serialize(found))
  return openCursor(context, { ns: `${db}.$cmd.listCollections`, rows, batchSize: body.cursor?.batchSize })
}

export const listDatabases: Handler = ({ server, body }) => {
  const matches = compileFilter(asFilter(body.filter))
  const isNameOnly = toBoolean(body.nameOnly)
  const names = [...new Set(server.catalog.list().map(({ db }) => db))].sort()
  const databases = names
    .map((name) => (isNameOnly ? { name } : { name, sizeOnDisk: 4096, empty: false }))
    .filter((found) => matches(found))
  return isNameOnly ? { databases } : { databases, totalSize: databases.length * 4096, totalSizeMb: 0 }
}

const countOf = ({ server }: Context, { id }: Collection): number => server.storage.counts.get(id)

export const collStats: Handler = (context) => {
  const collection = collectionOf(context)
  const ns = `${context.db}.${collectionName(context)}`
  if (!collection) return { ns, size: 0, count: 0, storageSize: 0, nindexes: 0 }
  return { ns, count: countOf(context, collection), nindexes: collection.indexes.length + 1 }
}
export const dbStats: Handler = (context) => {
  const collections = context.server.catalog.list(context.db)
  return {
    db: context.db,
    collections: collections.length,
    views: 0,
    objects: collections.reduce((sum, collection) => sum + countOf(context, collection), 0),
    indexes: collections.reduce((sum, { indexes }) => sum + indexes.length + 1, 0),
  }
}
