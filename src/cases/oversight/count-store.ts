import type { Model } from 'mongoose'
import { type CaseFilter, toQuery } from '../case-filter.js'
import { answerClocks } from '../clocks.js'
import { openStates } from '../inbox/queues.js'
import type { CaseKind, StateName } from '../kinds/index.js'
import type { StoredCase } from '../stored-case.js'
import { type DeskCount, deskPipeline, type Marks, type OfficerCount, officerPipeline } from './pipelines.js'

/** Of the terms of the answer: those that stand still, and those that were made longer. */
export type TermCount = {
  kind: CaseKind
  agency: string
  paused: number
  extended: number
}

/** Cases of one kind, agency and state. */
export type CaseCount = { kind: CaseKind; state: StateName; agency: string; count: number; late: number }

/** How many ordinary cases there are, by whom and where. */
export const createCountStore = (open: Model<StoredCase>) => ({
  /** How many ordinary cases there are of each kind, agency and state, and how many of those were due before `at`. */
  async countByAgency(at: Date, filter: CaseFilter): Promise<CaseCount[]> {
    const found = await open.aggregate<{ _id: Omit<CaseCount, 'count' | 'late'>; count: number; late: number }>([
      { $match: toQuery(filter) },
      {
        $group: {
          _id: { kind: '$kind', state: '$state', agency: '$agency.name' },
          count: { $sum: 1 },
          late: { $sum: { $cond: [{ $lt: ['$sortDue', at] }, 1, 0] } },
        },
      },
    ])
    return found.map(({ _id, count, late }) => ({ ..._id, count, late }))
  },

  /** Of ordinary cases of each kind and agency the terms of the answer that stand still, or were made longer. */
  async countTerms(filter: CaseFilter): Promise<TermCount[]> {
    const isExtended = {
      $or: [
        { $gt: ['$clocks.extensions', 0] },
        {
          $cond: [
            { $gt: ['$clocks.findings', null] },
            { $in: ['complex', '$clocks.findings'] },
            { $in: ['complex', '$findings'] },
          ],
        },
      ],
    }
    const found = await open.aggregate<
      { _id: Pick<TermCount, 'kind' | 'agency'> } & Omit<TermCount, 'kind' | 'agency'>
    >([
      { $match: toQuery(filter) },
      { $unwind: '$clocks' },
      { $match: { 'clocks.clockId': { $in: answerClocks } } },
      {
        $group: {
          _id: { kind: '$kind', agency: '$agency.name' },
          paused: {
            $sum: {
              $cond: [{ $and: [{ $eq: ['$clocks.stoppedOn', null] }, { $ne: ['$clocks.pausedOn', null] }] }, 1, 0],
            },
          },
          extended: { $sum: { $cond: [isExtended, 1, 0] } },
        },
      },
    ])
    return found.map(({ _id, ...counts }) => ({ ..._id, ...counts }))
  },

  /** How many ordinary cases each of the staff has, by `assignee`; null: nobody's. */
  countByOfficer: (filter: CaseFilter, marks: Marks): Promise<OfficerCount[]> =>
    open.aggregate<OfficerCount>(officerPipeline(filter, marks)),

  /** How every desk stands with its ordinary cases. */
  countByDesk: (filter: CaseFilter, marks: Omit<Marks, 'since'>): Promise<DeskCount[]> =>
    open.aggregate<DeskCount>(deskPipeline(filter, marks)),

  /** How many open ordinary cases each of these accounts has; who has none is left out. */
  async countOpenOf(accountIds: readonly string[]): Promise<Map<string, number>> {
    const found = await open.aggregate<{ _id: string; count: number }>([
      { $match: { 'assignee.id': { $in: [...accountIds] }, state: { $in: openStates } } },
      { $group: { _id: '$assignee.id', count: { $sum: 1 } } },
    ])
    return new Map(found.map(({ _id, count }) => [_id, count]))
  },
})
