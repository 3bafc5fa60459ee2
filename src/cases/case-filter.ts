import type { CategoryName } from './categories.js'
import type { CaseKind, StateName } from './kinds/index.js'

/** Which cases; `communeCode` undefined is all agencies, null the province's own. */
export type CaseFilter = {
  communeCode?: string | null
  /** With `communeCode`: also those that are under way to it. */
  andUnderWay?: true
  /** Under way to another agency; with a time, those that were to be answered before it. */
  underWay?: true | { unansweredAt: Date }
  category?: CategoryName
  /** Opened from the one on and before the other. */
  openedFrom?: Date
  openedBefore?: Date
  kind?: CaseKind
  states?: StateName[]
  overdueAt?: Date
  /** Its nearest duty ends at this instant. */
  dueAt?: Date
  awaitsCitizen?: true
}

/** The filter as the database takes it. */
export const toQuery = (filter: CaseFilter): Record<string, unknown> => ({
  ...(filter.communeCode !== undefined &&
    (filter.andUnderWay
      ? {
          $or: [
            { 'agency.communeCode': filter.communeCode },
            { 'transfer.to.communeCode': filter.communeCode, 'transfer.state': 'sent' },
          ],
        }
      : { 'agency.communeCode': filter.communeCode })),
  ...(filter.underWay && { 'transfer.state': 'sent' }),
  ...(typeof filter.underWay === 'object' && { 'transfer.answerBy': { $lt: filter.underWay.unansweredAt } }),
  ...(filter.category && { category: filter.category }),
  ...((filter.openedFrom || filter.openedBefore) && {
    openedAt: {
      ...(filter.openedFrom && { $gte: filter.openedFrom }),
      ...(filter.openedBefore && { $lt: filter.openedBefore }),
    },
  }),
  ...(filter.kind && { kind: filter.kind }),
  ...(filter.states && { state: { $in: filter.states } }),
  ...(filter.overdueAt && { sortDue: { $lt: filter.overdueAt } }),
  ...(filter.dueAt && { sortDue: filter.dueAt }),
  ...(filter.awaitsCitizen && { awaitsCitizen: true }),
})
