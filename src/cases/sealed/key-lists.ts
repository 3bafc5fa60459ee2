import type { Model } from 'mongoose'
import { type CaseKeys, type CasePart, caseParts, type Reader } from '../../sealing/cases/case-keys.js'
import { citizenId } from '../../sealing/cases/citizen-copy.js'
import { grantCases, openCase } from '../../sealing/cases/grant-cases.js'
import {
  addKeeper,
  addReader,
  exclude,
  findExcluded,
  type OpenedCase,
  rotate,
  rotateDue,
  takeOff,
  takeOffPart,
} from '../../sealing/cases/readers.js'
import type { OpenReader } from '../../sealing/cases/reading-as.js'
import type { Case } from '../case.js'
import {
  type CaseSealing,
  closeTo,
  type DenunciationOfficer,
  partialIn,
  queueId,
  readersAmong,
} from './case-sealing.js'
import { keptBy, keysFor, type SealedFields } from './sealed-case.js'

type StoredKeys = Pick<SealedFields, 'keys' | 'keysRevision' | 'loans'> & { _id: string }

export const readerPath = 'keys.parts.content.readers.id'
export const readerKeyPath = 'keys.parts.content.readers.publicKey'
export const keeperPath = 'keys.parts.identity.readers.id'
export const keeperKeyPath = 'keys.parts.identity.readers.publicKey'

/** Officers and who keeps identities, or the queue: who reads by a secret of their own isn't in office. */
const idsIn = ({ parts }: CaseKeys, part: CasePart): string[] =>
  parts[part].readers.map(({ id }) => id).filter((id) => id !== citizenId)
const readerIds = (keys: CaseKeys): string[] => idsIn(keys, 'content')

/**
 * Who denounced, for those alone who keep identities: where one of them is competent, the others are taken off its list; where
 * none is any more, it goes to the officers who read the case. Needs the identity's keys, else it is left as it is.
 */
const keepIdentity = (
  keys: CaseKeys,
  opened: OpenedCase,
  { keepers, partial }: { keepers: readonly DenunciationOfficer[]; partial: readonly string[] },
): CaseKeys => {
  const { identity } = opened
  if (!identity) return keys
  const now = idsIn(keys, 'identity')
  const competent = readersAmong(keepers, partial)
  const readers =
    competent.length > 0
      ? competent
      : keys.parts.content.readers.filter(({ id }) => id !== citizenId && !partial.includes(id))
  const gone = now.filter((id) => !readers.some((one) => one.id === id))
  const missing = readers.filter(({ id }) => !now.includes(id))
  // a keeper who came later gets the keys from a colleague's hand
  const isOfKeepers = competent.some(({ id }) => now.includes(id))
  if (gone.length === 0 && (missing.length === 0 || isOfKeepers)) return keys
  const given = missing.reduce((all, one) => addKeeper(all, identity, one) ?? all, keys)
  return rotate(takeOffPart(given, 'identity', gone), { content: null, identity })
}

/**
 * Who reads which protected case, as it changes after filing. Each write holds only while the list is as it was read; what
 * was faster is done again by the next call. `read`: a case as whoever holds these keys reads it.
 */
