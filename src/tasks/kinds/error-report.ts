import type { TaskKindDefinition } from './kind.js'
import type { LessonTurn } from './unanswered.js'

/**
 * `slug`: the procedure's or the matter's beside the catalog. `told`: what the answers just before rested on,
 * 'slug, bản version (facts)'; missing from what was reported before December 2026. `talk`: what was asked and the answers
 * that the person saw, masked; missing where none was kept.
 */
export type ErrorReportFacts = { text: string; slug: string; told?: string[]; talk?: LessonTurn[] }

const longestKept = 2_000

/** "Báo sai": a citizen says that what an answer tells isn't right. */
export const errorReport: TaskKindDefinition<ErrorReportFacts> = {
  label: 'Người dân báo sai',
  help: null,
  none: 'Không có tin báo nào.',
  address: 'bao-sai',
  permission: 'edit_catalog',
  order: 'newest',
  endedBy: 'verdict',
  isGrouped: false,
  showsCases: false,
  mayBeProtected: false,
  audited: null,
  forgotten: 'always',
  sealedWith: 'talk',
  kept: (facts) => ({ ...facts, text: facts.text.slice(0, longestKept) }),
  shows: ({ facts: { text, slug, told = [], talk = [] } }) => ({
    text,
    facts: [],
    about: { label: 'Về', slug },
    told,
    talk,
  }),
}
