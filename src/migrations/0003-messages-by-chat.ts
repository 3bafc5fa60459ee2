import type { Database } from '../shared/mongo.js'
import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

const failures = ['rejected', 'blocked', 'expired', 'unclear']

/**
 * Until 23 November 2026 messages had one order by the clock and were counted in a collection of counters; since then
 * each chat counts its own. The counters begin after what is there, so that no new message slips in front of an old one.
 */
export const messagesByChat: Migration = {
  id: '0003-messages-by-chat',
  what: 'messages say when they are due and when they came, chats count on from what they have',
  async up(database) {
    await database.collection('incoming').updateMany({ storedAt: { $exists: false } }, [{ $set: { storedAt: '$at' } }])
    await database
      .collection('outgoing')
      .updateMany({ notBefore: { $exists: false } }, [{ $set: { notBefore: '$nextAttemptAt' } }])
    await database
      .collection('outgoing')
      .updateMany({ failure: { $nin: [null, ...failures] } }, [
        { $set: { failureReason: '$failure', failure: 'rejected' } },
      ])
    await fillMissing(database, 'outgoing', {
      tryingSince: null,
      fence: null,
      unclearTries: 0,
      interruptedTries: 0,
      failureReason: null,
    })
    await countOn(database, 'incoming', { received: '$order' })
    await countOn(database, 'outgoing', { caused: '$order', delivered: '$sequence' })
  },
}

/** Raises each chat's counters to the greatest number that its messages bear. */
const countOn = async (database: Database, collection: string, counters: Record<string, string>): Promise<void> => {
  const greatest = Object.fromEntries(Object.entries(counters).map(([name, path]) => [name, { $max: path }]))
  const chats = database.collection(collection).aggregate([{ $group: { _id: '$chat', ...greatest } }])
  for await (const { _id, ...counted } of chats) {
    const known = Object.fromEntries(Object.entries(counted).filter(([, value]) => value !== null))
    if (Object.keys(known).length > 0)
      await database.collection('chats').updateOne({ _id }, { $max: known }, { upsert: true })
  }
}
