import { fillMissing } from './fill-missing.js'
import type { Migration } from './run-migrations.js'

/** Until 23 November 2026 a conversation knew neither checklists nor files nor what an edit takes back. */
export const wholeConversations: Migration = {
  id: '0001-whole-conversations',
  what: 'every conversation has every field',
  up: (database) =>
    fillMissing(database, 'conversations', {
      flow: null,
      suspended: null,
      'context.procedure': null,
      'context.commune': null,
      'context.checklist': null,
      'context.wasAskedCommune': false,
      'context.files': null,
      'context.protectedAt': null,
      offered: [],
      handled: [],
      lastTurnAt: null,
      last: null,
    }),
}
