import { randomUUID } from 'node:crypto'
import type { Migration } from './run-migrations.js'

/** Until 29 November 2026 pages of staff named a message to a citizen by its id, which holds the chat's. */
export const messageKeys: Migration = {
  id: '0006-message-keys',
  what: 'messages that staff may see have a random key',
  async up(database) {
    const outgoing = database.collection('outgoing')
    const seen = outgoing.find({ state: { $in: ['waiting', 'failed'] }, key: null }, { projection: { _id: 1 } })
    for await (const { _id } of seen) await outgoing.updateOne({ _id, key: null }, { $set: { key: randomUUID() } })
  },
}
