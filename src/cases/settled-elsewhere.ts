import { tellsCrime } from '../routing/denunciation-place.js'
import type { Case } from './case.js'
import { type CaseClockId, crimeClock, type Started } from './kinds/state-table.js'
import { provinceHead } from './kinds/wording.js'
import { standingTimeline } from './standing-timeline.js'

/**
 * Whether another body than the one that has a letter settles it: a department, the police, a commune's chairman. A
 * complaint is guided there, once (Luật Khiếu nại Điều 7, 27), a denunciation passed on (Luật Tố cáo Điều 24); neither is
 * accepted here (legal-facts section 4.8).
 */
export const isSettledElsewhere = ({ kind, agency, settledBy }: Pick<Case, 'kind' | 'agency' | 'settledBy'>): boolean =>
  (kind === 'complaint' || kind === 'second_complaint' || kind === 'denunciation') &&
  settledBy !== null &&
  agency.office !== 'commune' &&
  !settledBy.startsWith(provinceHead)

/** A signed denunciation that may not be accepted here is to be passed on, from the day on which it came (Luật Tố cáo Điều 24 khoản 2). */
export const transferStarts = (found: Pick<Case, 'kind' | 'agency' | 'settledBy'>, to: string): Started[] =>
  found.kind === 'denunciation' && to === 'received' && isSettledElsewhere(found)
    ? [{ clock: 'tc.transfer', from: 'day' }]
    : []

/** A signed denunciation, or a tip that comes in, tells of a crime: somebody looks at it at once (Luật Tố cáo Điều 27 khoản 1). */
export const crimeStarts = (
  { kind, against, text }: Pick<Case, 'kind' | 'against' | 'text'>,
  to: string,
): CaseClockId[] =>
  (kind === 'denunciation' || kind === 'tip') && to === 'received' && tellsCrime(against ?? '', text)
    ? [crimeClock]
    : []

const handedOn: ReadonlySet<string> = new Set(['transferred', 'tip_forwarded', 'forwarded', 'guided'])

/** The body that a case was handed on to, by its name; null: it lies here. */
export const receiverOf = (found: Pick<Case, 'state' | 'timeline'>): string | null =>
  handedOn.has(found.state)
    ? (standingTimeline(found).findLast(({ what, to }) => what === 'moved' && to === found.state)?.facts?.target ??
      null)
    : null

/** Who settles it, as steps and news name them: the chairman whom the office prepares it for, where he is known, else the office. */
export const settlerOf = ({ kind, agency, settledBy }: Pick<Case, 'kind' | 'agency' | 'settledBy'>): string =>
  kind === 'feedback' ? agency.name : (settledBy ?? (agency.office === 'commune' ? agency.name : provinceHead))
