import type { Case } from './case.js'
import { provinceHead } from './kinds/wording.js'

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

/** Who settles it, as steps and news name them: the chairman whom the office prepares it for, where he is known, else the office. */
export const settlerOf = ({ kind, agency, settledBy }: Pick<Case, 'kind' | 'agency' | 'settledBy'>): string =>
  kind === 'feedback' ? agency.name : (settledBy ?? (agency.office === 'commune' ? agency.name : provinceHead))
