import type { Document } from 'bson'
import { Query } from 'mingo'
import { CommandError } from './errors.js'
import { promote } from './promote.js'

export type Matcher = (document: Document) => boolean

export const compileFilter = (filter: Document): Matcher => {
  try {
    const query = new Query(promote(filter) as Document)
    return (document) => query.test(promote(document) as Document)
  } catch (error) {
    throw new CommandError(2, (error as Error).message)
  }
}
