import type { Document } from 'bson'
import { Aggregator } from 'mingo'
import type { Catalog, Collection } from './catalog.js'
import { rangeOf, readDocument } from './documents.js'
import { compileFilter } from './matcher.js'
import { promote } from './promote.js'
import type { Storage } from './storage.js'

export type Engine = { storage: Storage; catalog: Catalog }

export function* findDocuments(engine: Engine, collection: Collection | undefined, filter: Document): Generator<Document> {
  const matches = compileFilter(filter)
  if (!collection) return
  for (const { value } of [...engine.storage.documents.getRange(rangeOf(collection.id))]) {
    const document = readDocument(value)
    if (matches(document)) yield document
  }
}

export const runPipeline = (engine: Engine, db: string, source: Iterable<Document>, pipeline: Document[]): Document[] =>
  new Aggregator(promote(pipeline) as Document[], {
    collectionResolver: (name: string) =>
      [...findDocuments(engine, engine.catalog.get(db, name), {})].map((d) => promote(d) as Document),
  }).run([...source].map((d) => promote(d) as Document)) as Document[]
