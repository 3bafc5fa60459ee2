import type { Case, TimelineEvent } from './case.js'

/** The timeline as it holds: without steps that were taken back, and without their taking back. */
export const standingTimeline = ({ timeline }: Pick<Case, 'timeline'>): TimelineEvent[] => {
  const undone = new Set(timeline.flatMap(({ facts }) => facts?.takesBack ?? []))
  return undone.size === 0
    ? timeline
    : timeline.filter(({ id, facts }) => facts?.takesBack === undefined && !undone.has(id))
}
