import type { Model } from 'mongoose'
import { carriedSourceOf } from '../shared/carried.js'
import type { OutgoingMessage } from './message.js'
import type { PendingSource } from './outbox.js'

/** The messages that documents of a collection carry in `outgoing`, as a source for the outbox; needs an index on 'outgoing.id'. */
export const pendingSourceOf = <T extends { outgoing: OutgoingMessage[] }>(model: Model<T>): PendingSource =>
  carriedSourceOf(model as unknown as Model<{ outgoing: OutgoingMessage[] }>, 'outgoing')
