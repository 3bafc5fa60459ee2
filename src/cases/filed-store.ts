import type { Model } from 'mongoose'
import type { HiddenNames } from './sealed/hidden-names.js'
import type { StoredCase } from './stored-case.js'

/** What the proof of filing knows of a case. `day`: in whose tree it stands; '' in none yet. */
export type FiledCase = { id: string; receiptCode: string; salt: string; day: string }

const filedFields = { receiptCode: 1, proof: 1 } as const

const toFiled = ({ _id, receiptCode, proof }: StoredCase): FiledCase[] =>
  proof ? [{ id: _id, receiptCode, ...proof }] : []

/** Which cases were filed when, of every kind, for the daily proof (decision 0085). `findNamed`: by code, in both collections. */
export const createFiledStore = ({
  both,
  names,
  findNamed,
}: {
  both: readonly Model<StoredCase>[]
  names: Pick<HiddenNames, 'show'>
  findNamed: (named: { receiptCode: string }, fields: Record<string, 1>) => Promise<StoredCase | null>
}) => ({
  /** Cases of every kind that stand in no day's tree yet, opened before an instant. */
  async findUnproved(before: Date): Promise<FiledCase[]> {
    const found = await Promise.all(
      both.map((model) => model.find({ 'proof.day': '', openedAt: { $lt: before } }, filedFields).lean<StoredCase[]>()),
    )
    return found.flat().flatMap((stored) => toFiled(names.show(stored)))
  },

  /** Notes in whose day's tree cases stand; one that stands in a tree stays there. */
  async putInDay(ids: readonly string[], day: string): Promise<void> {
    await Promise.all(
      both.map((model) =>
        model.updateMany({ _id: { $in: [...ids] }, 'proof.day': '' }, { $set: { 'proof.day': day } }),
      ),
    )
  },

  /** What proves that a case was filed; null: there is none, or it is from before there was proof. */
  async getFiled(receiptCode: string): Promise<FiledCase | null> {
    const found = await findNamed({ receiptCode }, filedFields)
    return (found && toFiled(names.show(found))[0]) ?? null
  },
})
