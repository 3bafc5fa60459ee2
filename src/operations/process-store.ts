import { Schema } from 'mongoose'
import type { Connection } from '../shared/mongo.js'

/** One server process as it was seen last. `behindMs`: how far its clock is behind the database's; negative: ahead. */
export type ProcessSeen = {
  name: string
  version: string
  parts: string[]
  startedAt: Date
  seenAt: Date
  behindMs: number
  /** When it last got a message, by channel. */
  received: Record<string, Date>
}

type Stored = Omit<ProcessSeen, 'name'> & { _id: string }

const keptSeconds = 7 * 24 * 60 * 60

const schema = new Schema<Stored>(
  {
    _id: String,
    version: String,
    parts: [String],
    startedAt: Date,
    seenAt: Date,
    behindMs: Number,
    received: Schema.Types.Mixed,
  },
  { versionKey: false, collection: 'processes' },
)
schema.index({ seenAt: 1 }, { expireAfterSeconds: keptSeconds })

/** Which processes serve this database, by the database's clock. */
export const createProcessStore = (connection: Connection) => {
  const model = connection.model<Stored>('Process', schema)

  return {
    prepare: () => model.createIndexes(),

    /** Says that a process runs; `now` is its own clock. */
    async see(
      { name, received, ...rest }: Pick<ProcessSeen, 'name' | 'version' | 'parts' | 'startedAt' | 'received'>,
      now: Date,
    ): Promise<void> {
      const lastOf = Object.fromEntries(Object.entries(received).map(([channel, at]) => [`received.${channel}`, at]))
      await model.updateOne(
        { _id: name },
        [{ $set: { ...rest, ...lastOf, seenAt: '$$NOW', behindMs: { $subtract: ['$$NOW', now] } } }],
        { upsert: true, updatePipeline: true },
      )
    },

    /** Takes out those that began since. */
    async forgetSince(startedAt: Date): Promise<void> {
      await model.deleteMany({ startedAt: { $gte: startedAt } })
    },

    /** The latest seen first. */
    async findAll(): Promise<ProcessSeen[]> {
      const found = await model.find().sort({ seenAt: -1 }).limit(100).lean<Stored[]>()
      return found.map(({ _id, received = {}, ...rest }) => ({ name: _id, received, ...rest }))
    },
  }
}
