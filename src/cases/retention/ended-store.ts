import type { Model } from 'mongoose'
import type { AuditEntry } from '../../shared/audit.js'
import type { Case } from '../case.js'
import { type CaseKind, kindOf } from '../kinds/index.js'
import type { HiddenNames } from '../sealed/hidden-names.js'
import type { StoredCase } from '../stored-case.js'
import type { Hold, LiftedHold } from './hold.js'

/** As much of a case that is over as tells whether it is still kept, and what stays of it. */
export type EndedCase = Pick<
  Case,
  'id' | 'kind' | 'state' | 'agency' | 'openedAt' | 'updatedAt' | 'attachments' | 'hold'
>

const endedFields = { kind: 1, state: 1, agency: 1, openedAt: 1, updatedAt: 1, attachments: 1, hold: 1 }

/** Cases that are over: how long they are kept, what holds them, their end. */
export const createEndedStore = ({
  both,
  modelFor,
  names,
}: {
  both: readonly Model<StoredCase>[]
  modelFor: (isProtected: boolean) => Model<StoredCase>
  names: Pick<HiddenNames, 'show'>
}) => ({
  /** Cases of a kind in which nothing happened since an instant and nothing can happen, the longest ended first. */
  async findEnded(kind: CaseKind, { before, limit }: { before: Date; limit: number }): Promise<EndedCase[]> {
    const found = await modelFor(kindOf(kind).isProtected)
      .find({ updatedAt: { $lt: before }, isOpen: false, kind }, endedFields)
      .sort({ updatedAt: 1 })
      .limit(limit)
      .lean<StoredCase[]>()
    return found.map(names.show).map(({ _id, ...rest }) => ({ id: _id, ...rest }))
  },

  /**
   * Deletes a case with the lists of its keys, unless it is held, was taken up again, or something goes on with it or is
   * still to be collected from it. True: it is gone, now or before.
   */
  async deleteEnded(
    id: string,
    { isProtected, endedBefore }: { isProtected: boolean; endedBefore: Date },
  ): Promise<boolean> {
    const model = modelFor(isProtected)
    if (!(await model.exists({ joinedTo: id }))) {
      await model.deleteOne({
        _id: id,
        isOpen: false,
        hold: null,
        updatedAt: { $lt: endedBefore },
        'outgoing.0': { $exists: false },
        'audit.0': { $exists: false },
      })
    }
    return !(await model.exists({ _id: id }))
  },

  async findHeldIds(limit: number): Promise<string[]> {
    const found = await Promise.all(
      both.map((model) =>
        model
          .find({ 'hold.at': { $gt: new Date(0) } }, { _id: 1 })
          .sort({ 'hold.at': 1 })
          .limit(limit)
          .lean<{ _id: string }[]>(),
      ),
    )
    return found.flat().map(({ _id }) => _id)
  },

  /** False: it is held already, or gone. */
  async setHold({ id, kind }: Case, hold: Hold, entry: AuditEntry): Promise<boolean> {
    const held = await modelFor(kindOf(kind).isProtected).updateOne(
      { _id: id, hold: null },
      { $set: { hold }, $push: { audit: entry } },
    )
    return held.modifiedCount === 1
  },

  /** False: it isn't held any more. */
  async liftHold({ id, kind }: Case, lifted: LiftedHold, entry: AuditEntry): Promise<boolean> {
    const changed = await modelFor(kindOf(kind).isProtected).updateOne(
      { _id: id, 'hold.at': lifted.at },
      { $set: { hold: null }, $push: { formerHolds: lifted, audit: entry } },
    )
    return changed.modifiedCount === 1
  },
})
