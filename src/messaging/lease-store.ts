import { randomUUID } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

type StoredLease = { _id: string; token: string; owner: string; until: Date; takenAt: Date }

const schema = new Schema<StoredLease>(
  { _id: String, token: String, owner: String, until: Date, takenAt: Date },
  { versionKey: false, collection: 'leases' },
)
schema.index({ owner: 1 })

export const leaseMs = 10_000
const renewEveryMs = 3_000
/** What a request on its way may take of a lease that is still believed to be held. */
const marginMs = 500

export type Lease = {
  isHeld(): boolean
  /** When it was taken, by the database's clock: a later holder's is later, so writes can refuse an earlier one (fencing). */
  fence: Date
  release(): Promise<void>
}

/** Renews a lease that was asked for at `askedAt` (performance.now) until `end`; `renew` says whether it is still ours. */
export const keepLease = (askedAt: number, renew: () => Promise<boolean>) => {
  const heldFrom = (asked: number): number => asked + leaseMs - marginMs
  let heldUntil = heldFrom(askedAt)
  const timer = setInterval(async () => {
    const asked = performance.now()
    try {
      if (await renew()) heldUntil = heldFrom(asked)
      else {
        heldUntil = 0
        clearInterval(timer)
      }
    } catch {
      // The database is away: the lease simply runs out.
    }
  }, renewEveryMs)
  timer.unref()
  return { isHeld: (): boolean => performance.now() < heldUntil, end: (): void => clearInterval(timer) }
}

/**
 * Who works on what just now, over all processes; who works on a chat stands in the chat itself (chat-store.ts). A lease
 * lasts ten seconds by the database's clock and is renewed every three while it is held, so that a dead process blocks
 * what it held for ten seconds at most. `owner` names this process across restarts (host and port): it takes its own leases
 * back at once. Renewing is a timer of each lease and no job: it lasts as long as the lease, and jobs themselves rest on it.
 */
export const createLeaseStore = (connection: Connection, { owner }: { owner: string }) => {
  const model = connection.model<StoredLease>('Lease', schema)

  const renew = async (name: string, token: string): Promise<boolean> => {
    const result = await model.updateOne({ _id: name, token }, [{ $set: { until: { $add: ['$$NOW', leaseMs] } } }], {
      updatePipeline: true,
    })
    return result.matchedCount === 1
  }

  return {
    prepare: () => model.createIndexes(),

    /** Ends what an earlier process of this name held when it died. */
    async takeBack(): Promise<void> {
      await model.deleteMany({ owner })
    },

    /** Takes a lease, or returns null when somebody else holds it. */
    async take(name: string): Promise<Lease | null> {
      const token = randomUUID()
      const asked = performance.now()
      let taken: StoredLease | null
      try {
        taken = await model
          .findOneAndUpdate(
            { _id: name, $expr: { $lte: ['$until', '$$NOW'] } },
            [{ $set: { token, owner, takenAt: '$$NOW', until: { $add: ['$$NOW', leaseMs] } } }],
            { upsert: true, returnDocument: 'after', updatePipeline: true },
          )
          .lean<StoredLease>()
      } catch (error) {
        if (isDuplicateKey(error)) return null
        throw error
      }
      if (!taken) return null
      const kept = keepLease(asked, () => renew(name, token))
      return {
        isHeld: kept.isHeld,
        fence: taken.takenAt,
        async release() {
          kept.end()
          await model.deleteOne({ _id: name, token })
        },
      }
    },
  }
}

export type LeaseStore = ReturnType<typeof createLeaseStore>
