import type { TimelineEvent } from '../case.js'

const answering = new Set<TimelineEvent['what']>(['replied', 'asked', 'moved', 'told'])

/**
 * Since when the citizen's own words wait for an answer, after an event: an answer, an addition or a reopening begins it,
 * an answer, a question or a step of the staff ends it; undefined: the event changes nothing of it.
 */
export const waitsAfter = ({ by, what, at }: Pick<TimelineEvent, 'by' | 'what' | 'at'>): Date | null | undefined => {
  if (by.role === 'citizen') return what === 'opened' || what === 'rated' || what === 'followed' ? undefined : at
  return by.role === 'staff' && answering.has(what) ? null : undefined
}
