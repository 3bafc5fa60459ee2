import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type StoredPace = { _id: string; next: Date; now: Date }

const schema = new Schema<StoredPace>(
  { _id: String, next: Date, now: Date },
  { versionKey: false, collection: 'paces' },
)

/** How many milliseconds' worth of unused slots may be used at once. */
const burstMs = 1_000

/**
 * A token bucket shared by all processes, as slots in time (GCRA, ITU-T I.371): each taker gets the next free slot by the
 * database's clock and waits for it by itself.
 */
export const createPaceStore = (connection: Connection) => {
  const model = connection.model<StoredPace>('Pace', schema)

  const move = async (name: string, next: object): Promise<number> => {
    for (;;) {
      try {
        const moved = await model
          .findOneAndUpdate({ _id: name }, [{ $set: { next, now: '$$NOW' } }], {
            upsert: true,
            returnDocument: 'after',
            updatePipeline: true,
          })
          .lean<StoredPace>()
        return moved ? moved.next.getTime() - moved.now.getTime() : 0
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
  }

  return {
    /** Takes the next slot of a bucket with `perSecond` slots; returns the milliseconds until it comes. */
    async takeSlot(name: string, perSecond: number): Promise<number> {
      if (perSecond === Infinity) return 0
      const gap = 1_000 / perSecond
      const oldest = { $subtract: ['$$NOW', Math.max(0, burstMs - gap)] }
      const due = await move(name, { $add: [{ $max: [{ $ifNull: ['$next', oldest] }, oldest] }, gap] })
      return Math.max(0, due - gap)
    },

    /** Lets no slot come before `ms` have gone by: the platform has asked for rest. */
    async rest(name: string, ms: number): Promise<void> {
      const end = { $add: ['$$NOW', ms] }
      await move(name, { $max: [{ $ifNull: ['$next', end] }, end] })
    },
  }
}

export type PaceStore = ReturnType<typeof createPaceStore>
