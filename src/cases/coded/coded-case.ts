import type { Case } from '../case.js'
import type { CaseFilter } from '../case-filter.js'
import type { StateName } from '../kinds/index.js'

/** What other systems read of a case: codes and days, nothing that anybody wrote or is. */
export const codedFields = [
  ...(['kind', 'category', 'state', 'communeCode', 'agency', 'clocks', 'dueAt', 'openedAt', 'updatedAt'] as const),
] as const
export type CodedCase = Pick<Case, 'id' | (typeof codedFields)[number]>

/** Not sent yet, or gone on where accusations are kept. */
export const hiddenStates: readonly StateName[] = ['draft', 'sealed', 'reclassified']

/** What other systems may ask for. */
export type CodedFilter = Pick<
  CaseFilter,
  | 'ids'
  | 'kind'
  | 'category'
  | 'categories'
  | 'communeCode'
  | 'states'
  | 'isOpen'
  | 'openedFrom'
  | 'openedBefore'
  | 'changedFrom'
  | 'chatBegins'
>

/** A move of an ordinary case from one state to another, or its opening. */
export type CodedMove = Pick<Case, 'kind' | 'category' | 'communeCode'> & {
  caseId: string
  /** The event's, once for all cases. */
  id: string
  at: Date
  from: StateName | null
  to: StateName
}