export const createKeyLists = (
  model: Model<StoredKeys>,
  {
    findOfficers,
    findKeepers,
    getQueuePair,
    now,
  }: Pick<CaseSealing, 'findOfficers' | 'findKeepers' | 'getQueuePair' | 'now'>,
  read: (id: string, opened: OpenedCase) => Promise<Case | null>,
) => {
  const find = (filter: Record<string, unknown>): Promise<StoredKeys[]> =>
    model.find(filter, { keys: 1, keysRevision: 1 }).lean<StoredKeys[]>()
  const replace = async ({ _id, keysRevision }: StoredKeys, keys: CaseKeys): Promise<void> => {
    await model.updateOne({ _id, keysRevision }, { $set: { keys }, $inc: { keysRevision: 1 } })
  }
  const findStaff = async () => {
    const [officers, keepers] = await Promise.all([findOfficers(), findKeepers()])
    return { officers, keepers }
  }
  type Staff = Awaited<ReturnType<typeof findStaff>>
  /** Without loans: what is lent isn't handed on. */
  const openFor = ({ keys }: StoredKeys, reader: OpenReader) => keysFor({ keys }, reader, now())

  const settle = async (stored: StoredKeys, reader: OpenReader, { officers, keepers }: Staff): Promise<void> => {
    const opened = openCase(stored.keys, reader)
    const found = opened.content && (await read(stored._id, opened))
    if (!opened.content || !found) return
    const readers = readerIds(stored.keys)
    const known = findExcluded(stored.keys, opened.content)
    const partial = partialIn(found, [...officers, ...keepers])
    const excluded = [...known, ...partial]
    const listed = new Set([...readers, ...idsIn(stored.keys, 'identity')])
    const added = partial.filter((id) => listed.has(id) && !known.includes(id))
    if (readers.some((id) => !excluded.includes(id))) {
      const closed = closeTo(stored.keys, added)
      const keys = rotateDue(keepIdentity(closed, opened, { keepers, partial: excluded }), opened)
      if (added.length > 0 || keys !== closed) await replace(stored, keys)
      return
    }
    const competent = readersAmong(officers, excluded)
    const queue = { id: queueId, publicKey: (await getQueuePair()).publicKey }
    const given = (competent.length > 0 ? competent : [queue]).reduce(
      (keys, one) => addReader(keys, opened, one) ?? keys,
      stored.keys,
    )
    const left = keepIdentity(takeOff(exclude(given, added), excluded), opened, { keepers, partial: excluded })
    await replace(stored, rotate(left, opened))
  }

  /** Identities that the giver opens go to somebody who keeps them; an officer keeps none of them then. */
  const grantIdentities = async (giver: OpenReader, to: Reader, { keepers }: Staff): Promise<number> => {
    let given = 0
    for (const stored of await find({ [keeperPath]: giver.id })) {
      const opened = openCase(stored.keys, giver)
      const identity = keptBy(stored.keys, giver)
      const found = opened.content && (await read(stored._id, opened))
      const isKnown = stored.keys.parts.identity.readers.some(
        ({ id, publicKey }) => id === to.id && publicKey === to.publicKey,
      )
      const known = opened.content ? findExcluded(stored.keys, opened.content) : []
      const partial = [...known, ...(found ? partialIn(found, keepers) : [])]
      if (!identity || isKnown || partial.includes(to.id)) continue
      const keys = addKeeper(stored.keys, identity, to)
      if (!keys) continue
      await replace(stored, found ? keepIdentity(keys, opened, { keepers, partial }) : keys)
      given++
    }
    return given
  }

  return {
    /** Cases that came while nobody competent held a key go to those who do now; the queue is taken off them. */
    async handOver(): Promise<void> {
      const waiting = await find({ [readerPath]: queueId })
      if (waiting.length === 0) return
      const queue = { id: queueId, pairs: [await getQueuePair()] }
      const { officers, keepers } = await findStaff()
      for (const stored of waiting) {
        const opened = openFor(stored, queue)
        const found = opened && (await read(stored._id, opened))
        if (!opened || !found) continue
        const left = [...findExcluded(stored.keys, opened.content), ...partialIn(found, [...officers, ...keepers])]
        const competent = readersAmong(officers, left)
        if (competent.length === 0) continue
        const given = competent.reduce((keys, one) => addReader(keys, opened, one) ?? keys, stored.keys)
        const kept = keepIdentity(takeOff(given, [queueId]), opened, { keepers, partial: left })
        await replace(stored, rotate(kept, opened))
      }
    },

    /** Takes off who holds the office no longer. The last on a list stays: else nobody could ever read the case. */
    async takeOffGone(): Promise<void> {
      const { officers, keepers } = await findStaff()
      const mayRead = { content: officers, identity: [...officers, ...keepers] }
      for (const stored of await find({ [readerPath]: { $nin: [] } })) {
        const keys = caseParts.reduce((left, part) => {
          const ids = idsIn(left, part)
          const gone = ids.filter((id) => id !== queueId && !mayRead[part].some(({ account }) => account.id === id))
          return gone.length > 0 && gone.length < ids.length ? takeOffPart(left, part, gone) : left
        }, stored.keys)
        if (keys !== stored.keys) await replace(stored, keys)
      }
    },

    /** Gives a colleague what the giver reads, except that in which the colleague is partial; can be done again. Returns how many cases. */
    async grant(giver: OpenReader, to: Reader): Promise<number> {
      const staff = await findStaff()
      if (staff.keepers.some(({ account }) => account.id === to.id)) return grantIdentities(giver, to, staff)
      const officers = staff.officers.filter(({ account }) => account.id === to.id)
      let given = 0
      for (const stored of await find({ [readerPath]: giver.id })) {
        const [keys] = grantCases([stored.keys], giver, to)
        const opened = keys && openFor(stored, giver)
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
      if (stored) await settle(stored, reader, await findStaff())
    },

    /** The same for all cases of an officer who has just declared something. */
    async renewAll(reader: OpenReader): Promise<void> {
      const staff = await findStaff()
      for (const stored of await find({ [readerPath]: reader.id })) await settle(stored, reader, staff)
    },

    /** Who is on a case's list; null: nobody but the queue. */
    async findReaders(id: string): Promise<string[] | null> {
      const [stored] = await find({ _id: id })
      const ids = stored ? readerIds(stored.keys) : []
      return ids.includes(queueId) ? null : ids
    },
  }
}
