import type { Model } from 'mongoose'
import { carriedSourceOf } from '../shared/carried.js'
import type { OutgoingMessage } from './message.js'
import type { PendingSource } from './outbox.js'

/**
 * The messages that documents of a collection carry in `outgoing`, as a source for the outbox; needs an index on
 * 'outgoing.id'. What somebody is sending just now is left to them.
 */
export const pendingSourceOf = <T extends { outgoing: OutgoingMessage[] }>(model: Model<T>): PendingSource => {
  const documents = model as unknown as Model<{ outgoing: OutgoingMessage[] }>
  return {
    ...carriedSourceOf(documents, 'outgoing'),
    async findPending(limit) {
      const now = new Date()
      const isLeft = { $or: [{ begun: null }, { 'begun.until': { $lte: now } }] }
      const found = await documents
        .find({ 'outgoing.id': { $gt: '' }, outgoing: { $elemMatch: isLeft } }, { outgoing: 1 })
        .limit(limit)
        .lean<{ outgoing: OutgoingMessage[] }[]>()
      return found.flatMap(({ outgoing }) => outgoing).filter(({ begun }) => !begun || begun.until <= now)
    },
  }
}
