import type { Model } from 'mongoose'
import type { CaseKeys, Reader } from '../../sealing/cases/case-keys.js'
import { citizenId } from '../../sealing/cases/citizen-copy.js'
import { grantCases, openCase } from '../../sealing/cases/grant-cases.js'
import {
  addReader,
  exclude,
  findExcluded,
  mustRotate,
  type OpenedCase,
  rotate,
  takeOff,
} from '../../sealing/cases/readers.js'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import type { Case } from '../case.js'
import { type CaseSealing, type DenunciationOfficer, partialIn, queueId, readersAmong } from './case-sealing.js'
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

  const settle = async (stored: StoredKeys, reader: OpenReader, officers: DenunciationOfficer[]): Promise<void> => {
    const opened = openCase(stored.keys, reader)
    const found = opened.content && (await read(stored._id, opened))
    if (!opened.content || !found) return
    const readers = readerIds(stored.keys)
    const known = findExcluded(stored.keys, opened.content)
    const partial = partialIn(found, officers)
    const excluded = [...known, ...partial]
    const added = partial.filter((id) => readers.includes(id) && !known.includes(id))
    if (readers.some((id) => !excluded.includes(id))) {
      const keys = exclude(stored.keys, added)
      if (mustRotate(keys)) await replace(stored, rotate(keys, opened))
      return
    }
    const competent = readersAmong(officers, excluded)
    const queue = { id: queueId, publicKey: (await getQueuePair()).publicKey }
    const given = (competent.length > 0 ? competent : [queue]).reduce(
      (keys, one) => addReader(keys, opened, one) ?? keys,
      stored.keys,
    )
    await replace(stored, rotate(takeOff(exclude(given, added), excluded), opened))
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
        const left = [...findExcluded(stored.keys, opened.content), ...partialIn(found, officers)]
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

    /** Gives a colleague what the giver reads, except that in which the colleague is partial; can be done again. Returns how many cases. */
    async grant(giver: OpenReader, to: Reader): Promise<number> {
      const officers = (await findOfficers()).filter(({ account }) => account.id === to.id)
      let given = 0
      for (const stored of await find({ [readerPath]: giver.id })) {
        const [keys] = grantCases([stored.keys], giver, to)
        const opened = keys && keysFor(stored.keys, giver)
        const found = opened && (await read(stored._id, opened))
        if (!keys || !found || partialIn(found, officers).length > 0) continue
        await replace(stored, keys)
        given++
      }
      return given
    },

    /**
     * For whoever opens a case, its citizen among them: who is partial in it by what was declared since is taken off, and where
     * somebody was taken off there are new keys. Where no officer is left who may read it, it goes to the competent ones, else
     * to the queue, and by whoever opens it, though they be named.
     */
    async renew(id: string, reader: OpenReader): Promise<void> {
      const [stored] = await find({ _id: id, keysRevision: { $gt: 0 } })
      if (stored) await settle(stored, reader, await findOfficers())
    },

    /** The same for all cases of an officer who has just declared something. */
    async renewAll(reader: OpenReader): Promise<void> {
      const officers = await findOfficers()
      for (const stored of await find({ [readerPath]: reader.id })) await settle(stored, reader, officers)
    },

    /** Who is on a case's list; null: nobody but the queue. */
    async findReaders(id: string): Promise<string[] | null> {
      const [stored] = await find({ _id: id })
      const ids = stored ? readerIds(stored.keys) : []
      return ids.includes(queueId) ? null : ids
    },
  }
}
