import type { Model } from 'mongoose'
import type { OutgoingMessage } from './message.js'
import type { PendingSource } from './outbox.js'

/** The messages that documents of a collection carry in `outgoing`, as a source for the outbox; needs an index on 'outgoing.id'. */
export const pendingSourceOf = <T extends { outgoing: OutgoingMessage[] }>(model: Model<T>): PendingSource => {
  const documents = model as unknown as Model<{ outgoing: OutgoingMessage[] }>
  return {
    async findPending(limit) {
      const found = await documents
        .find({ 'outgoing.id': { $gt: '' } }, { outgoing: 1 })
        .limit(limit)
        .lean<{ outgoing: OutgoingMessage[] }[]>()
      return found.flatMap(({ outgoing }) => outgoing)
    },
    async clearPending(ids) {
      await documents.updateMany({ 'outgoing.id': { $in: ids } }, { $pull: { outgoing: { id: { $in: ids } } } })
    },
  }
}
