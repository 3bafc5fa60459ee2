import type { Database } from '../shared/mongo.js'
import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 30 November 2026 one flow could be interrupted, no draft was put aside and one procedure was talked about. */
export const stackOfFlows: Migration = {
  id: '0008-stack-of-flows',
  what: 'every conversation has a stack of interrupted flows, a place for a draft, topics',
  async up(database: Database) {
    const conversations = database.collection('conversations')
    await conversations.updateMany({ suspended: null }, { $set: { suspended: [] } })
    for await (const { _id, suspended } of conversations.find({ 'suspended.name': { $exists: true } }))
      if (!Array.isArray(suspended)) await conversations.updateOne({ _id }, { $set: { suspended: [suspended] } })
    await conversations.updateMany({}, { $set: { last: null } })
    await fillMissing(database, 'conversations', {
      kept: null,
      'context.topics': [],
      'context.lastReply': null,
      'context.lastSaid': null,
      'context.pending': null,
      'context.alarm': null,
      'context.wasLaw': false,
      'context.receipt': null,
    })
  },
}
