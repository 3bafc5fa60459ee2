import type { Document } from 'bson'
import { isDocument } from '../query/paths.js'
import { PAUSE, type Paced, type Pause } from '../turns.js'
import type { Variables } from './expressions.js'

/** Opens a collection of the same database, found by a filter (through its indexes). */
export type OpenCollection = (name: string, filter: Document, variables: Variables) => Paced<Document>

export type Flow = (documents: Paced<Document>) => Paced<Document>

/** What a stage works with besides its own specification. */
export type Surroundings = {
  variables: Variables
  open: OpenCollection | undefined
  /** Compiles a sub-pipeline with variables of its own; refuses what assertStages refuses. */
  compile: (pipeline: unknown, variables: Variables) => Flow
}

/** A stage compiled. Its documents share parts with those it is given, so none may change what it is given. */
export type Stage = (spec: unknown, surroundings: Surroundings) => Flow

/** A flow that makes one document of each, or none where `change` gives undefined. */
export const map = (change: (document: Document) => Document | undefined): Flow =>
  function* (documents) {
    for (const document of documents) {
      const changed = document === PAUSE ? PAUSE : change(document)
      if (changed !== undefined) yield changed
    }
  }

/** All documents of a flow, its pauses passed on. */
export function* collect(documents: Paced<Document>): Generator<Pause, Document[]> {
  const all: Document[] = []
  for (const document of documents) {
    if (document === PAUSE) yield PAUSE
    else all.push(document)
  }
  return all
}

/**
 * A copy of a document with a value at a path; undefined takes the field away. Arrays on the way take it in each item,
 * and what is no document on the way becomes one.
 */
export const withField = (document: Document, [name = '', ...rest]: readonly string[], value: unknown): Document => {
  const result = { ...document }
  const inside = rest.length === 0 ? value : enter(result[name], rest, value)
  if (inside === undefined) delete result[name]
  else result[name] = inside
  return result
}
const enter = (old: unknown, path: readonly string[], value: unknown): unknown => {
  if (Array.isArray(old)) return old.map((item) => enter(item, path, value))
  return withField(isDocument(old) ? old : {}, path, value)
}
