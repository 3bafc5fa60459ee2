import type { Model } from 'mongoose'
import { type CarriedSource, carriedSourceOf } from '../shared/carried.js'
import type { OutgoingMessage, SealedMessage } from './message.js'

/**
 * The messages that documents of a collection carry in `outgoing`, as a source for the outbox; needs an index on
 * 'outgoing.id'. What somebody is sending just now is left to them.
 */
export const pendingSourceOf = <M extends OutgoingMessage | SealedMessage, T extends { outgoing: M[] }>(
  model: Model<T>,
): CarriedSource<M> => {
  const documents = model as unknown as Model<{ outgoing: OutgoingMessage[] }>
  return {
    ...(carriedSourceOf(documents, 'outgoing') as unknown as CarriedSource<M>),
    async findPending(limit) {
      const now = new Date()
      const isLeft = { $or: [{ begun: null }, { 'begun.until': { $lte: now } }] }
      const found = await documents
        .find({ 'outgoing.id': { $gt: '' }, outgoing: { $elemMatch: isLeft } }, { outgoing: 1 })
        .limit(limit)
        .lean<{ outgoing: M[] }[]>()
      return found.flatMap(({ outgoing }) => outgoing).filter(({ begun }) => !begun || begun.until <= now)
    },
  }
}
