import type { TaskKindDefinition } from './kind.js'

/**
 * `slug`: the procedure's or the matter's beside the catalog. `told`: what the answers just before rested on,
 * 'slug, bản version (facts)'; missing from what was reported before December 2026.
 */
export type ErrorReportFacts = { text: string; slug: string; told?: string[] }

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
  kept: ({ text, slug, told }) => ({ text: text.slice(0, longestKept), slug, ...(told && { told }) }),
  shows: ({ facts: { text, slug, told = [] } }) => ({ text, facts: [], about: { label: 'Về', slug }, told }),
}
