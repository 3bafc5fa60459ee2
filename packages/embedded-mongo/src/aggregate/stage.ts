import type { Document } from 'bson'
import type { Options } from 'mingo/types'

/** Opens a collection of the same database, found by a filter (through its indexes), as promoted documents. */
export type OpenCollection = (name: string, filter: Document, variables: Document | undefined) => Iterable<Document>

export type Flow = (documents: Iterable<Document>) => Iterable<Document>

/** What a stage works with besides its own specification. */
export type Surroundings = {
  variables: Document | undefined
  open: OpenCollection | undefined
  options: Options
  /** Compiles a sub-pipeline with variables of its own; refuses what assertStages refuses. */
  compile: (pipeline: Document[], variables: Document | undefined) => Flow
}

export type Stage = (spec: unknown, surroundings: Surroundings) => Flow

export const map = (change: (document: Document) => Document): Flow =>
  function* (documents) {
    for (const document of documents) yield change(document)
  }
