import type { Model } from 'mongoose'
import type { CaseKeys, Reader } from '../../sealing/cases/case-keys.js'
import { citizenId } from '../../sealing/cases/citizen-copy.js'
import { grantCases, openCase } from '../../sealing/cases/grant-cases.js'
import { addReader, findExcluded, mustRotate, type OpenedCase, rotate, takeOff } from '../../sealing/cases/readers.js'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import type { Case } from '../case.js'
import { type CaseSealing, namedIn, queueId, readersAmong } from './case-sealing.js'
import { keysFor, type SealedFields } from './sealed-case.js'

type StoredKeys = Pick<SealedFields, 'keys' | 'keysRevision'> & { _id: string }

export const readerPath = 'keys.parts.content.readers.id'
export const readerKeyPath = 'keys.parts.content.readers.publicKey'

/** Officers, or the queue: who reads by a secret of their own isn't in office. */
const readerIds = ({ parts }: CaseKeys): string[] =>
  parts.content.readers.map(({ id }) => id).filter((id) => id !== citizenId)

/**
 * Who reads which protected case, as it changes after filing. Each write holds only while the list is as it was read; what
 * was faster is done again by the next call. `read`: a case as whoever holds these keys reads it.
 */
export const createKeyLists = (
  model: Model<StoredKeys>,
  { findOfficers, getQueuePair }: Pick<CaseSealing, 'findOfficers' | 'getQueuePair'>,
  read: (id: string, opened: OpenedCase) => Promise<Case | null>,
) => {
  const find = (filter: Record<string, unknown>): Promise<StoredKeys[]> =>
    model.find(filter, { keys: 1, keysRevision: 1 }).lean<StoredKeys[]>()
  const replace = async ({ _id, keysRevision }: StoredKeys, keys: CaseKeys): Promise<void> => {
    await model.updateOne({ _id, keysRevision }, { $set: { keys }, $inc: { keysRevision: 1 } })
  }

  return {
    /** Cases that came while nobody competent held a key go to those who do now; the queue is taken off them. */
    async handOver(): Promise<void> {
      const waiting = await find({ [readerPath]: queueId })
      if (waiting.length === 0) return
      const queue = { id: queueId, pairs: [await getQueuePair()] }
      const officers = await findOfficers()
      for (const stored of waiting) {
        const opened = keysFor(stored.keys, queue)
        const found = opened && (await read(stored._id, opened))
        if (!opened || !found) continue
        const left = [...findExcluded(stored.keys, opened.content), ...namedIn(found, officers)]
        const competent = readersAmong(officers, left)
        if (competent.length === 0) continue
        const given = competent.reduce((keys, one) => addReader(keys, opened, one) ?? keys, stored.keys)
        await replace(stored, rotate(takeOff(given, [queueId]), opened))
      }
    },

    /** Takes off who holds the office no longer. The last on a list stays: else nobody could ever read the case. */
    async takeOffGone(): Promise<void> {
      const inOffice = (await findOfficers()).map(({ account }) => account.id)
      for (const stored of await find({ [readerPath]: { $nin: [] } })) {
        const gone = readerIds(stored.keys).filter((id) => id !== queueId && !inOffice.includes(id))
        if (gone.length > 0 && gone.length < readerIds(stored.keys).length)
          await replace(stored, takeOff(stored.keys, gone))
      }
    },

    /** Gives a colleague what the giver reads, except what accuses the colleague; can be done again. Returns how many cases. */
    async grant(giver: OpenReader, to: Reader): Promise<number> {
      const officers = (await findOfficers()).filter(({ account }) => account.id === to.id)
      let given = 0
      for (const stored of await find({ [readerPath]: giver.id })) {
        const [keys] = grantCases([stored.keys], giver, to)
        const opened = keys && keysFor(stored.keys, giver)
        const found = opened && (await read(stored._id, opened))
        if (!keys || !found || namedIn(found, officers).length > 0) continue
        await replace(stored, keys)
        given++
      }
      return given
    },

    /**
     * New keys where somebody was taken off, as soon as one of the others opens the case, its citizen among them. Where no officer
     * is left who may read it, it goes to the competent ones, else to the queue, and by whoever opens it, though they be named.
     */
    async renew(stored: StoredKeys, reader: OpenReader): Promise<void> {
      const opened = openCase(stored.keys, reader)
      if (!opened.content) return
      const excluded = findExcluded(stored.keys, opened.content)
      if (readerIds(stored.keys).some((id) => !excluded.includes(id))) {
        if (mustRotate(stored.keys)) await replace(stored, rotate(stored.keys, opened))
        return
      }
      const found = await read(stored._id, opened)
      if (!found) return
      const officers = await findOfficers()
      const competent = readersAmong(officers, [...excluded, ...namedIn(found, officers)])
      const queue = { id: queueId, publicKey: (await getQueuePair()).publicKey }
      const given = (competent.length > 0 ? competent : [queue]).reduce(
        (keys, one) => addReader(keys, opened, one) ?? keys,
        stored.keys,
      )
      await replace(stored, rotate(takeOff(given, excluded), opened))
    },

    /** Who is on a case's list; null: nobody but the queue. */
    async findReaders(id: string): Promise<string[] | null> {
      const [stored] = await find({ _id: id })
      const ids = stored ? readerIds(stored.keys) : []
      return ids.includes(queueId) ? null : ids
    },
  }
}
