import type { TaskKindDefinition } from './kind.js'

/** `slug`: the procedure's or the matter's beside the catalog. */
export type ErrorReportFacts = { text: string; slug: string }

const longestKept = 2_000

/** "Báo sai": a citizen says that what an answer tells isn't right. */
export const errorReport: TaskKindDefinition<ErrorReportFacts> = {
  label: 'Người dân báo sai',
  help: null,
  none: 'Không có tin báo nào.',
  address: 'bao-sai',
  permission: 'edit_catalog',
  order: 'newest',
  endedBy: 'done',
  isGrouped: false,
  showsCases: false,
  mayBeProtected: false,
  audited: null,
  forgotten: 'always',
  kept: ({ text, slug }) => ({ text: text.slice(0, longestKept), slug }),
  shows: ({ facts: { text, slug } }) => ({ text, facts: [], about: { label: 'Về', slug } }),
}
