import { type Document, deserialize, Long, ObjectId, serialize } from 'bson'
import { updateOne } from 'mingo'
import type { Collection } from './catalog.js'
import {
  buildIndex,
  clearRange,
  insertDocument,
  packDocument,
  readDocument,
  removeDocument,
  replaceDocument,
} from './documents.js'
import { type Engine, findDocuments, runPipeline } from './engine.js'
import { CommandError } from './errors.js'
import { promote } from './promote.js'

type Handler = (engine: Engine, db: string, body: Document) => Document | Promise<Document>

const hello = (): Document => ({
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: 16777216,
  maxMessageSizeBytes: 48000000,
  maxWriteBatchSize: 100000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: 1,
  minWireVersion: 0,
  maxWireVersion: 25,
  readOnly: false,
})

const cursor = (ns: string, firstBatch: Document[]) => ({ cursor: { firstBatch, id: Long.ZERO, ns } })
const select = (engine: Engine, db: string, name: string, body: Document) => {
  const stages: Document[] = []
  if (body.sort && Object.keys(body.sort).length) stages.push({ $sort: body.sort })
  if (Number(body.skip ?? 0)) stages.push({ $skip: body.skip })
  if (Number(body.limit ?? 0)) stages.push({ $limit: Math.abs(Number(body.limit)) })
  if (body.projection && Object.keys(body.projection).length) stages.push({ $project: body.projection })
  const found = findDocuments(engine, engine.catalog.get(db, name), body.filter ?? body.query ?? {})
  return stages.length ? runPipeline(engine, db, found, stages) : [...found]
}
const ensure = (engine: Engine, db: string, name: string) => engine.catalog.ensure(db, name)

const applyUpdate = (before: Document, filter: Document, update: unknown, arrayFilters: Document[] = []): Document => {
  if (!Array.isArray(update) && !Object.keys(update as Document)[0]?.startsWith('$')) {
    return { _id: before._id, ...(update as Document) }
  }
  const docs = [promote(before) as Document]
  updateOne(docs, promote(filter) as Document, promote(update) as Document, {
    arrayFilters: arrayFilters.map((f) => promote(f) as Document),
  })
  return docs[0] as Document
}
const seed = (filter: Document): Document => {
  const base: Document = {}
  for (const [key, value] of Object.entries(filter)) {
    if (key.startsWith('$')) continue
    const v = promote(value) as Document
    if (v && typeof v === 'object' && Object.keys(v)[0]?.startsWith('$')) {
      if ('$eq' in v) base[key] = v.$eq
    } else base[key] = value
  }
  return base
}
const upsert = (engine: Engine, collection: Collection, filter: Document, update: unknown, arrayFilters?: Document[]) => {
  const base = seed(filter)
  const modifier = { ...(update as Document) }
  const onInsert = modifier.$setOnInsert
  delete modifier.$setOnInsert
  if (onInsert) modifier.$set = { ...modifier.$set, ...onInsert }
  const after = Array.isArray(update)
    ? applyUpdate(base, {}, update)
    : Object.keys(modifier).length
      ? applyUpdate(base, {}, modifier, arrayFilters)
      : base
  const whole = { _id: after._id ?? new ObjectId(), ...after }
  insertDocument(engine, collection, packDocument(whole), whole)
  return whole
}
const writeErrorOf = (error: unknown, index: number): Document => {
  if (!(error instanceof CommandError)) throw error
  return { index, code: error.code, ...error.extra, errmsg: error.message }
}

