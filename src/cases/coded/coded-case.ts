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

/** An opening or a move from one state to another; `id` is the event's, of its case alone. */
export type CodedMove = { id: string; at: Date; from: StateName | null; to: StateName }
export type CodedMoves = { found: CodedCase; moves: CodedMove[] }
