import type { Model } from 'mongoose'
import type { QueueState } from './message.js'

/** What waits in a collection of messages, by channel; `since` is the field from which on a message is due. */
export const readQueues = async <T>(
  model: Model<T>,
  since: 'storedAt' | 'notBefore',
  now: Date,
): Promise<QueueState[]> => {
  const found = await model.aggregate<{ _id: string; count: number; since: Date }>([
    { $match: { state: 'waiting' } },
    { $group: { _id: '$channel', count: { $sum: 1 }, since: { $min: `$${since}` } } },
  ])
  return found.map(({ _id, count, since: oldest }) => ({
    channel: _id,
    count,
    oldestMs: Math.max(0, now.getTime() - oldest.getTime()),
  }))
}
