import { createHash } from 'node:crypto'
import { Schema } from 'mongoose'
import { type Connection, isDuplicateKey } from '../shared/mongo.js'

/** Tries by one who may make so many at once before a wait follows each. */
export type Counted = { who: string; free: number }

type StoredTries = { _id: string; count: number; nextAt: Date; expiresAt: Date }

/** Tries that nobody has to wait for; a right password gives its own back. */
export const freeTries = { knownDevice: 10, nameFromNetwork: 5, network: 60, name: 100 }

const firstWaitMs = 30_000
const longestWaitMs = 15 * 60_000
/** Tries are forgotten when none came for so long. */
const rememberedMs = 24 * 60 * 60_000

const waitAfter = (count: number, free: number): number =>
  count < free ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(count - free, 10))

const schema = new Schema<StoredTries>(
  { _id: String, count: Number, nextAt: Date, expiresAt: Date },
  { versionKey: false, collection: 'sign_in_tries' },
)
schema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 })

const idOf = (who: string): string => createHash('sha256').update(who).digest('base64url')

/** Tries to sign in, counted for all processes before the password is looked at. */
export const createSignInTryStore = (connection: Connection) => {
  const model = connection.model<StoredTries>('SignInTry', schema)

  /** Counts a try unless it comes before its time; gives the milliseconds to wait, 0 for a try that may be made. */
  const countOne = async ({ who, free }: Counted, at: Date): Promise<number> => {
    const _id = idOf(who)
    for (;;) {
      const before = await model.findById(_id).lean<StoredTries>()
      const waitMs = before ? before.nextAt.getTime() - at.getTime() : 0
      if (waitMs > 0) return waitMs
      const count = (before && before.expiresAt > at ? before.count : 0) + 1
      const pauseMs = waitAfter(count, free)
      const set = {
        count,
        // A free try keeps nobody waiting, not even one whose moment was noted a millisecond before it.
        nextAt: new Date(pauseMs === 0 ? 0 : at.getTime() + pauseMs),
        expiresAt: new Date(at.getTime() + rememberedMs),
      }
      // Of tries at once one is counted here, the others look again.
      if (before) {
        const { modifiedCount } = await model.updateOne({ _id, count: before.count }, { $set: set })
        if (modifiedCount === 1) return 0
      } else {
        try {
          await model.create({ _id, ...set })
          return 0
        } catch (error) {
          if (!isDuplicateKey(error)) throw error
        }
      }
    }
  }

  return {
    prepare: () => model.createIndexes(),

    /** Counts a try for each of them; the milliseconds to wait, 0 when it may be made. */
    async take(counted: readonly Counted[], at: Date): Promise<number> {
      for (const one of counted) {
        const waitMs = await countOne(one, at)
        if (waitMs > 0) return waitMs
      }
      return 0
    },

    /** After a right password: this one's tries are forgotten. */
    async forget(who: string): Promise<void> {
      await model.deleteOne({ _id: idOf(who) })
    },

    /** After a right password: this try was none of a stranger's. */
    async giveBack(who: string): Promise<void> {
      await model.updateOne({ _id: idOf(who), count: { $gt: 0 } }, { $inc: { count: -1 } })
    },
  }
}
