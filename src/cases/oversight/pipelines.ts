import { type CaseFilter, toQuery } from '../case-filter.js'
import { answeredStates, openStates } from '../inbox/queues.js'

/** The instants that figures are counted by: now, the end of today, and from when what was done counts. */
export type Marks = { at: Date; endOfToday: Date; since: Date }

type DayMarks = Omit<Marks, 'since'>

/** What one of the staff has; each figure is as long as the list of the inbox that it opens. */
export type OfficerCount = {
  assigneeId: string | null
  open: number
  fresh: number
  dueToday: number
  late: number
  answered: number
}

const countIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })
const isIn = (states: readonly string[]) => ({ $in: ['$state', states] })

/** What lists count as due today and as late. */
const dutyCounts = ({ at, endOfToday }: DayMarks) => ({
  dueToday: countIf({ $and: [{ $gt: ['$sortDue', at] }, { $lte: ['$sortDue', endOfToday] }] }),
  late: countIf({ $lt: ['$sortDue', at] }),
})

/** Figures of the cases of a filter by who has them. */
export const officerPipeline = (filter: CaseFilter, marks: Marks) => [
  { $match: toQuery(filter) },
  {
    $group: {
      _id: '$assignee.id',
      open: countIf(isIn(openStates)),
      fresh: countIf({ $gte: ['$openedAt', marks.since] }),
      ...dutyCounts(marks),
      answered: countIf({ $and: [isIn(answeredStates), { $gte: ['$updatedAt', marks.since] }] }),
    },
  },
  {
    $project: { _id: 0, assigneeId: { $ifNull: ['$_id', null] }, open: 1, fresh: 1, dueToday: 1, late: 1, answered: 1 },
  },
]

/** How one desk stands: each figure is as long as the list of the inbox that it opens. */
export type DeskCount = {
  /** A commune's code, 'province'. */
  desk: string
  open: number
  dueToday: number
  late: number
  /** The office asked and the citizen hasn't answered. */
  waiting: number
}

/** Figures of all desks at once, of the cases of a filter: of open cases, and of ended ones with a duty left. */
export const deskPipeline = (filter: CaseFilter, marks: DayMarks) => [
  {
    $match: {
      ...toQuery(filter),
      $or: [{ state: { $in: openStates } }, { sortDue: { $lte: marks.endOfToday } }],
    },
  },
  {
    $project: {
      desks: 1,
      state: 1,
      sortDue: 1,
      awaitsCitizen: 1,
    },
  },
  { $unwind: '$desks' },
  {
    $group: {
      _id: '$desks',
      open: countIf(isIn(openStates)),
      ...dutyCounts(marks),
      waiting: countIf({ $and: ['$awaitsCitizen', isIn(openStates)] }),
    },
  },
  { $project: { _id: 0, desk: '$_id', open: 1, dueToday: 1, late: 1, waiting: 1 } },
]
