import type { Case } from './case.js'
import { kindOf } from './kinds/index.js'

/** Heads whose petitions the province's own officers prepare. */
const provinceHead = 'Chủ tịch UBND tỉnh'

/**
 * Whether another body than the one that has a complaint settles it: a department, the police. Such a letter is guided
 * there, once, and never accepted here (Luật Khiếu nại Điều 7, 27; legal-facts section 4.8).
 */
export const isSettledElsewhere = ({ kind, agency, settledBy }: Pick<Case, 'kind' | 'agency' | 'settledBy'>): boolean =>
  (kind === 'complaint' || kind === 'second_complaint') &&
  settledBy !== null &&
  agency.office === 'province' &&
  !kindOf(kind).isProtected &&
  !settledBy.startsWith(provinceHead)
