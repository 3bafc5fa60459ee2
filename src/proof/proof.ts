import { randomBytes } from 'node:crypto'
import { addDays } from '../deadlines/working-days.js'
import { localDay, localTime, startOfLocalDay } from '../shared/clock.js'
import type { Connection } from '../shared/mongo.js'
import { beforeFirst, closeDay, type Filed, leafOf, type ProofDay, wayOf } from './day-tree.js'
import { createProofDayStore } from './proof-day-store.js'
import { type DaysFile, daysFormat, type ProofFile, type PublishedDay, proofFormat, publish } from './proof-files.js'

/** From this hour of the next day a day is closed: what was sent before midnight has been stored by then. */
export const closingTime = '01:00'

/** A case as the slice of cases gives it. `day`: in whose tree it stands; '' in none yet. */
export type FiledCase = Filed & { id: string; day: string }

/** Proof that a case existed on a day: each day's cases are leaves of a tree whose root everybody may read. */
export const createProof = ({
  connection,
  cases,
}: {
  connection: Connection
  cases: {
    /** Cases of every kind in no tree yet that were opened before an instant. */
    findUnproved(before: Date): Promise<FiledCase[]>
    putInDay(ids: readonly string[], day: string): Promise<void>
    /** Null: no such case, or one of before there was proof. */
    getFiled(receiptCode: string): Promise<FiledCase | null>
    isKnown(receiptCode: string): Promise<boolean>
  }
}) => {
  const store = createProofDayStore(connection)

  /** Notes at the cases in whose tree they stand; done again after a crash, it finds the rest by their leaves. */
  const settle = async ({ day, leaves }: ProofDay): Promise<void> => {
    const known = new Set(leaves)
    const waiting = await cases.findUnproved(startOfLocalDay(addDays(day, 1)))
    const inTree = waiting.filter((one) => known.has(leafOf(day, one)))
    if (inTree.length > 0)
      await cases.putInDay(
        inTree.map(({ id }) => id),
        day,
      )
  }

  return {
    /**
     * Closes yesterday, from one o'clock on, and returns what is published; null: there was nothing to close. A day is closed on the
     * next day or never, since one closed later would be back-dated: a case that missed it stands in the next tree.
     */
    async close(now: Date): Promise<PublishedDay | null> {
      const last = await store.getLast()
      if (last) await settle(last)
      const today = localDay(now)
      const day = addDays(today, -1)
      if (localTime(now) < closingTime || (last && last.day >= day)) return null
      const closed = closeDay(day, {
        cases: await cases.findUnproved(startOfLocalDay(today)),
        seed: randomBytes(32).toString('hex'),
        before: last?.chain ?? beforeFirst,
      })
      if (!(await store.add(closed, now))) return null
      await settle(closed)
      return publish(closed)
    },

    findPublished: store.findPublished,
    async getPublished(day: string): Promise<PublishedDay | null> {
      const found = await store.get(day)
      return found && publish(found)
    },

    daysFile: async (): Promise<DaysFile> => ({ format: daysFormat, days: await store.findPublished() }),

    /** Whether a case has this code, also one of before there was proof. */
    isKnown: cases.isKnown,

    /** What whoever has the code takes along; 'waiting': its day isn't closed yet; null: a case of before there was proof. */
    async proofFor(receiptCode: string): Promise<ProofFile | 'waiting' | null> {
      const filed = await cases.getFiled(receiptCode)
      if (!filed) return null
      const closed = filed.day === '' ? null : await store.get(filed.day)
      const way = closed && wayOf(closed, leafOf(closed.day, filed))
      if (!closed || !way) return 'waiting'
      const { day, root, chain } = closed
      return { format: proofFormat, code: filed.receiptCode, day, salt: filed.salt, ...way, root, chain }
    },
  }
}

export type Proof = ReturnType<typeof createProof>
