import { type CaseFilter, toQuery } from '../case-filter.js'
import { isAnswer, isInTime } from '../in-time.js'
import { answeredStates, openStates } from '../inbox/queues.js'

/** The instants that figures are counted by: now, the end of today, and from when what was done counts. */
export type Marks = { at: Date; endOfToday: Date; since: Date }

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
const dutyCounts = ({ at, endOfToday }: Marks) => ({
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

/**
 * How one desk stands: as long as the lists of the inbox that the figures open, but for what it answered itself in the last
 * 30 days.
 */
export type DeskCount = {
  /** A commune's code, 'province'. */
  desk: string
  open: number
  dueToday: number
  late: number
  /** The office asked and the citizen hasn't answered. */
  waiting: number
  /** Answers and decisions given, and those of them given by their day. */
  answered: number
  inTime: number
}

/** How many answers and decisions a case had since a local day; `more` narrows them. */
const answersSince = (day: string, ...more: unknown[]) => ({
  $size: {
    $filter: {
      input: '$clocks',
      as: 'clock',
      cond: {
        $and: [isAnswer('$$clock'), { $gte: ['$$clock.stoppedOn', day] }, ...more],
      },
    },
  },
})

const atOwnDesk = { $eq: ['$desks', { $ifNull: ['$agency.communeCode', 'province'] }] }
const sumIf = (condition: unknown, amount: unknown) => ({ $sum: { $cond: [condition, amount, 0] } })

/** Figures of all desks at once, of the cases of a filter: of open cases, of those that changed since, and of ended ones with a duty left. */
export const deskPipeline = (filter: CaseFilter, marks: Marks, sinceDay: string) => [
  {
    $match: {
      ...toQuery(filter),
      $or: [
        { state: { $in: openStates } },
        { updatedAt: { $gte: marks.since } },
        { sortDue: { $lte: marks.endOfToday } },
      ],
    },
  },
  {
    $project: {
      desks: 1,
      state: 1,
      sortDue: 1,
      awaitsCitizen: 1,
      'agency.communeCode': 1,
      answered: answersSince(sinceDay),
      inTime: answersSince(sinceDay, isInTime('$$clock')),
    },
  },
  { $unwind: '$desks' },
  {
    $group: {
      _id: '$desks',
      open: countIf(isIn(openStates)),
      ...dutyCounts(marks),
      waiting: countIf({ $and: ['$awaitsCitizen', isIn(openStates)] }),
      answered: sumIf(atOwnDesk, '$answered'),
      inTime: sumIf(atOwnDesk, '$inTime'),
    },
  },
  { $project: { _id: 0, desk: '$_id', open: 1, dueToday: 1, late: 1, waiting: 1, answered: 1, inTime: 1 } },
]
