import type { CategoryName } from './categories.js'
import { answerClocks } from './clocks.js'
import { wordAtDesk } from './inbox/search-words.js'
import type { CaseKind, StateName } from './kinds/index.js'
import { readerPath } from './sealed/key-lists.js'

/** Which cases; `communeCode` undefined is all agencies, null the province's own. */
export type CaseFilter = {
  communeCode?: string | null
  /** Where it lies or is under way to. */
  desk?: string | null
  /** Null: nobody has it. */
  assigneeId?: string | null
  /** The citizen's own words wait for an answer. */
  citizenWaits?: true
  ids?: string[]
  /** Protected, and this account is on its key list. */
  readerId?: string
  notIds?: string[]
  receiptCode?: string
  /** Its chat's name begins so. */
  chatBegins?: string
  /** All of these words, the last one perhaps only begun. */
  words?: string[]
  /** Its nearest duty ends after the one and at the latest at the other instant. */
  dueFrom?: Date
  dueUpTo?: Date
  /** Under way to another agency; with a time, those that were to be answered before it. */
  underWay?: true | { unansweredAt: Date }
  category?: CategoryName
  /** Any of these. */
  categories?: readonly CategoryName[]
  /** Opened from the one on and before the other. */
  openedFrom?: Date
  openedBefore?: Date
  /** Changed at this instant or later. */
  changedFrom?: Date
  /** An answer was due on, or before, this local day and hadn't been given when it began. */
  owedAnswer?: { on: string } | { before: string }
  kind?: CaseKind
  states?: StateName[]
  /** Something can still happen in it. */
  isOpen?: true
  overdueAt?: Date
  /** Its nearest duty ends at this instant. */
  dueAt?: Date
  awaitsCitizen?: true
}

/** As `desks` names an agency: a commune's code, 'province'. */
export const deskOf = (communeCode: string | null): string => communeCode ?? 'province'

const fewestToBegin = 2
const wordsQuery = ({ words = [], desk }: CaseFilter): Record<string, unknown>[] =>
  words.map((word, index) => {
    const kept = desk === undefined ? word : wordAtDesk(deskOf(desk), word)
    const isBegun = index === words.length - 1 && word.length >= fewestToBegin
    return { words: isBegun ? new RegExp(`^${kept}`) : kept }
  })

const owed = (when: { on: string } | { before: string }): Record<string, unknown> => {
  const day = 'on' in when ? when.on : when.before
  return {
    clockId: { $in: answerClocks },
    dueOn: 'on' in when ? day : { $lt: day },
    startedOn: { $lte: day },
    $or: [{ stoppedOn: null }, { stoppedOn: { $gte: day } }],
  }
}

/** The filter as the database takes it. */
export const toQuery = (filter: CaseFilter): Record<string, unknown> => ({
  ...(filter.communeCode !== undefined && { 'agency.communeCode': filter.communeCode }),
  ...(filter.desk !== undefined && { desks: deskOf(filter.desk) }),
  ...(filter.assigneeId !== undefined && { 'assignee.id': filter.assigneeId }),
  ...(filter.citizenWaits && { citizenWaitsSince: { $gt: new Date(0) } }),
  ...(filter.readerId !== undefined && { [readerPath]: filter.readerId }),
  ...((filter.ids || filter.notIds) && {
    _id: { ...(filter.ids && { $in: filter.ids }), ...(filter.notIds && { $nin: filter.notIds }) },
  }),
  ...(filter.receiptCode !== undefined && { receiptCode: filter.receiptCode }),
  ...(filter.chatBegins && { chat: { $gte: filter.chatBegins, $lt: `${filter.chatBegins}\uffff` } }),
  ...(filter.words && { $and: wordsQuery(filter) }),
  // the end first: where an index reads by one bound alone, little is late and much is still to come
  ...((filter.dueFrom || filter.dueUpTo) && {
    sortDue: { ...(filter.dueUpTo && { $lte: filter.dueUpTo }), ...(filter.dueFrom && { $gt: filter.dueFrom }) },
  }),
  ...(filter.underWay && { 'transfer.state': 'sent' }),
  ...(typeof filter.underWay === 'object' && { 'transfer.answerBy': { $lt: filter.underWay.unansweredAt } }),
  ...(filter.category && { category: filter.category }),
  ...(filter.categories && { category: { $in: [...filter.categories] } }),
  ...((filter.openedFrom || filter.openedBefore) && {
    openedAt: {
      ...(filter.openedFrom && { $gte: filter.openedFrom }),
      ...(filter.openedBefore && { $lt: filter.openedBefore }),
    },
  }),
  ...(filter.changedFrom && { updatedAt: { $gte: filter.changedFrom } }),
  ...(filter.owedAnswer && { clocks: { $elemMatch: owed(filter.owedAnswer) } }),
  ...(filter.kind && { kind: filter.kind }),
  ...(filter.states && { state: { $in: filter.states } }),
  ...(filter.isOpen && { isOpen: true }),
  ...(filter.overdueAt && { sortDue: { $lt: filter.overdueAt } }),
  ...(filter.dueAt && { sortDue: filter.dueAt }),
  ...(filter.awaitsCitizen && { awaitsCitizen: true }),
})
