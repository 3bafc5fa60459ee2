import type { Document } from 'bson'
import type { Options } from 'mingo/types'
import { PAUSE, type Paced, type Pause } from '../turns.js'

/** Opens a collection of the same database, found by a filter (through its indexes), as promoted documents. */
export type OpenCollection = (name: string, filter: Document, variables: Document | undefined) => Paced<Document>

export type Flow = (documents: Paced<Document>) => Paced<Document>

/** What a stage works with besides its own specification. */
export type Surroundings = {
  variables: Document | undefined
  open: OpenCollection | undefined
  options: Options
  /** Compiles a sub-pipeline with variables of its own; refuses what assertStages refuses. */
  compile: (pipeline: Document[], variables: Document | undefined) => Flow
}

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