const handlers: Record<string, Handler> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({}),
  buildInfo: () => ({ version: '8.0.0', versionArray: [8, 0, 0, 0], gitVersion: 'embedded', maxBsonObjectSize: 16777216 }),
  endSessions: () => ({}),
  startSession: () => ({ id: { id: new ObjectId() }, timeoutMinutes: 30 }),
  getParameter: () => ({}),
  killCursors: (_e, _db, body) => ({ cursorsKilled: body.cursors, cursorsNotFound: [], cursorsAlive: [], cursorsUnknown: [] }),
  create: (engine, db, body) => engine.storage.write(() => (ensure(engine, db, body.create), {})),
  drop: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = engine.catalog.get(db, body.drop)
      if (!collection) return {}
      for (const index of collection.indexes) clearRange(engine.storage.entries, index.id)
      clearRange(engine.storage.documents, collection.id)
      engine.catalog.remove(collection)
      return { ns: `${db}.${body.drop}`, nIndexesWas: collection.indexes.length + 1 }
    }),
  dropDatabase: (engine, db) =>
    engine.storage.write(() => {
      for (const collection of engine.catalog.list(db)) {
        for (const index of collection.indexes) clearRange(engine.storage.entries, index.id)
        clearRange(engine.storage.documents, collection.id)
        engine.catalog.remove(collection)
      }
      return { dropped: db }
    }),
  listCollections: (engine, db, body) =>
    cursor(
      `${db}.$cmd.listCollections`,
      engine.catalog
        .list(db)
        .filter((c) => !body.filter?.name || c.name === body.filter.name)
        .map((c) => ({ name: c.name, type: 'collection', options: c.options, info: { readOnly: false } })),
    ),
  listDatabases: (engine) => ({
    databases: [...new Set(engine.catalog.list().map((c) => c.db))].map((name) => ({ name, sizeOnDisk: 1, empty: false })),
    totalSize: 1,
  }),
  createIndexes: async (engine, db, body) => {
    const made = await engine.storage.write(() => {
      const collection = ensure(engine, db, body.createIndexes)
      const before = collection.indexes.length + 1
      const added = []
      for (const spec of body.indexes as Document[]) {
        if (spec.name === '_id_' || collection.indexes.some((i) => i.name === spec.name)) continue
        const index = engine.catalog.addIndex(collection, { v: 2, ...(promote(spec) as Document) })
        try {
          buildIndex(engine, collection, index)
        } catch (error) {
          clearRange(engine.storage.entries, index.id)
          engine.catalog.removeIndex(collection, index)
          throw error
        }
        added.push(index)
      }
      engine.catalog.save(collection)
      return { before, after: collection.indexes.length + 1, added }
    })
    for (const index of made.added) index.isReady = true
    return { numIndexesBefore: made.before, numIndexesAfter: made.after, createdCollectionAutomatically: false }
  },
  listIndexes: (engine, db, body) => {
    const collection = engine.catalog.get(db, body.listIndexes)
    if (!collection) throw new CommandError(26, `ns does not exist: ${db}.${body.listIndexes}`)
    return cursor(`${db}.${body.listIndexes}`, [
      { v: 2, key: { _id: 1 }, name: '_id_' },
      ...collection.indexes.map((i) => i.spec),
    ])
  },
  dropIndexes: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = engine.catalog.get(db, body.dropIndexes)
      if (!collection) throw new CommandError(26, `ns not found ${db}.${body.dropIndexes}`)
      const before = collection.indexes.length + 1
      for (const index of collection.indexes) {
        if (body.index !== '*' && body.index !== index.name) continue
        clearRange(engine.storage.entries, index.id)
        engine.catalog.removeIndex(collection, index)
      }
      return { nIndexesWas: before }
    }),
  insert: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = ensure(engine, db, body.insert)
      const writeErrors: Document[] = []
      let n = 0
      for (const [i, raw] of (body.documents as Buffer[]).entries()) {
        try {
          const document = readDocument(raw)
          if (document._id === undefined) {
            const whole = { _id: new ObjectId(), ...document }
            insertDocument(engine, collection, packDocument(whole), whole)
          } else insertDocument(engine, collection, raw, document)
          n++
        } catch (error) {
          writeErrors.push(writeErrorOf(error, i))
          if (body.ordered !== false) break
        }
      }
      return writeErrors.length ? { n, writeErrors } : { n }
    }),
  update: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = ensure(engine, db, body.update)
      const writeErrors: Document[] = []
      const upserted: Document[] = []
      let n = 0
      let nModified = 0
      for (const [i, { q, u, multi, upsert: isUpsert, arrayFilters }] of (body.updates as Document[]).entries()) {
        try {
          let found = [...findDocuments(engine, collection, q)]
          if (!multi) found = found.slice(0, 1)
          for (const before of found) {
            const after = applyUpdate(before, q, u, arrayFilters)
            n++
            if (Buffer.compare(serialize(promote(before) as Document), serialize(promote(after) as Document)) === 0) continue
            replaceDocument(engine, collection, before, after)
            nModified++
          }
          if (found.length === 0 && isUpsert) {
            const { _id } = upsert(engine, collection, q, u, arrayFilters)
            upserted.push({ index: i, _id })
            n++
          }
        } catch (error) {
          writeErrors.push(writeErrorOf(error, i))
          if (body.ordered !== false) break
        }
      }
      return { n, nModified, ...(upserted.length ? { upserted } : {}), ...(writeErrors.length ? { writeErrors } : {}) }
    }),
  delete: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = ensure(engine, db, body.delete)
      let n = 0
      for (const { q, limit } of body.deletes as Document[]) {
        for (const document of [...findDocuments(engine, collection, q)].slice(0, Number(limit) || undefined)) {
          removeDocument(engine, collection, document)
          n++
        }
      }
      return { n }
    }),
  findAndModify: (engine, db, body) =>
    engine.storage.write(() => {
      const collection = ensure(engine, db, body.findAndModify)
      const id = select(engine, db, body.findAndModify, { query: body.query, sort: body.sort, limit: 1 })[0]
      const found = id && [...findDocuments(engine, collection, { _id: id._id })][0]
      const project = (document: Document) =>
        body.fields && Object.keys(body.fields).length
          ? runPipeline(engine, db, [document], [{ $project: body.fields }])[0]
          : document
      if (body.remove) {
        if (found) removeDocument(engine, collection, found)
        return { lastErrorObject: { n: found ? 1 : 0 }, value: found ? project(found) : null }
      }
      if (found) {
        const after = applyUpdate(found, body.query, body.update, body.arrayFilters)
        replaceDocument(engine, collection, found, after)
        return { lastErrorObject: { n: 1, updatedExisting: true }, value: project(body.new ? after : found) }
      }
      if (!body.upsert) return { lastErrorObject: { n: 0, updatedExisting: false }, value: null }
      const made = upsert(engine, collection, body.query ?? {}, body.update, body.arrayFilters)
      return {
        lastErrorObject: { n: 1, updatedExisting: false, upserted: made._id },
        value: body.new ? project(made) : null,
      }
    }),
  find: (engine, db, body) => cursor(`${db}.${body.find}`, select(engine, db, body.find, body)),
  count: (engine, db, body) => ({ n: select(engine, db, body.count, { ...body, projection: undefined }).length }),
  distinct: (engine, db, body) => ({
    values: runPipeline(engine, db, select(engine, db, body.distinct, { query: body.query }), [
      { $unwind: { path: `$${body.key}`, preserveNullAndEmptyArrays: false } },
      { $group: { _id: `$${body.key}` } },
    ]).map((d) => d._id),
  }),
  aggregate: (engine, db, body) =>
    cursor(
      `${db}.${body.aggregate}`,
      runPipeline(engine, db, findDocuments(engine, engine.catalog.get(db, body.aggregate), {}), body.pipeline),
    ),
}

export const runCommand = async (engine: Engine, body: Document): Promise<Document> => {
  const name = Object.keys(body)[0] ?? ''
  const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
  try {
    if (!handler) throw new CommandError(59, `no such command: '${name}'`)
    return { ...(await handler(engine, body.$db, body)), ok: 1 }
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.extra }
  }
}
void deserialize
