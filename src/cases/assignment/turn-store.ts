import type { Model } from 'mongoose'
import type { Case } from '../case.js'
import { openStates } from '../inbox/queues.js'
import { caseOf, type StoredCase } from '../stored-case.js'

/** Ordinary cases that wait to be given to whoever is at the desk. */
export const createTurnStore = (open: Model<StoredCase>) => ({
  /** The communes with cases that wait to be given out. */
  async findCommunesAwaitingTurn(): Promise<string[]> {
    const found = await open.aggregate<{ _id: string | null }>([
      { $match: { awaitsTurn: { $gt: new Date(0) } } },
      { $group: { _id: '$agency.communeCode' } },
    ])
    return found.flatMap(({ _id }) => _id ?? []).sort()
  },

  /** A commune's cases that wait to be given out, in the order in which they came. */
  async findAwaitingTurn(communeCode: string, limit: number): Promise<Case[]> {
    const found = await open
      .find(
        { awaitsTurn: { $gt: new Date(0) }, 'agency.communeCode': communeCode, state: { $in: openStates } },
        { words: 0, pairs: 0 },
      )
      .sort({ awaitsTurn: 1, _id: 1 })
      .limit(limit)
      .lean<StoredCase[]>()
    return found.map(caseOf)
  },

  /** A commune's cases wait no longer to be given out. */
  async endTurns(communeCode: string): Promise<void> {
    await open.updateMany(
      { awaitsTurn: { $gt: new Date(0) }, 'agency.communeCode': communeCode },
      { $set: { awaitsTurn: null } },
    )
  },
})
