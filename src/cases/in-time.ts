import { answerClocks } from './clocks.js'

/** How many answers and decisions were given, and how many of them by their day. */
export type Answers = { answered: number; inTime: number }

/** Of a clock in an aggregation: it is one of an answer, and has ended. */
export const isAnswer = (clock: string) => ({
  $and: [{ $in: [`${clock}.clockId`, answerClocks] }, { $gt: [`${clock}.stoppedOn`, null] }],
})

/** Of such a clock: it ended by its day. */
export const isInTime = (clock: string) => ({ $lte: [`${clock}.stoppedOn`, `${clock}.dueOn`] })

/** The share of answers given in time in whole percent, never more than it is; null where none was given. */
export const percentInTime = ({ answered, inTime }: Answers): number | null =>
  answered === 0 ? null : Math.floor((inTime / answered) * 100)
