import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type StoredLease = { _id: string; token: string; until: Date }

const schema = new Schema<StoredLease>(
  { _id: String, token: String, until: Date },
  { versionKey: false, collection: 'leases' },
)

const leaseMs = 10_000
const renewEveryMs = 3_000

export type Lease = { isHeld(): boolean; release(): Promise<void> }

/**
 * Who works on what just now, over all processes. A lease lasts ten seconds and is renewed every three while it is
 * held, so that a dead process blocks a chat for ten seconds at most. Two holders at once are possible only when
 * a process sleeps longer than that; what it writes then is refused by the version of the document it writes to.
 */
export const createLeaseStore = (connection: Connection) => {
  const model = connection.model<StoredLease>('Lease', schema)

  const renew = async (name: string, token: string): Promise<boolean> => {
    const result = await model.updateOne({ _id: name, token }, { $set: { until: new Date(Date.now() + leaseMs) } })
    return result.matchedCount === 1
  }

  return {
    /** Takes a lease, or returns null when somebody else holds it. */
    async take(name: string): Promise<Lease | null> {
      const token = randomUUID()
      const now = new Date()
      try {
        await model.updateOne(
          { _id: name, until: { $lte: now } },
          { $set: { token, until: new Date(now.getTime() + leaseMs) } },
          { upsert: true },
        )
      } catch (error) {
        if (isDuplicateKey(error)) return null
        throw error
      }
      let heldUntil = now.getTime() + leaseMs
      const timer = setInterval(async () => {
        const asked = Date.now()
        try {
          if (await renew(name, token)) heldUntil = asked + leaseMs
          else heldUntil = 0
        } catch {
          // The database is away: the lease simply runs out.
        }
      }, renewEveryMs)
      timer.unref()
      return {
        isHeld: () => Date.now() < heldUntil,
        async release() {
          clearInterval(timer)
          await model.deleteOne({ _id: name, token })
        },
      }
    },
  }
}

export type LeaseStore = ReturnType<typeof createLeaseStore>
