/**
 * How the counts of a measure go together over a period. flow: they are added up; stock: +1 on the day something begins and
 * −1 on the day it ends, so that the sum up to a day is how many there are at its end; level: counted anew each day, the last day counts.
 */
export type MeasureMode = 'flow' | 'stock' | 'level'

const defineMeasures = <N extends string>(table: Record<N, MeasureMode>) => table

/** Everything that is counted, each day, for each commune, kind and field; `by` of a fact tells it further apart. */
export const measures = defineMeasures({
  /** Cases; `by`: the channel. A petition counts from its signed letter on. */
  received: 'flow',
  open: 'stock',
  /** The term of the answer or the decision ended with one; `by` of answered_days: working days from its first to its last. */
  answered: 'flow',
  answered_in_time: 'flow',
  /** In time, without extension, pause or later finding. */
  answered_by_first_day: 'flow',
  answered_longer: 'flow',
  answered_days: 'flow',
  /** The term of the answer is over and nothing ended it. */
  late: 'stock',
  /** It ended late; `late_told`: the citizen had been told before its last day. */
  answered_late: 'flow',
  late_told: 'flow',
  /** Open, and for ten working days the citizen heard nothing. */
  silent: 'stock',
  /** Luật Tiếp công dân Điều 28.1: the word on how it will be handled; due on its day, or done before. */
  notice_due: 'flow',
  notice_in_time: 'flow',
  /** `by`: the ground's key, or ''. */
  refused: 'flow',
  forwarded: 'flow',
  withdrawn: 'flow',
  reopened: 'flow',
  paused: 'flow',
  /** The law's period ended without a decision and the citizen was told of the ways that stay open. */
  escalated: 'flow',
  moved: 'flow',
  moved_in_time: 'flow',
  /** Moved for the second time. */
  bounced: 'flow',
  answered_in_words: 'flow',
  answered_with_basis: 'flow',
  /** `by`: the mark 1 to 5. */
  rated: 'flow',
  /** First of: late, reopened, marked 1 or 2. */
  unhappy: 'flow',
  about_staff: 'flow',
  /** Denunciations, for the whole province alone: the first handling. */
  first_handled: 'flow',
  first_in_time: 'flow',
  published_answers: 'flow',

  /** What citizens ask; `by`: the procedure, or ''. */
  asked: 'flow',
  known: 'flow',
  unknown: 'flow',
  /** One person and one procedure, once a day. */
  asking_person: 'flow',
  asking_again: 'flow',
  listed: 'flow',
  asked_how_to_file: 'flow',
  chose_online: 'flow',
  handed_off: 'flow',
  handed_off_in_time: 'flow',
  error_reported: 'flow',
  error_settled: 'flow',
  error_days: 'flow',

  /** The catalog, as it stood at the end of a day. */
  live_procedures: 'level',
  full_procedures: 'level',
  fresh_procedures: 'level',
  priced_procedures: 'level',
  official_procedures: 'level',
  contacts_complete: 'level',
  /** The communes themselves: what every one of them has to publish is counted among. */
  communes: 'level',
  kinds_published: 'level',
  /** What communes have to publish. */
  publication_due: 'flow',
  publication_in_time: 'flow',
  reception_posted: 'flow',
  reception_held: 'flow',

  /** Surveys; `by`: the mark 1 to 5, or the answer. */
  invited: 'flow',
  invitation_answered: 'flow',
  overall: 'flow',
  access: 'flow',
  procedure: 'flow',
  officers: 'flow',
  result: 'flow',
  pakn: 'flow',
  once: 'flow',
  visits: 'flow',
  extra: 'flow',
  wish: 'flow',
})

export type Measure = keyof typeof measures
